import { parseFrom } from "email-addresses";
import type { Directory } from "../mail/directory";
import { domainOf } from "../mail/facts";
import { decoded, fieldsOf } from "./headers";

export interface Letter {
  /** Who logged in; empty for strangers. */
  readonly login: string;
  /** Its header as it came, one byte a character. */
  readonly header: string;
}

/** What the filter does with a letter, by who says that he wrote it. */
export type Verdict =
  /** `domain`: in whose name it is signed; null for a stranger's. */
  | { readonly is: "right"; readonly domain: string | null }
  | { readonly is: "refused"; readonly reply: string }
  /** Nothing can be said at present: it must come again. */
  | { readonly is: "later" };

const NOT_OWN: Verdict = {
  is: "refused",
  reply:
    "5.7.1 From (and Sender) must be one address, and this mailbox's own / Nguoi gui (From, Sender) phai la mot dia chi cua chinh hop thu nay",
};
const NOT_LOGGED_IN: Verdict = {
  is: "refused",
  reply:
    "5.7.1 Senders of this domain log in first, on the submission port / Dia chi nay phai dang nhap de gui",
};

/** The fields in which a letter says who wrote or sent it (RFC 5322, 3.6.2 and 3.6.6). */
const AUTHORS: ReadonlySet<string> = new Set(["from", "sender", "resent-from", "resent-sender"]);

/**
 * Judges who a letter says that it is from, by the facts of this moment.
 *
 * Who has logged in writes exactly one `From:` with one address of the mailbox, whatever a reader's program would make of
 * it; so too every other field that names a sender. Strangers write under no address of ours, in none of these forms.
 */
export function judgeSender({ login, header }: Letter, directory: Directory | null): Verdict {
  if (directory === null) return { is: "later" };
  const fields = fieldsOf(header).filter(({ name }) => AUTHORS.has(name));
  if (login === "")
    return fields.some(({ value }) => claimsOurs(value, directory))
      ? NOT_LOGGED_IN
      : { is: "right", domain: null };

  const box = directory.login(login);
  // Whether the login may send at all was asked of the policy at each recipient.
  if (box === undefined) return { is: "later" };
  const isOwn = (address: string): boolean => directory.find(address) === box;
  const names = fields.map(({ name }) => name);
  if (new Set(names).size !== names.length) return NOT_OWN;
  if (!fields.every(({ value }) => onlyAddress(value, isOwn) !== null)) return NOT_OWN;
  const from = fields.find(({ name }) => name === "from");
  const author = from === undefined ? null : onlyAddress(from.value, isOwn);
  return author === null ? NOT_OWN : { is: "right", domain: domainOf(author).toLowerCase() };
}

/** One mailbox, no group, and no other address beside it: neither in a name nor in a comment, encoded or not. */
function onlyAddress(value: string, isOwn: (address: string) => boolean): string | null {
  const [only, ...others] = parsed(value) ?? [];
  if (only?.type !== "mailbox" || others.length > 0 || !isOwn(only.address)) return null;
  return addressesIn(decoded(value)).every(isOwn) ? only.address : null;
}

/**
 * A stranger's name may quote us, as lists do ("thcs@… via the list" <list@…>). His address may not be ours, nor may a
 * field have no address that programs agree on and ours in it.
 */
function claimsOurs(value: string, directory: Directory): boolean {
  const authors = parsed(value);
  if (authors === null) return addressesIn(decoded(value)).some((address) => directory.isOurs(address));
  return authors
    .flatMap((author) => (author.type === "group" ? author.addresses : [author]))
    .some(({ address }) => directory.isOurs(address.replace(/\s/g, "")));
}

/** The grammar's time grows with the text: nobody's name is as long as this. */
const LONGEST = 1000;

function parsed(value: string): ReturnType<typeof parseFrom> {
  return value.length > LONGEST ? null : parseFrom({ input: value, rfc6532: true });
}

/**
 * Whatever looks like an address, however it is written. A word is begun at its beginning only: tried from each of its
 * letters, one long word without an address took 17 s, and all mail waited for it.
 */
function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![^\s<>(),;:"'@])[^\s<>(),;:"'@]+\s*@\s*[^\s<>(),;:"'@]+/g)].map(([match]) =>
    match.replace(/\s/g, ""),
  );
}
