import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NOW = 1_800_000_000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const folder = mkdtempSync(join(tmpdir(), "certifier-"));
const book = join(folder, "book");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of shell with the certifier's budget at hand, as its entrypoint has it. */
function shell(line: string, variables: Record<string, string> = {}): string {
  return execFileSync("bash", ["-euc", `. images/certifier/budget.sh; ${line}`], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, LC_ALL: "C", BOOK: book, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
}

type Line = readonly [
  secondsAgo: number,
  kind: "ordered" | "issued" | "unfit" | "until" | "changed",
  name: string,
  group?: string,
];

const KEYS = new Map<string, string>();
/** The domains of a test's certificate are its name's own. */
function keyOf(name: string): string {
  const known = KEYS.get(name);
  if (known !== undefined) return known;
  const made = shell(`key_of ${name}.edu.vn`);
  KEYS.set(name, made);
  return made;
}

function write(lines: readonly Line[]): void {
  const inTime = [...lines].sort(([a], [b]) => b - a);
  writeFileSync(
    book,
    inTime
      .map(([ago, kind, name, group]) => `${NOW - ago} ${kind} ${name} ${keyOf(name)} ${group ?? "-"}\n`)
      .join(""),
  );
}

function ask(lines: readonly Line[], domains = "a.edu.vn", variables: Record<string, string> = {}): string {
  write(lines);
  return shell(`must_wait ${NOW} a tphcm.edu.vn ${domains}`, variables);
}

const many = (count: number, line: (index: number) => Line): Line[] =>
  Array.from({ length: count }, (_, i) => line(i));
const issuedOthers = (count: number, secondsAgo: number): Line[] =>
  many(count, (index) => [secondsAgo - index, "issued", `other${index}`, "tphcm.edu.vn"]);

// KEYS are asked of a shell each: those of many certificates once.
beforeAll(() => {
  const names = many(50, (index) => [0, "issued", `other${index}`]).map(([, , name]) => name);
  const keys = shell(`for name in ${names.join(" ")}; do key_of $name.edu.vn; done`).split("\n");
  names.forEach((name, index) => KEYS.set(name, keys[index] ?? ""));
});

test.each<[string, readonly Line[], string, string]>([
  ["nothing was asked", [], "a.edu.vn", ""],
  ["four failures in the hour", many(4, (i) => [(i + 1) * MINUTE, "ordered", "a"]), "a.edu.vn", ""],
  [
    "five failures in the hour: until the oldest is an hour old",
    many(5, (i) => [(i + 1) * MINUTE, "ordered", "a"]),
    "a.edu.vn",
    `${NOW - 5 * MINUTE + HOUR} it failed as often as an hour allows`,
  ],
  [
    "five failures, the oldest over an hour ago",
    many(5, (i) => [(i + 1) * 15 * MINUTE, "ordered", "a"]),
    "a.edu.vn",
    "",
  ],
  ["five failures of another name", many(5, (i) => [(i + 1) * MINUTE, "ordered", "other1"]), "a.edu.vn", ""],
  [
    "two failures of a zone with its wildcard, which fail together",
    many(2, (i) => [(i + 1) * MINUTE, "ordered", "a"]),
    "'*.a.edu.vn' a.edu.vn",
    `${NOW - 2 * MINUTE + HOUR} it failed as often as an hour allows`,
  ],
  [
    "failures before it came",
    [...many(5, (i) => [(i + 2) * MINUTE, "ordered", "a"] as Line), [MINUTE, "issued", "a"]],
    "a.edu.vn",
    "",
  ],
  [
    "five of exactly these names in a week",
    many(5, (i) => [(i + 1) * DAY, "issued", "a"]),
    "a.edu.vn",
    `${NOW + 2 * DAY} 5 certificates of exactly these names came in a week`,
  ],
  ["five, but of other names", many(5, (i) => [(i + 1) * DAY, "issued", "a"]), "b.edu.vn", ""],
  ["forty-nine new ones of the registered domain", issuedOthers(49, 2 * DAY), "a.edu.vn", ""],
  [
    "fifty new ones of the registered domain",
    issuedOthers(50, 2 * DAY),
    "a.edu.vn",
    `${NOW + 5 * DAY} 50 new certificates of tphcm.edu.vn came in a week`,
  ],
  [
    "fifty, but this one is a renewal",
    [...issuedOthers(50, 2 * DAY), [60 * DAY, "issued", "a", "tphcm.edu.vn"]],
    "a.edu.vn",
    "",
  ],
  [
    "fifty, but this one is the renewal of one that lives for a year",
    [...issuedOthers(50, 2 * DAY), [250 * DAY, "issued", "a", "tphcm.edu.vn"]],
    "a.edu.vn",
    "",
  ],
  [
    "fifty, of which half are renewals",
    [...issuedOthers(50, 2 * DAY), ...issuedOthers(25, 60 * DAY)],
    "a.edu.vn",
    "",
  ],
  [
    "three hundred orders in three hours",
    many(300, (i) => [HOUR + i, "ordered", `other${i % 50}`]),
    "a.edu.vn",
    `${NOW - HOUR - 299 + 3 * HOUR} 300 orders were made in three hours`,
  ],
  ["the authority named a moment", [[-DAY, "until", "a"]], "a.edu.vn", `${NOW + DAY} the authority said so`],
  ["it named one that has passed", [[DAY, "until", "a"]], "a.edu.vn", ""],
  ["it named one for another certificate", [[-DAY, "until", "other1"]], "a.edu.vn", ""],
])("an order after this history: %s", (_, lines, domains, expected) => {
  expect(ask(lines, domains)).toBe(expected);
});

test.each<[string, readonly Line[], number | null]>([
  ["nothing was asked", [], null],
  ["it came", [[20, "ordered", "a"], [10, "issued", "a"]], null], // prettier-ignore
  ["one failure: five minutes", [[10, "ordered", "a"]], 5 * MINUTE - 10],
  ["one failure, long ago", [[6 * MINUTE, "ordered", "a"]], null],
  ["the third in a row: twenty", many(3, (i) => [10 + i, "ordered", "a"]), 20 * MINUTE - 10],
  ["the ninth in a row: an hour", many(9, (i) => [10 + i, "ordered", "a"]), HOUR - 10],
  ["failures of another one", many(9, (i) => [10 + i, "ordered", "other1"]), null],
  ["failures before something changed", [...many(9, (i) => [10 + i, "ordered", "a"] as Line), [5, "changed", "-"]], null], // prettier-ignore
  [
    "one that does not fit, whatever changes: six hours",
    [[30, "ordered", "a"], [20, "issued", "a"], [20, "unfit", "a"], [5, "changed", "-"]],
    6 * HOUR - 30,
  ], // prettier-ignore
  [
    "the third of them: a day",
    many(9, (i) => [30 - 3 * Math.floor(i / 3) - (i % 3), (["ordered", "issued", "unfit"] as const)[i % 3] ?? "until", "a"]),
    DAY - 24,
  ], // prettier-ignore
  [
    "one that does, after one that does not",
    [[30, "ordered", "a"], [20, "issued", "a"], [20, "unfit", "a"], [10, "ordered", "a"], [9, "issued", "a"]],
    null,
  ], // prettier-ignore
])("the pause after this history: %s", (_, lines, seconds) => {
  write(lines);
  const until = shell(`back_off ${NOW} a 300 3600 21600 86400 a.edu.vn`);
  expect(until).toBe(seconds === null ? "" : String(NOW + seconds));
});

test("whoever was given larger limits sets them", () => {
  expect(ask(issuedOthers(50, 2 * DAY), "a.edu.vn", { CERTIFICATES_PER_WEEK: "500" })).toBe("");
  expect(ask(issuedOthers(3, 2 * DAY), "a.edu.vn", { CERTIFICATES_PER_WEEK: "3" })).toContain(
    "3 new certificates",
  );
});

test("a line that was cut off while it was written stands in nobody's way", () => {
  writeFileSync(book, `${NOW - 5} issued a`);
  expect(shell(`must_wait ${NOW} a tphcm.edu.vn a.edu.vn`)).toBe("");
});

test("the book forgets what no limit looks at, and keeps what makes a renewal one", () => {
  writeFileSync(
    book,
    [
      `${NOW - 8 * DAY} ordered a k g`,
      `${NOW - 401 * DAY} issued a k g`,
      `${NOW - 250 * DAY} issued a k g`,
      `${NOW - DAY} ordered a k g`,
    ].join("\n") + "\n",
  );
  shell(`prune ${NOW}`);
  expect(readFileSync(book, "utf8")).toBe(`${NOW - 250 * DAY} issued a k g\n${NOW - DAY} ordered a k g\n`);
});

test.each([
  [
    'acme: error: 429 :: POST :: urn:ietf:params:acme:error:rateLimited :: too many certificates (50) already issued for "hcm.edu.vn" in the last 168h0m0s, retry after 2026-11-25 10:00:00 UTC: see https://letsencrypt.org/docs/rate-limits/',
    `${Date.UTC(2026, 10, 25, 10) / 1000}`,
  ],
  ["acme: error: 400 :: no such challenge", ""],
])("the moment that the authority names: %s", (said, expected) => {
  const log = join(folder, "log");
  writeFileSync(log, `2026/11/22 01:02:03 ${said}\n`);
  expect(shell(`named_moment ${log}`)).toBe(expected);
});

describe("orders that failed in a row", () => {
  const failures = (lines: readonly Line[]): string => {
    write(lines);
    return shell("failures_of a");
  };
  test.each<[string, readonly Line[], string]>([
    ["none", [], "0"],
    ["another certificate's", [[60, "ordered", "b"]], "0"],
    [
      "since the last one that came",
      [
        [400, "ordered", "a"],
        [300, "ordered", "a"],
        [299, "issued", "a"],
        [200, "ordered", "a"],
        [100, "changed", "-"],
        [50, "ordered", "a"],
      ],
      "2",
    ],
    [
      "one that came and does not fit has failed",
      [
        [300, "ordered", "a"],
        [200, "ordered", "a"],
        [199, "issued", "a"],
        [198, "unfit", "a"],
      ],
      "2",
    ],
  ])("%s", (_name, lines, count) => expect(failures(lines)).toBe(count));
});
