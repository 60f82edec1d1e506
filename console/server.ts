import { createServer, type IncomingMessage, type Server } from "node:http";
import type { SilenceEntry } from "../engine/monitoring/silences";
import { turnOf, type UnitHistory } from "../engine/scan/history";
import { decodeBody } from "../observation/charset";
import { sheetAsCsv, sheetAsXlsx } from "../output/reports/sheet";
import { maySee, type Viewer } from "./city";
import type { UnitDeployment } from "./deployments";
import type { Deed, Desk } from "./desk";
import { isFilter, readFilter, writeFilter } from "./filter";
import type { Overview, UnitSight } from "./overview";
import {
  auditPage,
  cityPage,
  comparisonPage,
  type Frame,
  logInPage,
  messagePage,
  objectionsPage,
  STYLE,
  timelinePage,
  trendsPage,
  unitPage,
  unitsPage,
} from "./pages";
import { cookieOf, isSame, NO_COOKIE, type Session, Sessions, Throttle, tokenIn } from "./sessions";
import { sheetOf, sheetTitles } from "./sheet";
import { EVENT_KINDS, type EventKind, type UnitPast } from "./timeline";
import type { Trends } from "./trend";
import type { LogInTrouble, Message } from "./words";

export interface ConsoleProps {
  /** As people open it, without a trailing slash: `https://giamsat.hcm.edu.vn`. It answers to no other name. */
  readonly origin: string;
  /** A web server stands before it, and says in `X-Real-IP` who asks. */
  readonly isBehindServer: boolean;
  /** What is known at this moment. */
  readonly overview: () => Overview;
  readonly history: (unit: string) => UnitHistory;
  /** A body that a scan has kept, by its hash; null for none. */
  readonly evidence: (sha256: string) => Buffer | null;
  /** Null while the history is being read for the first time. */
  readonly trends: () => Trends | null;
  /** How deployments ended for a unit, the newest first. */
  readonly deployments: (unit: string) => readonly UnitDeployment[];
  /** What was ever silenced in the city, the oldest first; null where that could not be read. */
  readonly silences: () => readonly SilenceEntry[] | null;
  readonly desk: Desk;
  /** Asks the mail store. Rejects where it does not answer. */
  readonly mayLogIn: (address: string, password: string) => Promise<boolean>;
  readonly now: () => number;
  /** Told what a person who runs it has to know. */
  readonly failed: (error: unknown) => void;
}

interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const HTML = "text/html; charset=utf-8";
const TEXT = "text/plain; charset=utf-8";

