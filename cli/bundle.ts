import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { QUALITY } from "../engine/bundle/blobs";
import { installBundle } from "../engine/bundle/install";
import { makeBundle } from "../engine/bundle/make";
import { buildImage, missingImages } from "../engine/docker/images";
import { handleInterrupts } from "../engine/support/interrupts";
import { requireWritable } from "../engine/support/output-file";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { Problem } from "../engine/support/problem";
import { prepareEngine, prepareMirror, platform } from "../engine/toolchain/toolchain";
import { IMAGE_NAMES } from "../images/catalogue";
import { ROOT } from "../engine/support/root";

interface MakeOptions {
  readonly output?: string;
  readonly key?: string;
  readonly quality: number;
}

interface InstallCommandOptions {
  readonly to: string;
  readonly product?: string;
  readonly older?: boolean;
}

/** `congtruong bundle`: one archive for a machine without a network; `congtruong bundle install` is its other end. */
export function registerBundle(program: Command): void {
  const bundle = program
    .command("bundle")
    .option("-o, --output <file>", "tệp gói (mặc định congtruong-<máy>.tar) / the archive")
    .option("--key <file>", "khoá riêng OpenSSH để ký / private key of OpenSSH to sign with")
    .option("--quality <n>", "nén: 0 nhanh – 11 nhỏ / compression: 0 fast to 11 small", quality, QUALITY)
    .description("đóng gói cho máy không có mạng / one archive for a machine without a network")
    .action(make);
  bundle
    .command("install")
    .argument(
      "<source>",
      "tệp gói hoặc thư mục đã giải nén / the archive, or the folder it was unpacked into",
    )
    .option("--to <folder>", "nơi đặt sản phẩm / where the product goes", "/opt/congtruong")
    .option("--product <folder>", "(install.sh) sản phẩm đã giải nén / the product, unpacked and compared")
    .option("--older", "cho phép đè lên bản mới hơn / allow going back")
    .description("cài một gói / install a bundle")
    .action(install);
}

async function make(options: MakeOptions): Promise<void> {
  const report = stderrReporter();
  handleInterrupts("npx congtruong bundle");
  requireSources();
  const output = resolve(options.output ?? `congtruong-${platform()}.tar`);
  requireWritable(output);
  const toolchain = { root: ROOT, openTofuOnly: true, report };
  const engine = await prepareEngine(toolchain);
  await prepareMirror(engine, toolchain);
  for (const name of await missingImages(ROOT, IMAGE_NAMES)) {
    report.note(`Dựng ảnh ${name} / building the image ${name}`);
    await buildImage(ROOT, name, report);
  }
  const made = await makeBundle({
    ...{ root: ROOT, output, engine, report },
    key: options.key === undefined ? undefined : resolve(options.key),
    quality: options.quality,
  });
  if (made.manifest.changed) {
    report.note(
      "Có tệp khác với commit: gói này không dựng lại được từ git. / Files differ from the commit: this bundle cannot be made again from git.",
    );
  }
  process.stdout.write(`${made.sha256}  ${output}\n`);
  report.note(`${(made.bytes / 1e6).toFixed(1)} MB`);
}

async function install(source: string, options: InstallCommandOptions): Promise<void> {
  const report = stderrReporter();
  const target = resolve(options.to);
  if (!existsSync(source)) {
    throw new Problem(
      `Không có ${source}: hãy xem lại đường dẫn tới gói.`,
      `There is no ${source}: look at the path of the bundle again.`,
    );
  }
  const { manifest, loaded, kept } = await installBundle({
    ...{ source, target, report, older: options.older === true },
    ...(options.product === undefined ? {} : { product: resolve(options.product) }),
  });
  if (kept.length > 0) {
    const list = kept.join(", ");
    report.note(
      `Giữ nguyên ${list}; bản mới nằm bên cạnh, đuôi .example. / Kept; the new version lies beside, as .example.`,
    );
  }
  process.stdout.write(
    `Đã cài bản ${manifest.version} vào ${target}, nạp ${loaded.length} ảnh. / Installed, ${loaded.length} images loaded.\n` +
      `Tiếp theo / next:  cd ${target} && node dist/congtruong.js deploy\n`,
  );
}

/** An installed product has no sources to build images or engines from. */
function requireSources(): void {
  if (existsSync(join(ROOT, "engine", "bundle", "install.sh"))) return;
  throw new Problem(
    "Đây là bản đã cài, không có mã nguồn: hãy đóng gói trên máy có kho mã (git).",
    "This is an installed product without its sources: make bundles where the repository is.",
  );
}

function quality(text: string): number {
  if (/^([0-9]|1[01])$/.test(text)) return Number(text);
  throw new InvalidArgumentError("phải từ 0 đến 11 / must be 0 to 11.");
}
