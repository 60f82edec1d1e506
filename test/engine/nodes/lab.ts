import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Authority } from "./authority";

/**
 * Three engines on this machine, as three machines would be: each has its own network namespace, host name, storage
 * and swarm membership, and is reached by TLS alone; a bridge joins them. One lab at a time; what a killed run left
 * is taken away first.
 */

const PREFIX = "ctnodes";
const FOLDER = join(tmpdir(), PREFIX);
const OWNER = join(FOLDER, "owner");
const BRIDGE = `${PREFIX}0`;
const NETWORK = "10.231.77";
/** This machine on the bridge. */
export const HOST = `${NETWORK}.254`;
/** What visitors know the city by: it goes to whichever node has the edge. */
export const PUBLIC = `${NETWORK}.100`;

export class Node {
  readonly folder: string;
  readonly namespace: string;
  readonly address: string;
  readonly name: string;
  private tls = "";

  constructor(readonly number: number) {
    this.folder = join(FOLDER, `n${number}`);
    this.namespace = `${PREFIX}${number}`;
    this.address = `${NETWORK}.${number}`;
    this.name = `node-${number}`;
  }

  /** As the runner reaches it: by TLS, with a certificate of its own. */
  get engine(): string {
    return `tcp://${this.address}:2376`;
  }

  /** As a person on that machine does. */
  private get socket(): string {
    return `unix://${this.folder}/docker.sock`;
  }

  /** Runs Docker's client against this engine. @throws with Docker's own words */
  docker(...args: string[]): string {
    return execFileSync("docker", args, {
      encoding: "utf8",
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DOCKER_HOST: this.socket,
      DOCKER_TLS_VERIFY: undefined,
      DOCKER_CERT_PATH: undefined,
    };
  }

  /** The ids of this engine's containers that run a service's tasks. */
  containers(service: string): readonly string[] {
    const filter = `label=com.docker.swarm.service.name=${service}`;
    return this.docker("ps", "--quiet", "--filter", filter, "--filter", "health=healthy")
      .split("\n")
      .filter((id) => id !== "");
  }

  answers(): boolean {
    return (
      spawnSync("docker", ["version"], {
        stdio: "ignore",
        env: this.environment,
        timeout: 10_000,
      }).status === 0
    );
  }

  /** Switches the machine off: everything on it ends at once, and nobody is told. */
  kill(): void {
    // Some start others while they are being ended.
    for (let round = 0; round < 20; round++) {
      const found = this.processes();
      if (found.length === 0) return;
      for (const pid of found) signal(pid, "SIGKILL");
      spawnSync("sleep", ["0.1"]);
    }
  }

  /** Of the engine and of everything in its containers, by what only they have: the paths of this lab, its namespace. */
  private processes(): readonly number[] {
    const all = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
    const commands = new Map(all.map((pid) => [pid, read(`/proc/${pid}/cmdline`).replaceAll("\0", " ")]));
    const parents = new Map(
      all.map((pid) => [pid, Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)]),
    );
    const ours = new Set(
      all.filter((pid) => {
        const command = commands.get(pid) ?? "";
        return /dockerd|containerd|docker-proxy/.test(command) && command.includes(`${this.folder}/`);
      }),
    );
    for (let before = -1; before !== ours.size;) {
      before = ours.size;
      for (const [pid, parent] of parents) if (ours.has(parent)) ours.add(pid);
    }
    return [...ours];
  }

  /** As docs/runbooks/add-a-node.md says. */
  private configuration(tls: string): string {
    const file = join(this.folder, "daemon.json");
    const files = { tlscacert: `${tls}/ca.pem`, tlscert: `${tls}/cert.pem`, tlskey: `${tls}/key.pem` };
    writeFileSync(file, JSON.stringify({ hosts: [this.socket, this.engine], tlsverify: true, ...files }));
    return file;
  }

  /** @param tls the folder with its certificate; that of the last start by default */
  start(tls = this.tls): void {
    this.tls = tls;
    mkdirSync(this.folder, { recursive: true });
    const log = openSync(join(this.folder, "log"), "a");
    const { folder, namespace } = this;
    const command = [
      ...["dockerd", "--data-root", `${folder}/data`, "--exec-root", `${folder}/exec`],
      ...["--pidfile", `${folder}/pid`, "--config-file", this.configuration(tls)],
      // Where the machine has a containerd of its own, the three would otherwise see each other's containers.
      ...["--containerd-namespace", namespace, "--containerd-plugins-namespace", `${namespace}-plugins`],
    ].join(" ");
    // `ip netns exec` would hide the control groups.
    spawn(
      "nsenter",
      [
        `--net=/run/netns/${namespace}`,
        "unshare",
        "--uts",
        "sh",
        "-c",
        `hostname ${this.name} && exec ${command}`,
      ],
      { detached: true, stdio: ["ignore", log, log] },
    ).unref();
    closeSync(log);
  }
}

export class Lab {
  readonly nodes: readonly [Node, Node, Node] = [new Node(1), new Node(2), new Node(3)];
  private signedBy: Authority | undefined;

