import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { evidenceName, writeEvidence } from "../../../engine/evidence/archive";
import { collectEvidence, type Sources } from "../../../engine/evidence/collect";
import { ScanStore } from "../../../engine/scan/store";
import { Problem } from "../../../engine/support/problem";
import type { Ledger } from "../../../output/plan/deploy/ledger";
import type { EvidenceManifest, PartName } from "../../../output/reports/evidence/manifest";
import type { SiteRecord } from "../../../policy/live/record";
import { readRegistry } from "../../../registry/files";
import { temporaryFolder, textsIn } from "../../cli/support";
import { city, unit } from "../../support/city";
import { CITY, goodUnit, unitsYaml } from "../../support/registry";

const ID = "7900866";
const SCHOOL = unit(ID, { name: "Trường THCS <b>Nguyễn Du</b>" });
const URL = "url" in SCHOOL.site ? SCHOOL.site.url : "";
const TOWN = city([SCHOOL, unit("7900867", { cell: 2 })]);

/** What an attacker would like to be run, followed or obeyed. */
const HACKED = `<script>alert(1)</script><a href="https://fun88-vn.example/">nhà cái\u202e</a>\u001b[2J\u009b2J`;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const PAGE = sha256(HACKED);
/** The page as it was before. */
const GOOD = sha256("trang cũ");

const FACTS = {
  unit: { id: ID, name: SCHOOL.name, url: URL },
  environment: "production",
  madeAt: "2026-11-30T08:15:00.250Z",
  madeBy: "An <an@hcm.edu.vn>",
  since: "2026-11-23T17:00:00.000Z",
  product: { commit: "0123456789ab", changed: false },
};

function recordAt(at: string, sight: "pass" | "fail", evidence: string): SiteRecord {
  const breaches = [{ url: `${URL}/tin`, found: HACKED, message: { vi: "Có cờ bạc.", en: "Gambling." } }];
  const page = (path: string, hash: string | null) => ({
    ...{ role: "home", url: `${URL}${path}`, unseen: null, fault: null, status: 200 },
    ...{ finalUrl: `${URL}${path}`, headers: { server: HACKED }, evidence: hash },
  });
  return {
    ...{ unit: ID, run: at, at, url: URL, pages: [page("/tin", evidence), page("/404", null)] },
    rules: {
      "intrusion/gambling": {
        ...{ sights: [sight], settled: sight, since: at, at, breaches: sight === "fail" ? breaches : [] },
        judgement: sight === "fail" ? { state: sight, breaches } : { state: sight },
      },
    },
  };
}

/** A site that was well, was found broken into a week ago and again today. */
function scans(folder = temporaryFolder()): string {
  const store = new ScanStore(folder);
  const before = recordAt("2026-11-20T08:00:00.000Z", "pass", sha256("trang cũ"));
  const hacked = recordAt("2026-11-30T08:00:00.000Z", "fail", PAGE);
  store.keep(sha256("trang cũ"), Buffer.from("trang cũ"));
  store.keep(PAGE, Buffer.from(HACKED));
  store.write(before, null);
  store.write(hacked, before);
  return folder;
}

const LEDGER: Ledger = {
  ...{
    environment: "production",
    startedAt: "2026-11-29T02:00:00.000Z",
    endedAt: "2026-11-29T02:09:00.000Z",
  },
  counts: { done: 2, failed: 0, queued: 0 },
  stacks: {
    "cell-01": { state: "applied" },
    "cell-02": { state: "applied" },
    foundation: { state: "applied" },
  },
  units: [ID, "7900867"].map((id) => ({ id, name: id, state: "done", reason: null })),
};

function sources(changes: Partial<Sources> = {}): Sources {
  const file = join(temporaryFolder(), "schools.yaml");
  writeFileSync(file, CITY + unitsYaml([goodUnit({ id: ID })]));
  const [entry] = readRegistry(file).units;
  return {
    ...{ city: TOWN, unit: SCHOOL, since: FACTS.since, scans: scans(), ledger: LEDGER, entry },
    journal: () =>
      Promise.resolve([
        {
          id: ID,
          lines: [
            {
              ...{ at: "2026-11-30T07:00:00Z", login: "an", name: `An${HACKED}`, what: "published" },
              ...{ words: "đăng", about: "Tin", post: 7 },
            },
          ],
          more: false,
        },
      ]),
    logs: () =>
      Promise.resolve([
        {
          ...{ class: "access" as const, time: "2026-11-30T07:00:01Z", node: "n1", service: "ct-edge" },
          text: `GET /tin ${HACKED}`,
        },
      ]),
    ...changes,
  };
}

/** Makes an archive and unpacks it as whoever gets it does. */
async function unpacked(from: Sources, folder = temporaryFolder()) {
  const file = join(folder, "goi.tar.gz");
  const made = await writeEvidence(file, FACTS, await collectEvidence(from));
  execFileSync("tar", ["-xzf", file], { cwd: folder });
  const inside = join(folder, evidenceName(FACTS));
  const manifest = JSON.parse(readFileSync(join(inside, "manifest.json"), "utf8")) as EvidenceManifest;
  return { file, made, inside, manifest, texts: textsIn(inside) };
}

