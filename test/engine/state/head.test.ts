import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rememberPlace, requireInPlace } from "../../../engine/state/guard";
import { headOf, type StateHead } from "../../../engine/state/head";
import { settingsOf, type StateSettings } from "../../../engine/state/settings";
import { workplace, type Workplace } from "../../../engine/support/workplace";

const clear = { version: 4, serial: 7, lineage: "one", outputs: {}, resources: [{}] };
const encrypted = {
  serial: 7,
  lineage: "one",
  meta: { "key_provider.pbkdf2.city": "e30=" },
  encrypted_data: "AA==",
};

describe("what is known of a state without its passphrase", () => {
  test.each<[string, unknown, Partial<StateHead> | undefined]>([
    ["in the clear", clear, { serial: 7, lineage: "one", encrypted: false, keys: [], filled: true }],
    ["empty", { ...clear, resources: [] }, { encrypted: false, filled: false }],
    ["with an output only", { ...clear, resources: [], outputs: { a: {} } }, { filled: true }],
    [
      "encrypted",
      encrypted,
      { serial: 7, encrypted: true, keys: ["key_provider.pbkdf2.city"], filled: true },
    ],
    ["no state", { a: 1 }, undefined],
    ["nothing", null, undefined],
  ])("%s", (_, state, head) => {
    const found = headOf(JSON.stringify(state));
    if (head === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(head);
  });

  test("cut off in the middle, it is none", () => {
    expect(headOf(JSON.stringify(clear).slice(0, 30))).toBeUndefined();
  });
});

describe("states that are not where the environment keeps them", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace(mkdtempSync(join(tmpdir(), "guard-")), "production");
  });
  afterEach(() => rmSync(place.root, { recursive: true }));

  const inPg = (encrypted = true): StateSettings =>
    settings({ backend: { pg: { schema_name: "ct_production_dns" } } }, encrypted);
  const inFile = (encrypted = false): StateSettings =>
    settings(
      { backend: { local: { path: "../../../.congtruong/production/state/dns.tfstate" } } },
      encrypted,
    );
  function settings(terraform: object, encrypted: boolean): StateSettings {
    return settingsOf("dns", join(place.synthesised, "stacks", "dns"), {
      terraform: { ...terraform, ...(encrypted ? { encryption: { state: {} } } : {}) },
    });
  }
  const judged = (state: StateSettings, there?: unknown) => () => {
    const head = there === undefined ? undefined : headOf(JSON.stringify(there));
    requireInPlace(place, [state], new Map(head === undefined ? [] : [["dns", head]]));
  };
  function writeHere(state: unknown): void {
    mkdirSync(place.states, { recursive: true });
    writeFileSync(join(place.states, "dns.tfstate"), JSON.stringify(state));
  }

  test("are refused: files of this machine, where pg is wanted", () => {
    writeHere(clear);
    expect(judged(inPg())).toThrow("those of dns are still files on this machine");
    // OpenTofu may have made an empty one there meanwhile.
    expect(judged(inPg(), { ...encrypted, lineage: "another" })).toThrow("still files on this machine");
  });

  test("are accepted once they are there, and where there was nothing", () => {
    writeHere(clear);
    expect(judged(inPg(), encrypted)).not.toThrow();
    writeHere({ ...clear, resources: [] });
    expect(judged(inPg())).not.toThrow();
    expect(judged(inFile(), clear)).not.toThrow();
    expect(judged(inFile(true), encrypted)).not.toThrow();
  });

  test("are refused: in pg when this machine last used them, where files are wanted", () => {
    rememberPlace(place, [inPg()]);
    expect(judged(inFile())).toThrow("kept them in PostgreSQL before");
    rememberPlace(place, [inFile()]);
    expect(judged(inFile())).not.toThrow();
  });

  test("are refused: in the clear where encrypted ones are wanted, and the other way round", () => {
    expect(judged(inPg(), clear)).toThrow("The state of dns is in the clear");
    expect(judged(inFile(true), clear)).toThrow("run `congtruong state migrate` to encrypt it");
    expect(judged(inPg(false), encrypted)).toThrow("does not want it so");
  });

  test("a local state is named relative to the stack's folder, wherever the checkout is", () => {
    expect(inFile().place).toEqual({ type: "local", file: join(place.states, "dns.tfstate") });
  });
});
