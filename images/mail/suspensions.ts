import { readFileSync, rmSync } from "node:fs";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { replaceFile } from "../base/replace-file";
import type { ActivationCounts } from "./activation-desk";

/**
 * Who is suspended at this moment, beside those whom the registry suspends. The mail store keeps the list, since it has
 * the volume that no other service reads; Postfix' side asks it for it, and adds to it.
 */

export interface Suspension {
  readonly reason: string;
  /** ISO 8601. */
  readonly since: string;
  /** The limits that the log-in broke, or a person. */
  readonly by: "limits" | "operator";
}

/** By the mailbox's key. */
export type SuspensionList = Readonly<Record<string, Suspension>>;

const KEY = /^[0-9]{7}-[a-z][a-z0-9._-]{0,79}$/;
const UNIT = /^[0-9]{7}$/;
const LONGEST_REASON = 200;

/** The list on the disk. What cannot be read is no list: it is told, and the next change makes a new one. */
export class Suspensions {
  constructor(
    private readonly path: string,
    private readonly changed: () => void,
  ) {}

  list(): SuspensionList {
    return readSuspensions(this.path);
  }

  add(key: string, suspension: Suspension): void {
    const before = this.list();
    // The first reason stays: it says how it began.
    if (before[key] === undefined) this.keep({ ...before, [key]: suspension });
    this.changed();
  }

  /** @returns false for somebody who was not suspended */
  lift(key: string): boolean {
    const { [key]: lifted, ...others } = this.list();
    if (lifted === undefined) return false;
    this.keep(others);
    this.changed();
    return true;
  }

  private keep(list: SuspensionList): void {
    replaceFile(this.path, JSON.stringify(list), { mode: 0o600, durable: true });
  }
}

export function readSuspensions(path: string): SuspensionList {
  try {
    return parseList(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

function parseList(value: unknown): SuspensionList {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value as Record<string, Partial<Suspension> | null>).flatMap(([key, entry]) =>
      KEY.test(key)
        ? [
            [
              key,
              {
                reason: String(entry?.reason ?? "").slice(0, LONGEST_REASON),
                since: String(entry?.since ?? ""),
                by: entry?.by === "operator" ? "operator" : "limits",
              } satisfies Suspension,
            ],
          ]
        : [],
    ),
  );
}

/**
 * Tells the list (`GET`) and takes additions (`POST` of one entry by its key).
 *
 * @param lifting whether `DELETE /<key>` takes one away: only those inside the container may, not other services
 * @param activations what `GET /activations` tells, for the figures of the mail servers; null while it is not known
 */
export function serveSuspensions(
  store: Suspensions,
  lifting: boolean,
  activations: () => ActivationCounts | null,
): Server {
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (message.method) {
      case "GET": {
        const told = message.url === "/activations" ? activations() : store.list();
        say(told === null ? 503 : 200, told ?? {});
        return;
      }
      case "POST": {
        const entries = Object.entries(parseList(await json(message)));
        for (const [key, suspension] of entries) store.add(key, suspension);
        say(entries.length === 0 ? 400 : 200, {});
        return;
      }
      case "DELETE":
        if (lifting) say(store.lift(decodeURIComponent((message.url ?? "").slice(1))) ? 200 : 404, {});
        else say(405, {});
        return;
      default:
        say(405, {});
    }
  };
  return createServer((message, response) => {
    answer(message, response).catch(() => response.writeHead(400).end());
  });
}

type Where = { readonly host: string; readonly port: number } | { readonly socketPath: string };

/** Asks a server of {@link serveSuspensions}. @throws when it does not answer in time, or refuses */
export async function askSuspensions(
  where: Where,
  method: "GET" | "POST" | "DELETE",
  { path = "/", body }: { readonly path?: string; readonly body?: SuspensionList } = {},
): Promise<SuspensionList> {
  return parseList(await ask(where, method, path, body));
}

/** @throws as {@link askSuspensions} */
export async function askActivations(where: Where): Promise<ActivationCounts> {
  const { open, overdue } = Object(
    (await ask(where, "GET", "/activations")) ?? {},
  ) as Partial<ActivationCounts>;
  return {
    open: Number(open) || 0,
    overdue: Object.fromEntries(
      Object.entries(overdue ?? {}).flatMap(([unit, count]) =>
        UNIT.test(unit) ? [[unit, Number(count) || 0]] : [],
      ),
    ),
  };
}

async function ask(where: Where, method: string, path: string, body?: unknown): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const asking = request({ ...where, method, path, timeout: PATIENCE_MS }, (response) => {
      json(response).then((value) => {
        if (response.statusCode === 200) resolve(value);
        else reject(new Error(`status ${response.statusCode}`));
      }, reject);
    });
    asking.on("timeout", () => asking.destroy(new Error("no answer in time")));
    asking.on("error", reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
const PATIENCE_MS = 4000;

export interface SuspensionLinkProps {
  readonly ask: (method: "GET" | "POST", body?: SuspensionList) => Promise<SuspensionList>;
  /** Told of who was not suspended before. */
  readonly suspended: (key: string, suspension: Suspension) => void;
  /** Told of who is let in again. */
  readonly lifted: (key: string) => void;
  readonly clock: () => Date;
  readonly log: (message: string) => void;
}

/** The list as Postfix' side knows it: what the mail store said last, and what it could not be told yet. */
export class SuspensionLink {
  private known: SuspensionList = {};
  private asked = false;
  private untold: SuspensionList = {};

  constructor(private readonly props: SuspensionLinkProps) {}

  has(key: string): boolean {
    return key in this.untold || key in this.known;
  }

  get list(): SuspensionList {
    return { ...this.untold, ...this.known };
  }

  /** Whether the mail store has answered since the start: before, nobody knows of those who were suspended earlier. */
  get isKnown(): boolean {
    return this.asked;
  }

  /** In force here at once; the mail store is told now, or at the next {@link refresh}. */
  suspend(key: string, reason: string): void {
    if (this.has(key)) return;
    const suspension: Suspension = { reason, since: this.props.clock().toISOString(), by: "limits" };
    this.untold = { ...this.untold, [key]: suspension };
    this.props.log(`${key} is suspended: ${reason}`);
    this.props.suspended(key, suspension);
    void this.refresh();
  }

  /** Tells what the mail store does not know yet, and asks what it knows. Never throws: what failed is tried again. */
  async refresh(): Promise<void> {
    try {
      const telling = this.untold;
      if (Object.keys(telling).length > 0) await this.props.ask("POST", telling);
      const next = await this.props.ask("GET");
      const before = this.list;
      this.untold = Object.fromEntries(Object.entries(this.untold).filter(([key]) => !(key in telling)));
      this.known = next;
      this.asked = true;
      for (const [key, suspension] of Object.entries(next)) {
        if (!(key in before)) this.props.suspended(key, suspension);
      }
      for (const key of Object.keys(before)) if (!this.has(key)) this.props.lifted(key);
    } catch (error) {
      if (Object.keys(this.untold).length > 0) {
        this.props.log(`the mail store was not told of a suspension yet: ${(error as Error).message}`);
      }
    }
  }
}

/** Removes a socket's file of an earlier run. */
export function forgetSocket(path: string): void {
  rmSync(path, { force: true });
}
