// Generated from contracts/*.schema.json by `npm run generate`. Do not edit.

/**
 * The certificates that the certifier keeps in `/certificates/<name>/`.
 */
export type Certificates = readonly Certificate[];
/**
 * The mailboxes of a cell's units (official and of roles), of the people of some of them, or the platform's own (the department, alerts). The servers leave out an entry that cannot be served safely (an address outside the grammar of `policy/mail-address.ts` or of a domain that is not hosted, a key or an address twice) and name it in the log. No password or hash is ever here.
 */
export type Mailboxes = readonly MailboxFacts[];
/**
 * What the checker tells about each unit beside its probes (`congtruong_unit_info`), so that names never become part of a series' identity.
 */
export type MonitoredUnits = readonly MonitoredUnit[];
/**
 * The lines of a text: under which name a site is served that had this one before. Each address of the former host leads to the same address of the present one, for good (301).
 */
export type Moved = readonly string[];
/**
 * The sector's news, which every site shows too.
 */
export type PortalNews = readonly NewsItem[];
/**
 * The directory, whichever cells this environment deploys; published as `/units.json` of the portal. A unit stands in the file of its own cell, so that a change of one school is a change of one small file.
 */
export type PortalUnits = readonly PortalUnit[];
/**
 * The lines of a text: which service answers for which host. A host that no line names gets 421; never another school's site. They come into force without a reload of nginx.
 */
export type Routes = readonly string[];
/**
 * What the whole city shares, for Prometheus' file-based discovery: the portal and the doors of the mail servers.
 */
export type ServiceTargets = readonly ServiceTarget[];
/**
 * The lines of a text: where the visitors of a retiring unit's host are led (302).
 */
export type Successors = readonly string[];
/**
 * A line a unit for Prometheus' file-based discovery; each job takes its part of it. What may change (host, address) stands only in labels that begin with two underscores: they steer the probe and are dropped before a series is named.
 */
export type UnitTargets = readonly UnitTarget[];
/**
 * The zones that our own name servers answer for. The files beside it are pieces of zone files (RFC 1035, 5): `<zone>/base.zone` has the zone's SOA, NS and own records, `<zone>/cell-NN.zone` those of a cell's units.
 */
export type ServedZones = readonly ServedZone[];

export interface UnitAccounts {
  readonly id: string;
  readonly accounts: readonly AccountFacts[];
}
/**
 * One person with a mailbox of this platform and something to do at the site.
 */
export interface AccountFacts {
  /**
   * For ever the same, whatever name and address become; nobody types it.
   */
  readonly login: string;
  readonly name: string;
  /**
   * Where the links for logging in go; in small letters.
   */
  readonly mail: string;
  /**
   * At least one of `truong-ban` (approves), `bien-tap-vien` (writes), `quan-tri-vien` (writes, reads the journal); a reader gives nothing for one that it does not know.
   */
  readonly roles: readonly string[];
}
/**
 * Who works on the sites of a cell. A file of its own, since with `cell.json` it would be more than one entry holds.
 */
export interface AccountsFacts {
  /**
   * The units that have accounts, by id.
   */
  readonly units: readonly UnitAccounts[];
}
export interface MigratingIn {
  readonly id: string;
  /**
   * The cell that had them.
   */
  readonly from: number;
}
export interface MigratingOut {
  readonly id: string;
  /**
   * The cell that has them now.
   */
  readonly to: number;
  /**
   * Whether the copy of the database here goes once the data have arrived.
   */
  readonly drop: boolean;
}
/**
 * What the provisioner of a cell makes its sites from.
 */
