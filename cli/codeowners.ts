import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { codeowners, CODEOWNERS_FILE, orgOf } from "../output/review/codeowners";
import { readRegistry, rootOf } from "../registry/files";
import { defaultRegistry } from "../engine/registry/read";
import { makeFolder } from "../engine/support/make-folder";

interface CodeownersOptions {
  readonly registry: string;
  readonly org?: string;
  readonly check?: boolean;
}

/**
 * `congtruong codeowners`: writes who reviews which file of the registry, run from the repository's root. With
 * `--check` it writes nothing, and the exit status is 1 when the file is not as it would be written.
 */
export function registerCodeowners(program: Command): void {
  program
    .command("codeowners")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option(
      "--org <name>",
      "tên tổ chức trên GitHub; để trống thì như lần trước / the organisation on GitHub",
    )
    .option("--check", "chỉ kiểm tra, không ghi / write nothing, fail when it is stale")
    .description("ghi .github/CODEOWNERS: ai duyệt tệp nào / who reviews which file")
    .action((options: CodeownersOptions) => {
      const former = existsSync(CODEOWNERS_FILE) ? readFileSync(CODEOWNERS_FILE, "utf8") : "";
      const org = requireOrg(options.org ?? orgOf(former));
      const root = rootOf(options.registry);
      const text = codeowners(readRegistry(root), { org, folder: folderOf(root) });
      if (text === former) {
        process.stdout.write(`${CODEOWNERS_FILE}: đúng với sổ đăng ký / up to date\n`);
      } else if (options.check === true) {
        process.stderr.write(
          `${CODEOWNERS_FILE} không còn đúng với sổ đăng ký: chạy \`npx congtruong codeowners --org ${org}\` rồi gửi kèm.\n` +
            `${CODEOWNERS_FILE} is stale: run \`npx congtruong codeowners --org ${org}\` and commit it.\n`,
        );
        process.exitCode = 1;
      } else {
        makeFolder(dirname(CODEOWNERS_FILE));
        writeFileSync(CODEOWNERS_FILE, text);
        process.stdout.write(`${CODEOWNERS_FILE}: đã ghi / written\n`);
      }
    });
}

function requireOrg(org: string | null): string {
  if (org !== null && /^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?$/i.test(org)) return org;
  throw new Problem(
    org === null
      ? "Chưa biết tên tổ chức trên GitHub: thêm --org TÊN, ví dụ --org so-gddt-hcm."
      : `"${org}" không phải tên tổ chức trên GitHub: chỉ gồm chữ, số và dấu gạch nối, tối đa 39 ký tự.`,
    org === null
      ? "The organisation on GitHub is not known: add --org NAME, such as --org so-gddt-hcm."
      : `"${org}" is no name of an organisation on GitHub: letters, digits and hyphens, at most 39.`,
  );
}

/** The registry's folder below the repository's root, in which the command runs. */
function folderOf(root: string): string {
  const folder = relative(process.cwd(), dirname(root)).replaceAll("\\", "/");
  if (!folder.startsWith("..")) return folder;
  throw new Problem(
    `Sổ đăng ký ${root} nằm ngoài thư mục hiện tại: hãy chạy ở thư mục gốc của kho git.`,
    `The registry ${root} is outside of this folder: run this at the root of the git repository.`,
  );
}
