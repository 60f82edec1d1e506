import { isIPv6 } from "node:net";
import { type ProviderRecord, keyInMark } from "../../../model/provider-records";

/** A record as it stands in a zone at the provider, of whomever. */
export interface LiveRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content?: string | null;
  readonly ttl?: number;
  readonly priority?: number | null;
  readonly proxied?: boolean;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly comment?: string | null;
}

/** How a record that the model wants stands in the live zone. */
export type Standing =
  /** Made by this platform, and as it should be. */
  | { readonly type: "ours"; readonly id: string }
  /** Somebody else's, and as it should be: taken over without any change that a resolver sees. */
  | { readonly type: "equal"; readonly id: string }
  /** There, with another value: changed in place. `ours` says whose it is. */
  | {
      readonly type: "changed";
      readonly id: string;
      readonly ours: boolean;
      readonly was: string;
      readonly becomes: string;
    }
  /** Not there: made. */
  | { readonly type: "missing" }
  /** Cannot be made before a person has decided about what stands in its way. */
  | { readonly type: "blocked"; readonly by: readonly LiveRecord[] };

export interface Compared {
  readonly record: ProviderRecord;
  readonly standing: Standing;
}

export interface ZoneComparison {
  readonly zone: { readonly id: string; readonly key: string; readonly name: string };
  /** By key, in the model's order. */
  readonly wanted: readonly Compared[];
  /** Other people's: never touched. `beside` names the record of ours that shares name and type with it. */
  readonly foreign: readonly { readonly record: LiveRecord; readonly beside: string | null }[];
}

/**
 * Compares what the model wants in a zone with what stands there, and decides nothing: each wanted record finds at
 * most one live one, by our mark first, then by equal value, then by name and type where there is no doubt which.
 */
export function compareZone(
  zone: ZoneComparison["zone"],
  wanted: readonly ProviderRecord[],
  live: readonly LiveRecord[],
  environment: string,
): ZoneComparison {
  const free = new Map(live.map((record) => [record.id, record]));
  const found = new Map<string, Standing>();
  const byName = new Map<string, LiveRecord[]>();
  for (const record of live) {
    const name = record.name.toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), record]);
  }
  const at = (name: string): readonly LiveRecord[] =>
    (byName.get(name) ?? []).filter(({ id }) => free.has(id));
  const claim = (key: string, record: LiveRecord, standing: Standing): void => {
    free.delete(record.id);
    found.set(key, standing);
  };

  for (const record of wanted) {
    const marked = at(record.name).find(({ comment }) => keyInMark(environment, comment) === record.key);
    if (marked === undefined || marked.type !== record.type) continue;
    claim(
      record.key,
      marked,
      isEqual(record, marked) ? { type: "ours", id: marked.id } : changed(record, marked, true),
    );
  }
  for (const record of wanted) {
    if (found.has(record.key)) continue;
    const equal = at(record.name).find((each) => isEqual(record, each));
    if (equal !== undefined) claim(record.key, equal, { type: "equal", id: equal.id });
  }
  for (const record of wanted) {
    if (found.has(record.key)) continue;
    const rivals = at(record.name).filter((each) => isRival(record, each));
    const [only] = rivals;
    if (only !== undefined && rivals.length === 1) claim(record.key, only, changed(record, only, false));
    else if (rivals.length > 1) found.set(record.key, { type: "blocked", by: rivals });
    else {
      const inTheWay = at(record.name).filter(({ type }) => (record.type === "CNAME") !== (type === "CNAME"));
      found.set(record.key, inTheWay.length === 0 ? { type: "missing" } : { type: "blocked", by: inTheWay });
    }
  }

  const oursAt = new Map(wanted.map((record) => [`${record.name} ${record.type}`, record]));
  return {
    zone,
    wanted: wanted.map((record) => ({ record, standing: found.get(record.key) ?? { type: "missing" } })),
    foreign: [...free.values()].map((record) => {
      const near = oursAt.get(`${record.name.toLowerCase()} ${record.type}`);
      return { record, beside: near !== undefined && isRival(near, record) ? near.key : null };
    }),
  };
}

/** The value of a record as a person reads it: `gate.hcm.edu.vn, 300 s`. */
export function valueOf(record: LiveRecord | ProviderRecord): string {
  const value = canonical(record).replace(/^\w+ /, "");
  const proxied = "proxied" in record && record.proxied === true ? ", proxied" : "";
  return `${value}, ${record.ttl === 1 ? "auto" : `${record.ttl ?? "?"} s`}${proxied}`;
}

function changed(record: ProviderRecord, live: LiveRecord, ours: boolean): Standing {
  return { type: "changed", id: live.id, ours, was: valueOf(live), becomes: valueOf(record) };
}

/** Whether a resolver could not tell one from the other. */
function isEqual(record: ProviderRecord, live: LiveRecord): boolean {
  return canonical(record) === canonical(live) && live.ttl === record.ttl && live.proxied !== true;
}

/**
 * Whether both say the same kind of thing at one name, so that only one of them can be right. Texts and authorities
 * stand beside each other: only an SPF rivals an SPF, and an issuer the same issuer.
 */
function isRival(record: ProviderRecord, live: LiveRecord): boolean {
  if (record.type !== live.type) return false;
  if (record.type === "TXT") return firstWord(textOf(record.content)) === firstWord(textOf(live.content));
  if (record.type === "CAA") return canonical(record) === canonical(live);
  return true;
}

function firstWord(text: string): string {
  return /^[^\s;]*/.exec(text)?.[0].toLowerCase() ?? "";
}

/** Type and value, in one spelling. */
function canonical({ type, content, priority, data }: LiveRecord | ProviderRecord): string {
  const part = (name: string): string =>
    String((data as Record<string, unknown> | null | undefined)?.[name] ?? "");
  switch (type) {
    case "SRV":
      return `SRV ${part("priority")} ${part("weight")} ${part("port")} ${host(part("target"))}`;
    case "CAA":
      return `CAA ${part("flags")} ${part("tag")} ${part("value")}`;
    case "MX":
      return `MX ${priority ?? ""} ${host(content ?? "")}`;
    case "CNAME":
      return `CNAME ${host(content ?? "")}`;
    case "TXT":
      return `TXT ${textOf(content)}`;
    case "AAAA":
      return `AAAA ${address(content ?? "")}`;
    default:
      return `${type} ${content ?? ""}`;
  }
}

function host(name: string): string {
  return name === "." ? name : name.toLowerCase().replace(/\.$/, "");
}

function address(text: string): string {
  return isIPv6(text) ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text;
}

/** A text without its quotes, its strings joined. */
function textOf(content: string | null | undefined): string {
  const strings = [...(content ?? "").matchAll(/"((?:[^"\\]|\\.)*)"/g)];
  if (strings.length === 0) return content ?? "";
  return strings.map(([, text = ""]) => text.replace(/\\(.)/g, "$1")).join("");
}
