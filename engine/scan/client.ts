import { isIP, type LookupFunction } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { TLSSocket } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Agent, buildConnector, type Dispatcher } from "undici";
import type { Certificate, Fault, Unseen } from "../../observation/types";
import type { Names } from "./names";

/** How much one answer may cost. */
export interface Limits {
  /** Milliseconds of one request, redirects and body included. */
  readonly patience: number;
  /** Bytes of a body as it comes, packed. */
  readonly packed: number;
  /** Bytes of a body unpacked. */
  readonly unpacked: number;
  /** Redirects that are followed. */
  readonly redirects: number;
  /** Milliseconds that are waited where a site asks for it (`Retry-After`), once. */
  readonly wait: number;
}

export const LIMITS: Limits = {
  patience: 15_000,
  packed: 3_000_000,
  unpacked: 10_000_000,
  redirects: 5,
  wait: 10_000,
};

export interface ClientProps {
  readonly names: Names;
  /** Whether an address may be opened; asked of the address that is then opened, so that no second answer counts. */
  readonly mayOpen: (address: string) => boolean;
  /** Whether a redirect to there is followed; any other is told and left. */
  readonly mayFollow: (url: URL) => boolean;
  /** Ports besides 80 and 443. */
  readonly ports: readonly number[];
  readonly userAgent: string;
  /** Authorities to trust, PEM. */
  readonly ca: readonly string[];
  readonly limits: Limits;
  /** Takes its turn before each request: the pace of the whole scan. */
  readonly turn: () => Promise<void>;
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** False: a redirect is told and not followed. @default - followed where `mayFollow` says so */
  readonly follow?: boolean;
}

export interface Fetched {
  readonly unseen: Unseen | null;
  readonly fault: Fault | null;
  readonly status: number | null;
  readonly finalUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked; null for none, and of a redirect. */
  readonly body: Buffer | null;
}

/** Why a connection or an answer came to nothing, as an error code of ours. */
class Refusal extends Error {
  constructor(readonly why: { readonly unseen: Unseen } | { readonly fault: Fault }) {
    super(JSON.stringify(why));
  }
}

/**
 * Fetches pages of one site: one connection a host, no more than {@link Limits} allow, and never an address that may
 * not be opened. Certificates are looked at and not insisted on: nothing is sent that somebody could steal, and a
 * certificate that has run out must not hide what else there is to see.
 */
export class Client {
  private readonly agent: Agent;
  /** Of the first handshake with each host. */
  private readonly certificates = new Map<string, Certificate>();

  constructor(private readonly props: ClientProps) {
    const connect = buildConnector({
      timeout: props.limits.patience,
      rejectUnauthorized: false,
      // A resumed session shows no certificate.
      maxCachedSessions: 0,
      ca: [...props.ca],
      lookup: this.lookup,
    });
    this.agent = new Agent({
      connections: 1,
      pipelining: 1,
      keepAliveTimeout: 4_000,
      maxHeaderSize: 32_768,
      headersTimeout: props.limits.patience,
      bodyTimeout: props.limits.patience,
      connect: (options, callback) => {
        // A host that is an address is never looked up.
        const host = options.hostname.replace(/^\[|\]$/g, "");
        if (isIP(host) !== 0 && !props.mayOpen(host)) {
          callback(new Refusal({ unseen: "private-address" }), null);
          return;
        }
        connect(options, (...[error, socket]) => {
          if (error) {
            callback(error, null);
            return;
          }
          if (socket instanceof TLSSocket && !this.certificates.has(host)) {
            this.certificates.set(host, certificateOf(socket));
          }
          callback(null, socket);
        });
      },
    });
  }

