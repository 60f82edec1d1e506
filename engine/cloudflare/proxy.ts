import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { keyInMark } from "../../model/provider-records";
import { Problem } from "../support/problem";
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRecord,
  ApiRefusal,
  ApiTimeout,
  type CallCount,
  type CloudflareApi,
} from "./api";
import { Guard, type GuardProps } from "./guard";
import { asAnswer, refusalOf, timeoutProblem, type Subject, ownershipProblem } from "./refusal";
import { ZoneCache } from "./zone-cache";

export interface CloudflareProxyProps {
  readonly api: CloudflareApi;
  /** What may be written. */
  readonly guard: GuardProps;
}

export interface RunningProxy {
  /** For the provider's `base_url`, with the slash at its end that it insists on. */
  readonly baseUrl: string;
  count(): CallCount;
  close(): Promise<void>;
}

/** What one call is about. */
interface Call extends ApiCall {
  readonly zone: string | undefined;
  readonly record: string | undefined;
  /** Whether it is about a zone's records. */
  readonly records: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Stands between the provider and Cloudflare on this machine's loopback: one paged list of a zone answers every read
 * of its records, calls go out within the API's limit, each is counted, and none that would touch what is not ours
 * leaves this machine. Refusals come back as one sentence. It holds no token: the provider's own `Authorization` goes
 * through, in memory only.
 */
export async function startCloudflareProxy(props: CloudflareProxyProps): Promise<RunningProxy> {
  const proxy = new Proxy(props);
  const server = createServer((request, response) => {
    proxy.answer(request).then(
      ({ status, body }) => reply(response, status, body),
      // A defect of ours still has to come back as JSON, without anything of the call.
      () =>
        reply(
          response,
          500,
          asAnswer(new Problem("Lỗi của proxy Cloudflare.", "A defect of the Cloudflare proxy."), 0),
        ),
    );
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/client/v4/`,
    count: () => proxy.count(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A record that was to be made is there already or was made by a call whose answer was lost. */
const THERE_ALREADY = [81053, 81057, 81058];

/** The token or the zone is refused, whatever the record. */
const IN_VAIN = [9109, 10000, 10001, 6003, 6111, 7000, 7003];

class Proxy {
  private readonly api: CloudflareApi;
  private readonly guard: Guard;
  private asked = 0;
  // Answers are the token's own: another token must not see what this one may read.
  private readonly caches = new Map<string, ZoneCache>();
  /** What was seen in a zone while it was written to: whose a record is does not change from one write to the next. */
  private readonly seen = new Map<string, Map<string, ApiRecord>>();
  /** Refusals that the next call would get as well: thousands of records need not ask. */
  private readonly doomed = new Map<string, ApiAnswer>();

  constructor(private readonly props: CloudflareProxyProps) {
    this.api = props.api;
    this.guard = new Guard(props.guard);
  }

  count(): CallCount {
    return { asked: this.asked, ...this.api.count() };
  }

  async answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> {
    this.asked += 1;
    const call = await readCall(request);
    let subject: Subject = { method: call.method, zone: call.zone, record: call.fields };
    const { managed } = this.props.guard;
    try {
      if (call.method === "GET" && call.zone !== undefined && call.record !== undefined) {
        return await this.read(call, call.zone, call.record);
      }
      if (call.method === "GET") return this.inWords(await this.send(call), subject);
      const write = { ...call, zone: call.zone ?? "", body: call.fields };
      const current = this.guard.needsCurrent(write) ? await this.current(call) : undefined;
      subject = { ...subject, record: { ...current, ...call.fields } };
      const violation = call.records ? this.guard.judge(write, current) : this.outside(call);
      if (violation !== undefined) {
        return { status: 403, body: asAnswer(ownershipProblem(violation, subject, managed), 0) };
      }
      return this.inWords(await this.write(call), subject);
    } catch (error) {
      if (error instanceof ApiRefusal) return this.inWords(error.answer, subject);
      if (error instanceof ApiTimeout)
        return { status: 502, body: asAnswer(timeoutProblem(subject, managed), 0) };
      throw error;
    }
  }

  /** One of the zone's records, out of one list of all. */
  private async read({ token }: Call, zone: string, record: string) {
    const found = await this.cache(token).read(zone, record);
    if (found !== undefined) return { status: 200, body: envelope(found) };
    // The API's own words, by which the provider takes the record out of the state.
    const gone = { code: 81044, message: "Record does not exist." };
    return { status: 404, body: { ...envelope(null), success: false, errors: [gone] } };
  }

  private outside({ zone }: Call) {
    return zone !== undefined && this.guard.zone(zone) === undefined ? "foreign-zone" : "not-records";
  }

  /** Sends a write and does with its answer what a person would. */
  private async write(call: Call): Promise<ApiAnswer> {
    const zone = call.zone ?? "";
    try {
      const answer = await this.sendWrite(call);
      // What is gone is gone: the provider would call it an error for ever.
      if (call.method === "DELETE" && answer.status === 404 && codes(answer).includes(81044)) {
        return { status: 200, body: envelope({ id: call.record }) };
      }
      if (answer.status < 300) this.note(call, answer.body.result);
      return answer;
    } finally {
      // Even a write that failed may have been carried out.
      this.cache(call.token).forget(zone);
    }
  }

  private async sendWrite(call: Call): Promise<ApiAnswer> {
    if (call.method !== "POST") return this.send(call);
    const first = await this.attempt(call);
    const unsure = first === undefined || first.status >= 500;
    if (!unsure && !codes(first).some((code) => THERE_ALREADY.includes(code))) return first;
    // An answer was lost, now or in a run before: with our own mark on it, it is the record that was to be made.
    const made = await this.madeBefore(call);
    if (made !== undefined) return this.asWanted(call, made);
    if (!unsure) return first;
    const second = await this.attempt(call);
    if (second !== undefined) return second;
    throw new ApiTimeout(call);
  }

  private async attempt(call: Call): Promise<ApiAnswer | undefined> {
    try {
      return await this.send(call);
    } catch (error) {
      if (error instanceof ApiTimeout) return undefined;
      throw error;
    }
  }

  private async madeBefore({ zone, token, fields }: Call): Promise<ApiRecord | undefined> {
    const { environment } = this.props.guard.managed;
    const mine = keyInMark(environment, fields["comment"]);
    const there = await this.api.recordsAt(zone ?? "", String(fields["name"]), String(fields["type"]), token);
    return there.find(({ comment }) => mine !== undefined && keyInMark(environment, comment) === mine);
  }

  private async asWanted(call: Call, made: ApiRecord): Promise<ApiAnswer> {
    const { content } = call.fields;
    if (content === undefined || content === made.content) return { status: 200, body: envelope(made) };
    return this.send({ ...call, method: "PUT", path: `/zones/${call.zone ?? ""}/dns_records/${made.id}` });
  }

  /** A call of the provider's own, unless the last one has shown that it is in vain. */
  private async send(call: Call): Promise<ApiAnswer> {
    const kind = `${call.token} ${call.zone ?? ""} ${call.method === "GET" ? "read" : "write"}`;
    const known = this.doomed.get(kind);
    if (known !== undefined) return known;
    const answer = await this.api.send(call);
    if (codes(answer).some((code) => IN_VAIN.includes(code))) this.doomed.set(kind, answer);
    return answer;
  }

  private inWords(answer: ApiAnswer, subject: Subject) {
    if (answer.status < 400) return { status: answer.status, body: answer.body };
    const problem = refusalOf(answer, subject, this.props.guard.managed);
    return { status: answer.status, body: asAnswer(problem, codes(answer)[0] ?? 0) };
  }

  private cache(token: string): ZoneCache {
    const known = this.caches.get(token);
    if (known !== undefined) return known;
    const made = new ZoneCache((zone) => this.list(zone, token));
    this.caches.set(token, made);
    return made;
  }

  private async list(zone: string, token: string): Promise<readonly ApiRecord[]> {
    const records = await this.api.records(zone, token);
    this.seen.set(`${token} ${zone}`, new Map(records.map((record) => [record.id, record])));
    return records;
  }

  /** The record that a write is about: as it was seen last, or from a new list where it is unknown. */
  private async current({ zone = "", record = "", token }: Call): Promise<ApiRecord | undefined> {
    const seen = this.seen.get(`${token} ${zone}`)?.get(record);
    return seen ?? this.cache(token).read(zone, record);
  }

  private note({ zone = "", record, token, method }: Call, result: unknown): void {
    const seen = this.seen.get(`${token} ${zone}`);
    if (method === "DELETE") seen?.delete(record ?? "");
    else if (isRecord(result)) seen?.set(result.id, result);
  }
}

function isRecord(value: unknown): value is ApiRecord {
  return typeof value === "object" && value !== null && typeof (value as { id?: unknown }).id === "string";
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const path = (request.url ?? "/").replace(/^\/client\/v4/, "");
  const [, zone, rest, record] = /^\/zones\/([^/?]+)(\/dns_records(?:\/([^/?]+))?(?=$|\?))?/.exec(path) ?? [];
  const body = await collect(request);
  return {
    method: request.method ?? "GET",
    path,
    token: request.headers.authorization ?? "",
    body,
    zone,
    record,
    records: rest !== undefined && record !== "batch" && record !== "import" && record !== "scan",
    fields: asFields(body),
  };
}

function asFields(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const fields: unknown = JSON.parse(body.toString("utf8"));
    return typeof fields === "object" && fields !== null ? (fields as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function codes(answer: ApiAnswer): readonly number[] {
  return (answer.body.errors ?? []).map(({ code }) => code);
}

function envelope(result: unknown) {
  return { success: true, errors: [], messages: [], result };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  // What can be tried again has been: the provider's own ten tries would only multiply ours.
  response.writeHead(status, { "content-type": "application/json", "x-should-retry": "false" });
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
