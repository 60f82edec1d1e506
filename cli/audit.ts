import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { audit } from "../engine/supply/audit";
import { auditAsText } from "../output/reports/supply/audit";
import { ROOT } from "../engine/support/root";

interface AuditCommandOptions {
  readonly advisories?: string;
  readonly online?: boolean;
  readonly format: "text" | "json";
}

/** `congtruong audit`: the supply chain, from data on hand. Exit status 1 where something is wrong. */
export function registerAudit(program: Command): void {
  program
    .command("audit")
    .option("--advisories <folder>", "thư mục thông báo lỗ hổng OSV / folder of OSV advisories")
    .option("--online", "hỏi kho Debian về bản cập nhật / ask Debian's mirror for updates")
    .addOption(new Option("--format <format>", "text hoặc json").choices(["text", "json"]).default("text"))
    .description("kiểm chuỗi cung ứng từ dữ liệu có sẵn / check the supply chain from data on hand")
    .action(async ({ advisories, online, format }: AuditCommandOptions) => {
      const report = await audit({
        root: ROOT,
        advisories: advisories === undefined ? undefined : resolve(advisories),
        online: online === true,
        report: stderrReporter(),
      });
      process.stdout.write(format === "json" ? `${JSON.stringify(report, null, 2)}\n` : auditAsText(report));
      process.exitCode = report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
    });
}
