// Generated from schools.schema.json by `npm run generate`. Do not edit.

export const UNIT_KINDS = [
  "nha-tre",
  "mau-giao",
  "mam-non",
  "tieu-hoc",
  "thcs",
  "thpt",
  "lien-cap",
  "gdtx",
  "gdnn-gdtx",
  "tthtcd",
  "trung-tam-khac",
  "phong-gddt",
  "truc-thuoc",
] as const;
export const OWNERSHIPS = ["cong-lap", "ngoai-cong-lap"] as const;
export const STATUSES = ["active", "retiring", "retired"] as const;
export const HOSTINGS = ["trung-tam-du-lieu", "ben-ngoai"] as const;

/**
 * The units, each beginning with a line `- id:`.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "units".
 */
export type Units = UnitEntry[];

/**
 * The registry root: the city's settings, and the units or the files that hold them.
 */
export interface SchoolsFile {
  city: CityEntry;
  /**
   * Globs, relative to the root file's folder, of files that hold `units` only.
   */
  include?: string[];
  units?: Units;
}
/**
 * Settings of the whole city; only the department edits them.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "city".
 */
export interface CityEntry {
  /**
   * The city's full name.
   */
  name: string;
  /**
   * The domain under which schools have their names.
   */
  zone: string;
  /**
   * The department, parent of district offices and subordinate bodies.
   */
  department: {
    /**
     * The department's code, 7 digits in quotes.
     */
    id: string;
    /**
     * The department's full name.
     */
    name: string;
    /**
     * The department's official address.
     */
    mail: string;
  };
  /**
   * Host of the sector portal.
   */
  portal: string;
  /**
   * The platform's mailbox that receives alerts.
   */
  alerts: string;
  /**
   * Cells that take no further unit; those in them go on as before.
   */
  closedCells?: number[];
  /**
   * Empty cells that are taken down with their database server; applying it needs an override of the brake.
   */
  dismantledCells?: number[];
}
/**
 * A school, a centre, a district office or a subordinate body.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "unit".
 */
export interface UnitEntry {
  /**
   * The ministry's permanent code: 7 digits in quotes, never changed, never reused.
   */
  id: string;
  /**
   * Full name, Vietnamese in Unicode.
   */
  name: string;
  /**
   * Nursery, kindergarten, pre-school, primary, lower and upper secondary, multi-level, GDTX, GDNN-GDTX, community centre, other centre, district office, subordinate body.
   */
  kind:
    | "nha-tre"
    | "mau-giao"
    | "mam-non"
    | "tieu-hoc"
    | "thcs"
    | "thpt"
    | "lien-cap"
    | "gdtx"
    | "gdnn-gdtx"
    | "tthtcd"
    | "trung-tam-khac"
    | "phong-gddt"
    | "truc-thuoc";
  /**
   * Public or private.
   */
  ownership: "cong-lap" | "ngoai-cong-lap";
  /**
   * Code of the district office that answers for the unit, or of the department.
   */
  parent: string;
  /**
   * Free text, for history; says nothing of the parent.
   */
  district?: string;
  /**
   * Postal address.
   */
  address?: string;
  /**
   * Telephone with its leading 0.
   */
  phone?: string;
  /**
   * Cell number, filled in by `congtruong place`; not edited by hand.
   */
  cell?: number;
  relocation?: RelocationEntry;
  /**
   * A unit leaves by stages; its entry is never deleted.
   */
  status?: "active" | "retiring" | "retired";
  /**
   * Code of the unit that takes over visitors and mail of a retiring one.
   */
  successor?: string;
  site?: SiteEntry;
  mail?: MailEntry;
  board?: BoardEntry;
  /**
   * Name, post, telephone, official address and duties of each leader (III.3).
   */
  leaders?: LeaderEntry[];
}
/**
 * Where the unit's data come from, written by `congtruong relocate`; not edited by hand.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "relocation".
 */
export interface RelocationEntry {
  /**
   * The cell that the unit's data come from.
   */
  from: number;
  /**
   * What the former cell does with its copy of the database: keeps it, drops it once the new cell has all of it, or is done with the unit.
   */
  formerDatabase?: "keep" | "drop" | "gone";
}
/**
 * The unit's web site.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "site".
 */
export interface SiteEntry {
  /**
   * Host name only: no scheme, no path.
   */
  host?: string;
  /**
   * In the city data centre, or elsewhere by a waiver.
   */
  hosting?: "trung-tam-du-lieu" | "ben-ngoai";
  /**
   * Software of a self-built site.
   */
  software?: string;
  /**
   * Whether the software of a self-built site is open source.
   */
  openSource?: boolean;
  /**
   * Whether the sector's feed is shown.
   */
  rss?: boolean;
}
/**
 * Official address, focal person and regulation.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "mail".
 */
export interface MailEntry {
  /**
   * The official address, published on the site.
   */
  official?: string;
  /**
   * The person in charge of mail.
   */
  focal?: {
    /**
     * Full name.
     */
    name?: string;
    /**
     * Official address of the focal person.
     */
    address?: string;
    /**
     * Telephone.
     */
    phone?: string;
  };
  regulation?: DecisionEntry;
}
/**
 * Number and date of a decision or a regulation.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "decision".
 */
export interface DecisionEntry {
  /**
   * Number.
   */
  number?: string;
  /**
   * Date, year-month-day.
   */
  date?: string;
}
/**
 * The editorial board (III.5).
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "board".
 */
export interface BoardEntry {
  /**
   * Head of the board, one of the unit's leaders.
   */
  head?: string;
  /**
   * Editors.
   */
  editors?: string[];
  /**
   * System administrator.
   */
  administrator?: string;
  decision?: DecisionEntry;
  regulation?: DecisionEntry;
  /**
   * The section that keeps the site running.
   */
  focalUnit?: string;
}
/**
 * A leader of the unit.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "leader".
 */
export interface LeaderEntry {
  /**
   * Full name.
   */
  name: string;
  /**
   * Post.
   */
  post?: string;
  /**
   * Telephone.
   */
  phone?: string;
  /**
   * Official address.
   */
  mail?: string;
  /**
   * Duties.
   */
  duties?: string;
}
/**
 * An included file holds `units` only.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "unitsFile".
 */
export interface UnitsFile {
  units: Units;
}
/**
 * waivers.yaml: which rule is waived for which unit, why, by whom and until when.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "waiversFile".
 */
export interface WaiversFile {
  /**
   * The waivers.
   */
  waivers?: WaiverEntry[];
}
/**
 * One rule waived for one unit until a day.
 *
 * This interface was referenced by `SchoolsFile`'s JSON-Schema
 * via the `definition` "waiver".
 */
export interface WaiverEntry {
  /**
   * The rule's id.
   */
  rule: string;
  /**
   * The unit's code.
   */
  unit: string;
  /**
   * Why.
   */
  reason: string;
  /**
   * Who approved it.
   */
  approver: string;
  /**
   * The last day, year-month-day.
   */
  until: string;
}
