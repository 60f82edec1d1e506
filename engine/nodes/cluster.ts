import pMap from "p-map";
import type { Environment } from "../../environments/environment";
import { dataLabel, nodeOf } from "../../environments/nodes";
import type { City } from "../../model/city";
import { attempt } from "../support/command";
import { dockerNames } from "../docker/docker";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { type ClusterReport, compareCluster, placeCalled, placesOf, witnessOf } from "./compare";
import { askEngine, reaching, swarmNodes, updateLabels } from "./swarm";

type WithNodes = Pick<Environment, "name" | "prefix" | "docker">;

/** Engines that are asked side by side. */
const AT_A_TIME = 8;

/**
 * Asks the manager and the engine of every declared node, and compares.
 *
 * @throws Problem when the manager does not answer
 */
export async function lookAtCluster(
  environment: WithNodes,
  city: Pick<City, "cells">,
): Promise<ClusterReport> {
  const swarm = await swarmNodes();
  const answers = await pMap(
    environment.docker.nodes,
    async ({ name, engine }) => {
      const there = swarm.some((node) => node.name === name && node.ready);
      // One that the swarm does not have would only be waited for.
      return [name, there ? await askEngine(engine) : ({ type: "silent", said: "" } as const)] as const;
    },
    { concurrency: AT_A_TIME },
  );
  return compareCluster(
    environment,
    { swarm, engines: new Map(answers), services: await dockerNames("service") },
    city,
  );
}

/**
 * Gives the swarm's nodes the labels that the environment declares.
 *
 * A label decides where a database starts. So one whose data lies elsewhere is refused: on another node it would find
 * an empty volume, and the schools an empty site.
 *
 * @param restored places whose data a person has restored on the declared node, the old one being lost
 * @throws Problem that names what has to be moved first
 */
export async function applyLabels(
  environment: WithNodes,
  { nodes, strangers, displaced }: ClusterReport,
  restored: readonly string[],
  report: Reporter,
): Promise<void> {
  const stuck = displaced.filter(({ place }) => !restored.includes(place));
  if (stuck.length > 0) {
    const list = stuck.map(({ place, from, to }) => `${place} (${from} → ${to})`).join(", ");
    const [first] = stuck;
    const move = `npx congtruong nodes move ${first?.place} --from ${first?.from} --to ${first?.to}`;
    const restore = `npx congtruong nodes --apply --restored ${first?.place}`;
    throw new Problem(
      `Dữ liệu của ${list} còn ở máy cũ; đổi nhãn lúc này thì các trường gặp trang trống. Nếu máy cũ còn chạy: trả environments/${environment.name}.yaml về như cũ rồi \`${move}\`. Nếu đã mất và dữ liệu đã được phục hồi ở máy mới: \`${restore}\`. Chưa đổi nhãn nào.`,
      `The data of ${list} still lies on the old machine; with the label moved now, schools would find an empty site. If that machine still runs: put environments/${environment.name}.yaml back and \`${move}\`. If it is lost and the data has been restored on the new one: \`${restore}\`. No label was changed.`,
    );
  }
  requirePlaces(environment, restored);
  await requireData(environment, nodes);
  // What is taken away first never stands at two nodes.
  for (const { id, surplus } of [...strangers, ...nodes]) {
    if (id !== null && surplus.length > 0) await updateLabels(id, { add: [], remove: surplus });
  }
  for (const { id, name, missing } of nodes) {
    if (id === null || missing.length === 0) continue;
    await updateLabels(id, { add: missing, remove: [] });
    report.note(`${name}: +${missing.length} nhãn / labels`);
  }
}

/**
 * A place that is deployed has its data somewhere. Whatever a person says, its label goes to no node that has none.
 *
 * @throws Problem that names the place, the node and the volume that is not there
 */
