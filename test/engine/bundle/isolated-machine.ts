import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A machine without a network, as far as its programs can tell: a network namespace with a loopback and no route, a
 * Docker engine of its own in it, an empty home, and on the PATH nothing but what docs/air-gapped.md asks for.
 */
export class IsolatedMachine {
  private readonly namespace: string;
  readonly folder: string;

  /** The name is the machine's for good: a run that was killed left one of that name, which goes first. */
  constructor(name: string, programs: readonly string[]) {
    this.namespace = name;
    this.folder = join(tmpdir(), `congtruong-${name}`);
    this.remove();
    mkdirSync(join(this.folder, "home"), { recursive: true });
    mkdirSync(join(this.folder, "bin"));
    for (const program of programs) {
      symlinkSync(realpathSync(which(program)), join(this.folder, "bin", program));
    }
  }

  /** Starts its Docker engine. @throws with the engine's last words */
  async start(): Promise<void> {
    sudo("ip", "netns", "add", this.namespace);
    sudo("ip", "-n", this.namespace, "link", "set", "lo", "up");
    const log = join(this.folder, "dockerd.log");
    const output = openSync(log, "w");
    const dockerd = [
      ...["dockerd", "--host", `unix://${this.socket}`, "--pidfile", this.pidFile],
      ...["--data-root", join(this.folder, "data"), "--exec-root", join(this.folder, "exec")],
    ];
    // Not `ip netns exec`, which would hide the control groups.
    const child = spawn("nsenter", [`--net=/run/netns/${this.namespace}`, ...dockerd], {
      detached: true,
      stdio: ["ignore", output, output],
    });
    child.unref();
    for (let tries = 0; tries < 120; tries++) {
      if (spawnSync("docker", ["--host", `unix://${this.socket}`, "info"]).status === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`dockerd did not start: ${readFileSync(log, "utf8").slice(-2000)}`);
  }

  /** Runs a program there, found on the reduced PATH. */
  run(
    command: readonly string[],
    options: { cwd?: string; timeoutMs?: number } = {},
  ): SpawnSyncReturns<string> {
    const [program = "", ...args] = command;
    const path = join(this.folder, "bin", program);
    return spawnSync(
      which("nsenter"),
      [`--net=/run/netns/${this.namespace}`, ...(existsSync(path) ? [path] : [program]), ...args],
      {
        cwd: options.cwd ?? this.folder,
        encoding: "utf8",
        timeout: options.timeoutMs ?? 60_000,
        maxBuffer: 64 * 1024 * 1024,
        env: {
          PATH: join(this.folder, "bin"),
          HOME: join(this.folder, "home"),
          DOCKER_HOST: `unix://${this.socket}`,
        },
      },
    );
  }

  /** As {@link run}, and returns what it printed. @throws with what it said */
  must(command: readonly string[], options: { cwd?: string; timeoutMs?: number } = {}): string {
    const { status, stdout, stderr, error } = this.run(command, options);
    if (status === 0) return stdout;
    throw new Error(`${command.join(" ")}: ${error?.message ?? status}\n${stdout}\n${stderr}`);
  }

  /** Ends its engine with all that runs in it, and takes everything away. May be called at any time. */
  remove(): void {
    if (existsSync(this.pidFile)) stop(Number(readFileSync(this.pidFile, "utf8")), "dockerd");
    const containerd = join(this.folder, "exec", "containerd", "containerd.pid");
    if (existsSync(containerd)) stop(Number(readFileSync(containerd, "utf8")), "containerd");
    const mounted = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .map((line) => line.split(" ")[1] ?? "")
      .filter((path) => path.startsWith(`${this.folder}/`))
      .reverse();
    for (const path of mounted) spawnSync("umount", ["--lazy", path]);
    spawnSync("ip", ["netns", "del", this.namespace], { stdio: "ignore" });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }

  private get socket(): string {
    return join(this.folder, "docker.sock");
  }

  private get pidFile(): string {
    return join(this.folder, "docker.pid");
  }
}

function which(program: string): string {
  return execFileSync("sh", ["-c", `command -v "$1"`, "sh", program], { encoding: "utf8" }).trim();
}

function sudo(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
}

/** Only what is what we started: numbers are used again. */
function stop(pid: number, program: string): void {
  const isOurs = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === program;
    } catch {
      return false;
    }
  };
  if (!isOurs()) return;
  process.kill(pid, "SIGTERM");
  for (let tries = 0; tries < 150 && isOurs(); tries++) execFileSync("sleep", ["0.2"]);
  if (isOurs()) process.kill(pid, "SIGKILL");
}