const partOf = ({ parts }: EvidenceManifest, wanted: PartName) => parts.find(({ name }) => name === wanted);

describe("an archive", () => {
  test("holds all parts, and says of each how it was got", async () => {
    const { manifest, texts } = await unpacked(sources());
    expect(manifest.parts.map(({ name, state, remarks }) => [name, state, remarks])).toEqual(
      ["scan", "journal", "logs", "deployment", "registry"].map((name) => [name, "complete", []]),
    );
    expect(manifest.parts.every(({ how: { vi, en } }) => vi.length > 40 && en.length > 40)).toBe(true);
    expect(Object.keys(texts).sort()).toEqual([
      ...["DOC-TRUOC.html", "KIEM-TRA.txt", "SHA256SUMS", "deployment/ledger.json"],
      ...["journal/journal.json", "journal/nhat-ky.txt", "logs/dong.txt", "logs/lines.json"],
      ...["manifest.json", "registry/unit.json", "scan/bodies.json"],
      ...[`scan/bodies/${PAGE}.txt`, `scan/bodies/${GOOD}.txt`].sort(),
      ...["scan/history.json", "scan/record.json"],
    ]);
    expect(texts[`scan/bodies/${PAGE}.txt`]).toBe(HACKED);
    expect(JSON.parse(texts["registry/unit.json"] ?? "")).toMatchObject({
      written: { line: 8, entry: { id: ID }, fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      computed: { id: ID, cell: 1 },
    });
    const { unit: ended, stacks } = JSON.parse(texts["deployment/ledger.json"] ?? "") as {
      unit: { id: string };
      stacks: object;
    };
    expect([ended.id, Object.keys(stacks)]).toEqual([ID, ["cell-01", "foundation"]]);
  });

  test("says of each body where and when it was seen, and leaves out what is older than was asked for", async () => {
    const { texts } = await unpacked(sources());
    const at = "2026-11-30T08:00:00.000Z";
    const bodies = JSON.parse(texts["scan/bodies.json"] ?? "") as { sha256: string }[];
    expect(bodies.find((body) => body.sha256 === GOOD)).toMatchObject({
      seen: [{ url: `${URL}/tin`, at: "2026-11-20T08:00:00.000Z", rule: "intrusion/gambling" }],
    });
    expect(bodies.filter((body) => body.sha256 === PAGE)).toEqual([
      {
        ...{ sha256: PAGE, file: `scan/bodies/${PAGE}.txt`, intact: true },
        seen: [
          { url: `${URL}/tin`, at, rule: "intrusion/gambling" },
          {
            ...{ url: `${URL}/tin`, at, role: "home", finalUrl: `${URL}/tin`, status: 200 },
            headers: { server: HACKED },
          },
        ],
      },
    ]);
    const history = JSON.parse(texts["scan/history.json"] ?? "") as Record<string, { at: string }[]>;
    expect(Object.values(history).map((lines) => lines.map((line) => line.at))).toEqual([[at], [at]]);
  });

  test("is checked by hand with what each machine has", async () => {
    const { file, made, inside, manifest, texts } = await unpacked(sources());
    const check = () => spawnSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: inside, encoding: "utf8" });
    const lines = check().stdout.trim().split("\n");
    expect(lines.every((line) => line.endsWith(": OK"))).toBe(true);
    expect(lines).toHaveLength(Object.keys(texts).length - 1);
    expect(execFileSync("sha256sum", [file], { encoding: "utf8" })).toBe(`${made.sha256}  ${file}\n`);
    for (const { path, bytes, sha256: sum } of manifest.files) {
      const content = readFileSync(join(inside, path));
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sum]);
    }
    const changed = join(inside, "journal/journal.json");
    chmodSync(changed, 0o600);
    writeFileSync(changed, (texts["journal/journal.json"] ?? "").replace("Tin", "Tan"));
    expect(check()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("journal/journal.json: FAILED"),
    });
  });

  test("is the same to the byte when made again of the same, and its owner's alone", async () => {
    const from = sources();
    const [first, second] = [await unpacked(from), await unpacked(from)];
    expect(second.made.sha256).toBe(first.made.sha256);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    const { mode, mtime } = statSync(join(first.inside, "manifest.json"));
    expect([mode & 0o777, mtime.toISOString()]).toEqual([0o600, "2026-11-30T08:15:00.000Z"]);
    // One that lay there and could be read by all.
    chmodSync(first.file, 0o644);
    await writeEvidence(first.file, FACTS, await collectEvidence(from));
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
  });

  test("runs nothing of an attacker's: letters on the page, no signs that hide or order", async () => {
    const { texts } = await unpacked(sources());
    const page = texts["DOC-TRUOC.html"] ?? "";
    expect(page).toContain("Trường THCS &lt;b&gt;Nguyễn Du&lt;/b&gt;");
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).toContain(`scan/bodies/${PAGE}.txt`);
    expect(page).not.toMatch(/<(script|a|img|link|iframe|object|form)\b|<[^>]*\s(href|src|on\w+)=/i);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    const own = Object.entries(texts).filter(([path]) => !path.startsWith("scan/bodies/"));
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    const bad = own.filter(([, text]) => /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(text));
    expect(bad.map(([path]) => path)).toEqual([]);
    expect(Object.keys(texts).filter((path) => !/\.(json|txt)$/.test(path))).toEqual(
      expect.arrayContaining(["DOC-TRUOC.html", "SHA256SUMS"]),
    );
  });
});

