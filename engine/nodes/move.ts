import { setTimeout as pause } from "node:timers/promises";
import type { ClusterNode, Environment } from "../../environments/environment";
import { dataLabel, nodeOf, type Place, placeName } from "../../environments/nodes";
import { attempt, run } from "../support/command";
import { waitForServices } from "../docker/health";
import { uninterrupted } from "../support/interrupts";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Belongings } from "./belongings";
import { copyVolumes, prepareVolumes } from "./copy";
import { writeMove } from "./environment-edit";
import { reaching, swarmNodes, updateLabels } from "./swarm";

export interface MoveProps {
  readonly root: string;
  readonly environment: Pick<Environment, "name" | "prefix" | "docker">;
  readonly place: Place;
  /** Names of nodes. */
  readonly from: string;
  readonly to: string;
  readonly belongings: Belongings;
  /** With tar; the nodes can pull it. */
  readonly image: string;
  /** Around the time in which the services do not run. @default - nothing */
  readonly during?: (work: () => Promise<string>) => Promise<string>;
  readonly report: Reporter;
}

/** What a database needs to write everything down. */
const STOPPING_MS = 180_000;

/** Until the last site answers on its new node, which may have to pull images first. */
const STARTING_MS = 900_000;

/**
 * Moves the data of a cell or a role to another node: stops its services, copies their volumes, moves the label,
 * writes the environment's file, starts the services. What fails before the label is moved leaves everything where it
 * was, and running.
 *
 * @returns the file of the environment that was changed
 * @throws Problem that says what was done and what was not
 */
export async function moveData(props: MoveProps): Promise<string> {
  const ends = await requireMovable(props);
  // While everything still runs: what is refused here costs nobody anything.
  await prepareVolumes(props.belongings.volumes, ends.to.node, props.image);
  const carryOver = () => carry(props, ends);
  return props.during === undefined ? carryOver() : props.during(carryOver);
}

interface End {
  readonly node: ClusterNode;
  readonly id: string;
}

interface Ends {
  readonly from: End;
  readonly to: End;
}

async function carry(props: MoveProps, { from, to }: Ends): Promise<string> {
  const { environment, place, belongings, report } = props;
  const { services, volumes } = belongings;
  report.note(`dừng ${services.length} dịch vụ của ${placeName(place)} / stopping its services`);
  let moved = false;
  try {
    await scale(services, 0);
    await untilStopped(services, from.node);
    report.note(`chép ${volumes.length} ổ dữ liệu ${from.node.name} → ${to.node.name} / copying its volumes`);
    await copyVolumes(volumes, from.node, to.node, props.image);
    const label = dataLabel(environment, place);
    await uninterrupted(async () => {
      await updateLabels(from.id, { add: [], remove: [label] });
      moved = true;
      const roles = typeof place === "number" ? [] : [`${environment.prefix}-${place}`];
      await updateLabels(to.id, { add: [label, ...roles], remove: [] });
    });
  } finally {
    // Where they were if it failed, and on the other node if it did not.
    if (!moved) await scale(services, 1);
  }
  const file = writeMove(props.root, environment.name, place, from.node.name, to.node.name);
  await scale(services, 1);
  report.note(`khởi động ở nút ${to.node.name} / starting on the new node`);
  await waitForServices(environment.prefix, new Set(services), { milliseconds: STARTING_MS }, report);
  return file;
}

async function requireMovable({ environment, place, from, to }: MoveProps): Promise<Ends> {
  const swarm = await swarmNodes();
  const end = (name: string): End => {
    const node = environment.docker.nodes.find((each) => each.name === name);
    const found = swarm.find((each) => each.name === name && each.ready);
    if (node !== undefined && found !== undefined) return { node, id: found.id };
    throw new Problem(
      `Nút ${name} không có trong environments/${environment.name}.yaml, hoặc không có mặt trong Swarm: xem \`npx congtruong nodes\` và docs/runbooks/add-a-node.md.`,
      `The node ${name} is not in environments/${environment.name}.yaml, or is not there in the swarm: see \`npx congtruong nodes\` and docs/runbooks/add-a-node.md.`,
    );
  };
  const ends = { from: end(from), to: end(to) };
  const holder = nodeOf(environment, place)?.name;
  const labelled = swarm.filter(({ labels }) => labels.includes(dataLabel(environment, place)));
  if (from === to || holder !== from || labelled.length !== 1 || labelled[0]?.id !== ends.from.id) {
    const where = labelled.map(({ name }) => name).join(", ") || "—";
    throw new Problem(
      `Dữ liệu của ${placeName(place)} theo environments/${environment.name}.yaml ở nút ${holder}, theo nhãn của Swarm ở nút ${where}: chỉ chuyển được khi cả hai là ${from}. Xem \`npx congtruong nodes\`.`,
      `The data of ${placeName(place)} lies on ${holder} by environments/${environment.name}.yaml, and on ${where} by the swarm's labels: it can be moved only when both are ${from}. See \`npx congtruong nodes\`.`,
    );
  }
  return ends;
}

async function scale(services: readonly string[], replicas: 0 | 1): Promise<void> {
  const what =
    replicas === 0
      ? { vi: "dừng dịch vụ", en: "stop the services" }
      : { vi: "khởi động dịch vụ", en: "start the services" };
  await run(what, "docker", [
    "service",
    "scale",
    "--detach",
    ...services.map((name) => `${name}=${replicas}`),
  ]);
}

/** Asks the engine itself: the swarm calls a task stopped that is still writing. */
async function untilStopped(services: readonly string[], { name, engine }: ClusterNode): Promise<void> {
  const names = new Set(services);
  for (const deadline = Date.now() + STOPPING_MS; ; await pause(500)) {
    const { exitCode, stdout } = await attempt(
      "docker",
      ["ps", "--format", '{{.Label "com.docker.swarm.service.name"}}'],
      { env: reaching(engine) },
    );
    const running = stdout.split("\n").filter((service) => names.has(service));
    if (exitCode === 0 && running.length === 0) return;
    if (Date.now() < deadline) continue;
    throw new Problem(
      `Ở nút ${name} vẫn còn ${running.slice(0, 3).join(", ")} đang chạy: xem \`docker -H ${engine} ps\` rồi chạy lại; mọi thứ được cho chạy lại ở chỗ cũ.`,
      `On ${name} still run ${running.slice(0, 3).join(", ")}: see \`docker -H ${engine} ps\` and run again; everything is started where it was.`,
    );
  }
}
