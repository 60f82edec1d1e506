import { join } from "node:path";
import type { Command } from "commander";
import { collectPublicKeys, differences } from "../engine/public-keys/collect";
import { writeJson } from "../engine/support/json-file";
import { ROOT } from "../engine/support/root";
import { loadEnvironment } from "../environments/load";
import { publicKeysFile } from "../environments/public-keys";

/** `congtruong public-keys collect`: what was made inside and has to be known outside, from containers into git. */
export function registerPublicKeys(program: Command): void {
  program
    .command("public-keys")
    .description("khóa công khai do các dịch vụ tạo ra / public keys that services made")
    .command("collect")
    .description(
      "đọc khóa công khai (DKIM, nhật ký) từ các dịch vụ đang chạy và ghi vào tệp cạnh môi trường / read the public keys (DKIM, logs) of running services into a file beside the environment",
    )
    .action(async () => {
      const environment = loadEnvironment(ROOT, process.env["CONGTRUONG_ENV"] ?? "sandbox");
      const file = publicKeysFile(environment.name);
      const keys = await collectPublicKeys(environment);
      const { added, gone } = differences(environment.publicKeys, keys);
      for (const name of added) process.stdout.write(`+ ${name}  (mới / new)\n`);
      for (const name of gone) process.stdout.write(`- ${name}  (không còn / gone)\n`);
      if (added.length + gone.length === 0) {
        process.stdout.write(`${file} không đổi. / ${file} is up to date.\n`);
        return;
      }
      writeJson(join(ROOT, file), keys);
      process.stdout.write(
        `Đã ghi ${file}: đưa vào git, rồi \`npx congtruong plan\`. / Written: commit it, then \`npx congtruong plan\`.\n`,
      );
    });
}
