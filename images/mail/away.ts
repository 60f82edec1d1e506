import type { Box } from "./facts";
import { runWith } from "./programs";

/**
 * What a mailbox answers while its keeper is away. It is kept as the Sieve script that Dovecot runs over each letter that
 * comes (RFC 5230): each sender gets it once in some days, and no list, program or bounce ever does.
 */
export interface Away {
  /** Days in the form 2026-12-01, both included; empty where there is no such end. */
  readonly from: string;
  readonly until: string;
  readonly subject: string;
  readonly text: string;
}

export type AwayFault = "days" | "empty" | "long";

const LONGEST_SUBJECT = 200;
const LONGEST_TEXT = 4000;
/** Whoever writes every day reads it twice a week. */
const DAYS_APART = 3;
/** Vietnam has one, all the year round. */
const ZONE = "+0700";
const NAME = "away";
const NOTE = "# away ";

/** @returns what is wrong with it, or null */
export function awayFault({ from, until, subject, text }: Away): AwayFault | null {
  if (![from, until].every((day) => day === "" || isDay(day))) return "days";
  if (from !== "" && until !== "" && until < from) return "days";
  if (text.trim() === "") return "empty";
  return subject.length > LONGEST_SUBJECT || text.length > LONGEST_TEXT ? "long" : null;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @param away without a fault */
export function awayScript(away: Away, { address, aliases }: Pick<Box, "address" | "aliases">): string {
  const { from, until, subject, text } = away;
  const day = (relation: string, value: string): string[] =>
    value === "" ? [] : [`currentdate :zone "${ZONE}" :value "${relation}" "date" "${value}"`];
  const when = ['not header :contains "X-Spam" "Yes"', ...day("ge", from), ...day("le", until)];
  return [
    NOTE + JSON.stringify(away),
    'require ["vacation", "date", "relational"];',
    `if allof (${when.join(", ")}) {`,
    `  vacation :days ${DAYS_APART} :addresses [${[address, ...aliases].map(quoted).join(", ")}]`,
    ...(subject.trim() === "" ? [] : [`    :subject ${quoted(subject)}`]),
    `    ${quoted(text)};`,
    "}",
    "",
  ].join("\r\n");
}

/** What a script was made from; null of one that is not ours. */
export function awayOf(script: string): Away | null {
  // Dovecot's tool writes a heading before it.
  const note = script.split(/\r?\n/).find((line) => line.startsWith(NOTE));
  if (note === undefined) return null;
  try {
    return readAway(JSON.parse(note.slice(NOTE.length)));
  } catch {
    return null;
  }
}

export function readAway(value: unknown): Away | null {
  const { from, until, subject, text } = Object(value) as Record<string, unknown>;
  const fields = [from, until, subject, text];
  if (!fields.every((field) => typeof field === "string")) return null;
  const [begin, end, head, body] = fields as [string, string, string, string];
  return {
    ...{ from: begin, until: end, subject: clean(head).replace(/\s+/g, " ").trim() },
    text: clean(body).replace(/\r\n?/g, "\n").trim(),
  };
}

/** Without what no letter carries: control characters, and halves of a character. */
const clean = (text: string): string =>
  Buffer.from(text)
    .toString("utf8")
    .replace(/[^\P{Cc}\t\r\n]/gu, "");

/** A string of Sieve's (RFC 5228, 2.4.2). */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\r\n")}"`;

/** The scripts of mailboxes, by Dovecot's own tool, which judges them and keeps them under the mailbox' own user. */
export const awayReplies = {
  async get({ address }: Box): Promise<Away | null> {
    const names = await runWith("", "doveadm", "sieve", "list", "-u", address);
    if (!names.split("\n").some((line) => line.split(/\s/)[0] === NAME)) return null;
    return awayOf(await runWith("", "doveadm", "sieve", "get", "-u", address, NAME));
  },

  async set(box: Box, away: Away): Promise<void> {
    await runWith(awayScript(away, box), "doveadm", "sieve", "put", "-u", box.address, "-a", NAME);
  },

  async clear(box: Box): Promise<void> {
    if ((await awayReplies.get(box)) === null) return;
    await runWith("", "doveadm", "sieve", "deactivate", "-u", box.address);
    await runWith("", "doveadm", "sieve", "delete", "-u", box.address, NAME);
  },
};
