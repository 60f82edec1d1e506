import type { ClusterNode, Environment, Role } from "./environment";
import { EnvironmentError } from "./error";

/** Whose data it is: a role's, or that of the cell of this number. */
export type Place = Role | number;

/** What this file reads of an environment. */
type WithNodes = Pick<Environment, "name" | "prefix" | "docker">;

const ROLES: readonly Role[] = ["edge", "core"];

/** `edge`, `core`, `cell-07`: how a place is called in labels, stacks and on the command line. */
export function placeName(place: Place): string {
  return typeof place === "number" ? `cell-${String(place).padStart(2, "0")}` : place;
}

/** The cells that a node carries, in order: `["1-3", "7"]` gives 1, 2, 3, 7. */
export function cellsOf(node: Pick<ClusterNode, "cells">): readonly number[] {
  return node.cells
    .flatMap((range) => {
      const [first = NaN, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    })
    .sort((a, b) => a - b);
}

/**
 * The node on which a place's data lies; null where everything is on one engine.
 *
 * @throws EnvironmentError when no node carries that cell
 */
export function nodeOf({ name, docker }: WithNodes, place: Place): ClusterNode | null {
  if (docker.nodes.length === 0) return null;
  const found =
    typeof place === "number"
      ? docker.nodes.find((node) => cellsOf(node).includes(place))
      : keepersOf(docker.nodes, place)[0];
  if (found !== undefined) return found;
  throw new EnvironmentError(
    `environments/${name}.yaml: không máy nào trong docker.nodes mang ${typeof place === "number" ? `cụm ${place}: thêm "${place}" vào cells` : `dữ liệu của "${place}": thêm "${place}" vào roles`} của một máy.`,
    `environments/${name}.yaml: no node of docker.nodes carries the ${typeof place === "number" ? `cell ${place}` : `data of "${place}"`}; ` +
      `add ${typeof place === "number" ? `"${place}" to the cells` : `"${place}" to the roles`} of a node.`,
  );
}

/** Swarm's constraints for what is bound to a place's data: the node that holds it, and no other. */
export function dataConstraints(environment: WithNodes, place: Place): readonly string[] {
  const stated = statedConstraints(environment, place);
  if (nodeOf(environment, place) === null) return stated;
  return [isTrue(dataLabel(environment, place)), ...stated];
}

/** Swarm's constraints for what holds no data: any node of the role, so that another takes over from one that is lost. */
export function roleConstraints(environment: WithNodes, role: Role): readonly string[] {
  const stated = statedConstraints(environment, role);
  return environment.docker.nodes.length === 0 ? stated : [isTrue(roleLabel(environment, role)), ...stated];
}

/** The labels that the swarm's node of this name must carry, all with the value `true`; sorted. */
export function labelsOf(environment: WithNodes, node: ClusterNode): readonly string[] {
  const { nodes } = environment.docker;
  return [
    ...node.roles.map((role) => roleLabel(environment, role)),
    ...ROLES.filter((role) => keepersOf(nodes, role)[0] === node).map((role) => dataLabel(environment, role)),
    ...cellsOf(node).map((cell) => dataLabel(environment, cell)),
  ].sort();
}

/** Whether a label of a swarm's node is one of this environment's, whatever node it belongs to. */
export function isOurLabel({ prefix }: Pick<WithNodes, "prefix">, label: string): boolean {
  return new RegExp(`^${prefix}-(edge|core)(-data)?$|^${prefix}-cell-[0-9]{2,}$`).test(label);
}

/** The label of the one node that holds a place's data. */
export function dataLabel({ prefix }: Pick<WithNodes, "prefix">, place: Place): string {
  return `${prefix}-${placeName(place)}${typeof place === "number" ? "" : "-data"}`;
}

function roleLabel({ prefix }: Pick<WithNodes, "prefix">, role: Role): string {
  return `${prefix}-${role}`;
}

function isTrue(label: string): string {
  return `node.labels.${label} == true`;
}

function statedConstraints({ docker: { placement } }: WithNodes, place: Place): readonly string[] {
  if (typeof place !== "number") return placement[place];
  return placement.cell.map((constraint) =>
    constraint.replace("{cell}", placeName(place).slice("cell-".length)),
  );
}

/** The nodes that hold a role's data: those that say so, or the only one that has the role. */
function keepersOf(nodes: readonly ClusterNode[], role: Role): readonly ClusterNode[] {
  const able = nodes.filter(({ roles }) => roles.includes(role));
  return able.length === 1 ? able : able.filter(({ keeps }) => keeps.includes(role));
}

/**
 * What the schema cannot say of the nodes: each thing has exactly one place.
 *
 * @throws EnvironmentError that names the node, the file and the remedy
 */
export function checkNodes({ name, acme, docker: { nodes } }: WithNodes & Pick<Environment, "acme">): void {
  const refuse = (vi: string, en: string): never => {
    const file = `environments/${name}.yaml`;
    throw new EnvironmentError(`${file}: ${vi}`, `${file}: ${en}`);
  };
  const carriers = new Map<number, string>();
  for (const [index, node] of nodes.entries()) {
    if (nodes.findIndex((other) => other.name === node.name) !== index) {
      refuse(
        `docker.nodes ghi máy ${node.name} hai lần: mỗi máy chỉ một mục.`,
        `docker.nodes has the node ${node.name} twice; each has one entry.`,
      );
    }
    for (const range of node.cells) {
      const [first = 0, last = first] = range.split("-").map(Number);
      if (first > last)
        refuse(
          `các cụm "${range}" của máy ${node.name} viết ngược: hãy ghi "${last}-${first}".`,
          `the cells "${range}" of the node ${node.name} run backwards; write "${last}-${first}".`,
        );
    }
    for (const cell of cellsOf(node)) {
      const other = carriers.get(cell);
      if (other !== undefined) {
        refuse(
          `cụm ${cell} được ghi ở cả ${other} và ${node.name} mà dữ liệu chỉ nằm trên một máy: hãy bỏ ở một bên.`,
          `cell ${cell} is carried by both ${other} and ${node.name}; its data lies on one node: take it from the other.`,
        );
      }
      carriers.set(cell, node.name);
    }
    for (const role of node.keeps) {
      if (!node.roles.includes(role)) {
        refuse(
          `máy ${node.name} giữ dữ liệu của "${role}" mà không có vai trò đó: hãy thêm vào roles của máy.`,
          `the node ${node.name} keeps the data of "${role}" and does not have that role; add it to its roles.`,
        );
      }
    }
  }
  if (nodes.length === 0) return;
  for (const role of ROLES) {
    const able = nodes.filter(({ roles }) => roles.includes(role)).map((node) => node.name);
    if (able.length === 0)
      refuse(
        `không máy nào trong docker.nodes có vai trò "${role}": hãy thêm vào roles của một máy.`,
        `no node of docker.nodes has the role "${role}"; add it to the roles of one.`,
      );
    const keepers = keepersOf(nodes, role);
    const [keeper] = keepers;
    if (role === "edge" && acme.directory === "pebble" && keeper?.roles.includes("core") === false) {
      refuse(
        `tổ chức cấp chứng chỉ thử (acme.directory: pebble) để chứng chỉ gốc cạnh cổng vào, nơi việc giám sát cần đọc: hãy thêm "core" vào roles của ${keeper.name}.`,
        `the test authority (acme.directory: pebble) keeps its root with the edge, where the probes need it: add "core" to the roles of ${keeper.name}.`,
      );
    }
    if (keepers.length !== 1) {
      refuse(
        `dữ liệu của "${role}" nằm trên đúng một trong các máy ${able.join(", ")}: hãy ghi keeps: [${role}] ở máy đó và không ở máy nào khác.`,
        `the data of "${role}" lies on exactly one of ${able.join(", ")}; write keeps: [${role}] at that node and at no other.`,
      );
    }
  }
}
