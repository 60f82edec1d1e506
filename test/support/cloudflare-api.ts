import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A stand-in for Cloudflare's API, which cannot run here: zones and their DNS records over HTTP with the documented
 * envelope, fields, paging, checks, errors, quota and rate limit (five minutes of 429 for whoever is too fast). It
 * keeps everything in memory, and knows one token.
 */
export interface CloudflareStandIn {
  readonly url: string;
  /** Calls so far, by `METHOD path` without ids and queries. */
  readonly calls: ReadonlyMap<string, number>;
  /** Every call that was a write: method, record's id or empty, body. */
  readonly writes: readonly { readonly method: string; readonly id: string; readonly body: Fields }[];
  /** Of the zone that the test began with. */
  readonly records: Map<string, StandInRecord>;
  readonly zones: ReadonlyMap<string, StandInZone>;
  /** The next call that fits fails so: once, or as often as `times` says. */
  failNext(failure: Failure): void;
  /** Makes room for calls again, as if the time had passed. */
  forgive(): void;
  total(): number;
  /** Calls that were told to be slower. */
  refused(): number;
  close(): Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;

export interface StandInRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly [field: string]: unknown;
}

export interface StandInZone {
  readonly id: string;
  readonly name: string;
  readonly status: "active" | "pending" | "initializing" | "moved" | "deactivated";
  readonly paused: boolean;
  readonly records: Map<string, StandInRecord>;
}

export interface Failure {
  /** @default - any */
  readonly method?: string;
  /** `cut` closes the connection; `cut-after` does so when the call has been carried out. */
  readonly how: "cut" | "cut-after" | "answer" | "answer-after";
  readonly status?: number;
  readonly code?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - 1 */
  readonly times?: number;
}

export interface StandInProps {
  /** The id of the first zone. */
  readonly zone: string;
  /** @default - hcm.edu.vn */
  readonly name?: string;
  readonly status?: StandInZone["status"];
  readonly paused?: boolean;
  readonly records?: readonly StandInRecord[];
  /** Zones besides, without records. @default - none */
  readonly more?: readonly Pick<StandInZone, "id" | "name">[];
  /** Calls that are let through in the window before the API answers 429. @default - no limit */
  readonly limit?: number;
  /** Milliseconds of the limit's window, and of the silence after it. @default - five minutes */
  readonly window?: number;
  /** Records that a zone may hold. @default - no limit */
  readonly quota?: number;
  /** Milliseconds. @default - the clock */
  readonly now?: () => number;
}

/** The only token that the stand-in knows. */
export const STAND_IN_TOKEN = "stand-in_0123456789abcdefghijABCDEFGHIJ01";

const NOT_FOUND = 404;

