import type { Command } from "commander";
import { loadProject } from "../engine/registry/project";
import { removeSecondStep } from "../engine/sites/reports";
import { ROOT } from "../engine/support/root";

/** `congtruong second-step`: for who has lost the telephone that makes their codes. */
export function registerSecondStep(program: Command): void {
  program
    .command("second-step")
    .argument("<id>", "mã đơn vị / the unit's code")
    .argument("<address>", "hộp thư công vụ của người đó / the person's official mailbox")
    .description(
      "gỡ mã xác thực của người mất điện thoại / take away the authenticator of who lost a telephone",
    )
    .action(async (id: string, address: string) => {
      const { environment, city } = loadProject(ROOT);
      const { name, removed } = await removeSecondStep(environment, city, id, address.trim());
      process.stdout.write(
        removed
          ? `Đã gỡ mã xác thực của ${name}; các phiên của người này đã kết thúc. / ${name} logs in by the link alone now; their sessions have ended.\n`
          : `${name} không bật mã xác thực. / ${name} has no authenticator.\n`,
      );
    });
}
