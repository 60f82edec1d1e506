import type { MailboxFacts } from "../../contracts/types";
import { isMailboxAddress } from "../../policy/mail-address";

/** One mailbox as both servers use it. */
export interface Box extends MailboxFacts {
  /** Of the key. */
  readonly role: string;
}

export interface Facts {
  readonly hosted: readonly string[];
  /** DKIM keys that stand in the DNS, so that receivers can check what they have signed. */
  readonly publishedKeys: readonly string[];
  /** By key. */
  readonly mailboxes: readonly Box[];
  /** A sentence for each thing that was left out or closed. */
  readonly refused: readonly string[];
}

const DEFAULT_QUOTA_MIB = 1024;
/** 16 TiB: beyond it, somebody's finger slipped. */
const LARGEST_QUOTA_MIB = 16 * 1024 * 1024;
const KEY = /^[0-9]{7}-[a-z][a-z0-9._-]{0,79}$/;

/** What the channel's `domains.json` says; null when it names no domain that can be served. */
export function hostedDomains(value: unknown): readonly string[] | null {
  const { hosted } = record(value);
  if (!Array.isArray(hosted)) return null;
  const domains = [...new Set(hosted.filter(isDomain))].sort();
  return domains.length === 0 ? null : domains;
}

/** The selectors of the DKIM keys that `domains.json` says are published; an older writer knew of none. */
export function publishedKeys(value: unknown): readonly string[] {
  const { publishedKeys: selectors } = record(value);
  return Array.isArray(selectors)
    ? selectors.filter((each): each is string => typeof each === "string" && /^ct-[0-9a-f]{12}$/.test(each))
    : [];
}

/** The files of mailboxes that `domains.json` says there are. */
export function expectedFiles(value: unknown): readonly string[] {
  const { files } = record(value);
  return Array.isArray(files) ? files.filter((file): file is string => typeof file === "string") : [];
}

/**
 * Reads entries in one pass. An entry that cannot be served safely closes its own mailbox, is named in `refused`, and
 * never stops another's. What is said of a mailbox and not understood counts against it: only `false` is not suspended.
 */
export function readFacts(
  hosted: readonly string[],
  entries: readonly unknown[],
  published: readonly string[] = [],
): Facts {
  const refused: string[] = [];
  const isHosted = new Set(hosted);
  const boxes = entries
    .map((entry) => readBox(entry, isHosted, refused))
    .filter((box) => box !== null)
    // Who comes first has the address: the order must not depend on the files'.
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

  const keys = new Set<string>();
  const owners = new Map<string, string>();
  const served = boxes.filter(({ address, key }) => {
    if (keys.has(key)) refused.push(`${address}: key ${key} is taken`);
    else if (owners.has(address)) refused.push(`${address}: two mailboxes claim it`);
    else {
      keys.add(key);
      owners.set(address, key);
      return true;
    }
    return false;
  });
  // Only now, since an alias never takes an address that is a mailbox.
  const mailboxes = served.map((box) => ({
    ...box,
    aliases: box.aliases.filter((alias) => {
      const owner = owners.get(alias);
      if (owner === undefined) owners.set(alias, box.key);
      else refused.push(`${box.address}: alias ${alias} belongs to ${owner}`);
      return owner === undefined;
    }),
  }));
  return { hosted, publishedKeys: published, mailboxes, refused };
}

function readBox(entry: unknown, isHosted: ReadonlySet<string>, refused: string[]): Box | null {
  const { address, key, name, suspended, forward, aliases, quotaMiB } = record(entry);
  const say = (sentence: string): null => {
    refused.push(sentence);
    return null;
  };
  if (!isAddress(address)) return say(`address ${shown(address)}: no mailbox can have it`);
  if (!isHosted.has(domainOf(address))) return say(`${address}: its domain is not hosted here`);
  if (typeof key !== "string" || !KEY.test(key))
    return say(`${address}: key ${shown(key)} is not <unit>-<role>`);

  if (typeof suspended !== "boolean")
    say(`${address}: suspended ${shown(suspended)} is neither true nor false, so it is suspended`);
  const led = isAddress(forward) && forward !== address;
  if (!led && forward !== null)
    say(`${address}: forward ${shown(forward)} is no other address, so it keeps its mail`);
  const sound = typeof quotaMiB === "number" && quotaMiB >= 1 && quotaMiB <= LARGEST_QUOTA_MIB;
  if (!sound) say(`${address}: quotaMiB ${shown(quotaMiB)} is no size, so it has ${DEFAULT_QUOTA_MIB}`);
  if (!Array.isArray(aliases)) say(`${address}: aliases ${shown(aliases)} is no list, so it has none`);
  return {
    address,
    key,
    unit: key.slice(0, 7),
    role: key.slice(8),
    name: typeof name === "string" ? name : "",
    suspended: suspended !== false,
    forward: led ? forward : null,
    aliases: (Array.isArray(aliases) ? aliases : []).filter((alias: unknown): alias is string => {
      if (isAddress(alias) && isHosted.has(domainOf(alias))) return true;
      say(`${address}: alias ${shown(alias)} is no address of a hosted domain`);
      return false;
    }),
    quotaMiB: sound ? Math.floor(quotaMiB) : DEFAULT_QUOTA_MIB,
  };
}

const isAddress = (value: unknown): value is string => typeof value === "string" && isMailboxAddress(value);
const isDomain = (value: unknown): value is string =>
  typeof value === "string" && isMailboxAddress(`a@${value}`);

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** For a log: short, on one line. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "(absent)").slice(0, 80);
}
