import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cityOf } from "../../bench/synth/city";
import type { Environment } from "../../environments/environment";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import {
  CELL_CAPACITY,
  type Cell,
  type City,
  type Fqdn,
  type MailAddress,
  type Unit,
  type UnitId,
} from "../../model/city";
import { cellId } from "../../model/names";
import type { Change } from "../../output/plan/changes";
import { judgePlan } from "../../output/plan/judge";
import { repeatedOver, resourcesOf } from "../../output/plan/resources";
import { environment } from "../support/city";
import { readStacks, synthesise } from "../support/synthesis";

/**
 * On 1 July 2025 all districts of the country disappeared and provinces merged: every office went, every school got a
 * new parent, and a third more units joined the city. Nothing of a school may be replaced or lost by that.
 */

jest.setTimeout(180_000);

const UNITS = 2_692;
const JOINING = Math.ceil(UNITS / 3);
const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `congtruong/${name}:test`])) as ImageTags;

const before = cityOf(UNITS);
const after = reformed(before);

/** The offices are wound up, schools answer to the department, and those that join take the next free places. */
function reformed(city: City): City {
  const department = { parentId: city.department.id, parentName: city.department.name };
  const stayed = city.units.map((unit): Unit => ({
    ...unit,
    ...department,
    // Its ward, and with it its address, has another name.
    address: unit.address.replace("Phường", "Phường mới"),
    lifecycle: unit.kind === "phong-gddt" ? "retiring" : "active",
  }));
  const joining = Array.from({ length: JOINING }, (_, index) => newcomer(city, stayed, index));
  return withCells({ ...city, units: [...stayed, ...joining] });
}

function newcomer(city: City, stayed: readonly Unit[], index: number): Unit {
  const model = stayed[1];
  if (model === undefined) throw new Error("a city without schools");
  const id = String(7_400_001 + index) as UnitId;
  const label = `thtanbinh${id}`;
  const host = `${label}.hcm.edu.vn` as Fqdn;
  return {
    ...model,
    ...{ id, name: `Trường Tiểu học Tân Bình ${index}`, kind: "tieu-hoc" },
    ...{ parentId: city.department.id, parentName: city.department.name },
    cell: Math.floor((UNITS + index) / CELL_CAPACITY) + 1,
    configCell: Math.floor((UNITS + index) / CELL_CAPACITY) + 1,
    site: { type: "hosted", registeredHost: host, host, url: `https://${host}`, sectorFeed: true },
    mailbox: { type: "hosted", address: `${label}@hcm.edu.vn` as MailAddress },
  };
}

function withCells(city: City): City {
  const cells = new Map<number, Unit[]>();
  for (const unit of city.units) cells.set(unit.cell, [...(cells.get(unit.cell) ?? []), unit]);
  return {
    ...city,
    cells: [...cells].map(([number, units]): Cell => ({
      ...{ number, id: cellId(number), units },
      ...{ migratingOut: [], dismantled: false },
    })),
  };
}

type Bodies = ReadonlyMap<string, unknown>;

/** Every resource of the city as it will be, by stack and address. */
function synthesised(city: City, env: Environment): Bodies {
  const outdir = mkdtempSync(join(tmpdir(), "july-"));
  try {
    synthesise(outdir, { city, environment: env, images });
    const bodies = new Map<string, unknown>();
    for (const [stack, content] of readStacks(outdir)) {
      for (const { address, type, block, key, name } of resourcesOf(content)) {
        const { for_each: each, ...body } = { ...content.resource?.[type]?.[block] };
        const value = key === null ? null : repeatedOver(content, each)?.[key];
        bodies.set(`${stack} ${address}`, { ...body, name: name ?? body.name, value });
      }
    }
    return bodies;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Where two values differ, as paths; what only the new one has is not a difference but an addition. */
function altered(was: unknown, is: unknown, path = ""): string[] {
  if (typeof was !== "object" || was === null || typeof is !== "object" || is === null) {
    return was === is ? [] : [path];
  }
  if (Array.isArray(was) && Array.isArray(is)) {
    const kept = new Set(is.map((item) => JSON.stringify(item)));
    return was.some((item) => !kept.has(JSON.stringify(item))) ? [path] : [];
  }
  return Object.entries(was).flatMap(([key, value]) =>
    altered(value, (is as Record<string, unknown>)[key], path === "" ? key : `${path}.${key}`),
  );
}

/** What a plan of the difference says, with environments in the shape that the engine's plans have. */
function changesBetween(old: Bodies, next: Bodies): Change[] {
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((place): Change[] => {
    const [was, is] = [old.get(place), next.get(place)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const [, stack = "", address = ""] = /^(\S+) (.*)$/.exec(place) ?? [];
    const [, type = "", name = "", key] = /^([^.]+)\.([^[]+)(?:\["(.*)"\])?$/.exec(address) ?? [];
    const action = was === undefined ? "create" : is === undefined ? "destroy" : "update";
    const planned = { before: asPlanned(was), after: asPlanned(is) };
    return [{ ...{ stack, address, type, name, action }, key: key ?? null, ...planned, lostSight: false }];
  });
}

function asPlanned(body: unknown): unknown {
  const spec = (body as { task_spec?: { container_spec?: unknown } } | undefined)?.task_spec;
  return spec === undefined ? (body ?? null) : { task_spec: [{ container_spec: [spec.container_spec] }] };
}

describe.each(["production", "sandbox"])("July 2025 in %s", (name) => {
  const env = environment(name, { hostSuffix: "" });
  const old = synthesised(before, env);
  const next = synthesised(after, env);
  const { effects, brake } = judgePlan(changesBetween(old, next), after);

  test("no resource loses its address", () => {
    expect(old.size).toBeGreaterThan(2 * UNITS);
    expect([...old.keys()].filter((place) => !next.has(place))).toEqual([]);
  });

  test("what stays differs in the environment of services alone, and in what is added", () => {
    const paths = new Set([...old].flatMap(([place, body]) => altered(body, next.get(place))));
    // Facts travel in environment entries; nothing else of an old resource is another.
    expect([...paths].filter((path) => !path.startsWith("task_spec.container_spec.env.file:"))).toEqual([]);
    expect(paths.size).toBeGreaterThan(0);
  });

  test("every old school is changed without an interruption, every new one is created, nothing else", () => {
    expect(effects).toMatchObject({ replaced: [], destroyed: [], restarted: [], lostSight: [] });
    expect(effects.created).toEqual(after.units.slice(UNITS).map(({ id }) => id));
    expect(effects.changed).toEqual(before.units.map(({ id }) => id));
    expect(effects.losses).toEqual({ sites: new Map(), volumes: [], mailboxes: [], records: [], zones: [] });
    expect(brake).toEqual({ stopped: false, reasons: [] });
  });
});

test("the comparison sees a loss, a rename and another container", () => {
  expect(altered({ name: "a", spec: { image: 1 } }, { name: "b", spec: { image: 2 } })).toEqual([
    "name",
    "spec.image",
  ]);
  expect(altered({ mounts: [1, 2] }, { mounts: [2] })).toEqual(["mounts"]);
  const lost = new Map([['cell-01 docker_volume.site_data["7900002"]', {}]]);
  expect(judgePlan(changesBetween(lost, new Map()), after)).toMatchObject({
    effects: { destroyed: ["7900002"] },
    brake: { stopped: true },
  });
});
