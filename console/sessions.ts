import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

export interface Session {
  readonly address: string;
  /** Stands in each form, so that no other page can send one. */
  readonly formToken: string;
}

interface Held extends Session {
  readonly until: number;
}

const HOURS = 8;
const LASTING_MS = HOURS * 3_600_000;
/** Nobody needs more; the oldest ends. */
const MOST = 20_000;

/** Who is logged in: held in memory and nowhere else, by the hash of what the browser has. */
export class Sessions {
  private readonly held = new Map<string, Held>();

  constructor(private readonly now: () => number) {}

  /** @returns what the browser keeps */
  begin(address: string): string {
    const token = randomBytes(32).toString("base64url");
    const formToken = randomBytes(32).toString("base64url");
    if (this.held.size >= MOST) this.held.delete(this.held.keys().next().value ?? "");
    this.held.set(hash(token), { address, formToken, until: this.now() + LASTING_MS });
    return token;
  }

  find(token: string): Session | null {
    const key = hash(token);
    const session = this.held.get(key);
    if (session === undefined) return null;
    if (session.until > this.now()) return session;
    this.held.delete(key);
    return null;
  }

  end(token: string): void {
    this.held.delete(hash(token));
  }
}

const hash = (token: string): string => createHash("sha256").update(token).digest("hex");

export function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hash(given)), Buffer.from(hash(expected)));
}

/** No other host of the zone can set it, no script reads it, and no other site's form carries it. */
const COOKIE = "__Host-giamsat";

export function cookieOf(token: string): string {
  return `${COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${LASTING_MS / 1000}`;
}

export const NO_COOKIE = `${COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;

/** Of the header `Cookie`. */
export function tokenIn(header: string | undefined): string {
  for (const pair of (header ?? "").split(";")) {
    const [name = "", value = ""] = pair.trim().split("=");
    if (name === COOKIE) return value;
  }
  return "";
}

const WINDOW_MS = 600_000;

/** So many failures within ten minutes, and then no more is tried. */
export class Throttle {
  private readonly failures = new Map<string, number[]>();

  constructor(
    private readonly now: () => number,
    private readonly most: number,
  ) {}

  isShut(key: string): boolean {
    return this.recent(key).length >= this.most;
  }

  failed(key: string): void {
    const recent = [...this.recent(key), this.now()];
    this.failures.delete(key);
    // Whoever tries many names fills no memory; the one that failed longest ago is forgotten.
    if (this.failures.size >= MOST) this.failures.delete(this.failures.keys().next().value ?? "");
    this.failures.set(key, recent);
  }

  private recent(key: string): number[] {
    return (this.failures.get(key) ?? []).filter((at) => this.now() - at < WINDOW_MS);
  }
}
