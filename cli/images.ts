import type { Command } from "commander";
import { handleInterrupts } from "../engine/support/interrupts";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { pushImages } from "../engine/docker/push-images";
import { fail } from "../engine/support/progress";
import { digestsFile, writeDigests } from "../environments/digests";
import { loadEnvironment } from "../environments/load";
import { ROOT } from "../engine/support/root";

/** `congtruong images push`: all images that stacks run, into the registry from which the nodes pull them. */
export function registerImages(program: Command): void {
  program
    .command("images")
    .description("ảnh của nền tảng / the platform's images")
    .command("push")
    .description(
      "dựng và đẩy ảnh lên kho ảnh chung / build the images and push them to the cluster's registry",
    )
    .action(async () => {
      try {
        handleInterrupts("npx congtruong images push");
        const environment = loadEnvironment(ROOT, process.env["CONGTRUONG_ENV"] ?? "sandbox");
        const digests = await pushImages(ROOT, environment, stderrReporter());
        writeDigests(ROOT, environment.name, digests);
        const file = digestsFile(environment.name);
        process.stdout.write(
          `Đã đẩy ${Object.keys(digests).length} ảnh; mã của chúng ở ${file}: đưa vào git. / Pushed; what the registry calls them is in ${file}: commit it.\n`,
        );
      } catch (error) {
        fail(error);
      }
    });
}
