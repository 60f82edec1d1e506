import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CALLS, portOf, SERVICES, type ServiceName } from "../../model/services";
import { docker, eventually } from "../support/docker";

/** A running container of the platform. */
export interface Running {
  readonly service: ServiceName;
  /** The service's name in the engine: `cttest-site-7900866`. */
  readonly name: string;
  readonly id: string;
  /** By the name of the network. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** Every container of the platform that runs at this moment. */
export function runningServices(prefix: string): readonly Running[] {
  const format = '{{.ID}} {{.Label "com.docker.swarm.service.name"}}';
  return docker("ps", "--filter", "label=com.docker.swarm.service.name", "--format", format)
    .split("\n")
    .map((line) => line.split(" ") as [string, string])
    .filter(([, name]) => name.startsWith(`${prefix}-`))
    .map(([id, name]) => ({
      id,
      name,
      service: serviceOf(name.slice(prefix.length + 1)),
      addresses: addressesOf(id),
    }));
}

function serviceOf(name: string): ServiceName {
  if (name.startsWith("site-")) return "site";
  if (/^cell-\d+-db$/.test(name)) return "db";
  if (/^cell-\d+-provisioner$/.test(name)) return "provisioner";
  if (/^cell-\d+-backup$/.test(name)) return "backup";
  if (name.includes("-publisher-")) return "publisher";
  if (name in SERVICES) return name as ServiceName;
  throw new Error(`${name} is not in the table of services (model/services.ts).`);
}

/** Those that other containers see, and the one towards the node. */
function addressesOf(id: string): ReadonlyMap<string, string> {
  const networks = JSON.parse(docker("inspect", "-f", "{{json .NetworkSettings.Networks}}", id)) as Record<
    string,
    { readonly IPAddress: string }
  >;
  const gateway = JSON.parse(
    docker("network", "inspect", "-f", "{{json .Containers}}", "docker_gwbridge"),
  ) as Record<string, { readonly IPv4Address: string }>;
  const towardsNode = Object.entries(gateway).find(([container]) => container.startsWith(id))?.[1];
  return new Map([
    ...Object.entries(networks).map(([name, { IPAddress }]) => [name, IPAddress] as const),
    ...(towardsNode === undefined ? [] : [["node", towardsNode.IPv4Address.split("/")[0] ?? ""] as const]),
  ]);
}

/** Whom the intruder is in a site: PHP's own user. Elsewhere root, who can do no more. */
const intruder = ({ service }: Running): string => (service === "site" ? "10033" : "0");

/** Runs a line of the shell as whoever might have broken in; what it printed. */
export function inside(running: Running, script: string): string {
  return docker("exec", "-u", intruder(running), running.id, "bash", "-c", script);
}

/** Of these `address:port`, those that take a connection from inside a container. */
export function reached(from: Running, targets: readonly string[]): ReadonlySet<string> {
  const attempts = targets.map((target) => {
    const path = `/dev/tcp/${target.replace(":", "/")}`;
    return `{ timeout 4 bash -c 'exec 3<>${path}' 2>/dev/null && echo ${target}; } &`;
  });
  // In portions: a hundred shells at once are too many for a site's memory.
  const portions = Array.from({ length: Math.ceil(attempts.length / 12) }, (_, index) =>
    attempts.slice(index * 12, index * 12 + 12),
  );
  const said = inside(from, portions.map((portion) => `${portion.join("\n")}\nwait`).join("\n"));
  return new Set(said.split("\n").filter((line) => line !== ""));
}

/** Each TCP port that `to` listens on, at each of its addresses. */
export function doorsOf(to: Running): readonly { readonly port: string; readonly target: string }[] {
  return Object.keys(SERVICES[to.service]).flatMap((port) => {
    const { port: number, protocols } = portOf(to.service, port);
    if (!protocols.includes("tcp")) return [];
    return [...to.addresses.values()].map((address) => ({ port, target: `${address}:${number}` }));
  });
}

/** Whether the table says that one may call the other; `db` and `site` only within their cell. */
export function mayCall(from: Running, to: Running, port: string): boolean {
  if (
    !CALLS.some((call) => call.from === from.service && call.to === to.service && call.ports.includes(port))
  ) {
    return false;
  }
  return [...from.addresses.keys()].some((network) => network !== "node" && to.addresses.has(network));
}

/** The world beyond the node, as a namespace of its own with an address nobody has (RFC 5737). */
export class Outside {
  static readonly address = "198.51.100.2";
  private readonly name = `outside${process.pid}`;
  private readonly folder = mkdtempSync(join(tmpdir(), "outside-"));
  private server: ChildProcess | undefined;

  /** Listens on TCP 25 and 443, and writes down what comes by UDP on 53. */
  async open(): Promise<void> {
    const [here, there] = [`oa${process.pid}`, `ob${process.pid}`];
    const ip = (...args: string[]): void => void execFileSync("ip", args);
    ip("netns", "add", this.name);
    ip("link", "add", here, "type", "veth", "peer", "name", there);
    ip("link", "set", there, "netns", this.name);
    ip("addr", "add", "198.51.100.1/30", "dev", here);
    ip("link", "set", here, "up");
    ip("-n", this.name, "addr", "add", `${Outside.address}/30`, "dev", there);
    ip("-n", this.name, "link", "set", there, "up");
    ip("-n", this.name, "route", "add", "default", "via", "198.51.100.1");
    const program = `
      for (const port of [25, 443]) require("net").createServer((s) => s.end()).listen(port);
      const udp = require("dgram").createSocket("udp4");
      udp.on("message", (text) => require("fs").appendFileSync(${JSON.stringify(this.heardFile)}, text + "\\n"));
      udp.bind(53, () => require("fs").writeFileSync(${JSON.stringify(join(this.folder, "ready"))}, ""));`;
    this.server = spawn("nsenter", [`--net=/run/netns/${this.name}`, process.execPath, "-e", program], {
      stdio: "inherit",
    });
    await eventually("the outside", () => existsSync(join(this.folder, "ready")));
  }

  /** What came by UDP. */
  get heard(): string {
    return existsSync(this.heardFile) ? readFileSync(this.heardFile, "utf8").trim() : "";
  }

  private get heardFile(): string {
    return join(this.folder, "heard");
  }

  close(): void {
    this.server?.kill();
    if (existsSync(`/run/netns/${this.name}`)) execFileSync("ip", ["netns", "del", this.name]);
    rmSync(this.folder, { recursive: true });
  }
}

/** A program of the node's own, on every address it has. */
export async function listenOnNode(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, port: address.port };
}

/** The node's address on the bridge to which every container with a way out is tied. */
export function nodeAddress(): string {
  return docker("network", "inspect", "-f", "{{(index .IPAM.Config 0).Gateway}}", "docker_gwbridge");
}
