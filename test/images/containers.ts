import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { FileSet } from "../../templates/channel";
import { docker, eventually } from "../support/docker";

export interface RunOptions {
  /** Volume of this lab -> mount point; `:ro` at its end makes it read-only. */
  readonly volumes?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of `docker run` besides. */
  readonly options?: readonly string[];
  readonly command?: readonly string[];
}

/** Containers of one test with a network and volumes of their own, run as the platform runs them. */
export class Containers {
  private readonly prefix: string;
  private readonly volumes = new Set<string>();
  private readonly running = new Set<string>();

  constructor(about: string) {
    this.prefix = `cte-${about}-${randomBytes(3).toString("hex")}`;
    docker("network", "create", this.prefix);
  }

  /** The name under which other containers of this test reach `name`. */
  host(name: string): string {
    return `${this.prefix}-${name}`;
  }

  run(
    name: string,
    image: string,
    { volumes = {}, environment = {}, options = [], command = [] }: RunOptions = {},
  ): void {
    docker(
      ...["run", "-d", "--name", this.host(name), "--network", this.prefix, "--read-only"],
      ...["--tmpfs", "/tmp", "--tmpfs", "/run"],
      ...Object.entries(volumes).flatMap(([volume, target]) => ["-v", `${this.volume(volume)}:${target}`]),
      ...Object.entries(environment).flatMap(([key, value]) => ["-e", `${key}=${value}`]),
      ...options,
      image,
      ...command,
    );
    this.running.add(name);
  }

  /** What an update of a publisher's service does: the container ends, and one with the new files takes its place. */
  async publish(base: string, publisher: string, volume: string, files: FileSet): Promise<void> {
    const name = `publisher-${volume}-${publisher}`;
    if (this.running.has(name)) this.remove(name);
    this.run(name, base, {
      volumes: { [volume]: "/out" },
      environment: {
        PUBLISHER: publisher,
        ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`file:${path}`, content])),
      },
    });
    await eventually(`${name} has published`, () => this.exec(name, "publish", "check") === "");
  }

  /** @throws when the command fails, with what it said */
  exec(name: string, ...command: readonly string[]): string {
    return docker("exec", this.host(name), ...command);
  }

  /** Everything that the container has said, on both streams. */
  logs(name: string): string {
    const { stdout, stderr } = spawnSync("docker", ["logs", this.host(name)], { encoding: "utf8" });
    return stdout + stderr;
  }

  remove(name: string): void {
    docker("rm", "-f", "-v", this.host(name));
    this.running.delete(name);
  }

  /** Takes away all that this test has made. */
  end(): void {
    for (const name of [...this.running]) this.remove(name);
    for (const volume of this.volumes) docker("volume", "rm", volume);
    docker("network", "rm", this.prefix);
  }

  private volume(name: string): string {
    const full = this.host(name);
    this.volumes.add(full);
    return full;
  }
}
