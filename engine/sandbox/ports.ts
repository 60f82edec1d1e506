import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { Environment } from "../../environments/environment";
import { attempt } from "../support/command";
import { Problem } from "../support/problem";

export type PortName = keyof Environment["ports"];
export type Ports = Partial<Record<PortName, number>>;

export interface MovedPort {
  readonly name: PortName;
  readonly from: number;
  readonly to: number;
}

/** How far beyond the wanted one a free port is looked for. */
const REACH = 200;

/**
 * Finds a free port for each that the environment publishes: itself, or the next one that is free.
 *
 * @param held ports that our own running services hold, which are not taken from anybody
 * @returns those that had to move
 * @throws Problem when there is none within reach
 */
export async function freePorts(
  ports: Environment["ports"],
  held: ReadonlySet<number>,
  isFree: (port: number) => Promise<boolean> = portIsFree,
): Promise<readonly MovedPort[]> {
  const wanted = Object.entries(ports).filter((entry): entry is [PortName, number] => entry[1] !== null);
  const given = new Set(wanted.map(([, port]) => port));
  const moved: MovedPort[] = [];
  for (const [name, from] of wanted) {
    if (held.has(from) || (await isFree(from))) continue;
    let to: number | undefined;
    for (let port = from + 1; port <= Math.min(from + REACH, 65_535); port += 1) {
      if (!given.has(port) && !held.has(port) && (await isFree(port))) {
        to = port;
        break;
      }
    }
    if (to === undefined) {
      throw new Problem(
        `Cổng ${from} (${name}) và ${REACH} cổng sau nó đều đang bị dùng: hãy đặt ports.${name} trong tệp environments/*.local.yaml.`,
        `Port ${from} (${name}) and the ${REACH} after it are all taken: set ports.${name} in environments/*.local.yaml.`,
      );
    }
    given.add(to);
    moved.push({ name, from, to });
  }
  return moved;
}

/** Whether nobody listens on 127.0.0.1 at that port, by TCP or UDP. */
export async function portIsFree(port: number): Promise<boolean> {
  const tcp = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
  if (!tcp) return false;
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    socket.bind({ port, address: "127.0.0.1", exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** The ports that services of that prefix publish in the engine at this moment. */
export async function heldPorts(prefix: string): Promise<ReadonlySet<number>> {
  const format = "{{range .Endpoint.Spec.Ports}}{{.PublishedPort}} {{end}}";
  const services = (
    await attempt("docker", ["service", "ls", "--quiet", "--filter", `name=${prefix}-`])
  ).stdout.split("\n");
  const ids = services.filter((id) => id !== "");
  if (ids.length === 0) return new Set();
  const { stdout } = await attempt("docker", ["service", "inspect", "--format", format, ...ids]);
  return new Set(stdout.split(/\s+/).filter(Boolean).map(Number));
}