export interface CellFacts {
  readonly cell: number;
  /**
   * The zone that this environment serves.
   */
  readonly zone: string;
  /**
   * The sector portal, without a trailing slash.
   */
  readonly portalUrl: string;
  /**
   * The units whose site this platform has, or had, by id. One with a site elsewhere or none yet is not here.
   */
  readonly units: readonly UnitFacts[];
  /**
   * Units whose data come from another cell (docs/cells.md); absent for none.
   */
  readonly migratingIn?: readonly MigratingIn[];
  /**
   * Units that this cell hands over, or has handed over; absent for none.
   */
  readonly migratingOut?: readonly MigratingOut[];
}
/**
 * One unit as its site and the provisioner see it: an entry of `cell.json`, and `unit.json` on the unit's volume, where the provisioner adds the last four fields.
 */
export interface UnitFacts {
  /**
   * The ministry's code: name of the database and of the volume's folder.
   */
  readonly id: string;
  readonly name: string;
  /**
   * One of the registry's kinds; a reader shows one that it does not know without words of its own.
   */
  readonly kind: string;
  /**
   * `cong-lap` or `ngoai-cong-lap`.
   */
  readonly ownership: string;
  /**
   * A retiring unit leads its visitors to `successorUrl`; of a retired one an archive is shown.
   */
  readonly lifecycle: "active" | "retiring" | "retired";
  /**
   * What a browser opens, without a trailing slash; empty for a retired unit.
   */
  readonly url: string;
  readonly host: string;
  /**
   * Postal; empty where the registry does not say.
   */
  readonly address: string;
  /**
   * Empty where the registry does not say.
   */
  readonly phone: string;
  /**
   * Empty while the unit has no official mailbox.
   */
  readonly mail: string;
  readonly parent: UnitLink;
  /**
   * Whether the sector's news are shown (III.4(8)).
   */
  readonly sectorFeed: boolean;
  /**
   * Who answers for the site's content; empty where the registry does not say.
   */
  readonly boardHead: string;
  /**
   * The introduction page lists them (III.3).
   */
  readonly leaders: readonly LeaderFacts[];
  /**
   * Where a retiring unit's visitors are sent, and those of a retired one's archive are told to go; empty for nowhere.
   */
  readonly successorUrl: string;
  /**
   * The sector portal; in `cell.json` it stands once for all units.
   */
  readonly portalUrl?: string;
  /**
   * The units that an office answers for; beside `cell.json` they stand in `children/<id>.json`.
   */
  readonly children?: readonly ChildFacts[];
  /**
   * Who works on the site, by account; beside `cell.json` they stand in `accounts.json`.
   */
  readonly accounts?: readonly AccountFacts[];
  /**
   * Of all these facts and of the texts of the image: what the provisioner has applied.
   */
  readonly fingerprint?: string;
}
/**
 * A unit as another one's site links it.
 */
export interface UnitLink {
  readonly id: string;
  readonly name: string;
  /**
   * Empty where there is no site to open.
   */
  readonly url: string;
}
/**
 * All but the name may be empty.
 */
export interface LeaderFacts {
  readonly name: string;
  readonly post: string;
  readonly phone: string;
  readonly mail: string;
  /**
   * What the leader answers for (III.3).
   */
  readonly duties: string;
}
/**
 * A unit as its office's site lists it.
 */
export interface ChildFacts {
  readonly id: string;
  readonly name: string;
  /**
   * Empty where there is no site to open.
   */
  readonly url: string;
  /**
   * One of the registry's kinds; a reader shows one that it does not know without words of its own.
   */
  readonly kind: string;
  /**
   * Degrees, WGS 84; absent where the registry does not say.
   */
  readonly location?: {
    readonly lat: number;
    readonly lon: number;
  };
}
export interface Certificate {
  /**
   * `city`, or `u` and the unit's id: never anything that can change.
   */
  readonly name: string;
  /**
   * The first one is the certificate's main name.
   */
  readonly domains: readonly string[];
  /**
   * The registered domain whose week it draws on; absent where the authority does not count.
   */
  readonly budget?: string;
}
export interface MonitoredNode {
  /**
   * As `docker node ls` shows it.
   */
  readonly name: string;
  /**
   * Numbers of cells, those that nobody is in yet among them.
   */
  readonly cells: readonly number[];
}
/**
 * The door for the platform's own programs: no log-in.
 */
