import { dirname, join, relative } from "node:path";
import type { Command } from "commander";
import { bundleForBrowser } from "../engine/form/browser-bundle";
import { originOf } from "../engine/registry/origin";
import { Problem } from "../engine/support/problem";
import { writeOutput } from "../engine/support/output-file";
import { assembleForm } from "../form/assemble";
import { collectFacts } from "../form/collect";
import type { Repository } from "../form/facts";
import { repositoryUrl } from "../form/pull-request";
import { readRegistryFiles, rootOf } from "../registry/files";
import { defaultRegistry } from "../engine/registry/read";

interface FormOptions {
  readonly out: string;
  readonly registry: string;
  readonly repository?: string;
  readonly branch: string;
}

/** `congtruong form --out DIR`: the form for people who never open an editor, as one page. */
export function registerForm(program: Command): void {
  program
    .command("form")
    .option("--out <folder>", "thư mục để ghi index.html / the folder to write to", ".congtruong/form")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option(
      "--repository <url>",
      "kho GitHub nhận yêu cầu thay đổi; không có thì theo git / the GitHub repository for pull requests; else git's origin",
    )
    .option("--branch <name>", "nhánh nhận thay đổi / the branch that takes changes", "main")
    .description("dựng biểu mẫu nhập liệu thành một trang / build the form as one page")
    .action((options: FormOptions) => {
      const root = rootOf(options.registry);
      const folder = dirname(root);
      const origin = originOf(folder);
      const files = readRegistryFiles(options.registry).files.map((file) => ({
        ...file,
        path: relative(folder, file.path).replaceAll("\\", "/"),
      }));
      const facts = collectFacts(files, {
        repository: repositoryOf(options, origin?.remote ?? null, origin?.folder ?? ""),
        asOf: origin?.last ?? null,
      });
      const page = join(options.out, "index.html");
      writeOutput(page, assembleForm(facts, bundleForBrowser("form/page/main.tsx")));
      process.stdout.write(
        `Đã dựng biểu mẫu với ${facts.units.length} đơn vị: mở ${page} bằng trình duyệt. / The form is ${page}.\n`,
      );
    });
}

function repositoryOf(
  { repository, branch }: FormOptions,
  remote: string | null,
  folder: string,
): Repository | null {
  const url = repositoryUrl(repository ?? remote ?? "");
  if (repository !== undefined && url === null) {
    throw new Problem(
      `--repository "${repository}" không phải địa chỉ một kho: viết https://github.com/<tổ chức>/<kho>.`,
      `--repository "${repository}" is no repository: write https://github.com/<owner>/<name>.`,
    );
  }
  return url === null ? null : { url, branch, folder };
}
