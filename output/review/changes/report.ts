import type { Localized, Locale } from "../../../language/localized";
import type { Finding } from "../../../registry/finding";
import { fieldTitle } from "../../../registry/edit/schema";
import { parsePath } from "../../../registry/edit/path";
import type { ChangeVerdict } from "./brake";
import {
  CHANGE_KINDS,
  isLosing,
  type ChangeKind,
  type Note,
  type RegistryChanges,
  type UnitChange,
} from "./compare";
import type { FieldChange } from "./fields";
import type { FindingChanges } from "./findings";
import type { Service, ServiceChange } from "./services";
import { MARKDOWN, TEXT, type Style } from "./style";
import { KIND_TITLES, NOTE_REASONS, SERVICE_NAMES, words, type Counted, type Words } from "./words";

/** All that is told of a change. */
export interface ChangesReport {
  /** The commit that the working tree is compared with. */
  readonly base: string;
  /** Whether that commit held a registry at all. */
  readonly hadRegistry: boolean;
  readonly changes: RegistryChanges;
  readonly findings: FindingChanges;
  readonly verdict: ChangeVerdict;
  /** What is wrong with the file of overrides. */
  readonly problems: readonly Localized[];
}

/** Of each kind this many units are named, and the rest is counted. */
const NAMED = 40;
const FINDINGS_NAMED = 20;
const FIELDS_NAMED = 12;
/** GitHub refuses a comment of more than 65,536 characters. */
const LONGEST_PAGE = 60_000;

/** `--format markdown`: for the pull request. */
export function changesAsMarkdown(report: ChangesReport, locale: Locale): string {
  return render(report, locale, MARKDOWN);
}

/** `--format text`: for a terminal. */
export function changesAsText(report: ChangesReport, locale: Locale): string {
  return render(report, locale, TEXT);
}

/** True when the two states say the same. */
export function isUnchanged({ units, city, waivers }: RegistryChanges): boolean {
  return units.length + city.length + waivers.length === 0;
}

function render(report: ChangesReport, locale: Locale, style: Style): string {
  const page = new Page(report, locale, style).lines();
  const kept: string[] = [];
  let length = 0;
  for (const line of page) {
    length += line.length + 1;
    if (length > LONGEST_PAGE) {
      kept.push("", words(locale).cut);
      break;
    }
    kept.push(line);
  }
  return `${kept.join("\n")}\n`;
}

class Page {
  private readonly w: Words;
  /** Units that begin to leave, by code. */
  private readonly leavers: ReadonlySet<string>;

  constructor(
    private readonly report: ChangesReport,
    private readonly locale: Locale,
    private readonly style: Style,
  ) {
    this.w = words(locale);
    this.leavers = new Set(
      report.changes.units.filter(({ kinds }) => kinds.includes("retiring")).map(({ id }) => id),
    );
  }

  lines(): string[] {
    const { changes, hadRegistry } = this.report;
    return [
      this.style.title(this.headline()),
      ...this.verdict(),
      ...(hadRegistry ? [] : ["", this.w.noRegistry]),
      ...this.introduced(),
      ...this.losing(),
      ...this.ofKind("new", (unit) => this.newcomer(unit)),
      ...this.ofKind("relocated", (unit) => this.relocated(unit)),
      ...this.ofKind(
        "moved",
        (unit) => this.moved(unit),
        (unit) => !this.isFollowing(unit),
      ),
      ...this.ofKind("renamed", (unit) => this.renamed(unit)),
      ...this.ofKind("retiring", (unit) => this.leaving(unit)),
      ...this.ofKind("retired", (unit) => this.leaving(unit)),
      ...this.ofKind("reactivated", (unit) => this.unit(unit)),
      ...this.ofKind("changed", (unit) => this.changed(unit)),
      ...this.list(this.w.city, changes.city, (change) => this.field(change)),
      ...this.waivers(),
      ...this.scopes(),
      ...this.notes(),
      ...this.closing(),
    ];
  }

  private headline(): string {
    const { changes, verdict, findings } = this.report;
    const of = (kind: ChangeKind) => changes.units.filter(({ kinds }) => kinds.includes(kind)).length;
    const counts: [Counted, number][] = [
      ...CHANGE_KINDS.map((kind): [Counted, number] => [kind, of(kind)]),
      ["losing", verdict.losing],
      ["city", changes.city.length],
      ["waivers", changes.waivers.length],
      ["errors", findings.introduced.filter(({ severity }) => severity === "error").length],
    ];
    const parts = counts.flatMap(([what, count]) => (count === 0 ? [] : [this.w.counts[what](count)]));
    return parts.length === 0 ? this.w.nothing : `${this.w.title}: ${parts.join(", ")}`;
  }

