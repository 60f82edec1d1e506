import { type LockEntry, debianPackages, goModules, npmParts } from "../../../engine/supply/packages";
import {
  candidatesOf,
  debianFindings,
  driftFindings,
  goSumFindings,
  isOpen,
  lockFindings,
  lockLines,
} from "../../../engine/supply/rules";
import { auditAsText, sortedFindings } from "../../../output/reports/supply/audit";

const GOOD: LockEntry = { version: "1.0.0", integrity: "sha512-AAAA", license: "MIT" };
const lock = (entry: LockEntry, path = "node_modules/lib") => ({
  lockfileVersion: 3,
  packages: { "": {}, [path]: entry },
});

describe("a lock of npm", () => {
  test.each<[string, LockEntry, readonly string[]]>([
    [
      "fixed, open, from the registry",
      { ...GOOD, resolved: "https://registry.npmjs.org/lib/-/lib-1.0.0.tgz" },
      [],
    ],
    ["without its place, which is then the registry", GOOD, []],
    ["without a hash", { version: "1.0.0", license: "MIT" }, ["supply/integrity"]],
    ["with a weak hash", { ...GOOD, integrity: "sha1-AAAA" }, ["supply/integrity"]],
    ["inside another's archive", { version: "1.0.0", license: "MIT", inBundle: true }, []],
    ["from git", { ...GOOD, resolved: "git+ssh://git@github.com/a/b.git#1" }, ["supply/source"]],
    [
      "from a look-alike",
      { ...GOOD, resolved: "https://registry.npmjs.org.evil.example/lib.tgz" },
      ["supply/source"],
    ],
    ["a folder of this machine", { ...GOOD, link: true }, ["supply/source"]],
    ["with a program at installation", { ...GOOD, hasInstallScript: true }, ["supply/install-script"]],
    ["with a closed licence", { ...GOOD, license: "UNLICENSED" }, ["supply/licence"]],
    ["with no licence", { version: "1.0.0", integrity: "sha512-AAAA" }, ["supply/licence"]],
    ["for a newer Node.js", { ...GOOD, engines: { node: ">=22" } }, ["supply/engine"]],
    ["for a newer Node.js, of developers only", { ...GOOD, engines: { node: ">=22" }, dev: true }, []],
  ])("with a package %s", (_, entry, expected) => {
    const findings = lockFindings(lock(entry), ">=20.19");
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
    for (const { en, vi } of findings)
      expect(en.startsWith("lib 1.0.0") && vi.startsWith("lib 1.0.0")).toBe(true);
  });

  test("may run a program at installation where that is allowed by name, wherever it lies", () => {
    const entry = { ...GOOD, hasInstallScript: true };
    expect(lockFindings(lock(entry, "node_modules/a/node_modules/@swc/core"), ">=20.19")).toEqual([]);
    expect(lockFindings(lock(entry, "node_modules/@swc/other"), ">=20.19")).toHaveLength(1);
  });

  test.each<[string, boolean]>([
    ["MIT", true],
    ["(MIT OR GPL-3.0-or-later)", true],
    ["MIT AND Apache-2.0", true],
    ["MIT AND BUSL-1.1", false],
    ["BUSL-1.1", false],
    ["(SSPL-1.0 OR BUSL-1.1)", false],
    ["SEE LICENSE IN LICENSE.md", false],
    ["", false],
  ])("the licence %j is open: %s", (expression, expected) => {
    expect(isOpen(expression)).toBe(expected);
  });

  test("becomes parts: one a version, shipped if any of its places is", () => {
    const packages = {
      "": {},
      "node_modules/a": { ...GOOD, dev: true },
      "node_modules/b/node_modules/a": GOOD,
      "node_modules/@s/c": { ...GOOD, version: "2.0.0" },
    };
    expect(
      npmParts({ lockfileVersion: 3, packages }).map(({ name, version, development }) => [
        name,
        version,
        development,
      ]),
    ).toEqual([
      ["a", "1.0.0", false],
      ["@s/c", "2.0.0", false],
    ]);
  });
});

