import type { Destination } from "./destination";
import { placeSentence } from "./words";

/** Mail programs cut or refuse longer addresses, Outlook at about two thousand characters. */
const MOST_URL = 1_900;

/** A mail to the department with the change in it; where it is too long, one to which the file is attached. */
export interface MailDraft {
  readonly url: string;
  /** Whether the change stands in the mail itself. */
  readonly isWhole: boolean;
}

/** @param title what the change is, for the subject */
export function mailDraft(to: string, destination: Destination, title: string): MailDraft {
  const whole = address(to, title, `${placeSentence(destination).vi}\n\n${destination.text}\n`);
  if (whole.length <= MOST_URL) return { url: whole, isWhole: true };
  const file = destination.path.slice(destination.path.lastIndexOf("/") + 1);
  return { url: address(to, title, `Kèm theo là tệp ${file}.\n`), isWhole: false };
}

/** RFC 6068: lines end with both characters, and `@` stays as it is. */
function address(to: string, subject: string, body: string): string {
  const recipient = encodeURIComponent(to).replaceAll("%40", "@");
  const lines = body.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n");
  return `mailto:${recipient}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