async function requireData(environment: WithNodes, nodes: ClusterReport["nodes"]): Promise<void> {
  const services = await dockerNames("service");
  for (const { name, engine, missing } of nodes) {
    const node = environment.docker.nodes.find((each) => each.name === name);
    for (const place of node === undefined ? [] : placesOf(environment, node)) {
      const label = dataLabel(environment, place);
      const { service, volume } = witnessOf(environment, place);
      if (!missing.includes(label) || !services.has(service)) continue;
      const asked = await attempt("docker", ["volume", "inspect", volume], { env: reaching(engine) });
      if (asked.exitCode === 0) continue;
      throw new Problem(
        `Nút ${name} không có ổ dữ liệu ${volume}: đặt nhãn ${label} ở đó thì các trường gặp trang trống. Hãy phục hồi dữ liệu vào nút ấy trước (docs/runbooks/replace-a-node.md). Chưa đổi nhãn nào.`,
        `The node ${name} has no volume ${volume}: with the label ${label} there, schools would find an empty site. Restore the data on that node first (docs/runbooks/replace-a-node.md). No label was changed.`,
      );
    }
  }
}

function requirePlaces(environment: WithNodes, names: readonly string[]): void {
  for (const name of names) {
    const place = placeCalled(name);
    if (place !== undefined && nodeOf(environment, place) !== null) continue;
    throw new Problem(
      `Không có nơi chứa dữ liệu nào tên ${name}: hãy viết edge, core hoặc cell-NN.`,
      `There is no place of data called ${name}: write edge, core or cell-NN.`,
    );
  }
}

/**
 * Refuses to plan while the cluster is not as the environment declares it: a provider whose engine is away, or is
 * another one, takes volumes for gone.
 *
 * @param without names of nodes that are known to be lost, and whose stacks are left out
 * @throws Problem that names the nodes, what is wrong with each and what to do
 */
export async function requireNodes(environment: WithNodes, without: readonly string[] = []): Promise<void> {
  const unknown = without.filter((name) => !environment.docker.nodes.some((node) => node.name === name));
  if (unknown.length > 0) {
    const names = environment.docker.nodes.map(({ name }) => name).join(", ");
    throw new Problem(
      `Môi trường ${environment.name} không có nút ${unknown.join(", ")}: hãy chọn trong ${names || "(trống)"}.`,
      `The environment ${environment.name} has no node ${unknown.join(", ")}: choose among ${names || "(none)"}.`,
    );
  }
  if (environment.docker.nodes.length === 0) return;
  const { nodes, strangers, displaced } = await lookAtCluster(environment, { cells: [] });
  const looked = nodes.filter(({ name }) => !without.includes(name));
  const broken = looked.flatMap(({ problems }) => problems);
  if (broken.length > 0) {
    const lost = looked.filter(({ state }) => state === "down").map(({ name }) => name);
    const apart = `npx congtruong deploy --without ${lost.join(" ")}`;
    throw new Problem(
      `${broken.map(({ vi }) => vi).join("; ")}. Chưa lập kế hoạch gì.${lost.length === 0 ? "" : ` Phần còn lại của thành phố vẫn triển khai được: \`${apart}\`.`}`,
      `${broken.map(({ en }) => en).join("; ")}. Nothing was planned.${lost.length === 0 ? "" : ` The rest of the city can be deployed: \`${apart}\`.`}`,
    );
  }
  const labels = looked
    .filter(({ missing, surplus }) => missing.length + surplus.length > 0)
    .map(({ name }) => name);
  const away = displaced.filter(({ from, to }) => !without.includes(from) && !without.includes(to));
  if (labels.length + strangers.length + away.length === 0) return;
  const names = [...new Set([...labels, ...strangers.map(({ name }) => name)])].join(", ");
  throw new Problem(
    `Nhãn của nút ${names} không đúng như environments/${environment.name}.yaml: xem \`npx congtruong nodes\`, rồi \`npx congtruong nodes --apply\`; chưa lập kế hoạch gì.`,
    `The labels of ${names} are not as environments/${environment.name}.yaml says: see \`npx congtruong nodes\`, then \`npx congtruong nodes --apply\`; nothing was planned.`,
  );
}
