import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AppliedRecord, contentOf } from "../../../engine/state/applied";
import { headOf } from "../../../engine/state/head";
import { LedgerFile } from "../../../engine/deploy/ledger-file";
import { PlanApprovals } from "../../../engine/deploy/approvals";
import { registryOf, runOnce } from "../../../engine/docker/image-reference";
import { requireCredentials, requireEngine, requireImages } from "../../../engine/deploy/preflight";
import { Problem } from "../../../engine/support/problem";
import { workplace } from "../../../engine/support/workplace";
import type { Ledger } from "../../../output/plan/deploy/ledger";
import { environment } from "../../support/city";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "deployment-"));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("a permission", () => {
  const checksum = "0123456789abcdef";

  test("lets exactly its plan pass, and once", () => {
    const permissions = new PlanApprovals(workplace(root, "test"));
    expect(permissions.allows(checksum, undefined)).toBe(false);
    expect(permissions.allows(checksum, "fedcba9876543210")).toBe(false);
    expect(permissions.allows(checksum, checksum)).toBe(true);
    permissions.use(checksum);
    // Another run reads what this one used.
    expect(() => new PlanApprovals(workplace(root, "test")).allows(checksum, checksum)).toThrow(
      /counts once/,
    );
    expect(new PlanApprovals(workplace(root, "test")).allows("fedcba9876543210", "fedcba9876543210")).toBe(
      true,
    );
  });
});

describe("what was applied", () => {
  test.each<[string, (place: ReturnType<typeof workplace>, record: AppliedRecord) => void]>([
    ["is planned again after an apply that was cut off", (_, record) => record.forget("cell-01")],
    ["is planned again when its state was written since", (place) => write(place, 2)],
    ["is planned again when its state is gone", (place) => rmSync(join(place.states, "cell-01.tfstate"))],
  ])("%s", (_, happens) => {
    const place = workplace(root, "test");
    const record = new AppliedRecord(place);
    const content = contentOf(stack("{}"));
    write(place, 1);
    const isApplied = (name = "cell-01", what = content) => record.isApplied(name, what, state(place));
    expect(isApplied()).toBe(false);
    record.record("cell-01", content, state(place));
    expect(isApplied()).toBe(true);
    expect(isApplied("cell-02")).toBe(false);
    expect(isApplied("cell-01", contentOf(stack("{ }")))).toBe(false);
    happens(place, record);
    expect(isApplied()).toBe(false);
  });

  const file = (place: ReturnType<typeof workplace>) => join(place.states, "cell-01.tfstate");
  const state = (place: ReturnType<typeof workplace>) =>
    existsSync(file(place)) ? headOf(readFileSync(file(place), "utf8"))?.digest : undefined;

  function write(place: ReturnType<typeof workplace>, serial: number): void {
    mkdirSync(place.states, { recursive: true });
    writeFileSync(file(place), JSON.stringify({ version: 4, serial, lineage: "one" }));
  }

  /** A stack as it is synthesised. @returns its folder */
  function stack(json: string, facts: Readonly<Record<string, string>> = {}): string {
    const folder = mkdtempSync(join(root, "stack-"));
    writeFileSync(join(folder, "cdk.tf.json"), json);
    for (const [path, text] of Object.entries(facts)) {
      mkdirSync(dirname(join(folder, "facts", path)), { recursive: true });
      writeFileSync(join(folder, "facts", path), text);
    }
    return folder;
  }

  test.each<[string, Record<string, string>, boolean]>([
    ["the same", { "routes/a.map": "one", "b.json": "" }, true],
    ["another text", { "routes/a.map": "two", "b.json": "" }, false],
    ["another path", { "routes/c.map": "one", "b.json": "" }, false],
    ["one file less", { "routes/a.map": "one" }, false],
    ["none", {}, false],
  ])("is another when the files that it is told are: %s", (_, facts, same) => {
    const before = contentOf(stack("{}", { "routes/a.map": "one", "b.json": "" }));
    expect(contentOf(stack("{}", facts)) === before).toBe(same);
  });

  test("is another when the zones' ids are", () => {
    const before = contentOf(stack("{}"));
    process.env.TF_VAR_cloudflare_zone_ids = '{"city":"x"}';
    try {
      expect(contentOf(stack("{}"))).not.toBe(before);
    } finally {
      delete process.env.TF_VAR_cloudflare_zone_ids;
    }
  });
});

test("a run that is cut off leaves a ledger in which nothing is done that is not", () => {
  const file = join(root, "ledger.json");
  const units = [
    { id: "7900001", name: "A", cell: "cell-01" },
    { id: "7900002", name: "B", cell: "cell-02" },
  ];
  const book = new LedgerFile(file, "test", units, ["cell-01", "cell-02"]);
  book.set(["cell-01"], { state: "applied" });
  book.set(["cell-02"], { state: "waiting", reason: { vi: "bị ngắt", en: "cut off" } });
  const left = JSON.parse(readFileSync(file, "utf8")) as Ledger;
  expect(left.endedAt).toBeNull();
  expect(left.counts).toEqual({ done: 1, failed: 0, queued: 1 });
  expect(left.units[1]?.reason).toEqual({ vi: "cell-02: bị ngắt", en: "cell-02: cut off" });
  expect(Date.parse(book.end().endedAt ?? "")).not.toBeNaN();
});

