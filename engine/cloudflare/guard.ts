import { keyInMark } from "../../model/provider-records";
import type { ApiRecord } from "./api";
import type { ManagedZones, ManagedZone } from "./managed-zones";

export interface GuardProps {
  readonly managed: ManagedZones;
  /** `<zone id>/<record id>` of hand-made records that a person has decided to take over. @default - none */
  readonly adopted?: ReadonlySet<string>;
  /** A plan writes nothing, whatever the client tries. @default - false */
  readonly readOnly?: boolean;
}

/** A call that would change something in Cloudflare. */
export interface Write {
  readonly method: string;
  readonly zone: string;
  /** Undefined where a record is made. */
  readonly record: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Why a write is refused. */
export type OwnershipViolation =
  | "read-only"
  | "not-records"
  | "foreign-zone"
  | "foreign-record"
  | "adopted-removal"
  | "no-mark"
  | "not-in-model";

/**
 * Decides which writes may reach Cloudflare. A record is ours when its comment bears our mark, or when a person has
 * decided to take it over; what is made or changed must be what the model wants. Everything else is other people's.
 */
export class Guard {
  constructor(private readonly props: GuardProps) {}

  zone(id: string): ManagedZone | undefined {
    return this.props.managed.zones.get(id);
  }

  /** Whether the verdict depends on what the record is now. */
  needsCurrent({ method, record, zone }: Write): boolean {
    return (
      this.props.readOnly !== true &&
      method !== "POST" &&
      record !== undefined &&
      this.zone(zone) !== undefined
    );
  }

  /** @param current the record as it is; undefined when there is none of that id, which is the API's to say */
  judge(write: Write, current: ApiRecord | undefined): OwnershipViolation | undefined {
    const { environment } = this.props.managed;
    const zone = this.zone(write.zone);
    if (this.props.readOnly === true) return "read-only";
    if (zone === undefined) return "foreign-zone";
    if (write.method === "POST") return this.judgeWanted(zone, write.body);
    if (write.record === undefined) return "not-records";
    if (current === undefined) return undefined;
    const marked = keyInMark(environment, current.comment) !== undefined;
    const adopted = this.props.adopted?.has(`${zone.id}/${current.id}`) === true;
    if (!marked && !adopted) return "foreign-record";
    if (write.method === "DELETE") return marked ? undefined : "adopted-removal";
    return this.judgeWanted(zone, write.method === "PATCH" ? { ...current, ...write.body } : write.body);
  }

  private judgeWanted(zone: ManagedZone, body: Write["body"]): OwnershipViolation | undefined {
    const key = keyInMark(this.props.managed.environment, body["comment"]);
    if (key === undefined) return "no-mark";
    const wanted = zone.records.get(key);
    const fits = wanted !== undefined && wanted.name === body["name"] && wanted.type === body["type"];
    return fits ? undefined : "not-in-model";
  }
}