export async function startCloudflareStandIn(props: StandInProps): Promise<CloudflareStandIn> {
  const calls = new Map<string, number>();
  const writes: { method: string; id: string; body: Fields }[] = [];
  const failures: { failure: Failure; left: number }[] = [];
  const { window = 300_000, now = () => performance.now() } = props;
  const zones = new Map<string, StandInZone>();
  const addZone = (zone: Omit<StandInZone, "records">, records: readonly StandInRecord[]): void => {
    zones.set(zone.id, { ...zone, records: new Map(records.map((record) => [record.id, record])) });
  };
  const first = { id: props.zone, name: props.name ?? "hcm.edu.vn" };
  addZone({ ...first, status: props.status ?? "active", paused: props.paused ?? false }, props.records ?? []);
  for (const zone of props.more ?? []) addZone({ ...zone, status: "active", paused: false }, []);
  let total = 0;
  let refused = 0;
  let serial = 0;
  let recent: number[] = [];
  let silentUntil = -Infinity;

  /** Seconds that the caller has to wait; 0 for one who is slow enough. */
  const tooFast = (): number => {
    if (props.limit === undefined) return 0;
    const at = now();
    recent = recent.filter((time) => time > at - window);
    if (at >= silentUntil && recent.length >= props.limit) silentUntil = at + window;
    if (at < silentUntil) return Math.ceil((silentUntil - at) / 1_000);
    recent.push(at);
    return 0;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://api");
    const path = url.pathname.replace(/^\/client\/v4/, "");
    const method = request.method ?? "GET";
    const key = `${method} ${path.replace(/\/[0-9a-f]{8,}/g, "/:id")}`;
    calls.set(key, (calls.get(key) ?? 0) + 1);
    total += 1;
    const body = await readJson(request);
    const wait = tooFast();
    if (wait > 0) {
      refused += 1;
      response.setHeader("retry-after", String(wait));
      return send(
        response,
        429,
        refusal(10100, "Rate limited. Please wait and consider throttling your request speed"),
      );
    }
    const planned = failures.find(({ failure, left }) => left > 0 && (failure.method ?? method) === method);
    if (planned !== undefined) {
      planned.left -= 1;
      const { failure } = planned;
      if (failure.how.endsWith("-after")) carryOut(request, method, path, url, body);
      if (failure.how.startsWith("cut")) return void request.socket.destroy();
      for (const [name, value] of Object.entries(failure.headers ?? {})) response.setHeader(name, value);
      return send(
        response,
        failure.status ?? 500,
        refusal(failure.code ?? 0, failure.message ?? "Internal error"),
      );
    }
    const [status, said] = carryOut(request, method, path, url, body);
    return send(response, status, said);
  };

  const carryOut = (
    request: IncomingMessage,
    method: string,
    path: string,
    url: URL,
    body: Fields,
  ): [number, unknown] => {
    const token = request.headers.authorization ?? "";
    if (!/^Bearer [0-9A-Za-z_-]{40,80}$/.test(token)) return [400, refusal(6003, "Invalid request headers")];
    if (token !== `Bearer ${STAND_IN_TOKEN}`) return [403, refusal(9109, "Invalid access token")];
    if (path === "/zones" && method === "GET")
      return [200, page(url, [...zones.values()].map(zoneFields), 50)];
    const [, zoneId, isRecords, id] = /^\/zones\/([^/]+)(\/dns_records(?:\/([^/]+))?)?$/.exec(path) ?? [];
    const zone = zones.get(zoneId ?? "");
    if (zone === undefined) {
      return [
        NOT_FOUND,
        refusal(7003, `Could not route to ${path}, perhaps your object identifier is invalid?`),
      ];
    }
    if (isRecords === undefined) {
      return method === "GET"
        ? [200, success(zoneFields(zone))]
        : [405, refusal(10405, "Method not allowed")];
    }
    if (id === "batch") return [405, refusal(10405, "Method not allowed")];
    if (method !== "GET") writes.push({ method, id: id ?? "", body });
    return onRecords(zone, method, id, url, body);
  };

  const onRecords = (
    zone: StandInZone,
    method: string,
    id: string | undefined,
    url: URL,
    body: Fields,
  ): [number, unknown] => {
    const known = id === undefined ? undefined : zone.records.get(id);
    if (id !== undefined && known === undefined) return [NOT_FOUND, refusal(81044, "Record does not exist.")];
    switch (method) {
      case "GET": {
        if (id !== undefined) return [200, success(known)];
        const wanted = ["name", "type", "content"].map(
          (field) => [field, url.searchParams.get(field)] as const,
        );
        const found = [...zone.records.values()].filter((record) =>
          wanted.every(([field, value]) => value === null || record[field] === value),
        );
        return [200, page(url, found, 5_000_000)];
      }
      case "DELETE":
        zone.records.delete(id ?? "");
        return [200, success({ id })];
      case "POST":
      case "PUT":
      case "PATCH": {
        const merged = method === "PATCH" ? { ...known, ...body } : body;
        const fault = faultOf(zone, merged, id, props.quota);
        if (fault !== undefined) return [400, fault];
        serial += 1;
        const made = complete(merged, known, id ?? `c0ffee${serial.toString(16).padStart(26, "0")}`, serial);
        zone.records.set(made.id, made);
        return [200, success(made)];
      }
      default:
        return [405, refusal(10405, "Method not allowed")];
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, 500, refusal(0, String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/client/v4`,
    calls,
    writes,
    records: (zones.get(props.zone) as StandInZone).records,
    zones,
    failNext: (failure) => failures.push({ failure, left: failure.times ?? 1 }),
    forgive: () => {
      recent = [];
      silentUntil = -Infinity;
    },
    total: () => total,
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A record of that number that somebody made by hand, with the documented fields. */
export function standInRecord(number: number, changes: Partial<StandInRecord> = {}): StandInRecord {
  return {
    ...complete(
      { name: `truong${number}.hcm.edu.vn`, type: "CNAME", content: "gate.hcm.edu.vn", ttl: 300 },
      undefined,
      number.toString(16).padStart(32, "0"),
      0,
    ),
    ...changes,
  };
}

const TYPES_AT_ONE_HOST = ["A", "AAAA", "CNAME"];

/** The API's own checks, in its order; undefined for a record that it takes. */
function faultOf(zone: StandInZone, body: Fields, id: string | undefined, quota: number | undefined) {
  const { name, type, ttl } = body;
  if (typeof name !== "string" || name === "") return refusal(9000, "DNS name is invalid.");
  if (name !== zone.name && !name.endsWith(`.${zone.name}`)) return refusal(9000, "DNS name is invalid.");
  if (typeof type !== "string") return refusal(1004, "DNS Validation Error");
  if (typeof ttl !== "number" || (ttl !== 1 && (ttl < 30 || ttl > 86_400))) {
    return refusal(9021, "Invalid TTL. Must be between 60 and 86400 seconds, or 1 for Automatic.");
  }
  if (typeof body["comment"] === "string" && body["comment"].length > 100) {
    return refusal(9300, "DNS record has invalid comment");
  }
  const content = contentOf(body);
  if (content === undefined) return refusal(9005, `Content for ${type} record is invalid.`);
  const others = [...zone.records.values()].filter((each) => each.name === name && each.id !== id);
  if (others.some((each) => each.type === type && each.content === content)) {
    return refusal(81058, "An identical record already exists.");
  }
  if (type === "CNAME" && others.some((each) => TYPES_AT_ONE_HOST.includes(each.type))) {
    return refusal(81053, "An A, AAAA, or CNAME record with that host already exists.");
  }
  if (type === "CNAME" && others.length > 0) return refusal(81057, "The record already exists.");
  if (others.some((each) => each.type === "CNAME")) {
    return refusal(81054, "A CNAME record with that host already exists.");
  }
  if (id === undefined && quota !== undefined && zone.records.size >= quota) {
    return refusal(81045, "The record quota has been exceeded.");
  }
  return undefined;
}

/** The content of a record; of one with parts made from them. Undefined where something is missing. */
function contentOf(body: Fields): string | undefined {
  const data = body["data"] as Readonly<Record<string, unknown>> | undefined | null;
  if (body["type"] === "SRV") {
    if (data === undefined || data === null) return undefined;
    return `${String(data["weight"])} ${String(data["port"])} ${String(data["target"])}`;
  }
  if (body["type"] === "CAA") {
    if (data === undefined || data === null) return undefined;
    return `${String(data["flags"])} ${String(data["tag"])} "${String(data["value"])}"`;
  }
  const { content } = body;
  if (typeof content !== "string" || content === "") return undefined;
  if (body["type"] === "A" && !/^\d+(\.\d+){3}$/.test(content)) return undefined;
  if (body["type"] === "MX" && typeof body["priority"] !== "number") return undefined;
  return content.endsWith(".") && content !== "." ? content.slice(0, -1) : content;
}

/** As the API gives it back: with what it adds itself. */
function complete(
  body: Fields,
  before: StandInRecord | undefined,
  id: string,
  serial: number,
): StandInRecord {
  const content = contentOf(body) ?? "";
  const moment = new Date(Date.UTC(2026, 0, 1) + serial * 1_000).toISOString();
  const data = body["data"] as Readonly<Record<string, unknown>> | undefined | null;
  const comment = body["comment"] ?? null;
  const commented = before?.["comment"] === comment ? before?.["comment_modified_on"] : moment;
  return {
    id,
    name: String(body["name"]),
    type: String(body["type"]),
    content,
    proxiable: TYPES_AT_ONE_HOST.includes(String(body["type"])),
    proxied: body["proxied"] ?? false,
    ttl: body["ttl"] ?? 1,
    settings: body["settings"] ?? {},
    meta: {},
    comment,
    tags: body["tags"] ?? [],
    created_on: before?.["created_on"] ?? moment,
    modified_on: moment,
    ...(comment === null ? {} : { comment_modified_on: commented }),
    ...(data === undefined || data === null ? {} : { data }),
    ...(body["type"] === "SRV" ? { priority: data?.["priority"] } : {}),
    ...(body["type"] === "MX" ? { priority: body["priority"] } : {}),
  };
}

function zoneFields({ id, name, status, paused }: StandInZone) {
  return {
    ...{ id, name, status, paused, type: "full", development_mode: 0 },
    ...{ name_servers: ["a.ns.cloudflare.com", "b.ns.cloudflare.com"], vanity_name_servers: [] },
    ...{ account: { id: "a".repeat(32), name: "city" }, owner: {}, plan: {}, meta: {} },
    ...{ created_on: "2026-01-01T00:00:00Z", activated_on: "2026-01-01T00:00:00Z" },
  };
}

function page<T>(url: URL, all: readonly T[], most: number) {
  const perPage = Math.min(Number(url.searchParams.get("per_page") ?? 100), most);
  const number = Number(url.searchParams.get("page") ?? 1);
  const result = all.slice((number - 1) * perPage, number * perPage);
  return {
    ...success(result),
    result_info: {
      page: number,
      per_page: perPage,
      count: result.length,
      total_count: all.length,
      total_pages: Math.max(1, Math.ceil(all.length / perPage)),
    },
  };
}

function success(result: unknown) {
  return { success: true, errors: [], messages: [], result };
}

function refusal(code: number, message: string) {
  return { success: false, errors: [{ code, message }], messages: [], result: null };
}

async function readJson(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Fields);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
