/**
 * What watching a city takes: the memory and processor time of the real Prometheus on the real configuration, with
 * stand-ins for what it scrapes. 3,500 units by default, as many as the number after its name says; needs Docker and
 * ten minutes. With `BENCH_HEAP=file` its heap profile is kept at the end.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildSync } from "esbuild";
import { loadEnvironment } from "../environments/load";
import { SERVICE_NAMES } from "../model/services";
import { monitoringChannel } from "../templates/monitoring";
import { channelFiles } from "../test/support/channel";
import { imageUnderTest } from "../test/support/docker";
import { cityOf } from "./synth/city";

const UNITS = Number(process.argv[2] ?? 3500);
const MINUTES = Number(process.env.BENCH_MINUTES ?? 8);
const NAME = `ct-bench-monitoring-${process.pid}`;
const environment = loadEnvironment(process.cwd(), "production", { local: false });

/** Before whatever else this machine does: who is not let work piles up unanswered questions. */
const FIRST = ["--cpu-shares", "16384"];

const docker = (...args: string[]): string => execFileSync("docker", args, { encoding: "utf8" }).trim();
const line = (name: string, value: number, goal: string): void => {
  process.stdout.write(`${JSON.stringify({ bench: "monitoring", units: UNITS, name, value, goal })}\n`);
};

/** The numbers that Prometheus tells of itself. */
async function figures(address: string): Promise<(name: string) => number> {
  const text = await (await fetch(`http://${address}:9090/metrics`)).text();
  return (name) => Number(new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1]);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-monitoring-"));
  const channel = channelFiles(monitoringChannel, cityOf(UNITS), environment);
  for (const files of [channel.base, ...channel.cells.values()]) {
    for (const [path, text] of Object.entries(files)) {
      const target = join(folder, "config", path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
  writeFileSync(join(folder, "config/.generation"), "bench\n");
  buildSync({
    entryPoints: ["bench/monitoring/stand-in.ts"],
    bundle: true,
    platform: "node",
    outfile: join(folder, "stand-in.js"),
  });
  execFileSync("chmod", ["-R", "a+rX", folder]);
  const [monitoring, checker] = [await imageUnderTest("monitoring"), await imageUnderTest("checker")];
  const aliases = SERVICE_NAMES.filter((service) => service !== "prometheus").flatMap((service) => [
    "--network-alias",
    `${environment.prefix}-${service}`,
  ]);
  docker("network", "create", NAME);
  try {
    docker(
      ...["run", "-d", ...FIRST, "--name", `${NAME}-stand-in`, "--network", NAME, ...aliases],
      ...["-e", `UNITS=${UNITS}`, "-v", `${folder}:/bench:ro`, "--entrypoint", "node"],
      ...[checker, "/bench/stand-in.js"],
    );
    docker(
      ...["run", "-d", ...FIRST, "--name", NAME, "--network", NAME, "--read-only"],
      ...["--mount", "type=tmpfs,destination=/tmp,tmpfs-mode=0777", "-v", `${NAME}:/data`],
      ...["-v", `${join(folder, "config")}:/config:ro`, monitoring, "prometheus"],
    );
    const address = docker(
      ...["inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", NAME],
    );
    let most = 0;
    for (const end = Date.now() + MINUTES * 60_000; Date.now() < end;) {
      await pause(5_000);
      const resident = (await figures(address).catch(() => () => 0))("process_resident_memory_bytes");
      most = Math.max(most, resident);
      if (process.env.BENCH_VERBOSE === "1") console.error(Math.round(resident / 1024 / 1024));
    }
    const now = await figures(address);
    const MIB = 1024 * 1024;
    line("memory at most, MiB", Math.round(most / MIB), "< 1024");
    line("memory at the end, MiB", Math.round(now("process_resident_memory_bytes") / MIB), "");
    line("heap in use at the end, MiB", Math.round(now("go_memstats_heap_inuse_bytes") / MIB), "");
    line("series", now("prometheus_tsdb_head_series"), "");
    line("cores", Number((now("process_cpu_seconds_total") / (MINUTES * 60)).toFixed(2)), "");
    if (process.env.BENCH_HEAP !== undefined) {
      const profile = await fetch(`http://${address}:9090/debug/pprof/heap`);
      writeFileSync(process.env.BENCH_HEAP, Buffer.from(await profile.arrayBuffer()));
    }
  } finally {
    execFileSync("docker", ["rm", "-f", "-v", NAME, `${NAME}-stand-in`], { stdio: "ignore" });
    execFileSync("docker", ["volume", "rm", "-f", NAME], { stdio: "ignore" });
    execFileSync("docker", ["network", "rm", NAME], { stdio: "ignore" });
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