  private verdict(): readonly string[] {
    const { changes, verdict, problems } = this.report;
    const wrong = problems.map((problem) => problem[this.locale]);
    if (isUnchanged(changes) && wrong.length === 0 && verdict.faults.length === 0) return [];
    if (verdict.faults.length > 0) {
      const faults = [...verdict.faults, ...verdict.reasons].map((reason) => this.named(reason[this.locale]));
      return this.style.callout(true, [this.style.strong(this.w.refused), ...faults, ...wrong]);
    }
    if (verdict.reasons.length === 0) {
      return this.style.callout(false, [
        `${this.style.strong(this.w.passes)} ${this.w.losingOf(verdict.losing, changes.unitsBefore)}`,
        ...wrong,
      ]);
    }
    const reasons = verdict.reasons.map((reason) => this.named(reason[this.locale]));
    if (verdict.override) {
      const { approver, reason } = verdict.override;
      return this.style.callout(false, [
        `${this.style.strong(this.w.permitted)} ${this.w.permittedBy(this.style.name(approver), this.style.name(reason))}`,
        ...reasons,
        ...wrong,
      ]);
    }
    return [
      ...this.style.callout(true, [
        `${this.style.strong(this.w.refused)} ${this.w.tooMuch}`,
        ...reasons,
        ...wrong,
      ]),
      "",
      this.w.howToPermit,
      "",
      ...this.style.block(
        [
          "overrides:",
          `  - checksum: "${verdict.checksum}"`,
          // Without an answer it has no effect.
          `    reason: # ${this.w.reasonHere}`,
          `    approver: # ${this.w.approverHere}`,
        ].join("\n"),
      ),
    ];
  }

  /** A reason holds a parent's name, which somebody wrote. */
  private named(sentence: string): string {
    return this.style.name(sentence);
  }

  private introduced(): string[] {
    const { introduced, resolved } = this.report.findings;
    if (introduced.length + resolved === 0) return [];
    const errors = introduced.filter(({ severity }) => severity === "error").length;
    const shown = [...introduced].sort(
      (a, b) => Number(b.severity === "error") - Number(a.severity === "error"),
    );
    return [
      this.style.heading(this.w.findings(errors, introduced.length - errors, resolved)),
      ...shown.slice(0, FINDINGS_NAMED).flatMap((finding) => this.finding(finding)),
      ...this.more(shown.length - FINDINGS_NAMED),
    ];
  }

  private finding({ place, rule, severity, message, fix, clause }: Finding): string[] {
    const { style, locale, w } = this;
    const cited = clause === null ? rule : `${rule}, ${w.clause} ${clause}`;
    const where = style.value(`${place.file}:${place.line}`);
    const first = `${severity === "error" ? w.error : w.warning} ${where} (${cited}): ${style.name(message[locale])}`;
    if (fix === null) return [style.item(first)];
    if (fix.kind === "advice") return [style.item(`${first} ${style.name(fix.text[locale])}`)];
    return [style.item(`${first} ${w.paste}`), "", ...style.block(fix.text), ""];
  }

  private losing(): string[] {
    const losing = this.report.changes.units.filter(isLosing);
    return this.list(this.w.losing, losing, (unit) => {
      const why = unit.kinds
        .filter(
          (kind) => kind === "removed" || kind === "unseen" || kind === "retiring" || kind === "retired",
        )
        .map((kind) => KIND_TITLES[kind][this.locale].toLowerCase());
      const loses = unit.loses.length === 0 ? "" : `${this.w.loses} ${this.services(unit.loses)}`;
      const gains = unit.gains.length === 0 ? "" : `${this.w.gains} ${this.services(unit.gains)}`;
      const parts = [...why, loses, gains].filter((part) => part !== "");
      return `${this.unit(unit)}, ${this.parent(unit.parentBefore)}: ${parts.join("; ")}`;
    });
  }

  private newcomer(unit: UnitChange): string {
    const gains =
      unit.gains.length === 0 ? this.w.withoutServices : `${this.w.gains} ${this.services(unit.gains)}`;
    return `${this.unit(unit)}, ${this.parent(unit.parentAfter)}: ${gains}`;
  }

  private moved(unit: UnitChange): string {
    const way = `${this.parent(unit.parentBefore)} → ${this.parent(unit.parentAfter)}`;
    return `${this.unit(unit)}: ${way}; ${this.w.bothAgree}`;
  }

  private relocated(unit: UnitChange): string {
    const { from, to } = unit.cells ?? { from: 0, to: 0 };
    return `${this.unit(unit)}: ${this.w.relocation(from, to)}`;
  }

  /** Whether its parent begins to leave in this change: then the parent's line tells where it goes. */
  private isFollowing({ parentBefore, kinds }: UnitChange): boolean {
    const isPlain = kinds.length === 1 && kinds[0] === "moved";
    return isPlain && this.leavers.has(parentBefore ?? "");
  }

  private renamed(unit: UnitChange): string {
    const names = `${this.style.value(unit.formerName ?? "?")} → ${this.style.value(unit.name)}`;
    return `${this.style.value(unit.id)} ${names}${isLosing(unit) ? "" : `; ${this.w.keepsAll}`}`;
  }

