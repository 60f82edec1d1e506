/** One line that a container wrote, as the store keeps it. */
export interface LogRecord {
  /** When it was written, by its node's clock (RFC 3339). */
  readonly time: string;
  readonly node: string;
  /** The service's name, such as `ct-edge`. */
  readonly service: string;
  readonly text: string;
}

/** By what a line is about, and so for how long it is kept (docs/logs.md). */
export const LOG_CLASSES = ["access", "security", "mail", "platform"] as const;
export type LogClass = (typeof LOG_CLASSES)[number];

/** A line of the engine's file, in which `tag` is the container's name. */
interface EngineLine {
  readonly log?: string;
  readonly time?: string;
  readonly attrs?: { readonly tag?: string };
}

/**
 * What the node's shipper sent: its name, and the line of the engine's file as it is. What has another form is kept all
 * the same: whoever wrote it had a reason.
 */
export function recordOf(line: string, received: Date): LogRecord {
  const space = line.indexOf(" ");
  const node = line.slice(0, Math.max(0, space));
  const rest = line.slice(space + 1);
  try {
    const { log, time, attrs } = JSON.parse(rest) as EngineLine;
    if (typeof log !== "string") throw new Error("no line of the engine");
    return {
      time: time ?? received.toISOString(),
      node,
      // `ct-edge.1.kx3…`: the service, its replica, its task.
      service: (attrs?.tag ?? "").split(".")[0] ?? "",
      text: log.replace(/\n$/, ""),
    };
  } catch {
    return { time: received.toISOString(), node, service: "", text: rest };
  }
}

const MAIL = /-(mail-(mx|imap|filter)|webmail|activation)$/;
const REQUEST = /^\{"time":"[^"]*","host":/;
/** What is about who got in, who did not, and what was changed. */
const SECURITY = [
  // What the edge's rules refused, and by which of them.
  /^\{"waf":/,
  // Log-ins and changes on a school's site (images/site: mu-plugins/congtruong/journal.php).
  /\bcongtruong-journal: \{/,
  // Dovecot and Postfix: log-ins that passed and that failed.
  /\b(imap-login|submission-login|managesieve-login|auth)(-worker)?(\([^)]*\))?: /,
  /\bsasl_(username|method)=/,
  /\bSASL \S+ authentication failed/,
  /\bsuspend(s|ed)?\b/,
];

export function classOf({ service, text }: LogRecord): LogClass {
  if (REQUEST.test(text)) return "access";
  if (SECURITY.some((form) => form.test(text))) return "security";
  return MAIL.test(service) ? "mail" : "platform";
}

const HEALTHY = /"request":"GET \/\.health HTTP\/[0-9.]+","status":200,/;

/** The monitoring asks each site each minute whether it is well. That it was is worth no line. */
export function isRoutine({ text }: LogRecord): boolean {
  return REQUEST.test(text) && HEALTHY.test(text);
}

/** The longest name of an argument that is kept. */
const LONGEST_NAME = 40;

/**
 * What people asked for stands in the values of an address's arguments: words they looked for, and keys of links that
 * log in. Only the names stay.
 */
export function withoutValues(record: LogRecord): LogRecord {
  const text = record.text.replace(
    /("request":"[A-Z]{1,20} [^"?\\ ]*\?)((?:[^"\\ ]|\\.)*)/,
    (_, before: string, query: string) =>
      before +
      query
        .split("&")
        .map((argument) => (argument.split("=")[0] ?? "").slice(0, LONGEST_NAME))
        .filter((name) => !/[\\"]/.test(name))
        .join("&"),
  );
  return { ...record, text };
}

/** A line of an hour's file. */
export function lineOf(record: LogRecord): string {
  const { time, node, service, text } = record;
  return `${JSON.stringify({ time, node, service, text })}\n`;
}
