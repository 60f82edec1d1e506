import type { Command } from "commander";
import { lastCommit } from "../engine/bundle/make";
import { missingImages } from "../engine/docker/images";
import { requireWritable, writeOutput } from "../engine/support/output-file";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { Problem } from "../engine/support/problem";
import { billOfMaterials } from "../engine/supply/bill";
import { IMAGE_NAMES } from "../images/catalogue";
import { prepareEngine, prepareMirror } from "../engine/toolchain/toolchain";
import { ROOT } from "../engine/support/root";

/** `congtruong sbom`: everything that the product is made of, as CycloneDX 1.6. */
export function registerSbom(program: Command): void {
  program
    .command("sbom")
    .option("-o, --output <file>", "ghi ra tệp / write to a file")
    .description("bảng kê thành phần phần mềm (CycloneDX 1.6) / bill of materials")
    .action(async ({ output }: { readonly output?: string }) => {
      if (output !== undefined) requireWritable(output);
      const report = stderrReporter();
      const missing = await missingImages(ROOT, IMAGE_NAMES);
      if (missing.length > 0) {
        throw new Problem(
          `Chưa có ảnh ${missing.join(", ")}: hãy chạy \`npm run images\` rồi chạy lại.`,
          `The images ${missing.join(", ")} are not there: run \`npm run images\`, then run again.`,
        );
      }
      const toolchain = { root: ROOT, openTofuOnly: true, report };
      const engine = await prepareEngine(toolchain);
      await prepareMirror(engine, toolchain);
      const date = new Date((await lastCommit(ROOT)).date);
      const bill = await billOfMaterials({ root: ROOT, engine, date, report });
      if (output === undefined) process.stdout.write(bill);
      else writeOutput(output, bill);
    });
}
