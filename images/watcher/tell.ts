import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import type { WatcherChannels, WatcherSmtp, WatcherWebhook } from "../../contracts/types";
import { message, type WatchedName } from "./message";
import type { Notice } from "./watch";

const TIMEOUT_MS = 20_000;

/** A way to people. @throws when it was not taken */
export type Tell = (city: WatchedName, notice: Notice) => Promise<void>;

/** Every way that is set up, by its name. */
export function waysOf({ smtp, webhook }: WatcherChannels): ReadonlyMap<string, Tell> {
  const ways = new Map<string, Tell>();
  if (smtp) ways.set("smtp", (city, notice) => byMail(smtp, city, notice));
  if (webhook) ways.set("webhook", (city, notice) => byWebhook(webhook, city, notice));
  return ways;
}

async function byMail(settings: WatcherSmtp, city: WatchedName, notice: Notice): Promise<void> {
  const { host, port, user = "", passwordFile = "", caFile = "", from, to } = settings;
  const transport = createTransport({
    ...{ host, port, secure: port === 465, requireTLS: true },
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    ...(caFile === "" ? {} : { tls: { ca: readFileSync(caFile, "utf8") } }),
    // Read at each use: a new password needs no restart.
    ...(user === "" ? {} : { auth: { user, pass: secret(passwordFile) } }),
  });
  try {
    await transport.sendMail({
      from,
      to: [...to],
      headers: { "Auto-Submitted": "auto-generated" },
      ...message(city, notice),
    });
  } finally {
    transport.close();
  }
}

async function byWebhook(settings: WatcherWebhook, city: WatchedName, notice: Notice): Promise<void> {
  const { url, tokenFile = "" } = settings;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(tokenFile === "" ? {} : { Authorization: `Bearer ${secret(tokenFile)}` }),
    },
    body: JSON.stringify({ ...message(city, notice), down: notice.down, since: notice.since }),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
}

function secret(file: string): string {
  return readFileSync(file, "utf8").trim();
}
