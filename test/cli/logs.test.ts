import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readHeads } from "../../engine/logs/heads";
import { searchStore, verifyStore } from "../../engine/logs/store";
import { wordsOfUnit } from "../../engine/logs/unit-words";
import type { Verdict } from "../../images/logs/verify";
import { foundAsText, verdictAsText } from "../../output/reports/logs/render";
import { city, environment, unit } from "../support/city";
import { FakeDocker } from "../support/fake-docker";

const HEAD = {
  sequence: 3,
  hash: "a".repeat(64),
  time: "2026-11-30T10:02:00.000Z",
  signature: `${"A".repeat(86)}==`,
};
const KEEP = { access: 90, security: 365, mail: 180, platform: 90 };

describe("heads that were kept elsewhere", () => {
  const folder = mkdtempSync(join(tmpdir(), "ct-heads-"));
  const file = join(folder, "heads.jsonl");
  afterAll(() => rmSync(folder, { recursive: true }));

  test("are a line each", () => {
    writeFileSync(file, `${JSON.stringify(HEAD)}\n\n${JSON.stringify({ ...HEAD, sequence: 6 })}\n`);
    expect(readHeads(file).map(({ sequence }) => sequence)).toEqual([3, 6]);
  });

  test.each([["{}"], ["broken"]])("%p is none", (text) => {
    writeFileSync(file, text);
    expect(() => readHeads(file)).toThrow(/heads\.jsonl that the watcher/);
    expect(() => readHeads(`${file}.nowhere`)).toThrow(/cannot be read/);
  });
});

describe("the store", () => {
  let docker: FakeDocker;
  beforeEach(() => {
    docker = new FakeDocker();
  });
  afterEach(() => docker.dispose());

  test("is asked in its container, with the question on its standard input", async () => {
    docker.answers(
      `case "$*" in ps*name=ct-logs*) echo store ;; "exec -i store logs search") read -r asked; printf '[{"text":%s}]' "$asked" ;; esac`,
    );
    const question = { anyOf: ["7900866"], since: 0, until: 9, limit: 5 };
    expect(await searchStore(environment(), question)).toEqual([{ text: question }]);
  });

  test("says itself what it could not do", async () => {
    docker.answers(`case "$1" in ps) echo store ;; exec) echo "logs: error: no room" >&2; exit 1 ;; esac`);
    const witness = { publicKey: "", heads: [], retention: KEEP };
    await expect(verifyStore(environment(), witness)).rejects.toMatchObject({
      en: expect.stringContaining("ct-logs could not do it (status 1)"),
      detail: expect.stringContaining("no room"),
    });
  });
});

test("of a unit its id, its host and all its addresses are looked for", () => {
  const small = city([unit("7900866")]);
  expect(wordsOfUnit(small, "7900866")).toEqual([
    ...["7900866", "thcs7900866.hcm.edu.vn.localhost", "thcs7900866@hcm.edu.vn"],
  ]);
  expect(() => wordsOfUnit(small, "7999999")).toThrow(/There is no unit 7999999/);
});

describe("on a terminal", () => {
  const verdict: Verdict = {
    ...{ entries: 9, files: 8, expired: 1, lines: 1200, bytes: 2_000_000, storedBytes: 200_000 },
    ...{ from: "2026-11-30T09", to: "2026-11-30T11", head: HEAD, faults: [] },
  };

  test("what holds is said to hold, and against what", () => {
    const text = verdictAsText(verdict, 2);
    expect(text).toMatch(/8 tệp.*1\.200 dòng.*2 MB.*0,2 MB/);
    expect(text).toMatch(/against 2 heads/);
    expect(text).toMatch(/UNCHANGED/);
    expect(verdictAsText({ ...verdict, entries: 0 }, 0)).toMatch(/No hour was closed[^]*add --heads/);
  });

  test("each fault has its sentence", () => {
    const text = verdictAsText({ ...verdict, faults: [{ kind: "shorter", about: "mail/\u001b[2J" }] }, 0);
    expect(text).toMatch(/shorter {2}mail\/\?\[2J: tệp bị mất dòng/);
    expect(text).not.toMatch(/UNCHANGED/);
  });

  test("lines are in Vietnam's time, and give the terminal no orders", () => {
    const found = {
      ...{ class: "mail" as const, time: "2026-11-30T17:30:00Z", node: "node-a", service: "ct-mail-mx" },
      text: "a\u001b]0;x\u0007b",
    };
    expect(foundAsText([found], 1)).toMatch(/newest 1[^]*00:30:00 1\/12\/26 {2}ct-mail-mx {2}a\?\]0;x\?b/);
    expect(foundAsText([], 1)).toMatch(/no such line/);
  });
});
