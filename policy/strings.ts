import type { UnitRecord } from "../registry/registry";

/** One text of an entry and the field it stands in. */
export interface FieldText {
  /** Such as `leaders[0].name`. */
  readonly field: string;
  readonly text: string;
  /** False for hosts, addresses and codes, which are no words of a language. */
  readonly isProse: boolean;
}

/** Fields whose values machines read. */
const TECHNICAL =
  /(?:^|\.)(?:id|parent|kind|ownership|successor|status|hosting|host|official|address|mail|date)$/;
/** Yet this one is a street. */
const PROSE = /^address$/;

/** Every text of a unit in the order of its entry, hosts and addresses included. */
export function textsOf(unit: UnitRecord): FieldText[] {
  const found: FieldText[] = [];
  collect(unit.entry, "", found);
  return found;
}

function collect(value: unknown, field: string, found: FieldText[]): void {
  if (typeof value === "string") {
    found.push({ field, text: value, isProse: PROSE.test(field) || !TECHNICAL.test(field) });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, `${field}[${index}]`, found));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value))
      collect(child, field === "" ? key : `${field}.${key}`, found);
  }
}
