import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import { type Document, type Node, type YAMLMap, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { cellsOf, type Place } from "../../environments/nodes";
import { Problem } from "../support/problem";

/**
 * Writes into the environment's file that a place's data lies on another node. Every other letter stays as it is.
 *
 * @returns the file that was changed, relative to the repository
 * @throws Problem when the file has no such nodes
 */
export function writeMove(root: string, environment: string, place: Place, from: string, to: string): string {
  for (const file of [`environments/${environment}.local.yaml`, `environments/${environment}.yaml`]) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, "utf8");
    const document = parseDocument(text);
    if (!document.hasIn(["docker", "nodes"])) continue;
    const [old, next] = [nodeCalled(document, from), nodeCalled(document, to)];
    if (old === undefined || next === undefined) break;
    const edits =
      typeof place === "number" ? moveCell(text, place, old, next) : moveRole(text, place, old, next);
    writeFileAtomic(path, edited(text, edits));
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

/** A stretch of the file's text and what takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** From the end, so that what is before it stays where it was. */
function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function moveCell(text: string, cell: number, from: YAMLMap, to: YAMLMap): readonly Edit[] {
  const without = cellsOf({ cells: list(from, "cells") }).filter((each) => each !== cell);
  const cells = (node: YAMLMap, numbers: readonly number[]) =>
    set(
      text,
      node,
      "cells",
      asRanges(numbers).map((range) => JSON.stringify(range)),
    );
  return [cells(from, without), cells(to, [...cellsOf({ cells: list(to, "cells") }), cell])];
}

function moveRole(text: string, role: string, from: YAMLMap, to: YAMLMap): readonly Edit[] {
  const adding = (key: string) => set(text, to, key, [...new Set([...list(to, key), role])]);
  const keeps = list(from, "keeps");
  const kept = set(
    text,
    from,
    "keeps",
    keeps.filter((each) => each !== role),
  );
  return [...(keeps.length > 0 ? [kept] : []), adding("keeps"), adding("roles")];
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

function set(text: string, node: YAMLMap, key: string, values: readonly string[]): Edit {
  const value = `[${values.join(", ")}]`;
  const there = node.get(key, true) as Node | undefined;
  if (there?.range) {
    const [start, end] = there.range;
    // A list with a line for each item ends after its last line's end.
    return { start, end, text: isSeq(there) && there.flow !== true ? `${value}\n` : value };
  }
  const [first] = node.items;
  const start = isScalar(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
  // Before the entry's first key; the others of a block stand below that one.
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  return {
    start,
    end: start,
    text: `${key}: ${value}${node.flow === true ? ", " : `\n${" ".repeat(column)}`}`,
  };
}
