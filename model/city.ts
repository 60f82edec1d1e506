/**
 * The city as the platform builds it: admitted records with every default filled in.
 *
 * Values here are frozen and nothing in them is optional; what may be absent is a
 * variant with a name (`hosted` or `external`), never `undefined`.
 */
import { LocalizedError } from "../language/localized";
import { CELL_CAPACITY } from "../registry/cells";
import type { SITE_ROLES, STATUSES, TELL } from "../registry/schema/types";
import { OWNERSHIPS, UNIT_KINDS } from "../registry/schema/types";

/** A registry that obeys the rules and still cannot be built; the message names the units and the remedy. */
export class CityError extends LocalizedError {}

/** The ministry's permanent code of a unit: seven digits, never reused, the only identity of anything. */
export type UnitId = string & { readonly __unitId: unique symbol };

/** A fully qualified domain name in lower case, without a trailing dot. */
export type Fqdn = string & { readonly __fqdn: unique symbol };

/** An address of electronic mail, local part and domain in lower case. */
export type MailAddress = string & { readonly __mailAddress: unique symbol };

/** The kinds of unit, as the registry's schema lists them. */
export type UnitKind = (typeof UNIT_KINDS)[number];
export type Ownership = (typeof OWNERSHIPS)[number];
/** A unit leaves by stages: its entry is never deleted, so that its name is never given away. */
export type Lifecycle = (typeof STATUSES)[number];
export { OWNERSHIPS, UNIT_KINDS };

/** The unit itself (`don-vi`), or the one that answers for it. */
export type Told = (typeof TELL)[number];

export interface Person {
  readonly name: string;
  /** Empty when the registry does not say. */
  readonly post: string;
  /** Empty when the registry does not say. */
  readonly phone: string;
  readonly mail: MailAddress | null;
}

export interface Leader extends Person {
  /** What the leader answers for (III.3); empty when the registry does not say. */
  readonly duties: string;
}

export type Site =
  | {
      /** Built and hosted by this platform in the city data centre. */
      readonly type: "hosted";
      /** The name on the directive's terms, without the environment's suffix. */
      readonly registeredHost: Fqdn;
      /** The name that this environment serves: `registeredHost` and the environment's suffix. */
      readonly host: Fqdn;
      /** What a browser opens: scheme, host and, where it is not 443, the port. No trailing slash. */
      readonly url: string;
      /** Whether the sector's feed is shown (III.4(8)). */
      readonly sectorFeed: boolean;
    }
  | { readonly type: "external"; readonly registeredHost: Fqdn; readonly host: Fqdn; readonly url: string }
  /** Not served any more; the name stays reserved. */
  | { readonly type: "retired"; readonly registeredHost: Fqdn; readonly host: Fqdn }
  /** No site yet, which only a waiver lets pass. */
  | { readonly type: "none" };

export type Mailbox =
  /** An account on this platform's mail servers. `address` carries no environment suffix. */
  | { readonly type: "hosted"; readonly address: MailAddress }
  /** An account of the ministry or of another `edu.vn` domain: published, never served here. */
  | { readonly type: "external"; readonly address: MailAddress }
  /** No address yet, which only a waiver lets pass. */
  | { readonly type: "none" };

/** What an account of this platform has besides its address. */
export interface AccountTerms {
  /** Further addresses of the zone that are delivered to it, sorted; such as those that it had before. */
  readonly aliases: readonly MailAddress[];
  readonly quotaMiB: number;
  /** Nobody logs in or sends; mail is still received. */
  readonly suspended: boolean;
}

/** The mailbox of a post or a duty, `hieutruong.thcsnguyendu@`: it stays when its holder changes. */
export interface RoleMailbox extends AccountTerms {
  /** Its identity within the unit, for ever. */
  readonly name: string;
  /** Shown as the sender's name: the title, or the unit's name. */
  readonly title: string;
  readonly address: MailAddress;
}

export type SiteRole = (typeof SITE_ROLES)[number];

/** Somebody who works at a unit and has an address of their own. */
export interface StaffMember extends AccountTerms {
  /** Their identity within the unit, for ever, whatever name or address becomes. */
  readonly id: string;
  readonly name: string;
  /** Empty when the registry does not say. */
  readonly post: string;
  readonly address: MailAddress;
  /** Whether the address is an account of this platform. */
  readonly hosted: boolean;
  /** What they do at the unit's site. */
  readonly roles: readonly SiteRole[];
}

