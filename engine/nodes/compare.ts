import type { ClusterNode, Environment, Role } from "../../environments/environment";
import { cellsOf, dataLabel, isOurLabel, labelsOf, type Place, placeName } from "../../environments/nodes";
import type { Localized } from "../../language/localized";
import type { City } from "../../model/city";
import { namesFor } from "../../model/names";
import type { EngineAnswer, SwarmNode } from "./swarm";

export type NodeState = "ready" | "drained" | "down" | "absent";

/** One node as the environment declares it, against what the swarm and its engine say. */
export interface NodeReport {
  readonly name: string;
  readonly engine: string;
  readonly state: NodeState;
  /** Its id in the swarm; null where the swarm has none of that name. */
  readonly id: string | null;
  readonly roles: readonly Role[];
  readonly cells: readonly string[];
  /** Labels that the swarm's node lacks. */
  readonly missing: readonly string[];
  /** Labels of this environment that it carries and should not. */
  readonly surplus: readonly string[];
  /** What keeps it from being deployed to, in the order in which it has to be put right. */
  readonly problems: readonly Localized[];
  /** What its loss takes along; empty while it is there, or never was. */
  readonly lost: readonly LostPlace[];
}

/** Data that lies on a node which is gone, and who is without a site for it. */
export interface LostPlace {
  readonly place: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

export interface ClusterReport {
  readonly nodes: readonly NodeReport[];
  /** Nodes of the swarm that the environment does not name and that carry its labels. */
  readonly strangers: readonly {
    readonly name: string;
    readonly id: string;
    readonly surplus: readonly string[];
  }[];
  /** Data whose label would leave the node that it lies on: it has to be moved, and not only labelled. */
  readonly displaced: readonly { readonly place: string; readonly from: string; readonly to: string }[];
}

type WithNodes = Pick<Environment, "name" | "prefix" | "docker">;

/** What was asked of the swarm and of the engines. */
export interface Findings {
  readonly swarm: readonly SwarmNode[];
  /** By the name of the node. */
  readonly engines: ReadonlyMap<string, EngineAnswer>;
  /** Names of all services: a place whose are not there has no data yet. */
  readonly services: ReadonlySet<string>;
}

/** Compares what an environment declares with the swarm as it is. Asks nobody. */
export function compareCluster(
  environment: WithNodes,
  { swarm, engines, services }: Findings,
  city: Pick<City, "cells">,
): ClusterReport {
  const { nodes } = environment.docker;
  const ours = (labels: readonly string[]) => labels.filter((label) => isOurLabel(environment, label));
  return {
    nodes: nodes.map((node) => {
      const found = inSwarm(swarm, node.name);
      const wanted = labelsOf(environment, node);
      const state = stateOf(found);
      const answer = engines.get(node.name) ?? { type: "silent", said: "" };
      return {
        name: node.name,
        engine: node.engine,
        state,
        id: found?.id ?? null,
        roles: node.roles,
        cells: node.cells,
        missing: wanted.filter((label) => found?.labels.includes(label) !== true),
        surplus: ours(found?.labels ?? []).filter((label) => !wanted.includes(label)),
        problems: problemsOf(environment, node, found, answer),
        lost: state === "down" ? lostWith(environment, node, city) : [],
      };
    }),
    strangers: swarm
      .filter(({ name }) => !nodes.some((node) => node.name === name))
      .map(({ name, id, labels }) => ({ name, id, surplus: ours(labels) }))
      .filter(({ surplus }) => surplus.length > 0),
    displaced: nodes.flatMap((node) =>
      placesOf(environment, node)
        .filter((place) => services.has(witnessOf(environment, place).service))
        .flatMap((place) => displacement(environment, swarm, node, place)),
    ),
  };
}

/** Of a place: a service that is there once it is deployed, and the volume that it needs. */
export function witnessOf(environment: WithNodes, place: Place) {
  const names = namesFor(environment);
  if (place === "edge") return { service: names.of("certifier"), volume: names.of("certificates") };
  if (place === "core") return { service: names.of("prometheus"), volume: names.of("prometheus-data") };
  return { service: names.cellDatabase(place), volume: names.cellDatabase(place) };
}

/** Whether everything is as declared. */
export function isSound({ nodes, strangers, displaced }: ClusterReport): boolean {
  const sound = nodes.every(
    ({ state, missing, surplus, problems }) =>
      state === "ready" && missing.length + surplus.length + problems.length === 0,
  );
  return sound && strangers.length + displaced.length === 0;
}

/** The place of that name: `edge`, `core`, `cell-07`; undefined where it is none. */
export function placeCalled(name: string): Place | undefined {
  if (name === "edge" || name === "core") return name;
  const [, cell] = /^cell-0*([1-9][0-9]*)$/.exec(name) ?? [];
  return cell === undefined ? undefined : Number(cell);
}

/** A node that was replaced under its own name is listed twice: the one that is there counts. */
function inSwarm(swarm: readonly SwarmNode[], name: string): SwarmNode | undefined {
  const called = swarm.filter((node) => node.name === name);
  return called.find(({ ready }) => ready) ?? called[0];
}

function stateOf(node: SwarmNode | undefined): NodeState {
  if (node === undefined) return "absent";
  if (!node.ready) return "down";
  return node.active ? "ready" : "drained";
}

/** The data that lies on a node. */
export function placesOf(environment: WithNodes, node: ClusterNode): readonly Place[] {
  const labels = labelsOf(environment, node);
  const roles = (["edge", "core"] as const).filter((role) => labels.includes(dataLabel(environment, role)));
  return [...roles, ...cellsOf(node)];
}

function lostWith(
  environment: WithNodes,
  node: ClusterNode,
  { cells }: Pick<City, "cells">,
): readonly LostPlace[] {
  return placesOf(environment, node).flatMap((place): LostPlace[] => {
    if (typeof place !== "number") return [{ place, units: [] }];
    const cell = cells.find(({ number }) => number === place);
    const hosted = (cell?.units ?? []).filter(({ site }) => site.type === "hosted");
    // A range reaches beyond the cells in use.
    return cell === undefined
      ? []
      : [{ place: placeName(place), units: hosted.map(({ id, name }) => ({ id, name })) }];
  });
}

/** By id: a machine that took another's name has not taken its data. */
function displacement(environment: WithNodes, swarm: readonly SwarmNode[], node: ClusterNode, place: Place) {
  const label = dataLabel(environment, place);
  const holders = swarm.filter(({ labels }) => labels.includes(label));
  const [holder] = holders;
  const there = inSwarm(swarm, node.name)?.id;
  if (holder === undefined || holders.some(({ id }) => id === there)) return [];
  return [{ place: placeName(place), from: holder.name, to: node.name }];
}

function problemsOf(
  { name: environment }: WithNodes,
  { name, engine }: ClusterNode,
  found: SwarmNode | undefined,
  answer: EngineAnswer,
): readonly Localized[] {
  if (found === undefined) {
    return [
      {
        vi: `Swarm không có nút nào tên ${name}: cho máy ấy vào Swarm (docs/runbooks/add-a-node.md), hoặc sửa tên trong environments/${environment}.yaml`,
        en: `the swarm has no node called ${name}: let it join (docs/runbooks/add-a-node.md), or correct its name in environments/${environment}.yaml`,
      },
    ];
  }
  if (!found.ready) {
    return [
      {
        vi: `nút ${name} đã mất liên lạc với Swarm: làm theo docs/runbooks/replace-a-node.md`,
        en: `the swarm has lost the node ${name}: follow docs/runbooks/replace-a-node.md`,
      },
    ];
  }
  if (answer.type === "silent") {
    return [
      {
        vi: `Docker của nút ${name} (${engine}) không trả lời nơi này: xem mạng, chứng thư TLS (DOCKER_CERT_PATH) và địa chỉ trong environments/${environment}.yaml`,
        en: `the engine of ${name} (${engine}) does not answer from here: look at the network, the TLS files (DOCKER_CERT_PATH) and its address in environments/${environment}.yaml`,
      },
    ];
  }
  if (answer.nodeId !== found.id) {
    return [
      {
        vi: `ở ${engine} là máy ${answer.name} chứ không phải nút ${name} của Swarm: sửa địa chỉ trong environments/${environment}.yaml`,
        en: `at ${engine} stands ${answer.name} and not the swarm's node ${name}: correct the address in environments/${environment}.yaml`,
      },
    ];
  }
  return [];
}