describe("preflight", () => {
  const production = environment("production");
  const full = {
    ...{ PG_CONN_STR: "postgres://u:p@10.0.0.5/states", TF_VAR_state_passphrase: "sixteen characters" },
    ...{ CLOUDFLARE_API_TOKEN: "x", TF_VAR_cloudflare_zone_ids: "x", DOCKER_CERT_PATH: "/x" },
  };

  test.each(Object.keys(full))("production without %s is told so, and no value is shown", (name) => {
    const given = { ...full, [name]: "" };
    expect(() => requireCredentials(production, given)).toThrow(new RegExp(`needs ${name} \\(`));
    expect(() => requireCredentials(production, full)).not.toThrow();
    expect(() => requireCredentials(environment(), {})).not.toThrow();
  });

  test("a plan asks for what its own stacks need: records want no engine, cells no token", () => {
    const given = (...unset: string[]) => ({
      ...full,
      ...Object.fromEntries(unset.map((name) => [name, ""])),
    });
    const records = { docker: false, dnsProvider: true };
    const cells = { docker: true, dnsProvider: false };
    const token = ["CLOUDFLARE_API_TOKEN", "TF_VAR_cloudflare_zone_ids"];
    expect(() => requireCredentials(production, given("DOCKER_CERT_PATH"), records)).not.toThrow();
    expect(() => requireCredentials(production, given(...token), cells)).not.toThrow();
    expect(() => requireCredentials(production, given("PG_CONN_STR"), records)).toThrow("PG_CONN_STR");
    expect(() => requireCredentials(production, given(...token), records)).toThrow(
      /CLOUDFLARE_API_TOKEN.*zone_ids/,
    );
  });

  test("a container is never run from an image of a public hub", () => {
    expect(runOnce("congtruong/base:1a2b")).toEqual(["run", "--rm", "--pull", "never"]);
    expect(runOnce("registry.internal:5000/congtruong/base:1a2b")).toContain("missing");
  });

  test.each([
    ["PG_CONN_STR", "host=10.0.0.5 password=canary", "is no PostgreSQL address"],
    ["PG_CONN_STR", "postgres://u:canary@10.0.0.5", "is no PostgreSQL address"],
    ["PG_CONN_STR", "https://u:canary@10.0.0.5/states", "is no PostgreSQL address"],
    ["TF_VAR_state_passphrase", "canary", "is shorter than 16 characters"],
    ["TF_VAR_state_passphrase", "sixteen characters canary\n", "ends with a space or a line break"],
  ])("%s that cannot be used is refused before anything else, and not shown: %j", (name, value, sentence) => {
    const refused = () => requireCredentials(production, { ...full, [name]: value });
    expect(refused).toThrow(sentence);
    expect(refused).not.toThrow(/canary/);
  });

  test("an image of a registry without its digest is refused: the next plan would restart its services", async () => {
    const tagged = ["registry.internal:5000/congtruong/edge:1a2b"];
    await expect(requireImages(tagged)).rejects.toThrow(
      /run `npx congtruong images push`.*nothing was planned/,
    );
  });

  test("a registry that demands a password is named: nodes would pull in vain", async () => {
    const registry = createServer((_, response) => response.writeHead(401).end());
    await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
    try {
      const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
      await expect(requireImages([`${host}/congtruong/edge:1a2b@sha256:${"0".repeat(64)}`])).rejects.toThrow(
        new RegExp(`${host} demands a password.*nothing was planned`),
      );
    } finally {
      registry.close();
    }
  });

  test("an engine that does not answer stops everything, in one sentence", async () => {
    const host = "tcp://127.0.0.1:9";
    const own = process.env.DOCKER_HOST;
    try {
      const sandbox = environment();
      const asked = requireEngine({ ...sandbox, docker: { ...sandbox.docker, host } });
      const problem: unknown = await asked.catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(Problem);
      expect((problem as Problem).en).toMatch(/tcp:\/\/127\.0\.0\.1:9.*nothing was planned/);
    } finally {
      if (own === undefined) delete process.env.DOCKER_HOST;
      else process.env.DOCKER_HOST = own;
    }
  });

  test.each([
    [
      "registry.internal:5000/congtruong/edge:1a2b",
      { host: "registry.internal:5000", path: "congtruong/edge", tag: "1a2b", digest: null },
    ],
    [
      "registry.internal:5000/congtruong/edge:1a2b@sha256:cd",
      { host: "registry.internal:5000", path: "congtruong/edge", tag: "1a2b", digest: "sha256:cd" },
    ],
    ["localhost/edge:1", { host: "localhost", path: "edge", tag: "1", digest: null }],
    ["congtruong/edge:1a2b", null],
    ["edge:1", null],
  ])("%s is looked for where it is", (image, expected) => {
    expect(registryOf(image)).toEqual(expected);
  });
});
