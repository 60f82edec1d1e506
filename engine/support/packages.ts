import { existsSync, readFileSync } from "node:fs";
import { findOnPath, run } from "./command";
import { Problem } from "./problem";
import type { Reporter } from "./reporter";

/**
 * Installs packages of the distribution where that is ours to do: Debian or Ubuntu, as root.
 *
 * @throws Problem with the exact commands anywhere else
 */
export async function installPackages(packages: readonly string[], report: Reporter): Promise<void> {
  const list = packages.join(" ");
  if (!isDebian() || findOnPath("apt-get") === undefined) {
    throw new Problem(
      `Máy này thiếu ${list}: hãy cài bằng trình quản lý gói của hệ điều hành rồi chạy lại.`,
      `This machine lacks ${list}: install it with the system's package manager and run again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `Máy này thiếu ${list}: hãy chạy \`sudo apt-get update && sudo apt-get install -y ${list}\` rồi chạy lại.`,
      `This machine lacks ${list}: run \`sudo apt-get update && sudo apt-get install -y ${list}\`, then run again.`,
    );
  }
  const what = { vi: `cài ${list}`, en: `install ${list}` };
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const onLine = report.progress;
  await run({ vi: "cập nhật danh sách gói", en: "update the list of packages" }, "apt-get", ["update"], {
    env,
    onLine,
  });
  await run(
    what,
    "apt-get",
    // Another apt may be at work on a machine that has just started.
    ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", ...packages],
    { env, onLine },
  );
}

/** Whether this is Debian, Ubuntu or another that says it is like Debian. */
export function isDebian(osRelease = "/etc/os-release"): boolean {
  if (!existsSync(osRelease)) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(osRelease, "utf8"));
}
