import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { Listr } from "listr2";
import { buildImage, forgetImages, missingImages } from "../engine/docker/images";
import { handleInterrupts } from "../engine/support/interrupts";
import { Problem } from "../engine/support/problem";
import { fail, progress, reporterFor } from "../engine/support/progress";
import { imageParts } from "../engine/supply/audit";
import { reproduce } from "../engine/supply/reproduce";
import { lockLines } from "../engine/supply/rules";
import { IMAGE_NAMES, type ImageName } from "../images/catalogue";
import { ROOT } from "../engine/support/root";
import { SILENT } from "../engine/support/reporter";

/**
 * `npm run images [-- --verify | --lock | --rebuild] [NAME…]`: builds what is missing; proves that a build repeats;
 * writes down the Debian packages; takes Debian's newest ones.
 */

const MOST_LINES = 20;

function steps(root: string, names: readonly ImageName[], verify: boolean, wrong: string[]) {
  return new Listr(
    [
      {
        title: "Ảnh còn thiếu / missing images",
        task: async (_: unknown, task) => {
          const missing = await missingImages(root, ["base", ...names]);
          return task.newListr(
            missing.map((name) => ({
              title: name,
              task: (__: unknown, build: { output: string }) => buildImage(root, name, reporterFor(build)),
            })),
          );
        },
      },
      {
        title: "Dựng lại và so sánh / built again and compared",
        enabled: verify,
        task: (_: unknown, task) =>
          task.newListr(
            names.map((name) => ({
              title: name,
              task: async (__: unknown, build: { output: string; title: string }) => {
                const { there, again, compiled, differences } = await reproduce(
                  root,
                  name,
                  reporterFor(build),
                );
                const verdict = there === again ? "=" : differences.length === 0 ? `≈ ${compiled} PHP` : "≠";
                build.title = `${name}: ${there} ${verdict}`;
                if (differences.length === 0) return;
                const rest = differences.length - MOST_LINES;
                wrong.push(name, ...differences.slice(0, MOST_LINES), ...(rest > 0 ? [`… ${rest}`] : []));
              },
            })),
          ),
      },
    ],
    progress(),
  );
}

/** The versions of all Debian packages in all images, for a person to compare and for `congtruong audit`. */
async function writeLock(root: string): Promise<void> {
  const images = await imageParts(root, SILENT);
  const [absent] = images.skipped;
  if (absent !== undefined) throw new Problem(absent.vi, absent.en);
  const lines = [...images.parts].flatMap(([name, parts]) => lockLines(name, parts));
  writeFileSync(join(root, "images", "packages.lock"), `${lines.join("\n")}\n`);
}

async function main(): Promise<void> {
  const program = new Command("npm run images --")
    .description("Dựng ảnh còn thiếu / build missing images")
    .argument("[name...]", "chỉ những ảnh này / these only")
    .option("--lock", "ghi images/packages.lock / write images/packages.lock", false)
    .option("--rebuild", "dựng lại dù đã có, lấy bản Debian mới nhất / build anew of Debian's newest", false)
    .option("--verify", "dựng lại từ đầu và so từng byte / build again from nothing and compare", false)
    .parse();
  const wanted = program.args;
  const unknown = wanted.find((name) => !IMAGE_NAMES.includes(name as ImageName));
  if (unknown !== undefined) {
    throw new Problem(
      `Không có ảnh ${unknown}: hãy chọn trong ${IMAGE_NAMES.join(", ")}.`,
      `There is no image ${unknown}: choose among ${IMAGE_NAMES.join(", ")}.`,
    );
  }
  handleInterrupts("npm run images");
  const names = IMAGE_NAMES.filter((name) => wanted.length === 0 || wanted.includes(name));
  const wrong: string[] = [];

  const { verify, lock, rebuild } = program.opts<{ verify: boolean; lock: boolean; rebuild: boolean }>();
  if (rebuild) await forgetImages(ROOT);
  await steps(ROOT, names, verify, wrong).run();
  if (lock) await writeLock(ROOT);
  if (wrong.length === 0) return;
  throw new Problem(
    "Hai lần dựng không giống nhau: những tệp khác nhau ở dưới; nếu Debian vừa có bản mới, hãy xoá ảnh cũ rồi dựng lại.",
    "Two builds are not the same: the files that differ are below; if Debian has newer packages since, remove the old image and build it anew.",
    wrong.join("\n"),
  );
}
main().catch(fail);
