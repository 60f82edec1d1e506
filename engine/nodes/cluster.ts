import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import type { City } from "../../model/city";
import { pooled } from "../pool";
import { Problem } from "../problem";
import type { Report } from "../report";
import { type ClusterReport, compareCluster, placeCalled } from "./compare";
import { askEngine, swarmNodes, updateLabels } from "./swarm";

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
  const answers = await pooled(environment.docker.nodes, AT_A_TIME, async ({ name, engine }) => {
    const lost =
      swarm.some((node) => node.name === name) && !swarm.some((node) => node.name === name && node.ready);
    // One that the swarm has lost would only be waited for.
    return [name, lost ? ({ type: "silent", said: "" } as const) : await askEngine(engine)] as const;
  });
  return compareCluster(environment, swarm, new Map(answers), city);
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
  report: Report,
): Promise<void> {
  const stuck = displaced.filter(({ place }) => !restored.includes(place));
  if (stuck.length > 0) {
    const list = stuck.map(({ place, from, to }) => `${place} (${from} → ${to})`).join(", ");
    const [first] = stuck;
    const move = `npx congtruong nodes move ${first?.place} --from ${first?.from} --to ${first?.to}`;
    throw new Problem(
      `Dữ liệu của ${list} còn ở nút cũ; đổi nhãn lúc này thì các trường gặp trang trống. Hãy trả environments/${environment.name}.yaml về như cũ rồi chạy \`${move}\`; nếu nút cũ đã mất và dữ liệu đã được phục hồi ở nút mới, chạy \`npx congtruong nodes --apply --restored ${first?.place}\`. Chưa đổi nhãn nào.`,
      `The data of ${list} still lies on the old node; with the label moved now, schools would find an empty site. Put environments/${environment.name}.yaml back and run \`${move}\`; if the old node is lost and the data has been restored on the new one, run \`npx congtruong nodes --apply --restored ${first?.place}\`. No label was changed.`,
    );
  }
  requirePlaces(environment, restored);
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
