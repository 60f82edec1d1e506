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
export const SITE_ROLES = ["truong-ban", "bien-tap-vien", "quan-tri-vien"] as const;
export const TELL = ["don-vi", "don-vi-quan-ly"] as const;

/**
 * The units, each beginning with a line `- id:`.
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
   * The security staff's mailbox: alerts about sites and mailboxes of units.
   */
  alerts: string;
  /**
   * Where the platform's own alerts go: cells, nodes, backups, certificates. The mailbox for alerts, where it is not written.
   */
  operations?: string;
  /**
   * Who is told of a unit's troubles beside the department's own staff, at their official mailboxes: the unit itself, and the unit that answers for it. Nobody else where it is not written.
   */
  tell?: ("don-vi" | "don-vi-quan-ly")[];
  /**
   * Those who answer for others (offices, or the department) and wish one letter each morning in place of one for each trouble of their units.
   */
  tellDaily?: string[];
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
   * Kind of unit, by the list of the directive.
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
  location?: LocationEntry;
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
 * Coordinates in degrees (WGS 84), as maps give them; an office's site draws its units there.
 */
export interface LocationEntry {
  /**
   * Latitude, such as 10.7769.
   */
  lat: number;
  /**
   * Longitude, such as 106.7009.
   */
  lon: number;
}
/**
 * Where the unit's data come from, written by `congtruong relocate`; not edited by hand.
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
 */
export interface SiteEntry {
  /**
   * Host name only: no scheme, no path.
   */
  host?: string;
  /**
   * Names that the site had before: links to them lead to the present one for good, address by address. Written by `congtruong set ID site.host`; nobody else gets them.
   */
  formerHosts?: string[];
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
 * Official address, role mailboxes, focal person and regulation.
 */
export interface MailEntry {
  /**
   * The official address, published on the site.
   */
  official?: string;
  /**
   * Further addresses of the same mailbox, such as those it had before: mail to them still arrives.
   */
  aliases?: string[];
  /**
   * Mailboxes of posts and duties.
   */
  roles?: RoleBoxEntry[];
  /**
   * Room of the mailbox in MiB; 1024 where it is not written.
   */
  quotaMiB?: number;
  suspended?: SuspensionEntry;
  /**
   * The public key (age) that sheets with the unit's activation codes are encrypted to. Never the secret one.
   */
  ageKey?: string;
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
 * A mailbox of a post or a duty, such as hieutruong or tuyensinh: its address is this name, a dot, and the local part of the official address.
 */
export interface RoleBoxEntry {
  /**
   * Lower-case letters without marks. Never changed: the mailbox and its mail go by it.
   */
  name: string;
  /**
   * Shown as the sender's name.
   */
  title?: string;
  /**
   * Room of the mailbox in MiB; 1024 where it is not written.
   */
  quotaMiB?: number;
  suspended?: SuspensionEntry;
}
/**
 * The mailbox is suspended: nobody logs in or sends, mail is still received. Taking this away opens it again.
 */
export interface SuspensionEntry {
  /**
   * Why.
   */
  reason: string;
  /**
   * Since which day, year-month-day.
   */
  since: string;
}
/**
 * Number and date of a decision or a regulation.
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
 */
export interface UnitsFile {
  units: Units;
}
/**
 * waivers.yaml: which rule is waived for which unit, why, by whom and until when.
 */
export interface WaiversFile {
  /**
   * The waivers.
   */
  waivers?: WaiverEntry[];
}
/**
 * One rule waived for one unit until a day.
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
/**
 * Somebody who works at the unit and has a mailbox of their own.
 */
export interface PersonEntry {
  /**
   * The mailbox's identity within the unit, written by the verbs when the address first changes; the local part where it is not written.
   */
  id?: string;
  /**
   * Full name.
   */
  name: string;
  /**
   * The person's official address: at hcm.edu.vn the mailbox is made, elsewhere it is only recorded.
   */
  mail: string;
  /**
   * Post.
   */
  post?: string;
  /**
   * Whoever has a role logs in to the unit's site by a link to their mailbox. They head the board (approve and publish), edit (write and send in), or administer (as editors, and read the journal).
   */
  roles?: ("truong-ban" | "bien-tap-vien" | "quan-tri-vien")[];
  /**
   * Further addresses of the same mailbox.
   */
  aliases?: string[];
  /**
   * Room of the mailbox in MiB; 1024 where it is not written.
   */
  quotaMiB?: number;
  suspended?: SuspensionEntry;
}
/**
 * The people of one unit who have mailboxes of their own.
 */
export interface UnitStaffEntry {
  /**
   * The unit's code, 7 digits in quotes.
   */
  unit: string;
  /**
   * One line a person.
   */
  people: PersonEntry[];
}
/**
 * Beside a file of units lies `<its name>.staff.yaml`, which holds `staff` only.
 */
export interface StaffFile {
  /**
   * One entry a unit.
   */
  staff: UnitStaffEntry[];
}