  /** What the host showed when it was connected to; null where no handshake came about. */
  certificate(host: string): Certificate | null {
    return this.certificates.get(host) ?? null;
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /** Fetches one address. Never throws: whatever goes wrong is an answer. */
  async get(url: string, { headers = {}, follow = true }: Asked = {}): Promise<Fetched> {
    const signal = AbortSignal.timeout(this.props.limits.patience + this.props.limits.wait);
    let address = url;
    try {
      for (let hop = 0, waited = false; ;) {
        const answer = await this.ask(address, headers, signal);
        const location = answer.headers["location"];
        if (answer.status >= 300 && answer.status < 400 && answer.status !== 304 && location !== undefined) {
          const target = targetOf(location, address);
          if (target === null) return fetched(address, answer, null);
          if (!follow || !this.mayFollow(target)) return fetched(target.href, answer, null);
          if (++hop > this.props.limits.redirects) throw new Refusal({ fault: "redirect-loop" });
          address = target.href;
          continue;
        }
        const seconds = Number(answer.headers["retry-after"] ?? NaN);
        if ((answer.status === 429 || answer.status === 503) && !Number.isNaN(seconds)) {
          if (waited || seconds * 1000 > this.props.limits.wait) {
            return { ...fetched(address, answer, null), unseen: "asked-to-wait" };
          }
          waited = true;
          await pause(seconds * 1000, undefined, { signal });
          continue;
        }
        return fetched(address, answer, answer.body);
      }
    } catch (error) {
      return {
        unseen: null,
        fault: null,
        ...whyOf(error),
        status: null,
        finalUrl: address,
        headers: {},
        body: null,
      };
    }
  }

  private mayFollow(url: URL): boolean {
    const port = url.port === "" ? null : Number(url.port);
    return (port === null || this.props.ports.includes(port)) && this.props.mayFollow(url);
  }

  private async ask(
    url: string,
    more: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Answered> {
    await this.props.turn();
    const { origin, pathname, search } = new URL(url);
    const patience = AbortSignal.timeout(this.props.limits.patience);
    const response = await this.agent.request({
      origin,
      path: `${pathname}${search}`,
      method: "GET",
      headers: {
        "user-agent": this.props.userAgent,
        accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "accept-language": "vi,en;q=0.5",
        "accept-encoding": "gzip, deflate, br",
        ...more,
      },
      signal: AbortSignal.any([signal, patience]),
    });
    const headers = flat(response.headers);
    const body = await this.read(response, headers["content-encoding"] ?? "");
    return { status: response.statusCode, headers, body };
  }

  private async read({ body }: Dispatcher.ResponseData, encoding: string): Promise<Buffer> {
    const { packed: most, unpacked } = this.props.limits;
    const unpack = UNPACKERS[encoding.trim().toLowerCase()]?.();
    const stream = unpack === undefined ? body : body.pipe(unpack);
    let packed = 0;
    body.on("data", (chunk: Buffer) => {
      packed += chunk.length;
      if (packed > most) body.destroy(new Refusal({ fault: "too-large" }));
    });
    // What goes wrong with the packed body must reach whoever reads the unpacked one.
    if (unpack !== undefined) body.on("error", (error) => unpack.destroy(error));
    const chunks: Buffer[] = [];
    let length = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > unpacked) throw new Refusal({ fault: unpack === undefined ? "too-large" : "bomb" });
        chunks.push(chunk);
      }
    } finally {
      body.on("error", () => undefined);
      if (!body.destroyed && length > unpacked) body.destroy();
    }
    return Buffer.concat(chunks, length);
  }

  /** Looks a name up at the scan's name server, and gives no address that may not be opened. */
  private readonly lookup: LookupFunction = (host, options, callback) => {
    const { names, mayOpen } = this.props;
    void Promise.all([names.a(host), names.aaaa(host)]).then(([four, six]) => {
      const found = [
        ...(four ?? []).map((address) => ({ address, family: 4 })),
        ...(six ?? []).map((address) => ({ address, family: 6 })),
      ];
      const [first] = found;
      const refusal =
        first === undefined
          ? new Refusal(four === null || six === null ? { unseen: "no-resolver" } : { fault: "no-name" })
          : found.every(({ address }) => mayOpen(address))
            ? null
            : new Refusal({ unseen: "private-address" });
      if (refusal !== null || first === undefined) callback(refusal, "", 0);
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const UNPACKERS: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

function fetched(finalUrl: string, { status, headers }: Answered, body: Buffer | null): Fetched {
  return { unseen: null, fault: null, status, finalUrl, headers, body };
}

function targetOf(location: string, base: string): URL | null {
  try {
    const url = new URL(location, base);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

/** What an error of the network says of the site, or of the scan. */
function whyOf(error: unknown): { readonly unseen: Unseen } | { readonly fault: Fault } {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof Refusal) return each.why;
  if (error instanceof AggregateError) return whyOf(error.errors[0]);
  const { code = "", name = "" } = error as NodeJS.ErrnoException;
  if (/TIMEOUT|ETIMEDOUT/.test(code) || ["TimeoutError", "AbortError"].includes(name))
    return { fault: "timeout" };
  if (["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code)) return { fault: "refused" };
  return { fault: "broken" };
}

function certificateOf(socket: TLSSocket): Certificate {
  const { valid_to, issuer } = socket.getPeerCertificate();
  const time = Date.parse(valid_to ?? "");
  const by = issuer?.O ?? issuer?.CN ?? "";
  const error = socket.authorizationError as Error | string | null | undefined;
  return {
    error: socket.authorized
      ? null
      : error instanceof Error
        ? ((error as NodeJS.ErrnoException).code ?? error.message)
        : String(error),
    validTo: Number.isNaN(time) ? "1970-01-01T00:00:00.000Z" : new Date(time).toISOString(),
    issuer: Array.isArray(by) ? by.join(" ") : by,
    protocol: socket.getProtocol() ?? "",
  };
}