export interface CheckerSmtp {
  /**
   * `host:port`.
   */
  readonly server: string;
  /**
   * The name that it greets with.
   */
  readonly hello: string;
  /**
   * The only sender that the door takes, beside none.
   */
  readonly from: string;
}
/**
 * How the checker reaches people when the monitoring itself falls silent.
 */
export interface CheckerConfig {
  readonly smtp: CheckerSmtp;
  readonly alertMailbox: string;
  /**
   * Without a sign of life from Prometheus through Alertmanager for so long, the checker raises the alarm.
   */
  readonly heartbeatLostAfterSeconds: number;
  /**
   * Which node carries which cells (`congtruong_cell_info`), so that cells that fall together are told as the node that they share. Empty where everything is on one engine.
   */
  readonly nodes: readonly MonitoredNode[];
}
/**
 * The units that an office answers for. The offices of one cell answer for the whole city, which is more than fits in one entry: each has a file.
 */
export interface ChildrenFacts {
  /**
   * The office's.
   */
  readonly id: string;
  /**
   * By id; none that is retired.
   */
  readonly children: readonly ChildFacts[];
}
/**
 * The end of the chain of closed log files, signed by the store of logs: whoever keeps one can tell later whether what was before it is still the same. It says nothing of what the logs hold.
 */
export interface LogHead {
  /**
   * How many entries the chain has.
   */
  readonly sequence: number;
  /**
   * SHA-256 of the last entry's line, which holds the hash of the one before; zeros for a chain without entries.
   */
  readonly hash: string;
  /**
   * When it was signed, by the store's clock (RFC 3339, UTC).
   */
  readonly time: string;
  /**
   * Ed25519 over `congtruong log head`, sequence, hash and time, a line each; base64.
   */
  readonly signature: string;
}
/**
 * What mail is ours, and where the mailboxes stand. Addresses carry no environment suffix: in the sandbox mail for `hcm.edu.vn` stays inside.
 */
export interface MailDomains {
  /**
   * The domains whose mail is delivered here, sorted.
   */
  readonly hosted: readonly string[];
  /**
   * The name by which clients know the mail servers.
   */
  readonly mailHost: string;
  /**
   * The selectors of the DKIM keys that this environment publishes in the DNS: with these and no others mail may be signed, the oldest of a domain's first.
   */
  readonly publishedKeys: readonly string[];
  /**
   * All files of mailboxes that there should be: while one of them was never read, an unknown recipient is asked to come again (450) and not refused for good.
   */
  readonly files: readonly string[];
}
export interface MailboxFacts {
  readonly address: string;
  /**
   * `<unit>-<role>`, its identity for ever, where the role is `official`, `alerts`, `role-<name>` or `person-<id>`: mail is kept in `/var/mail-data/<unit>/<role>`, the password's hash under the key in `/secret/passwords`, whatever the address becomes.
   */
  readonly key: string;
  readonly unit: string;
  /**
   * Of whoever owns it: the unit, the role, the person.
   */
  readonly name: string;
  /**
   * Nobody can log in or send, open sessions included; mail is still received. Anything but `false` counts as suspended.
   */
  readonly suspended: boolean;
  /**
   * New mail goes there instead (a retiring unit's successor); null for none. With `OUTBOUND=deny` only to a hosted domain, otherwise it stays in its own box. What was received before stays readable.
   */
  readonly forward: string | null;
  /**
   * Further addresses of hosted domains that are delivered here and that this account may send as, such as those that it had before.
   */
  readonly aliases: readonly string[];
  /**
   * Room for the mailbox, in MiB. The trash has 100 MB beyond it, so that a full box can be emptied.
   */
  readonly quotaMiB: number;
}
export interface MonitoredUnit {
  readonly id: string;
  readonly name: string;
  /**
   * Its name.
   */
  readonly parent: string;
  /**
   * Empty where there is no site.
   */
  readonly url: string;
  /**
   * Where the unit itself is told of its troubles; empty where it is not.
   */
  readonly tellUnit: string;
  /**
   * Where the unit that answers for it is told; empty where it is not.
   */
  readonly tellParent: string;
  /**
   * Where the unit that answers for it is told once a day instead; empty where it is not.
   */
  readonly tellDaily: string;
  /**
   * The unit that answers for it, which is told once a day.
   */
  readonly parentId: string;
  /**
   * The jobs of Prometheus that probe it: `dns`, `http`, `mail`, `page`, `tls`.
   */
  readonly probes: readonly string[];
}
/**
 * What the checker tells whoever watches from outside the data centre, at `/status` of the monitoring's host. Anybody may read it: no name and no figure of a school stands in it.
 */
