import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Pace, type PaceProps } from "./pace";
import { type ApiRecord, ZoneCache } from "./zone-cache";

const CLOUDFLARE_API = "https://api.cloudflare.com/client/v4";

/** Records a page; the API allows more, and its answers grow slow. */
const PAGE = 1_000;

/** How often a call is sent again after 429 or a failure of the API's own. */
const TRIES = 5;

export interface CloudflareProxyProps {
  /** @default - Cloudflare's own */
  readonly upstream?: string;
  /** @default - as Cloudflare documents it */
  readonly pace?: PaceProps;
}

/** What a plan cost, for the person who pays for it. */
export interface CallCount {
  /** Calls that the provider made. */
  readonly asked: number;
  /** Calls that reached the API. */
  readonly sent: number;
  /** Of those, refused for going too fast. */
  readonly refused: number;
}

export interface RunningProxy {
  /** For the provider's `base_url`, with the slash at its end that it insists on. */
  readonly baseUrl: string;
  count(): CallCount;
  close(): Promise<void>;
}

/**
 * Stands between the provider and Cloudflare on this machine's loopback: one paged list of a zone answers every read
 * of its records, calls go out within the API's limit, and each is counted. It holds no token: the provider's own
 * `Authorization` goes through, in memory only.
 */
export async function startCloudflareProxy(props: CloudflareProxyProps = {}): Promise<RunningProxy> {
  const upstream = (props.upstream ?? CLOUDFLARE_API).replace(/\/$/, "");
  const pace = new Pace(props.pace);
  const count = { asked: 0, sent: 0, refused: 0 };
  // Answers are the token's own: another token must not see what this one may read.
  const caches = new Map<string, ZoneCache>();

  const send = async (method: string, path: string, token: string, body?: Buffer): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      await pace.turn();
      count.sent += 1;
      const answer = await fetch(upstream + path, {
        method,
        headers: { authorization: token, "content-type": "application/json" },
        ...(body === undefined || body.length === 0 ? {} : { body }),
      });
      if (answer.status === 429) count.refused += 1;
      const again = answer.status === 429 || (answer.status >= 500 && method === "GET");
      if (!again || attempt === TRIES) return answer;
      pace.pause(retryAfter(answer) * 1_000);
    }
  };

  const cacheOf = (token: string): ZoneCache => {
    const known = caches.get(token);
    if (known !== undefined) return known;
    const made = new ZoneCache((zone) => listZone(zone, (path) => send("GET", path, token)));
    caches.set(token, made);
    return made;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    count.asked += 1;
    const method = request.method ?? "GET";
    const path = (request.url ?? "/").replace(/^\/client\/v4/, "");
    const token = request.headers.authorization ?? "";
    const { zone, record } = parts(path);
    if (method === "GET" && zone !== undefined && record !== undefined) {
      const found = await cacheOf(token).read(zone, record);
      return found === undefined ? reply(response, 404, notFound()) : reply(response, 200, envelope(found));
    }
    const body = await collect(request);
    try {
      const upstreamAnswer = await send(method, path, token, body);
      response.writeHead(upstreamAnswer.status, { "content-type": "application/json" });
      response.end(Buffer.from(await upstreamAnswer.arrayBuffer()));
    } finally {
      // Even a write that failed may have been carried out.
      if (method !== "GET" && zone !== undefined) cacheOf(token).forget(zone);
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      reply(response, error instanceof ApiFailure ? error.status : 502, {
        success: false,
        errors: [{ code: 0, message: `Cloudflare could not be reached: ${(error as Error).message}` }],
        messages: [],
        result: null,
      });
    });
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/client/v4/`,
    count: () => ({ ...count }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The API said no to a list; the provider gets the same status. */
class ApiFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function listZone(zone: string, get: (path: string) => Promise<Response>): Promise<ApiRecord[]> {
  const records: ApiRecord[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await get(`/zones/${zone}/dns_records?per_page=${PAGE}&page=${page}`);
    const body = (await answer.json()) as {
      readonly result: readonly ApiRecord[] | null;
      readonly errors?: readonly { readonly message: string }[];
      readonly result_info?: { readonly total_pages?: number };
    };
    if (!answer.ok || body.result === null) {
      throw new ApiFailure(answer.status, body.errors?.[0]?.message ?? `status ${answer.status}`);
    }
    records.push(...body.result);
    if (page >= (body.result_info?.total_pages ?? 1)) return records;
  }
}

function parts(path: string): { zone?: string; record?: string } {
  const [, zone, record] = /^\/zones\/([^/?]+)(?:\/dns_records(?:\/([^/?]+))?)?/.exec(path) ?? [];
  return { ...(zone === undefined ? {} : { zone }), ...(record === undefined ? {} : { record }) };
}

function retryAfter(answer: Response): number {
  const seconds = Number(answer.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 5;
}

function envelope(result: unknown) {
  return { success: true, errors: [], messages: [], result };
}

function notFound() {
  return {
    success: false,
    errors: [{ code: 81044, message: "Record does not exist." }],
    messages: [],
    result: null,
  };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
}
