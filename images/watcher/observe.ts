import { connect } from "node:net";
import { parseAs } from "../../contracts/parse";
import { isMonitoringStatus } from "../../contracts/readers/watcher";
import type { LogHead, WatchedCity } from "../../contracts/types";
import { verdicts } from "../checker/smtp";

/** What is watched, each by the way that the public takes. */
export const SUBJECTS = ["edge", "monitoring", "mail"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What was seen of a subject: null where it works, the reason where it does not, undefined where nobody could tell. */
export type Seen = string | null | undefined;

export type Observation = Readonly<Record<Subject, Seen>>;

const TIMEOUT_MS = 10_000;
const USER_AGENT = "congtruong-watcher";

/**
 * One round of questions.
 *
 * @param references `host:port` of others on the internet
 * @param keep takes the signed end of the chain of logs, each time that the city shows one
 * @returns null while this host's own line is gone
 */
export async function observe(
  city: WatchedCity,
  references: readonly string[],
  keep: (head: LogHead) => void = () => undefined,
): Promise<Observation | null> {
  const [edge, monitoring, mail] = await Promise.all([
    page(city.site),
    status(city.status, keep),
    mailbox(city),
  ]);
  // Asked afterwards and only where something failed: nobody else is bothered while all is well.
  const failed = [edge, monitoring, mail].some((seen) => seen !== null);
  if (failed && !(await anyReachable(references))) return null;
  // What is asked through the edge says nothing while the edge is gone.
  return { edge, monitoring: edge === null ? monitoring : undefined, mail };
}

async function page(url: string): Promise<string | null> {
  try {
    const { status: code, body } = await get(url);
    return code === 200 && body !== "" ? null : `${url}: ${code}`;
  } catch (error) {
    return `${url}: ${reason(error)}`;
  }
}

async function status(url: string, keep: (head: LogHead) => void): Promise<string | null> {
  try {
    const { status: code, body } = await get(url);
    if (code !== 200) return `${url}: ${code}`;
    const { monitoring, silentSeconds, logs } = parseAs(isMonitoringStatus, body, url);
    if (logs !== null) keep(logs);
    return monitoring === "alive" ? null : `no sign of life for ${silentSeconds} s`;
  } catch (error) {
    return `${url}: ${reason(error)}`;
  }
}

async function mailbox({ mail: { server, recipient }, name }: WatchedCity): Promise<string | null> {
  const found = await verdicts([recipient], { server, hello: `watcher.${name}`, timeoutMs: TIMEOUT_MS });
  const verdict = found.get(recipient);
  if (verdict === "accepted") return null;
  return verdict === "refused" ? `${server} refuses mail for ${recipient}` : `${server} does not answer`;
}

/** The largest answer that is read: a page of the portal, and no flood. */
const LARGEST = 1_000_000;

async function get(url: string): Promise<{ readonly status: number; readonly body: string }> {
  const response = await fetch(url, {
    // The edge would otherwise show its copy of a page whose server is gone.
    headers: { "User-Agent": USER_AGENT, "X-Probe": "1" },
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  let body = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    body += decoder.decode(chunk as Uint8Array, { stream: true });
    if (body.length > LARGEST) break;
  }
  return { status: response.status, body };
}

/** In the words of whoever failed: `fetch failed` says nothing, its cause does. */
function reason(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

async function anyReachable(references: readonly string[]): Promise<boolean> {
  const asked = references.map(async (reference) => {
    if (!(await takesConnection(reference))) throw new Error(reference);
  });
  return Promise.any(asked).then(
    () => true,
    () => false,
  );
}

function takesConnection(reference: string): Promise<boolean> {
  const [host = "", port = "443"] = reference.split(":");
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const end = (reached: boolean): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(TIMEOUT_MS, () => end(false));
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
  });
}