export interface MonitoringStatus {
  /**
   * Whether the signs of life from Prometheus through Alertmanager come in.
   */
  readonly monitoring: "alive" | "silent";
  /**
   * Since the last of them.
   */
  readonly silentSeconds: number;
  /**
   * The signed end of the chain of logs, for whoever watches to keep. Null while the store of logs has not answered.
   */
  readonly logs: LogHead | null;
}
export interface PortalDepartment {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
}
/**
 * The city as the sector portal presents it.
 */
export interface PortalCity {
  readonly name: string;
  readonly zone: string;
  readonly department: PortalDepartment;
  /**
   * The portal's own address, without a trailing slash.
   */
  readonly portalUrl: string;
}
export interface NewsItem {
  /**
   * Part of its address, so it never changes.
   */
  readonly id: string;
  /**
   * ISO 8601, the day only.
   */
  readonly date: string;
  readonly title: string;
  readonly summary: string;
  /**
   * Paragraphs.
   */
  readonly body: readonly string[];
}
export interface PortalUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly ownership: string;
  readonly lifecycle: "active" | "retiring" | "retired";
  readonly parent: PortalParent;
  /**
   * Its id; null for none.
   */
  readonly successor: string | null;
  readonly address: string;
  readonly phone: string;
  /**
   * Null for a unit without an official address.
   */
  readonly mail: string | null;
  /**
   * Null when there is no site to open: none yet, retired, or not deployed in this environment.
   */
  readonly url: string | null;
  /**
   * The name of its site; null for none.
   */
  readonly host: string | null;
  /**
   * The RSS feed of its site; null where it is not known.
   */
  readonly feed: string | null;
}
export interface PortalParent {
  readonly id: string;
  readonly name: string;
}
export interface LogKey {
  /**
   * RFC 8032.
   */
  readonly keyType: "ed25519";
  /**
   * SubjectPublicKeyInfo (RFC 8410) of an Ed25519 key, DER in base64: always 60 characters with this beginning and end.
   */
  readonly publicKey: string;
}
export interface DkimKey {
  /**
   * The mail domain (`d=`), without the environment's suffix.
   */
  readonly domain: string;
  /**
   * `ct-` and the first twelve hexadecimal digits of the key's SHA-256 (`contracts/dkim.ts`): another key has another selector, and stands beside the one before.
   */
  readonly selector: string;
  /**
   * RFC 6376, 3.6.1: `k=`.
   */
  readonly keyType: "rsa";
  /**
   * SubjectPublicKeyInfo (RFC 5280, 4.1) of an RSA key of 2048 bits with the exponent 65537, DER in base64: always 392 characters with this beginning and end.
   */
  readonly publicKey: string;
}
/**
 * Public halves of keys that are made inside containers and have to be known outside, by kind. The one contract that faces outwards: a service writes `/run/public-keys.json`, `congtruong public-keys collect` gathers them in `environments/<name>.public-keys.json`. Strict on both sides, since it is what keeps secrets in: of each kind it has the exact form of a public key, and what it does not know is refused.
 */
