import { Liquid } from "liquidjs";
import { createTransport } from "nodemailer";
import { domainOf } from "./facts";
import { runWith } from "./programs";
import letterText from "./texts/letter.liquid";
import reminderText from "./texts/reminder.liquid";
import sheetPage from "./texts/sheet.liquid";

/** What those who have no password yet are sent: letters, and sheets to print. */

export interface Slip {
  readonly address: string;
  /** Of whoever owns the mailbox. */
  readonly name: string;
  readonly code: string;
}

const strict = { strictVariables: true, strictFilters: true };
const texts = new Liquid(strict);
const pages = new Liquid({ ...strict, outputEscape: "escape" });

const DAY = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  ...{ day: "2-digit", month: "2-digit", year: "numeric" },
});

export const dayOf = (time: string): string => DAY.format(new Date(time));

/** The code stands behind `#`, which no browser sends: it stays out of every log on the way. */
export const linkOf = (page: string, code: string): string => `${page}/#${code}`;

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export function activationLetter(to: string, slip: Slip, page: string, expires: string): Letter {
  const { address, code } = slip;
  const values = { address, code, name: line(slip.name), link: linkOf(page, code), until: dayOf(expires) };
  return {
    to,
    subject: `Kích hoạt hộp thư ${address}`,
    text: texts.parseAndRenderSync(letterText, values) as string,
  };
}

export interface Outstanding {
  readonly address: string;
  readonly name: string;
  readonly sent: string;
  readonly expires: string;
  readonly overdue: boolean;
}

export function reminderLetter(to: string, outstanding: readonly Outstanding[]): Letter {
  const mailboxes = outstanding.map(({ address, name, sent, expires, overdue }) => ({
    ...{ address, overdue, name: line(name), sent: dayOf(sent), until: dayOf(expires) },
  }));
  return {
    to,
    subject: `Nhắc: ${mailboxes.length} hộp thư chưa kích hoạt`,
    text: texts.parseAndRenderSync(reminderText, { mailboxes }) as string,
  };
}

/** A page to print: a slip for each mailbox, with a picture that a telephone reads. */
export async function sheet(
  unit: string,
  slips: readonly Slip[],
  page: string,
  expires: string,
): Promise<string> {
  const pictured = [];
  for (const slip of slips) {
    const qr = await runWith(
      linkOf(page, slip.code),
      "qrencode",
      "-t",
      "SVG",
      "--inline",
      "-m",
      "1",
      "-o",
      "-",
    );
    pictured.push({ ...slip, name: line(slip.name), qr });
  }
  const values = { unit: line(unit), slips: pictured, page, until: dayOf(expires) };
  return pages.parseAndRenderSync(sheetPage, values) as string;
}

/** Puts a letter into a mailbox of this server, full or not: it passes no other server and no queue. */
export async function deliver({ to, subject, text }: Letter): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: { name: "Hộp thư ngành giáo dục", address: `postmaster@${domainOf(to)}` },
    ...{ to, subject, text },
    headers: { "Auto-Submitted": "auto-generated" },
  });
  await runWith(message, "/usr/lib/dovecot/dovecot-lda", "-d", to, "-f", "", "-o", "quota_enforce=no");
}

/** A name is one line of a letter, whatever stands in it. */
const line = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();
