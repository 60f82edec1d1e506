/**
 * A new release rolled through all sites of a small cell on three real engines, while every site is asked all the
 * time: requests that failed. Needs root and Docker; takes some minutes.
 */
import { applyLabels, lookAtCluster } from "../engine/nodes/cluster";
import { Cluster } from "../test/nodes/cluster";
import { rollTheCell } from "../test/nodes/rolling";

const SITES = 8;
const silent = { note: () => undefined, chatter: () => undefined };

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
      silent,
    );
    await cluster.deploy();
    const { requests, failures, slowest, seconds } = await rollTheCell(cluster);
    for (const failure of failures) process.stderr.write(`${failure}\n`);
    line(`failed requests while ${SITES} sites were rolled`, failures.length, "<= 0");
    line("requests", requests, "");
    line("slowest answer, ms", slowest, "");
    line("seconds until all ran the new image", seconds, "");
  } finally {
    cluster.down();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
