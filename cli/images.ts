import { join } from "node:path";
import type { Command } from "commander";
import { watchInterrupts } from "../engine/interruption";
import { linesOnStderr } from "../engine/lines";
import { pushImages } from "../engine/images-push";
import { fail } from "../engine/progress";
import { digestsFile, writeDigests } from "../environments/digests";
import { loadEnvironment } from "../environments/load";

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
        watchInterrupts("npx congtruong images push");
        const root = join(__dirname, "..");
        const environment = loadEnvironment(root, process.env["CONGTRUONG_ENV"] ?? "sandbox");
        const digests = await pushImages(root, environment, linesOnStderr());
        writeDigests(root, environment.name, digests);
        const file = digestsFile(environment.name);
        process.stdout.write(
          `Đã đẩy ${Object.keys(digests).length} ảnh; mã của chúng ở ${file}: đưa vào git. / Pushed; what the registry calls them is in ${file}: commit it.\n`,
        );
      } catch (error) {
        fail(error);
      }
    });
}