export interface PublicKeys {
  /**
   * Keys by which receivers check mail of our domains (RFC 6376). A domain has several at a time: one that signs, and the next.
   */
  readonly dkim?: readonly DkimKey[];
  /**
   * The key by which the store of logs signs the end of its chain: `congtruong logs verify` believes no other.
   */
  readonly logs?: readonly LogKey[];
}
export interface ServiceTarget {
  readonly targets: readonly string[];
  readonly labels: ServiceLabels;
}
export interface ServiceLabels {
  readonly service: string;
  readonly scope: "city";
  /**
   * Of `blackbox.yml`.
   */
  readonly __param_module: string;
  /**
   * By which the service is asked for (SNI, Host).
   */
  readonly __param_hostname: string;
}
export interface UnitTarget {
  /**
   * Its host; its address of mail where it has no site.
   */
  readonly targets: readonly string[];
  readonly labels: UnitLabels;
}
export interface UnitLabels {
  readonly unit: string;
  readonly cell: string;
  readonly scope: "site";
  /**
   * How its site is probed: through the edge, for a redirect through it, or where somebody else keeps it; absent where it is not.
   */
  readonly __site?: "hosted" | "redirect" | "external";
  /**
   * The address that must be deliverable; absent where none is served here.
   */
  readonly __mail?: string;
}
export interface WatchedMail {
  /**
   * `host:port` at which other mail servers deliver.
   */
  readonly server: string;
  /**
   * Whom the server must take mail for; none is sent.
   */
  readonly recipient: string;
}
/**
 * What the watcher outside the data centre asks, and what counts as gone: `city.json` on its host, written by `congtruong watcher`.
 */
export interface WatchedCity {
  /**
   * The city's zone, as people know it.
   */
  readonly name: string;
  /**
   * How the names of its services begin, for commands in messages.
   */
  readonly prefix: string;
  /**
   * A page that the edge shows with status 200 as long as anything works.
   */
  readonly site: string;
  /**
   * Where the checker says whether the monitoring is alive.
   */
  readonly status: string;
  readonly mail: WatchedMail;
  /**
   * Between two rounds of questions.
   */
  readonly everySeconds: number;
  /**
   * Failures in a row that count as gone: a restart costs one or two.
   */
  readonly lostAfter: number;
  /**
   * Successes in a row that count as back.
   */
  readonly backAfter: number;
}
/**
 * A mail provider that is not the city's, and mailboxes that are not in its data centre.
 */
export interface WatcherSmtp {
  readonly host: string;
  /**
   * 465 is TLS from the first byte; any other must offer STARTTLS.
   */
  readonly port: number;
  /**
   * Empty: no log-in.
   */
  readonly user?: string;
  readonly passwordFile?: string;
  /**
   * The authority of the provider's certificate. Empty: those that everybody trusts.
   */
  readonly caFile?: string;
  readonly from: string;
  readonly to: readonly string[];
}
/**
 * Gets `POST` with JSON: `subject`, `text`, `down` (a list of `edge`, `monitoring`, `mail`), `since` (ISO 8601).
 */
export interface WatcherWebhook {
  readonly url: string;
  /**
   * Sent as `Authorization: Bearer`. Empty: none.
   */
  readonly tokenFile?: string;
}
/**
 * How the watcher reaches people without the data centre: `channels.json` on its host, written by whoever runs that host. Secrets are files beside it, named here and never written here.
 */
export interface WatcherChannels {
  /**
   * `host:port` of others on the internet, at least two operators. While none of them takes a connection it is the watcher's own line that is gone, and nothing is concluded.
   */
  readonly references: readonly string[];
  readonly smtp?: WatcherSmtp;
  readonly webhook?: WatcherWebhook;
}
export interface ServedZone {
  readonly zone: string;
  /**
   * Where it begins: `<zone>/base.zone`.
   */
  readonly file: string;
}