export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly ownership: Ownership;
  /** The unit that answers for this one: a district office, or the department itself. */
  readonly parentId: UnitId;
  /** The parent's name at this moment, so that no template has to look it up. */
  readonly parentName: string;
  readonly address: string;
  readonly phone: string;
  /** Null where the registry does not say. */
  readonly location: Location | null;
  readonly lifecycle: Lifecycle;
  /** The unit that takes over the visitors and the mail of one that is retiring; null for none. */
  readonly successorId: UnitId | null;
  readonly cell: number;
  /** The move of its data from another cell; null for a unit that stands where it was first placed. */
  readonly relocation: Relocation | null;
  /**
   * The cell whose files carry the unit's facts through the channels: the one that it came from, else its own. So a
   * relocation takes no route, record or mailbox from one publisher to another, which would be a gap for visitors.
   */
  readonly configCell: number;
  readonly site: Site;
  /** The names that this environment served the site under before and leads on to the present one, sorted. */
  readonly formerHosts: readonly Fqdn[];
  readonly mailbox: Mailbox;
  /** Of a hosted official mailbox. */
  readonly mailTerms: AccountTerms;
  /** None where the official mailbox is not hosted: their addresses carry its local part. */
  readonly roleMailboxes: readonly RoleMailbox[];
  /** Its people with addresses of their own, by id. */
  readonly staff: readonly StaffMember[];
  readonly mailFocalPerson: Person | null;
  readonly leaders: readonly Leader[];
  readonly boardHead: string;
}

/** Degrees, WGS 84. */
export interface Location {
  readonly lat: number;
  readonly lon: number;
}

/** A unit's data move, or have moved, to its cell from this one. */
export interface Relocation {
  readonly from: number;
  /**
   * What the former cell does with its copy of the database: keeps it, drops it once the data have arrived, or has
   * nothing to do with the unit any more.
   */
  readonly former: "keep" | "drop" | "gone";
}

/** A unit that a cell hands over, or has handed over, to another. */
export interface MigratingOut {
  readonly id: UnitId;
  readonly to: number;
  /** The copy of the database is to be dropped once the data have arrived. */
  readonly drop: boolean;
}

/** A fixed group of at most {@link CELL_CAPACITY} units that share one database server and one stack. */
export interface Cell {
  /** 1 or more; written once in each unit's own entry and never recomputed. */
  readonly number: number;
  /** `cell-01`: the name of the stack. */
  readonly id: string;
  /** Its units that this environment deploys, by id. */
  readonly units: readonly Unit[];
  /** Units whose data it handed over and that stand elsewhere now, by id. */
  readonly migratingOut: readonly MigratingOut[];
  /** Taken down: only its network stays. */
  readonly dismantled: boolean;
}

export { CELL_CAPACITY };

export interface Department {
  readonly id: UnitId;
  readonly name: string;
  readonly mail: MailAddress;
}

/** What is the city's own: all that is known of it without its units. */
export type CitySettings = Omit<City, "units" | "cells">;

export interface City {
  readonly name: string;
  /** The zone in which schools have their names, without the environment's suffix: `hcm.edu.vn`. */
  readonly registeredZone: Fqdn;
  /** The zone that this environment serves: `registeredZone` and the environment's suffix. */
  readonly zone: Fqdn;
  readonly department: Department;
  /** The sector portal: directory, sector feed, OPML and JSON index. */
  readonly portal: { readonly host: Fqdn; readonly url: string };
  /** Where security staff get their alerts: a mailbox of this platform. */
  readonly alertMailbox: MailAddress;
  /** Where the engineers who run the platform get theirs: the same one where the registry names no other. */
  readonly operationsMailbox: MailAddress;
  /** Who is told of a unit's troubles beside those two. */
  readonly tell: readonly Told[];
  /** Those who answer for others and are told once a day. */
  readonly tellDaily: readonly UnitId[];
  /** Every unit of the registry by id, deployed here or not: the directory lists them all. */
  readonly units: readonly Unit[];
  /** The cells that this environment deploys, by number: those with a unit, with one that left, or dismantled. */
  readonly cells: readonly Cell[];
  /** Cells that take no further unit. */
  readonly closedCells: readonly number[];
}
