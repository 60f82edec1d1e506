/**
 * A new release rolled through all sites of a cell on three real engines, while every site is asked all the time:
 * requests that failed, and the memory that it takes. Eight sites by default, as many as the number after its name
 * says; a full cell has 64. Needs root and Docker; takes some minutes.
 */
import { readFileSync } from "node:fs";
import { applyLabels, lookAtCluster } from "../engine/nodes/cluster";
import { Cluster } from "../test/engine/nodes/cluster";
import { rollTheCell } from "../test/engine/nodes/rolling";
import { SILENT } from "../engine/support/reporter";

const SITES = Number(process.argv[2] ?? 8);

/** What the whole machine uses, beside what it only keeps of files: MiB, looked at twice a second. */
class Memory {
  readonly before = Memory.used();
  most = this.before;
  private readonly timer = setInterval(() => (this.most = Math.max(this.most, Memory.used())), 500);

  stop(): void {
    clearInterval(this.timer);
  }

  private static used(): number {
    const text = readFileSync("/proc/meminfo", "utf8");
    const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1]);
    return Math.round((kibibytes("MemTotal") - kibibytes("MemAvailable")) / 1024);
  }
}

async function main(): Promise<void> {
  const cluster = new Cluster(SITES);
  const line = (name: string, value: number, goal: string): void => {
    process.stdout.write(`${JSON.stringify({ bench: "rolling", name, value, goal })}\n`);
  };
  try {
    await cluster.up();
    await applyLabels(
      cluster.environment,
      await lookAtCluster(cluster.environment, cluster.city),
      [],
      SILENT,
    );
    const { ledger } = await cluster.deploy();
    const missing = ledger.units.find(({ state }) => state !== "done");
    if (missing !== undefined) throw new Error(`${missing.id}: ${missing.reason?.en}`);
    const used = new Memory();
    const { requests, failures, slowest, seconds } = await rollTheCell(cluster);
    used.stop();
    for (const failure of failures) process.stderr.write(`${failure}\n`);
    line(`failed requests while ${SITES} sites were rolled`, failures.length, "<= 0");
    line("requests", requests, "");
    line("slowest answer, ms", slowest, "");
    line("seconds until all ran the new image", seconds, "");
    line("memory of the machine before, MiB", used.before, "");
    line("memory of the machine at most, MiB", used.most, "");
  } finally {
    cluster.down();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
