import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Unit } from "../../model/city";
import { LIVE_RULES } from "../../policy/live/index";
import type { Platform } from "./platform";

/** What `congtruong scan --format json` says, as far as it is read here. */
interface ScanAsJson {
  readonly summary: { readonly units: number; readonly seen: number; readonly errors: number };
  readonly rules: readonly {
    readonly id: string;
    readonly of: number;
    readonly checked: number;
    readonly kept: number;
    readonly broken: number;
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly unit: string;
    readonly state: string;
    readonly severity: string | null;
    readonly breaches: readonly { readonly found?: string; readonly message: { readonly en: string } }[];
    readonly reason: { readonly en: string } | null;
  }[];
}

/** Rules that no scan can tell here, and why. */
const NEVER_TOLD = [
  // It takes a browser that measures a page at 360 pixels.
  "site/mobile",
];
/** What may be unknown of a site that nobody has written on: too little to be found, no leader in the registry. */
const MAY_BE_UNKNOWN = ["site/search", "leaders/contact"];
/** What a new site honestly lacks. */
const LACKING = ["site/sections"];

/** The platform's own sites as the scanner sees them: what is theirs by onboarding is kept, what editors owe is told. */
export function scanTests(platform: Platform, hosted: () => readonly Unit[]): void {
  test("a scan of the hosted sites accuses none of what the platform owes, and tells the sections that nobody has filled", async () => {
    const units = hosted().flatMap(({ id }) => ["--unit", id]);
    const { exitCode, said } = await platform.verb(["scan", "--format", "json", ...units]);
    const { summary, rules, findings } = JSON.parse(said) as ScanAsJson;
    expect([summary.units, summary.seen]).toEqual([hosted().length, hosted().length]);
    const why = (id: string) =>
      findings
        .filter(({ rule }) => rule === id)
        .map(({ unit, breaches, reason }) => [
          unit,
          reason?.en ?? breaches.map(({ found, message }) => [message.en, found]),
        ]);
    const standing = Object.fromEntries(
      rules.map(({ id, of, checked, broken }) => [
        id,
        { broken, unknown: of - checked, why: why(id).slice(0, 3) },
      ]),
    );
    const kept = { broken: 0, unknown: 0, why: [] };
    const always = LIVE_RULES.map(({ id }) => id).filter(
      (id) => ![...NEVER_TOLD, ...MAY_BE_UNKNOWN, ...LACKING].includes(id),
    );
    expect(Object.fromEntries(always.map((id) => [id, standing[id]]))).toEqual(
      Object.fromEntries(always.map((id) => [id, kept])),
    );
    for (const id of MAY_BE_UNKNOWN)
      expect([id, standing[id]]).toEqual([id, expect.objectContaining({ broken: 0 })]);
    for (const id of NEVER_TOLD) expect([id, standing[id]?.unknown]).toEqual([id, hosted().length]);

    // A warning and no error: the platform's part of each section is there.
    const sections = findings.filter(({ rule }) => rule === "site/sections");
    expect(sections.map(({ state, severity }) => [state, severity])).toEqual(
      hosted().map(() => ["fail", "warning"]),
    );
    for (const { breaches } of sections) {
      const said = breaches.map(({ message }) => message.en);
      expect(said).toContain("The section “Công khai” has nothing of the unit's own yet.");
      expect(said.join("\n")).not.toMatch(/Giới thiệu|Liên kết hệ thống|is missing/);
    }
    expect([summary.errors, exitCode]).toEqual([0, 0]);
  });

  test("the report tells what that scan saw beside what is declared, and of how many", async () => {
    const out = mkdtempSync(join(tmpdir(), "report-"));
    const { said } = await platform.verb(["report", "--registry", platform.registry, "--out", out]);
    rmSync(out, { recursive: true });
    expect(said).toMatch(
      new RegExp(`Đã thấy khi quét .*: kiểm ${hosted().length}/\\d+ đơn vị đang hoạt động`),
    );
    expect(said).toMatch(
      new RegExp(`Toàn thành phố: kê khai .*; đã thấy mở được 100 % \\(kiểm ${hosted().length}/\\d+\\)`),
    );
  });
}
