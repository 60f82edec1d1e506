import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { loadProject } from "../engine/registry/project";
import { writeJson } from "../engine/support/json-file";
import { makeFolder } from "../engine/support/make-folder";
import { ROOT } from "../engine/support/root";
import { channelsExample, watchedCity } from "../templates/watcher";

interface WatcherOptions {
  readonly out: string;
}

/** What a host without our images needs, by its name in the folder. */
const PROGRAM = {
  "main.js": "dist/images/watcher/main.js",
  "congtruong-watcher.service": "images/watcher/congtruong-watcher.service",
} as const;

/**
 * `congtruong watcher`: a folder for a host outside the data centre, with all that its watcher is started with. What
 * the host's own people have written into `channels.json` stays.
 */
export function registerWatcher(program: Command): void {
  program
    .command("watcher")
    .option("--out <folder>", "thư mục để ghi / where to write", "watcher")
    .description(
      "chuẩn bị máy canh đặt ngoài trung tâm dữ liệu / prepare the watcher for a host outside the data centre",
    )
    .action(({ out }: WatcherOptions) => {
      const { city, environment } = loadProject(ROOT);
      makeFolder(out);
      for (const [name, source] of Object.entries(PROGRAM)) copyFileSync(sourceOf(source), join(out, name));
      writeJson(join(out, "city.json"), watchedCity(city, environment));
      const channels = join(out, "channels.json");
      if (!existsSync(channels)) writeJson(channels, channelsExample(city));
      process.stdout.write(
        `Đã ghi ${out}: sửa channels.json rồi chép sang máy ngoài, theo docs/watcher.md.\n` +
          `Written: edit channels.json, then copy the folder to the host outside (docs/watcher.md).\n`,
      );
    });
}

function sourceOf(path: string): string {
  const file = join(ROOT, path);
  if (existsSync(file)) return file;
  throw new Problem(
    `Thiếu ${path}: chạy \`npm run build\` rồi làm lại.`,
    `${path} is missing: run \`npm run build\`, then try again.`,
  );
}