/** Nothing from elsewhere, no script at all, nothing in other pages. */
const HEADERS = {
  "content-type": HTML,
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  // Only this page's own forms name where they come from, which is asked of each.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Vietnamese letters take up to three bytes, each written as three in a form. */
const LARGEST_FORM = 32_768;
const LARGEST_READ = 1_048_576;
const LONGEST_TEXT = 2000;
const MOST_OPEN = 20;
const LONGEST_NAME = 60;
/** Failures within ten minutes: of one address, and from one machine, behind which a whole office may sit. */
const ADDRESS_FAILURES = 10;
const CLIENT_FAILURES = 30;
/** The mail store takes a fifth of a second for each. */
const LOG_INS_AT_A_TIME = 8;

/** The console: what scans have told, for whoever answers for it. */
export function consoleServer(props: ConsoleProps): Server {
  const desk = new Console(props);
  const server = createServer((message, response) => {
    desk
      .answer(message)
      .catch((error: unknown): Answer => {
        props.failed(error);
        return { status: 500, body: messagePage(desk.frame(null, ""), "broken") };
      })
      .then(
        ({ status, body, headers = {} }) => {
          response.writeHead(status, { ...HEADERS, ...headers });
          response.end(message.method === "HEAD" ? undefined : body);
          // What was not read of a body that is too large.
          if (!message.complete) message.destroy();
        },
        () => response.destroy(),
      );
  });
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  return server;
}

/** Somebody who is logged in, and what they ask for. */
interface Visit {
  readonly viewer: Viewer;
  readonly session: Session;
  readonly token: string;
  readonly client: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly overview: Overview;
}

class Console {
  private readonly sessions: Sessions;
  private readonly byAddress: Throttle;
  private readonly byClient: Throttle;
  private loggingIn = 0;
  private readonly host: string;

  constructor(private readonly props: ConsoleProps) {
    const { now, origin } = props;
    this.sessions = new Sessions(now);
    this.byAddress = new Throttle(now, ADDRESS_FAILURES);
    this.byClient = new Throttle(now, CLIENT_FAILURES);
    this.host = new URL(origin).host;
  }

  frame(visit: Visit | null, here: string): Frame {
    const { city } = this.props.overview();
    return { city, viewer: visit?.viewer ?? null, formToken: visit?.session.formToken ?? "", here };
  }

  async answer(message: IncomingMessage): Promise<Answer> {
    const { pathname: path, searchParams: query } = new URL(message.url ?? "/", "http://console");
    if (path === "/health") return { status: 200, headers: { "content-type": TEXT }, body: "ok\n" };
    if ((message.headers.host ?? "").toLowerCase() !== this.host)
      return { status: 421, headers: { "content-type": TEXT }, body: "Misdirected request\n" };
    const client = clientOf(message, this.props.isBehindServer);
    const token = tokenIn(message.headers.cookie);
    const session = token === "" ? null : this.sessions.find(token);
    const overview = this.props.overview();
    // Whoever left the registry sees nothing from that moment.
    const viewer = session === null ? undefined : overview.city.viewers.get(session.address);
    const visit =
      session === null || viewer === undefined
        ? null
        : { viewer, session, token, client, path, query, overview };
    switch (message.method) {
      case "GET":
      case "HEAD":
        return this.look(path, visit, token !== "");
      case "POST":
        return await this.act(message, path, visit, client);
      default:
        return { status: 405, headers: { "content-type": TEXT, allow: "GET, HEAD, POST" }, body: "" };
    }
  }

  private async look(path: string, visit: Visit | null, hadToken: boolean): Promise<Answer> {
    if (path === "/console.css")
      return {
        status: 200,
        headers: { "content-type": "text/css; charset=utf-8", "cache-control": "max-age=300" },
        body: STYLE,
      };
    if (path === "/robots.txt")
      return { status: 200, headers: { "content-type": TEXT }, body: "User-agent: *\nDisallow: /\n" };
    if (path === "/dang-nhap") return visit === null ? this.logInAnswer(200, "", null) : redirect("/");
    if (visit === null) return this.logInAnswer(401, "", hadToken ? "expired" : null);
    const { viewer, overview, query } = visit;
    const now = this.props.now();
    const all = overview.units.filter((unit) => maySee(viewer, unit));
    const frame = this.frame(visit, path);
    if (path === "/") {
      if (viewer.role === "school") return redirect(`/don-vi/${viewer.unit}`);
      return { status: 200, body: cityPage(frame, overview.rules, all, now) };
    }
    const filter = readFilter(query);
    if (path === "/don-vi") {
      const page = Number(query.get("trang") ?? 1);
      return {
        status: 200,
        body: unitsPage(
          frame,
          overview.rules,
          all,
          filter,
          Number.isInteger(page) ? page : 1,
          this.props.desk.saved.of(viewer.address),
          now,
        ),
      };
    }
    if (path === "/don-vi.csv" || path === "/don-vi.xlsx") {
      const narrowed = writeFilter(filter);
      this.note(visit, "export", `${path}${narrowed}`);
      const sheet = sheetOf(overview.rules, all, filter, now);
      return path === "/don-vi.csv"
        ? download("don-vi.csv", "text/csv; charset=utf-8", sheetAsCsv(sheet))
        : download(
            "don-vi.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            await sheetAsXlsx(sheet, sheetTitles(all, narrowed, now)),
          );
    }
    if (path === "/xu-huong") {
      if (viewer.role === "school") return redirect(`/don-vi/${viewer.unit}`);
      const rule = overview.rules.find(({ id }) => id === filter.rule) ?? null;
      const trends = this.props.trends();
      const body = trendsPage(frame, { overview, sights: all, trends, parent: filter.parent, rule });
      return { status: 200, body };
    }
    if (path === "/phan-anh") return this.objections(frame, visit);
    if (path === "/nhat-ky" && viewer.role === "department")
      return { status: 200, body: auditPage(frame, this.props.desk.deeds()) };
    const [, id = "", part = ""] = /^\/don-vi\/(\w{1,20})((?:\/.{1,80})?)$/.exec(path) ?? [];
    const sight = all.find((unit) => unit.id === id);
    if (sight === undefined) return this.say(visit, 404, "missing");
    if (part === "") return this.unit(frame, visit, sight, 200);
    if (part === "/so-sanh") return this.comparison(frame, visit, sight);
    if (part === "/dien-bien") return this.timeline(frame, visit, sight);
    const [, sha256] = /^\/chung-cu\/([0-9a-f]{64})$/.exec(part) ?? [];
    return sha256 === undefined ? this.say(visit, 404, "missing") : this.evidence(visit, sight, sha256);
  }

  private unit(frame: Frame, visit: Visit, sight: UnitSight, status: number): Answer {
    return {
      status,
      body: unitPage(frame, {
        overview: visit.overview,
        sight,
        past: this.past(sight.id),
        notice: visit.query.has("da-gui") ? "objection" : null,
      }),
    };
  }

  private timeline(frame: Frame, { overview, query }: Visit, sight: UnitSight): Answer {
    const kind = query.get("loai") ?? "";
    return {
      status: 200,
      body: timelinePage(frame, {
        ...{ overview, sight },
        past: this.past(sight.id),
        knowsSilences: this.props.silences() !== null,
        kind: Object.hasOwn(EVENT_KINDS, kind) ? (kind as EventKind) : null,
      }),
    };
  }

  private past(id: string): UnitPast {
    const { desk, history, deployments, silences } = this.props;
    return {
      history: history(id),
      objections: desk.objections(({ unit }) => unit === id),
      deployments: deployments(id),
      silences: silences() ?? [],
    };
  }

  /** What a stranger's server once sent: letters to read, and nothing that a browser would run. */
  private evidence(visit: Visit, { id, record }: UnitSight, sha256: string): Answer {
    const { evidence, history } = this.props;
    const page = record?.pages.find((each) => each.evidence === sha256);
    const isOwn =
      page !== undefined ||
      history(id).changes.some(
        (change) =>
          Object.values(change.evidence).includes(sha256) ||
          Object.values(change.turns).some(({ was, became }) => was === sha256 || became === sha256),
      );
    const body = isOwn ? evidence(sha256) : null;
    if (body === null) return this.say(visit, 404, "missing");
    this.note(visit, "evidence", `${id} ${sha256}`);
    return {
      status: 200,
      headers: { "content-type": TEXT, "content-security-policy": "default-src 'none'; sandbox" },
      body: decodeBody(body, page?.headers["content-type"] ?? "").text,
    };
  }

  private comparison(frame: Frame, visit: Visit, sight: UnitSight): Answer {
    const { evidence, history } = this.props;
    const { overview, query } = visit;
    const [rule, url] = [query.get("quy-dinh") ?? "", query.get("trang") ?? ""];
    const turn = turnOf(history(sight.id), rule, url);
    const [was, became] = turn === null ? [null, null] : [evidence(turn.was), evidence(turn.became)];
    if (turn === null || was === null || became === null) return this.say(visit, 404, "missing");
    this.note(visit, "evidence", `${sight.id} ${turn.was} ${turn.became}`);
    const type = sight.record?.pages.find((page) => page.url === url)?.headers["content-type"] ?? "";
    const [before, after] = [was, became].map((body) => decodeBody(body, type).text);
    return {
      status: 200,
      body: comparisonPage(frame, {
        ...{ overview, sight, rule, url, turn },
        ...{ before: before ?? "", after: after ?? "" },
      }),
    };
  }

  private objections(frame: Frame, { viewer, overview }: Visit): Answer {
    const rows = this.props.desk
      .objections(({ unit }) => {
        const sight = overview.byId.get(unit);
        return viewer.role === "department" || (sight !== undefined && maySee(viewer, sight));
      })
      .map((objection) => ({ objection, name: overview.byId.get(objection.unit)?.name ?? objection.unit }));
    return { status: 200, body: objectionsPage(frame, rows) };
  }

  private async act(
    message: IncomingMessage,
    path: string,
    visit: Visit | null,
    client: string,
  ): Promise<Answer> {
    const form = await readForm(message);
    if (!this.isOwnForm(message)) return this.say(visit, 403, "forbidden");
    if (form === null) return this.say(visit, 400, "unreadable");
    const field = (name: string) => (form.get(name) ?? "").trim();
    if (path === "/dang-nhap")
      return await this.logIn(field("address").toLowerCase(), form.get("pwd") ?? "", client);
    if (visit === null) return this.logInAnswer(401, "", "expired");
    if (!isSame(field("form"), visit.session.formToken)) return this.say(visit, 403, "forbidden");
    if (path === "/dang-xuat") {
      this.sessions.end(visit.token);
      this.note(visit, "log-out", "");
      return redirect("/dang-nhap", { "set-cookie": NO_COOKIE });
    }
    if (path === "/bo-loc") return this.saveFilter(visit, field("name"), form.get("query") ?? "");
    if (path === "/bo-loc/xoa") return this.removeFilter(visit, form.get("name") ?? "");
    const text = field("text");
    const isText = text !== "" && text.length <= LONGEST_TEXT;
    const [, id] = /^\/don-vi\/(\w{1,20})\/phan-anh$/.exec(path) ?? [];
    if (id !== undefined) return this.object(visit, id, field("rule"), isText ? text : null);
    const [, number] = /^\/phan-anh\/(\d{1,9})$/.exec(path) ?? [];
    if (number !== undefined && visit.viewer.role === "department")
      return this.reply(visit, Number(number), field("outcome"), isText ? text : null);
    return this.say(visit, 404, "missing");
  }

  private saveFilter(visit: Visit, name: string, query: string): Answer {
    if (name === "" || name.length > LONGEST_NAME || !isFilter(query))
      return this.say(visit, 400, "unreadable");
    const { address } = visit.viewer;
    if (!this.props.desk.saved.save(address, { name, query }, this.time()))
      return this.say(visit, 429, "full");
    this.note(visit, "filter-saved", name);
    return redirect(`/don-vi${query}`);
  }

  private removeFilter(visit: Visit, name: string): Answer {
    if (this.props.desk.saved.remove(visit.viewer.address, name, this.time()))
      this.note(visit, "filter-removed", name);
    return redirect("/don-vi");
  }

  private object(visit: Visit, id: string, rule: string, text: string | null): Answer {
    const { overview, viewer } = visit;
    const { desk } = this.props;
    const sight = overview.byId.get(id);
    if (sight === undefined || !maySee(viewer, sight)) return this.say(visit, 404, "missing");
    if (text === null || !overview.rules.some((each) => each.id === rule))
      return this.say(visit, 400, "unreadable");
    if (desk.objections(({ unit, answer }) => unit === id && answer === null).length >= MOST_OPEN)
      return this.say(visit, 429, "crowded");
    const { number } = desk.object({ at: this.time(), by: viewer.address, unit: id, rule, text });
    this.note(visit, "objection", `${number} ${id} ${rule}`);
    return redirect(`/don-vi/${id}?da-gui#phan-anh`);
  }

  private reply(visit: Visit, number: number, outcome: string, text: string | null): Answer {
    const { desk } = this.props;
    if (desk.find(number) === null) return this.say(visit, 404, "missing");
    if (text === null || (outcome !== "upheld" && outcome !== "rejected"))
      return this.say(visit, 400, "unreadable");
    if (desk.answer(number, { at: this.time(), by: visit.viewer.address, outcome, text }))
      this.note(visit, "answer", `${number} ${outcome}`);
    return redirect(`/phan-anh#so-${number}`);
  }

  private async logIn(address: string, password: string, client: string): Promise<Answer> {
    const { mayLogIn, overview, failed } = this.props;
    if (this.byAddress.isShut(address) || this.byClient.isShut(client))
      return this.logInAnswer(429, address, "often");
    if (this.loggingIn >= LOG_INS_AT_A_TIME) return this.logInAnswer(503, address, "later");
    const isKnown = overview().city.viewers.has(address);
    let isRight: boolean;
    this.loggingIn++;
    try {
      // Asked of strangers' addresses as well: an answer tells by neither word nor time who may look here.
      isRight = await mayLogIn(address, password);
    } catch (error) {
      failed(error);
      return this.logInAnswer(503, address, "later");
    } finally {
      this.loggingIn--;
    }
    if (!isRight || !isKnown) {
      this.byAddress.failed(address);
      this.byClient.failed(client);
      // Of an address that is nobody's, nothing is kept: people type passwords there.
      this.write({ action: "log-in-refused", by: isKnown ? address : "", client, about: "" });
      return this.logInAnswer(401, address, "wrong");
    }
    const token = this.sessions.begin(address);
    this.write({ action: "log-in", by: address, client, about: "" });
    return redirect("/", { "set-cookie": cookieOf(token) });
  }

  private logInAnswer(status: number, address: string, trouble: LogInTrouble | null): Answer {
    return { status, body: logInPage(this.frame(null, "/dang-nhap"), address.slice(0, 254), trouble) };
  }

  private say(visit: Visit | null, status: number, which: Message): Answer {
    return { status, body: messagePage(this.frame(visit, ""), which) };
  }

  /** A form says where it comes from; one that does not, or comes from elsewhere, is not ours. */
  private isOwnForm({ headers }: IncomingMessage): boolean {
    return headers.origin === this.props.origin;
  }

  private note({ viewer, client }: Visit, action: Deed["action"], about: string): void {
    this.write({ action, by: viewer.address, client, about });
  }

  private write(deed: Omit<Deed, "at">): void {
    this.props.desk.note({ at: this.time(), ...deed });
  }

  private time(): string {
    return new Date(this.props.now()).toISOString();
  }
}

function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 303, headers: { location, ...headers }, body: "" };
}

function download(name: string, type: string, body: string | Uint8Array): Answer {
  return {
    status: 200,
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
    body,
  };
}

/** Whoever stands before us on this machine says who asks. Where nobody does, a header is the asker's own word. */
function clientOf({ headers, socket }: IncomingMessage, isBehindServer: boolean): string {
  const said = isBehindServer ? headers["x-real-ip"] : undefined;
  return (typeof said === "string" && said !== "" ? said : (socket.remoteAddress ?? "")).slice(0, 45);
}

/** @returns null for what is no form, or a large one */
async function readForm(message: IncomingMessage): Promise<URLSearchParams | null> {
  if (!(message.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    // Read on for a while, since who is cut off in the midst of sending reads no answer.
    if (size > LARGEST_READ) return null;
    if (size <= LARGEST_FORM) chunks.push(chunk as Buffer);
  }
  if (size > LARGEST_FORM) return null;
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
