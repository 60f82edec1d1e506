import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { affectedParts, type Advisory, readAdvisories } from "../../../engine/supply/advisories";
import type { Part } from "../../../output/reports/sbom/bill";

const npm = (version: string, more: Partial<Part> = {}): Part => ({
  ecosystem: "npm",
  name: "lib",
  version,
  ...more,
});
const go = (version: string): Part => ({ ecosystem: "golang", name: "example.org/lib", version });
const deb = (version: string, name = "libx1"): Part => ({
  ...{ ecosystem: "deb", name, version, architecture: "amd64" },
  source: { name: "libx", version },
});

type Events = readonly { introduced?: string; fixed?: string; last_affected?: string }[];

function advisory(ecosystem: string, name: string, events: Events, more: Partial<Advisory> = {}): Advisory {
  const type = ecosystem.startsWith("Debian") ? "ECOSYSTEM" : "SEMVER";
  return { id: "X-1", affected: [{ package: { ecosystem, name }, ranges: [{ type, events }] }], ...more };
}

describe("advisories", () => {
  const range: Events = [{ introduced: "1.2.0" }, { fixed: "1.4.1" }];
  const twice: Events = [
    { introduced: "0" },
    { fixed: "1.0.5" },
    { introduced: "1.1.0" },
    { fixed: "1.1.3" },
  ];

  test.each<[string, Part, Advisory, boolean]>([
    ["below the range", npm("1.1.9"), advisory("npm", "lib", range), false],
    ["at its beginning", npm("1.2.0"), advisory("npm", "lib", range), true],
    ["within it", npm("1.4.0"), advisory("npm", "lib", range), true],
    ["at the fix", npm("1.4.1"), advisory("npm", "lib", range), false],
    ["before a fix by a pre-release of it", npm("1.4.1-rc.1"), advisory("npm", "lib", range), true],
    ["in the first of two ranges", npm("0.9.0"), advisory("npm", "lib", twice), true],
    ["between two ranges", npm("1.0.5"), advisory("npm", "lib", twice), false],
    [
      "in the second, its events out of order",
      npm("1.1.2"),
      advisory("npm", "lib", [...twice].reverse()),
      true,
    ],
    ["never fixed", npm("9.0.0"), advisory("npm", "lib", [{ introduced: "0" }]), true],
    [
      "at the last affected",
      npm("2.0.0"),
      advisory("npm", "lib", [{ introduced: "0" }, { last_affected: "2.0.0" }]),
      true,
    ],
    [
      "after the last affected",
      npm("2.0.1"),
      advisory("npm", "lib", [{ introduced: "0" }, { last_affected: "2.0.0" }]),
      false,
    ],
    [
      "listed by its version",
      npm("3.3.3"),
      { id: "X", affected: [{ package: { ecosystem: "npm", name: "lib" }, versions: ["3.3.3"] }] },
      true,
    ],
    ["withdrawn", npm("1.4.0"), advisory("npm", "lib", range, { withdrawn: "2026-01-01T00:00:00Z" }), false],
    ["of another package", npm("1.4.0"), advisory("npm", "library", range), false],
    ["of another ecosystem", npm("1.4.0"), advisory("PyPI", "lib", range), false],
    [
      "ranges of commits alone",
      npm("1.4.0"),
      {
        id: "X",
        affected: [
          {
            package: { ecosystem: "npm", name: "lib" },
            ranges: [{ type: "GIT", events: [{ introduced: "0" }] }],
          },
        ],
      },
      false,
    ],
    ["a Go module, whose advisories have no v", go("v1.3.0"), advisory("Go", "example.org/lib", range), true],
    ["a Go module that is fixed", go("v1.4.1"), advisory("Go", "example.org/lib", range), false],
    [
      "a Debian package, by its source",
      deb("1.0-1"),
      advisory("Debian:13", "libx", [{ introduced: "0" }, { fixed: "1.0-1+deb13u1" }]),
      true,
    ],
    [
      "a Debian package with the fix",
      deb("1.0-1+deb13u1"),
      advisory("Debian:13", "libx", [{ introduced: "0" }, { fixed: "1.0-1+deb13u1" }]),
      false,
    ],
    ["another release of Debian", deb("1.0-1"), advisory("Debian:12", "libx", [{ introduced: "0" }]), false],
  ])("%s", (_, part, given, expected) => {
    expect(affectedParts([part], [given])).toHaveLength(expected ? 1 : 0);
  });

  test("say what, which advisory, and the remedy; a tool of the developers is a warning", () => {
    const given = advisory("npm", "lib", range, { aliases: ["CVE-2026-1"], summary: "Reads too far" });
    const [finding] = affectedParts([npm("1.3.0")], [given]);
    expect(finding).toMatchObject({ rule: "supply/advisory", severity: "error", subject: "lib 1.3.0" });
    expect(finding?.en).toBe("lib 1.3.0 is affected by X-1, CVE-2026-1 (Reads too far): upgrade to 1.4.1.");
    expect(finding?.vi).toContain("hãy nâng lên 1.4.1");
    expect(affectedParts([npm("1.3.0", { development: true })], [given])[0]?.severity).toBe("warning");
  });

  describe("in a folder", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-osv-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    test("are read from every folder below", () => {
      mkdirSync(join(folder, "npm"));
      writeFileSync(join(folder, "npm", "a.json"), JSON.stringify(advisory("npm", "lib", range)));
      writeFileSync(join(folder, "README"), "not one");
      expect(readAdvisories(folder).map(({ id }) => id)).toEqual(["X-1"]);
    });

    test.each<[string, () => void, RegExp]>([
      ["is empty", () => undefined, /no advisory \(\*\.json\) in/],
      ["holds something else", () => writeFileSync(join(folder, "b.json"), "[1]"), /b\.json is no advisory/],
      [
        "holds half a file",
        () => writeFileSync(join(folder, "c.json"), '{"id": "X'),
        /c\.json is no advisory/,
      ],
      ["is not there", () => rmSync(folder, { recursive: true }), /Cannot read the folder/],
    ])("that %s are refused in a sentence", (_, prepare, expected) => {
      prepare();
      expect(() => readAdvisories(folder)).toThrow(expected);
      mkdirSync(folder, { recursive: true });
    });
  });
});
