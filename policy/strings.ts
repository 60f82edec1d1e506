import type { StaffRecord, UnitRecord } from "../registry/registry";
import { detectLegacy, hasLostLetters, type LegacyText } from "./text/index";

/** One text of an entry and the field it stands in. */
export class FieldText {
  private known: Recognised | undefined;

  constructor(
    /** Such as `leaders[0].name`. */
    readonly field: string,
    readonly text: string,
    /** False for hosts, addresses and codes, which are no words of a language. */
    readonly isProse: boolean,
  ) {}

  /** The text in Unicode, where it is prose in an old encoding; asked once, since all rules on text need it. */
  get legacy(): LegacyText | null {
    return this.recognised.legacy;
  }

  /** Whether letters of it are gone for good. */
  get isLossy(): boolean {
    return this.recognised.isLossy;
  }

  private get recognised(): Recognised {
    this.known ??= this.isProse
      ? recognise(this.text)
      : { legacy: null, isLossy: this.text.includes("\uFFFD") };
    return this.known;
  }
}

interface Recognised {
  readonly legacy: LegacyText | null;
  readonly isLossy: boolean;
}

/** Posts, streets and names come back in unit after unit. */
const recognised = new Map<string, Recognised>();
const MAX_RECOGNISED = 20_000;

function recognise(text: string): Recognised {
  let known = recognised.get(text);
  if (known === undefined) {
    const legacy = detectLegacy(text);
    known = { legacy, isLossy: legacy === null && hasLostLetters(text) };
    if (recognised.size < MAX_RECOGNISED) recognised.set(text, known);
  }
  return known;
}

/** Fields whose values machines read. */
const TECHNICAL =
  /(?:^|\.)(?:id|unit|since|parent|kind|ownership|successor|status|hosting|host|official|address|mail|date)$/;
/** Yet this one is a street. */
const PROSE = /^address$/;

const texts = new WeakMap<UnitRecord | StaffRecord, readonly FieldText[]>();

/** Every text of a unit, or of its people, in the order of the entry; hosts and addresses included. */
export function textsOf(unit: UnitRecord | StaffRecord): readonly FieldText[] {
  const known = texts.get(unit);
  if (known) return known;
  const found: FieldText[] = [];
  collect(unit.entry, "", found);
  texts.set(unit, found);
  return found;
}

function collect(value: unknown, field: string, found: FieldText[]): void {
  if (typeof value === "string") {
    found.push(new FieldText(field, value, PROSE.test(field) || !TECHNICAL.test(field)));
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, `${field}[${index}]`, found));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value))
      collect(child, field === "" ? key : `${field}.${key}`, found);
  }
}