  /** Whom everybody here trusts. */
  get authority(): Authority {
    return (this.signedBy ??= new Authority(join(FOLDER, "authority")));
  }

  /** The swarm's manager. */
  get manager(): Node {
    return this.nodes[0];
  }

  /** Three engines in one swarm. */
  async up(): Promise<void> {
    await this.claim();
    this.clear();
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(OWNER, String(process.pid));
    sh("ip", "link", "add", BRIDGE, "type", "bridge");
    sh("ip", "addr", "add", `${HOST}/24`, "dev", BRIDGE);
    sh("ip", "link", "set", BRIDGE, "up");
    sh("iptables", "-I", "FORWARD", "-i", BRIDGE, "-o", BRIDGE, "-j", "ACCEPT");
    for (const { namespace, number, address } of this.nodes) {
      const cable = `${PREFIX}-${number}`;
      sh("ip", "netns", "add", namespace);
      sh("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", namespace);
      sh("ip", "link", "set", cable, "master", BRIDGE, "up");
      sh("ip", "-n", namespace, "addr", "add", `${address}/24`, "dev", "eth0");
      sh("ip", "-n", namespace, "link", "set", "eth0", "up");
      sh("ip", "-n", namespace, "link", "set", "lo", "up");
      sh("ip", "-n", namespace, "route", "add", "default", "via", HOST);
    }
    for (const node of this.nodes) node.start(this.authority.issue(node.name, [node.address]));
    for (const node of this.nodes) await this.untilAnswers(node);
    this.leadVisitorsTo(this.nodes[2]);
    this.manager.docker("swarm", "init", "--advertise-addr", this.manager.address);
    const token = this.manager.docker("swarm", "join-token", "-q", "worker");
    for (const node of this.nodes.slice(1)) {
      node.docker(
        "swarm",
        "join",
        "--token",
        token,
        "--advertise-addr",
        node.address,
        `${this.manager.address}:2377`,
      );
    }
  }

  /** Gives the city's public address to this node, and takes it from the others. */
  leadVisitorsTo(chosen: Node): void {
    for (const { namespace } of this.nodes)
      quietly("ip", "-n", namespace, "addr", "del", `${PUBLIC}/24`, "dev", "eth0");
    sh("ip", "-n", chosen.namespace, "addr", "add", `${PUBLIC}/24`, "dev", "eth0");
    // As the machine that takes an address over tells its neighbours.
    quietly("ip", "neigh", "flush", "to", PUBLIC);
  }

  /** Takes the whole lab away. */
  down(): void {
    this.clear();
  }

  private async untilAnswers(node: Node): Promise<void> {
    for (const deadline = Date.now() + 60_000; !node.answers(); await pause(200)) {
      if (Date.now() > deadline) {
        throw new Error(`${node.name} did not start:\n${read(join(node.folder, "log")).slice(-2000)}`);
      }
    }
  }

  /** Another checkout's run may have the lab: it is waited for. One that is dead has lost it. */
  private async claim(): Promise<void> {
    for (const deadline = Date.now() + 600_000; ; await pause(2_000)) {
      const owner = Number(read(OWNER));
      if (owner === 0 || owner === process.pid || !isNode(owner)) return;
      if (Date.now() > deadline) throw new Error(`The process ${owner} has held ${FOLDER} for ten minutes.`);
    }
  }

  private clear(): void {
    for (const node of this.nodes) node.kill();
    // Deepest first.
    const mounted = read("/proc/self/mounts")
      .split("\n")
      .map((line) => line.split(" ")[1] ?? "")
      .filter((path) => path.startsWith(`${FOLDER}/`))
      .sort()
      .reverse();
    for (const path of mounted) quietly("umount", "-l", path);
    for (const { namespace } of this.nodes) {
      if (existsSync(`/run/netns/${namespace}`)) quietly("ip", "netns", "del", namespace);
    }
    if (existsSync(`/sys/class/net/${BRIDGE}`)) quietly("ip", "link", "del", BRIDGE);
    while (spawnSync("iptables", rule("-C"), { stdio: "ignore" }).status === 0)
      quietly("iptables", ...rule("-D"));
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

const rule = (action: string): string[] => [action, "FORWARD", "-i", BRIDGE, "-o", BRIDGE, "-j", "ACCEPT"];

function isNode(pid: number): boolean {
  return /\bnode\b|jest/.test(read(`/proc/${pid}/cmdline`).replaceAll("\0", " "));
}

function sh(file: string, ...args: string[]): void {
  execFileSync(file, args, { stdio: ["ignore", "ignore", "pipe"] });
}

function quietly(file: string, ...args: string[]): void {
  spawnSync(file, args, { stdio: "ignore" });
}

function signal(pid: number, kind: NodeJS.Signals): void {
  try {
    process.kill(pid, kind);
  } catch {
    // It has ended meanwhile.
  }
}

/** Empty where there is no such file, or no longer. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