  private leaving(unit: UnitChange): string {
    const { successor } = unit;
    const name = successor === null ? "" : (this.report.changes.names.get(successor) ?? "?");
    const heir =
      successor === null
        ? this.w.noSuccessor
        : `${this.w.successor} ${this.style.value(successor)} ${this.style.name(name)}`;
    return [`${this.unit(unit)}: ${heir}`, ...this.followers(unit)].join("; ");
  }

  /** Where the units go that one answered for which leaves: a merger in one sentence. */
  private followers({ id }: UnitChange): string[] {
    const destinations = new Map<string, number>();
    for (const { kinds, parentBefore, parentAfter } of this.report.changes.units) {
      if (parentBefore !== id || parentAfter === null || !kinds.includes("moved")) continue;
      destinations.set(parentAfter, (destinations.get(parentAfter) ?? 0) + 1);
    }
    return [...destinations].map(([parent, count]) => this.w.follow(count, this.parent(parent)));
  }

  private changed(unit: UnitChange): string {
    const fields = unit.fields.slice(0, FIELDS_NAMED).map((change) => this.field(change));
    const rest = unit.fields.length - FIELDS_NAMED;
    const others = rest > 0 ? [this.w.more(rest)] : [];
    const successor =
      unit.fields.length === 0 ? [`${this.w.successor} ${unit.successor ?? this.w.none}`] : [];
    return `${this.unit(unit)}: ${[...fields, ...others, ...successor].join("; ")}`;
  }

  private field({ field, before, after }: FieldChange): string {
    const [was, is] = [before, after].map((text) => (text === null ? this.w.none : this.style.value(text)));
    return `${this.fieldName(field)} ${was} → ${is}`;
  }

  private fieldName(field: string): string {
    const code = this.style.value(field);
    if (this.locale === "en" || field.startsWith("city.")) return code;
    // A leader is known by a name here and by a number in the schema.
    const path = parsePath(field.replace(/\[.*\](?=\.|$)/, "[0]"));
    return path === null ? code : `${fieldTitle(path)} (${code})`;
  }

  private waivers(): string[] {
    return this.list(this.w.waivers, this.report.changes.waivers, ({ kind, waiver }) => {
      const { unit = "?", rule = "?", reason = "?", approver = "?", until = "?" } = waiver;
      const name = this.report.changes.names.get(unit) ?? "?";
      const about = `${this.style.value(unit)} ${this.style.name(name)}, ${this.style.value(rule)}`;
      return `${this.w.waiver[kind]}: ${about}: ${this.style.name(reason)} (${this.style.name(approver)}, ≤ ${this.style.name(until)})`;
    });
  }

  private scopes(): string[] {
    return this.list(this.w.scopes, this.report.changes.scopes, (scope) => {
      const name = `${this.style.name(scope.name)} (${this.style.value(scope.parent)})`;
      return `${name}: ${this.w.scope(scope.touched.length, scope.units, scope.received.length, scope.losing.length)}`;
    });
  }

  private notes(): string[] {
    return this.list(this.w.notes, this.report.changes.notes, (note) => this.note(note));
  }

  private note({ side, why, place, unit }: Note): string {
    const where = this.style.value(`${place.file}:${place.line}`);
    const about = unit === null ? "" : ` ${this.style.value(unit)}`;
    return `${this.w.side[side]} ${where}${about}: ${NOTE_REASONS[why][this.locale]}`;
  }

  private closing(): string[] {
    const { base, verdict, changes } = this.report;
    return ["", this.w.closing(base.slice(0, 12), changes.unitsBefore, changes.unitsAfter, verdict.checksum)];
  }

  private ofKind(
    kind: ChangeKind,
    line: (unit: UnitChange) => string,
    isShown: (unit: UnitChange) => boolean = () => true,
  ): string[] {
    const units = this.report.changes.units.filter((unit) => unit.kinds.includes(kind) && isShown(unit));
    const { vi, en } = KIND_TITLES[kind];
    return this.list(this.locale === "vi" ? `${vi} / ${en}` : en, units, line);
  }

  private list<T>(title: string, items: readonly T[], line: (item: T) => string): string[] {
    if (items.length === 0) return [];
    return [
      this.style.heading(`${title} (${items.length})`),
      ...items.slice(0, NAMED).map((item) => this.style.item(line(item))),
      ...this.more(items.length - NAMED),
    ];
  }

  private more(count: number): string[] {
    return count > 0 ? [this.style.item(this.w.more(count))] : [];
  }

  private unit({ id, name }: UnitChange): string {
    return `${this.style.value(id)} ${this.style.name(name)}`;
  }

  private parent(id: string | null): string {
    if (id === null) return this.w.none;
    return `${this.style.name(this.report.changes.names.get(id) ?? "?")} (${this.style.value(id)})`;
  }

  private services(changes: readonly ServiceChange[]): string {
    const one = ({ service, name }: { service: Service; name: string }) =>
      name === ""
        ? SERVICE_NAMES[service][this.locale]
        : `${SERVICE_NAMES[service][this.locale]} ${this.style.value(name)}`;
    return changes.map(one).join(", ");
  }
}