describe("modules of Go", () => {
  const info = [
    "path\tcongtruong/tools/x",
    "mod\tcongtruong/tools/x\t(devel)\t",
    "dep\texample.org/a\tv1.0.0\th1:AAA=",
    "dep\texample.org/b\tv1.0.0",
    "=>\texample.org/fork\tv1.0.1\th1:BBB=",
    "build\t-trimpath=true",
  ].join("\n");
  const modules = goModules(info);

  test("are read, the replaced ones as what replaced them", () => {
    expect(modules.map(({ name, version }) => `${name} ${version}`)).toEqual([
      "example.org/a v1.0.0",
      "example.org/fork v1.0.1",
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    ["agree", "example.org/a v1.0.0 h1:AAA=\nexample.org/fork v1.0.1 h1:BBB=\n", []],
    [
      "differ in a hash",
      "example.org/a v1.0.0 h1:XXX=\nexample.org/fork v1.0.1 h1:BBB=\n",
      ["example.org/a v1.0.0"],
    ],
    [
      "know only its go.mod",
      "example.org/a v1.0.0/go.mod h1:AAA=\nexample.org/fork v1.0.1 h1:BBB=\n",
      ["example.org/a v1.0.0"],
    ],
    ["are empty", "", ["example.org/a v1.0.0", "example.org/fork v1.0.1"]],
  ])("and sums that %s", (_, sums, expected) => {
    expect(goSumFindings("OpenTofu", modules, sums).map(({ subject }) => subject)).toEqual(expected);
  });
});

describe("packages of Debian", () => {
  const parts = debianPackages(
    [
      "libc6\t2.41-12\tamd64\tglibc\t2.41-12",
      "nginx\t1.26.3-3\tamd64\tnginx\t1.26.3-3",
      "tini\t0.19.0-3\tamd64\ttini\t0.19.0-3",
      "",
    ].join("\n"),
  );
  const policy = `libc6:
  Installed: 2.41-12
  Candidate: 2.41-12+deb13u1
  Version table:
     2.41-12+deb13u1 500
        500 http://deb.debian.org/debian trixie/main amd64 Packages
 *** 2.41-12 100
        100 /var/lib/dpkg/status
nginx:
  Installed: (none)
  Candidate: 1.26.3-3+deb13u2
  Version table:
     1.26.3-3+deb13u2 500
        500 http://deb.debian.org/debian-security trixie-security/main amd64 Packages
     1.26.3-3 500
        500 http://deb.debian.org/debian trixie/main amd64 Packages
tini:
  Installed: 0.19.0-3
  Candidate: 0.19.0-4
  Version table:
     0.19.0-4 500
        500 http://deb.debian.org/debian trixie-updates/main amd64 Packages
gone:
  Installed: (none)
  Candidate: (none)
  Version table:
`;

  test("are compared with what apt offers; security and stable updates are errors", () => {
    const found = debianFindings("edge", parts, candidatesOf(policy));
    expect(found.map(({ severity, subject, en }) => [severity, subject, en.includes("(security)")])).toEqual([
      ["error", "edge: libc6 2.41-12", false],
      ["error", "edge: nginx 1.26.3-3", true],
      ["warning", "edge: tini 0.19.0-3", false],
    ]);
  });

  test("that are as new as what apt offers are no finding, nor those that apt does not know", () => {
    const same = new Map(parts.map(({ name, version }) => [name, { version, security: true }]));
    expect(debianFindings("edge", parts, same)).toEqual([]);
    expect(debianFindings("edge", parts, new Map())).toEqual([]);
  });

  test("that differ from the lock are named, whichever way", () => {
    const locked = `${lockLines("edge", parts).join("\n")}\n`;
    expect(driftFindings("edge", parts, locked)).toEqual([]);
    const [newer] = driftFindings("edge", parts, locked.replace("tini 0.19.0-3", "tini 0.19.0-2"));
    expect(newer?.en).toContain("differs from images/packages.lock in: tini;");
    expect(driftFindings("edge", parts.slice(1), locked)[0]?.en).toContain("in: libc6;");
    expect(driftFindings("dns", [], locked)).toEqual([]);
  });
});

test("a report names errors first, in both languages, what was checked and what was not", () => {
  const findings = sortedFindings([
    { rule: "supply/z", severity: "warning", subject: "a", vi: "nhắc", en: "reminded" },
    { rule: "supply/a", severity: "error", subject: "a", vi: "sai", en: "wrong" },
  ]);
  const text = auditAsText({
    findings,
    checked: { "npm packages": 7 },
    skipped: [{ vi: "chưa", en: "not yet" }],
  });
  expect(text).toBe(`LỖI / ERROR  supply/a
  sai
  wrong
NHẮC / WARNING  supply/z
  nhắc
  reminded
Chưa kiểm / not checked: chưa
  not yet
Đã kiểm / checked: 7 npm packages. 1 lỗi, 1 nhắc / errors, warnings.
`);
});
