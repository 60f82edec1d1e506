import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A stand-in for Cloudflare's API, which cannot run here: zones' DNS records over HTTP with the documented envelope,
 * fields, paging, errors (81044 gone, 81057 identical, 81058 same name, 10100 too fast) and rate limit. It holds its
 * records in memory and checks tokens by form only.
 */
export interface CloudflareStandIn {
  readonly url: string;
  /** Calls so far, by `METHOD path` without ids and queries. */
  readonly calls: ReadonlyMap<string, number>;
  readonly records: Map<string, StandInRecord>;
  total(): number;
  close(): Promise<void>;
}

export interface StandInRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly [field: string]: unknown;
}

export interface StandInProps {
  readonly zone: string;
  readonly records?: readonly StandInRecord[];
  /** Calls that are let through in a window before the API answers 429. @default - no limit */
  readonly limit?: number;
}

export async function startCloudflareStandIn(props: StandInProps): Promise<CloudflareStandIn> {
  const calls = new Map<string, number>();
  const records = new Map((props.records ?? []).map((record) => [record.id, record]));
  let total = 0;
  let serial = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://api");
    const path = url.pathname.replace(/^\/client\/v4/, "");
    const method = request.method ?? "GET";
    const [, zone, id] = /^\/zones\/([^/]+)\/dns_records(?:\/([^/]+))?$/.exec(path) ?? [];
    const key = `${method} ${path.replace(/\/[0-9a-f]{8,}/g, "/:id")}`;
    calls.set(key, (calls.get(key) ?? 0) + 1);
    total += 1;
    if (props.limit !== undefined && total > props.limit && (total - props.limit) % 3 === 1) {
      response.setHeader("retry-after", "1");
      return send(
        response,
        429,
        failure(10100, "Rate limited. Please wait and consider throttling your request speed"),
      );
    }
    if (!/^Bearer [0-9A-Za-z_-]{40,80}$/.test(request.headers.authorization ?? "")) {
      return send(response, 403, failure(9109, "Invalid access token"));
    }
    if (zone !== props.zone) return send(response, 404, failure(7003, "Could not route to that zone"));
    const body = await readJson(request);
    if (method === "GET" && id === undefined) return send(response, 200, page(url, [...records.values()]));
    const known = id === undefined ? undefined : records.get(id);
    if (id !== undefined && known === undefined)
      return send(response, 404, failure(81044, "Record does not exist."));
    switch (method) {
      case "GET":
        return send(response, 200, success(known));
      case "DELETE":
        records.delete(id ?? "");
        return send(response, 200, success({ id }));
      case "POST": {
        const same = [...records.values()].filter((each) => each.name === body["name"]);
        if (same.some((each) => each.type === body["type"] && each.content === body["content"])) {
          return send(response, 400, failure(81058, "An identical record already exists."));
        }
        if (body["type"] === "CNAME" && same.length > 0) {
          return send(response, 400, failure(81057, "The record already exists."));
        }
        serial += 1;
        const made = { ...body, id: serial.toString(16).padStart(32, "0") } as StandInRecord;
        records.set(made.id, made);
        return send(response, 200, success(made));
      }
      default: {
        const changed = { ...known, ...body, id: id ?? "" } as StandInRecord;
        records.set(changed.id, changed);
        return send(response, 200, success(changed));
      }
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, 500, failure(0, String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/client/v4`,
    calls,
    records,
    total: () => total,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A record of that number, with the documented fields. */
export function standInRecord(number: number): StandInRecord {
  return {
    id: number.toString(16).padStart(32, "0"),
    name: `truong${number}.hcm.edu.vn`,
    type: "CNAME",
    content: "gate.hcm.edu.vn",
    ttl: 300,
    proxied: false,
    proxiable: true,
    settings: {},
    meta: {},
    tags: [],
    comment: null,
    created_on: "2026-01-01T00:00:00Z",
    modified_on: "2026-01-01T00:00:00Z",
  };
}

function page(url: URL, all: readonly StandInRecord[]) {
  const perPage = Number(url.searchParams.get("per_page") ?? 100);
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

function failure(code: number, message: string) {
  return { success: false, errors: [{ code, message }], messages: [], result: null };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
