import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, type YAMLMap, isMap, isSeq, parseDocument } from "yaml";
import { cellsOf, type Place } from "../../environments/nodes";
import { Problem } from "../problem";

/**
 * Writes into the environment's file that a place's data lies on another node. Comments and everything else stay.
 *
 * @returns the file that was changed, relative to the repository
 * @throws Problem when the file has no such nodes
 */
export function writeMove(root: string, environment: string, place: Place, from: string, to: string): string {
  for (const file of [`environments/${environment}.local.yaml`, `environments/${environment}.yaml`]) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const document = parseDocument(readFileSync(path, "utf8"));
    if (!document.hasIn(["docker", "nodes"])) continue;
    const [old, next] = [nodeCalled(document, from), nodeCalled(document, to)];
    if (old === undefined || next === undefined) break;
    if (typeof place === "number") moveCell(document, place, old, next);
    else moveRole(document, place, old, next);
    writeFileSync(path, document.toString({ lineWidth: 0, flowCollectionPadding: true }));
    return file;
  }
  throw new Problem(
    `environments/${environment}.yaml không có nút ${from} và ${to} ở docker.nodes: hãy sửa tên rồi chạy lại.`,
    `environments/${environment}.yaml has no nodes ${from} and ${to} at docker.nodes: correct the names and run again.`,
  );
}

/** Numbers as the file has them: `[1, 2, 3, 7]` is `1-3` and `7`. */
export function asRanges(cells: readonly number[]): readonly string[] {
  const ranges: [number, number][] = [];
  for (const cell of [...new Set(cells)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === cell - 1) last[1] = cell;
    else ranges.push([cell, cell]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
}

function moveCell(document: Document, cell: number, from: YAMLMap, to: YAMLMap): void {
  const without = cellsOf({ cells: list(from, "cells") }).filter((each) => each !== cell);
  set(document, from, "cells", asRanges(without));
  set(document, to, "cells", asRanges([...cellsOf({ cells: list(to, "cells") }), cell]));
}

function moveRole(document: Document, role: string, from: YAMLMap, to: YAMLMap): void {
  const keeps = list(from, "keeps").filter((each) => each !== role);
  if (keeps.length > 0) set(document, from, "keeps", keeps);
  else from.delete("keeps");
  set(document, to, "keeps", [...new Set([...list(to, "keeps"), role])]);
  set(document, to, "roles", [...new Set([...list(to, "roles"), role])]);
}

function nodeCalled(document: Document, name: string): YAMLMap | undefined {
  const nodes = document.getIn(["docker", "nodes"]);
  if (!isSeq(nodes)) return undefined;
  return nodes.items.find((item): item is YAMLMap => isMap(item) && item.get("name") === name);
}

function list(node: YAMLMap, key: string): readonly string[] {
  const found = node.get(key);
  return isSeq(found) ? (found.toJSON() as unknown[]).map(String) : [];
}

function set(document: Document, node: YAMLMap, key: string, values: readonly string[]): void {
  node.set(key, document.createNode(values, { flow: true }));
}
