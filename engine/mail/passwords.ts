import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type MailServer, listMailboxes, setPassword } from "./mailboxes";
import { readJson, writeJson } from "../support/json-file";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Workplace } from "../support/workplace";

/** Passwords of the sandbox's mailboxes by address; kept in a file that only its owner can read. */
export type Passwords = Readonly<Record<string, string>>;

export function passwordFile(place: Workplace): string {
  return place.file("mailboxes.json");
}

/**
 * Gives each of these mailboxes a password, once. One that the server has already, and that is on record here, stays.
 *
 * @throws Problem when the server does not take its list of mailboxes in time
 */
export async function givePasswords(
  place: Workplace,
  server: MailServer,
  addresses: readonly string[],
  patienceMs: number,
  report: Reporter,
): Promise<Passwords> {
  const states = await waitForMailboxes(server, addresses, patienceMs, report);
  const passwords: Record<string, string> = { ...readJson<Passwords>(passwordFile(place)) };
  for (const address of addresses) {
    const known = passwords[address];
    if (known !== undefined && states.get(address) === "ready") continue;
    const password = known ?? randomPassword();
    // On record first: a password that is set and known to nobody would lock the mailbox's owner out.
    passwords[address] = password;
    writeJson(passwordFile(place), passwords, 0o600);
    await setPassword(server, { address, password });
    report.progress(address);
  }
  return passwords;
}

async function waitForMailboxes(
  server: MailServer,
  addresses: readonly string[],
  patienceMs: number,
  report: Reporter,
): Promise<ReadonlyMap<string, string>> {
  for (const deadline = Date.now() + patienceMs; ;) {
    let trouble: Problem;
    try {
      const states = new Map((await listMailboxes(server)).map(({ address, state }) => [address, state]));
      const missing = addresses.find((address) => !states.has(address));
      if (missing === undefined) return states;
      trouble = new Problem(
        `Máy chủ thư chưa nhận hộp thư ${missing}: hãy xem \`docker service logs ${server.service}\` rồi chạy lại.`,
        `The mail server has not received the mailbox ${missing}: see \`docker service logs ${server.service}\`, then run again.`,
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      trouble = error;
    }
    if (Date.now() > deadline) throw trouble;
    report.progress(trouble.vi);
    await pause(1_000);
  }
}

/** Without letters that look alike: it will be typed from a screen into a mail client. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
