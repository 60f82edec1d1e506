import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import type { City } from "../../model/city";
import { city, environment, unit } from "../support/city";
import { readStacks, synthesise } from "../support/synthesis";

const ID = "7900002";
const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `congtruong/${name}:test`])) as ImageTags;

interface CellJson {
  readonly provider?: { readonly docker?: readonly { readonly alias?: string }[] };
  readonly moved?: unknown;
  readonly removed?: unknown;
  readonly resource?: {
    readonly docker_volume?: { readonly site_data?: { readonly for_each: Record<string, string> } };
    readonly docker_service?: Record<string, unknown>;
  };
}

function cells(built: City, env = environment()): Record<string, CellJson> {
  const outdir = mkdtempSync(join(tmpdir(), "cells-"));
  try {
    const ids = built.cells.map(({ id }) => id);
    synthesise(outdir, { city: built, environment: env, images }, ids);
    return Object.fromEntries(readStacks(outdir)) as Record<string, CellJson>;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test("a unit that moves: one stack forgets its volume and mounts it, the other has it", () => {
  const moving = unit(ID, { cell: 2, configCell: 1, relocation: { from: 1, former: "keep" } });
  const { "cell-01": one, "cell-02": two } = cells(
    city([unit("7900001"), moving, unit("7900003", { cell: 2 })]),
  );
  const left = `docker_volume.site_data_handed_over_${ID}`;
  expect(one?.moved).toEqual([{ from: `docker_volume.site_data["${ID}"]`, to: left }]);
  expect(one?.removed).toEqual([{ from: left, lifecycle: { destroy: false } }]);
  expect(Object.keys(one?.resource?.docker_volume?.site_data?.for_each ?? {})).toEqual(["7900001"]);
  const provisioner = JSON.stringify(one?.resource?.docker_service?.["provisioner"]);
  expect(provisioner).toContain(`"source":"ct-site-${ID}"`);
  expect(provisioner).toContain(`"target":"/units/${ID}"`);
  expect(Object.keys(two?.resource?.docker_volume?.site_data?.for_each ?? {})).toEqual([ID, "7900003"]);
  expect([two?.moved, two?.removed]).toEqual([undefined, undefined]);
});

test("a cell that is taken down is a stack with nothing in it", () => {
  const built = city([unit("7900001")]);
  const empty = { number: 2, id: "cell-02", units: [], migratingOut: [], dismantled: true };
  const { "cell-01": one, "cell-02": two } = cells({ ...built, cells: [...built.cells, empty] });
  expect(one?.resource).toBeDefined();
  expect(two).toBeDefined();
  expect(two?.resource).toBeUndefined();
  // Where several nodes have engines of their own, it is the node's that destroys its volumes.
  const sandbox = environment();
  const nodes = ["1-2"].map((range) => ({
    ...{ name: "n1", engine: "unix:///n1", roles: ["edge", "core"] as const, keeps: [], cells: [range] },
  }));
  const several = { ...sandbox, docker: { ...sandbox.docker, nodes } };
  const onNodes = cells({ ...built, cells: [...built.cells, empty] }, several)["cell-02"];
  expect(onNodes?.provider?.docker?.map(({ alias }) => alias)).toContain("cell");
});