describe("what cannot be reached", () => {
  test("is named with the reason, and the archive is made of the rest", async () => {
    const down = () => Promise.reject(new Problem("Dịch vụ không chạy.", "The service does not run."));
    const { manifest, texts, inside } = await unpacked(
      sources({ journal: down, logs: down, ledger: undefined, scans: join(temporaryFolder(), "none") }),
    );
    expect(manifest.parts.map(({ name, state }) => `${name} ${state}`)).toEqual([
      ...["scan missing", "journal missing", "logs missing", "deployment missing", "registry complete"],
    ]);
    expect(partOf(manifest, "journal")?.remarks).toEqual([
      { vi: "Dịch vụ không chạy.", en: "The service does not run." },
    ]);
    expect(partOf(manifest, "scan")?.remarks[0]?.en).toMatch(/congtruong scan --unit 7900866/);
    expect(texts["DOC-TRUOC.html"]).toContain("Dịch vụ không chạy.");
    expect(texts["DOC-TRUOC.html"]).toContain("Chưa có lượt quét nào.");
    expect(Object.keys(texts)).toHaveLength(5);
    execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: inside });
  });

  test("hinders nothing else where what lies on the disk is no ledger and no record", async () => {
    const broken = temporaryFolder();
    mkdirSync(join(broken, "units"));
    const record = { ...recordAt("2026-11-30T08:00:00.000Z", "fail", PAGE), pages: 7 };
    writeFileSync(join(broken, "units", `${ID}.json`), JSON.stringify(record));
    const { manifest } = await unpacked(sources({ scans: broken, ledger: {} as unknown as Ledger }));
    expect(partOf(manifest, "scan")?.state).toBe("missing");
    expect(partOf(manifest, "deployment")?.state).toBe("missing");
    expect(partOf(manifest, "journal")?.state).toBe("complete");
  });

  test("in part is said: lines that were cut, a deployment that was, another address, bodies that are gone", async () => {
    const folder = scans();
    new ScanStore(folder).write(
      { ...recordAt("2026-11-30T09:00:00.000Z", "fail", "e".repeat(64)), url: "https://cu.hcm.edu.vn" },
      null,
    );
    const from = sources({ scans: folder, ledger: { ...LEDGER, endedAt: null } });
    const { manifest } = await unpacked({
      ...from,
      journal: async () => (await from.journal()).map((each) => ({ ...each, more: true })),
      logs: async (limit) => {
        const lines = await from.logs(1);
        return Array.from({ length: limit }, () => lines).flat();
      },
    });
    const remarks = manifest.parts.map(({ name, state, remarks: each }) => [
      ...[name, state],
      each.map(({ en }) => en).join(" "),
    ]);
    expect(remarks).toEqual([
      ["scan", "partial", expect.stringMatching(/of https:\/\/cu\.hcm\.edu\.vn.*1 bodies are gone/)],
      ["journal", "partial", expect.stringContaining("Older lines were cut")],
      ["logs", "partial", expect.stringContaining("Only the newest 20000")],
      ["deployment", "partial", expect.stringContaining("cut off")],
      ["registry", "complete", ""],
    ]);
  });

  test("a body that was changed in the store is named as such and never under its hash", async () => {
    const folder = scans();
    writeFileSync(join(folder, "evidence", PAGE.slice(0, 2), `${PAGE}.gz`), gzipSync("vô can"));
    const { manifest, texts } = await unpacked(sources({ scans: folder }));
    expect(partOf(manifest, "scan")).toMatchObject({
      state: "partial",
      remarks: [{ en: expect.stringContaining("do NOT fit their hash") }],
    });
    expect(texts[`scan/bodies/${PAGE}.txt`]).toBeUndefined();
    expect(texts[`scan/bodies/altered-${PAGE}.txt`]).toBe("vô can");
    writeFileSync(join(folder, "evidence", PAGE.slice(0, 2), `${PAGE}.gz`), "no gzip");
    const cut = await unpacked(sources({ scans: folder }));
    expect(partOf(cut.manifest, "scan")?.remarks[0]?.en).toMatch(/1 bodies are gone or cannot be read/);
  });

  test("a record leads to no file outside the evidence", async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, "secret.gz"), gzipSync("bí mật"));
    const folder = scans(join(outside, "scan"));
    new ScanStore(folder).write(recordAt("2026-11-30T09:00:00.000Z", "fail", "..//secret"), null);
    const { manifest, texts } = await unpacked(sources({ scans: folder }));
    expect(partOf(manifest, "scan")?.remarks[0]?.en).toMatch(/1 bodies are gone/);
    expect(Object.entries(texts).flat().join("\n")).not.toContain("bí mật");
  });
});
