import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { lastCommit } from "../engine/bundle/make";
import { missingImages } from "../engine/images";
import { linesOnStderr } from "../engine/lines";
import { Problem } from "../engine/problem";
import { billOfMaterials } from "../engine/supply/bill";
import { prepareEngine, prepareMirror } from "../engine/toolchain";

/** `congtruong sbom`: everything that the product is made of, as CycloneDX 1.6. */
export function registerSbom(program: Command): void {
  program
    .command("sbom")
    .option("-o, --output <file>", "ghi ra tệp / write to a file")
    .description("bảng kê thành phần phần mềm (CycloneDX 1.6) / bill of materials")
    .action(async ({ output }: { readonly output?: string }) => {
      const root = join(__dirname, "..");
      const report = linesOnStderr();
      const missing = await missingImages(root);
      if (missing.length > 0) {
        throw new Problem(
          `Chưa có ảnh ${missing.join(", ")}: hãy chạy \`npm run images\` rồi chạy lại.`,
          `The images ${missing.join(", ")} are not there: run \`npm run images\`, then run again.`,
        );
      }
      const toolchain = { root, openTofuOnly: true, report };
      const engine = await prepareEngine(toolchain);
      await prepareMirror(engine, toolchain);
      const date = new Date((await lastCommit(root)).date);
      const bill = await billOfMaterials({ root, engine, date, report });
      if (output === undefined) process.stdout.write(bill);
      else writeFileSync(output, bill);
    });
}
