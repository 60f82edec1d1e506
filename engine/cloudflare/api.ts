import { LocalizedError } from "../../language/localized";
import { Pace, type PaceProps } from "./pace";

const CLOUDFLARE_API = "https://api.cloudflare.com/client/v4";

/** Records a page; the API allows more, and its answers grow slow. */
const RECORDS_A_PAGE = 1_000;

/** The API's own bound. */
const ZONES_A_PAGE = 50;

/** How often a call is sent again after a failure of the API's own or of the line. */
const TRIES = 5;

/** The API is silent for five minutes towards whoever was too fast; longer than a few of those nobody waits. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** The API answers within seconds, or never. */
const ANSWER_MS = 60_000;

/** A DNS record as Cloudflare's API gives it; only what is read here is named. */
export interface ApiRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content?: string | null;
  readonly comment?: string | null;
  readonly [field: string]: unknown;
}

export interface ApiZone {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly paused?: boolean;
}

export interface ApiError {
  readonly code: number;
  readonly message: string;
}

/** What the API said, whatever it was. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: {
    readonly result?: unknown;
    readonly errors?: readonly ApiError[];
    readonly result_info?: { readonly total_pages?: number; readonly total_count?: number };
  };
}

export interface ApiCall {
  readonly method: string;
  /** Below `/client/v4`, with a leading slash. */
  readonly path: string;
  /** The `Authorization` header; in memory only, never printed. */
  readonly token: string;
  readonly body?: Buffer;
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

export interface CloudflareApiProps {
  /** @default - Cloudflare's own */
  readonly upstream?: string;
  /** @default - as Cloudflare documents it */
  readonly pace?: PaceProps;
}

/** The API refused a call that the platform made itself; who called puts it in words. */
export class ApiRefusal extends LocalizedError {
  constructor(
    readonly call: Omit<ApiCall, "token">,
    readonly answer: ApiAnswer,
  ) {
    const said = answer.body.errors?.[0]?.message ?? `HTTP ${answer.status}`;
    super(
      `Cloudflare từ chối ${call.method} ${call.path}: ${said}.`,
      `Cloudflare refuses ${call.method} ${call.path}: ${said}.`,
    );
  }
}

/** Nobody answered, however often it was tried. */
export class ApiTimeout extends LocalizedError {
  constructor({ method, path }: Pick<ApiCall, "method" | "path">) {
    super(
      `Không gọi được Cloudflare (${method} ${path}): kiểm tra mạng rồi chạy lại.`,
      `Cloudflare could not be reached (${method} ${path}): check the network and run again.`,
    );
  }
}

/** Calls Cloudflare within its limit, waits out what it says is too fast, and tries again what may be tried again. */
export class CloudflareApi {
  private readonly upstream: string;
  private readonly pace: Pace;
  private sent = 0;
  private refused = 0;

  constructor(props: CloudflareApiProps = {}) {
    this.upstream = (props.upstream ?? CLOUDFLARE_API).replace(/\/$/, "");
    this.pace = new Pace(props.pace);
  }

  count(): Omit<CallCount, "asked"> {
    return { sent: this.sent, refused: this.refused };
  }

  /**
   * Sends a call and returns what the API said. A call that makes a record is not repeated when nobody knows whether
   * it was carried out: 5xx comes back as it is, a line that was cut throws.
   *
   * @throws ApiTimeout when the API cannot be reached
   */
  async send(call: ApiCall): Promise<ApiAnswer> {
    const repeatable = call.method !== "POST";
    let waited = 0;
    for (let attempt = 1; ;) {
      await this.pace.turn();
      this.sent += 1;
      const { answer, retryAfter } = await this.once(call);
      if (answer?.status === 429) {
        this.refused += 1;
        waited += retryAfter;
        if (waited > LONGEST_WAIT_MS) return answer;
        this.pace.pause(retryAfter);
        continue;
      }
      if (answer !== undefined && answer.status < 500) return answer;
      if (!repeatable || attempt === TRIES) {
        if (answer !== undefined) return answer;
        throw new ApiTimeout(call);
      }
      this.pace.pause(1_000 * 2 ** (attempt - 1));
      attempt += 1;
    }
  }

  /** All records of a zone, page by page. @throws ApiRefusal, ApiTimeout */
  async records(zone: string, token: string): Promise<readonly ApiRecord[]> {
    return this.pages<ApiRecord>(`/zones/${zone}/dns_records?per_page=${RECORDS_A_PAGE}`, token);
  }

  /** The records of one name and type. @throws ApiRefusal, ApiTimeout */
  async recordsAt(zone: string, name: string, type: string, token: string): Promise<readonly ApiRecord[]> {
    const query = new URLSearchParams({ name, type, per_page: "100" });
    return this.pages<ApiRecord>(`/zones/${zone}/dns_records?${query}`, token);
  }

  /** The zones that the token may see. @throws ApiRefusal, ApiTimeout */
  async zones(token: string): Promise<readonly ApiZone[]> {
    return this.pages<ApiZone>(`/zones?per_page=${ZONES_A_PAGE}`, token);
  }

  /** Somebody who adds or removes one meanwhile shifts the pages: a list that does not add up is made again. */
  private async pages<Item extends { readonly id: string }>(
    path: string,
    token: string,
  ): Promise<readonly Item[]> {
    for (let attempt = 1; ; attempt += 1) {
      const { items, total } = await this.pagesOnce<Item>(path, token);
      const whole =
        total === undefined || (items.length === total && new Set(items.map(({ id }) => id)).size === total);
      if (whole || attempt === TRIES) return items;
    }
  }

  private async pagesOnce<Item>(
    path: string,
    token: string,
  ): Promise<{ readonly items: readonly Item[]; readonly total: number | undefined }> {
    const items: Item[] = [];
    for (let page = 1; ; page += 1) {
      const call = { method: "GET", path: `${path}&page=${page}` };
      const answer = await this.send({ ...call, token });
      const { result, result_info: info } = answer.body;
      if (answer.status !== 200 || !Array.isArray(result)) throw new ApiRefusal(call, answer);
      items.push(...(result as Item[]));
      if (page >= (info?.total_pages ?? 1)) return { items, total: info?.total_count };
    }
  }

  private async once({
    method,
    path,
    token,
    body,
  }: ApiCall): Promise<{ readonly answer?: ApiAnswer; readonly retryAfter: number }> {
    try {
      const answer = await fetch(this.upstream + path, {
        method,
        headers: { authorization: token, "content-type": "application/json" },
        signal: AbortSignal.timeout(ANSWER_MS),
        ...(body === undefined || body.length === 0 ? {} : { body: new Uint8Array(body) }),
      });
      const text = await answer.text();
      return { answer: { status: answer.status, body: asJson(text) }, retryAfter: retryAfter(answer) };
    } catch {
      // Refused, cut off or too late: all mean that nobody answered.
      return { retryAfter: 0 };
    }
  }
}

/** A gateway in between may answer with a page instead. */
function asJson(text: string): ApiAnswer["body"] {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

/** Milliseconds; the header has seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(answer: Response): number {
  const header = answer.headers.get("retry-after") ?? "";
  const seconds = Number(header);
  if (header !== "" && Number.isFinite(seconds)) return Math.max(seconds, 1) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 30_000 : Math.max(date - Date.now(), 1_000);
}
