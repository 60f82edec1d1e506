import { request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import type { Viewer, WatchedCity, WatchedUnit } from "../../console/city";
import { Desk } from "../../console/desk";
import { overviewOf } from "../../console/overview";
import { type ConsoleProps, consoleServer } from "../../console/server";
import type { UnitDeployment } from "../../console/deployments";
import type { SilenceEntry } from "../../engine/monitoring/silences";
import type { UnitHistory } from "../../engine/scan/history";
import { LIVE_RULES } from "../../policy/live/index";
import type { RuleRecord, SiteRecord } from "../../policy/live/record";
import type { LiveBreach } from "../../policy/live/rule";
import type { Sight } from "../../policy/live/settle";

export const NOW = Date.parse("2026-11-30T03:00:00Z");
export const TODAY = "2026-11-30";
const AT = "2026-11-29T20:00:00.000Z";
export const PASSWORD = "bốn từ không liên quan";
export const DEPARTMENT = "sgddt@hcm.edu.vn";
export const OFFICE = "pgdq9@hcm.edu.vn";

export const EVIDENCE = "a".repeat(64);
/** A page of some other unit. */
export const FOREIGN_EVIDENCE = "b".repeat(64);
export const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202e{{ frame }}`;
/** The home page of the hacked site, before. */
export const GOOD_EVIDENCE = "c".repeat(64);
const KEPT: Readonly<Record<string, string>> = {
  [EVIDENCE]: `<!doctype html>\n<h1>Trường</h1>\n${HOSTILE}`,
  [FOREIGN_EVIDENCE]: "<!doctype html>",
  [GOOD_EVIDENCE]: "<!doctype html>\n<h1>Trường</h1>\n<p>Chào mừng</p>",
};

export const unitOf = (id: string, name: string, parentId: string, host: string): WatchedUnit => ({
  ...{ id, name, parentId },
  kind: "thcs",
  parentName:
    parentId === "7900858" ? "Phòng Giáo dục và Đào tạo Quận 9" : "Phòng Giáo dục và Đào tạo Quận 10",
  url: `https://${host}.hcm.edu.vn`,
});

const school = (unit: string, name: string): Viewer => ({
  ...{ address: `${unit}@hcm.edu.vn`, role: "school", unit, name },
});

export function watched(units: readonly WatchedUnit[], withoutSite = 0): WatchedCity {
  const viewers: Viewer[] = [
    { address: DEPARTMENT, role: "department", unit: "7900000", name: "Sở Giáo dục và Đào tạo" },
    { address: OFFICE, role: "office", unit: "7900858", name: "Phòng Giáo dục và Đào tạo Quận 9" },
    ...units.map(({ id, name }) => school(id, name)),
  ];
  return {
    name: "Thành phố Hồ Chí Minh",
    department: { id: "7900000", name: "Sở Giáo dục và Đào tạo", mail: DEPARTMENT },
    ...{ units, withoutSite },
    viewers: new Map(viewers.map((viewer) => [viewer.address, viewer])),
  };
}

export function ruleRecord(sight: Sight, breaches: readonly LiveBreach[] = [], since = AT): RuleRecord {
  return {
    sights: [sight],
    settled: sight === "unknown" ? null : sight,
    since: sight === "unknown" ? null : since,
    judgement:
      sight === "fail"
        ? { state: "fail", breaches }
        : sight === "unknown"
          ? { state: "unknown", reason: { vi: "Máy chủ không nhận kết nối.", en: "No connection." } }
          : { state: "pass" },
    breaches: sight === "fail" ? breaches : [],
    at: AT,
  };
}

export function siteRecord(
  { id, url }: WatchedUnit,
  broken: Readonly<Record<string, readonly LiveBreach[]>>,
  others: Sight = "pass",
): SiteRecord {
  const rules = LIVE_RULES.map(({ id: rule }) => {
    const breaches = broken[rule];
    return [rule, breaches === undefined ? ruleRecord(others) : ruleRecord("fail", breaches)] as const;
  });
  const page = {
    role: "home",
    url: `${url}/`,
    finalUrl: `${url}/`,
    status: 200,
    headers: {},
    evidence: EVIDENCE,
  };
  const pages = [{ ...page, fault: null, unseen: null } as unknown as SiteRecord["pages"][number]];
  return { unit: id, run: AT, at: AT, url, rules: Object.fromEntries(rules), pages };
}

export const breach = (url: string, found: string, vi = "Trang trái quy định."): LiveBreach => ({
  ...{ url, found },
  message: { vi, en: "Wrong." },
});

/** Quận 9 has a site that was broken into and one that is in order, Quận 10 one that did not answer. */
export const HACKED = unitOf("7900001", "Trường THCS Lê Quý Đôn", "7900858", "thcslequydon");
export const GOOD = unitOf("7900002", "Trường THCS Hoa Lư", "7900858", "thcshoalu");
export const OTHER = unitOf("7900003", "Trường THCS Nguyễn Du", "7900860", "thcsnguyendu");
export const NEVER = unitOf("7900004", "Trường THCS Trần Phú", "7900860", "thcstranphu");
export const RECORDS: readonly SiteRecord[] = [
  siteRecord(HACKED, {
    "intrusion/gambling": [breach(`${HACKED.url}/`, HOSTILE, `Có chữ ${HOSTILE}`)],
    "site/search": [breach(`${HACKED.url}/?s=truong`, "")],
  }),
  siteRecord(GOOD, {}),
  siteRecord(OTHER, { "site/reachable": [breach(OTHER.url, "timeout")] }, "unknown"),
];

export const HISTORY: UnitHistory = {
  scans: [],
  changes: [
    {
      ...{ run: AT, at: AT, rule: "intrusion/gambling", now: "fail" },
      breaches: [breach(`${HACKED.url}/`, HOSTILE, HOSTILE)],
      evidence: { [`${HACKED.url}/`]: EVIDENCE },
      turns: {
        [`${HACKED.url}/`]: {
          ...{ was: GOOD_EVIDENCE, wasAt: "2026-11-29T14:00:00.000Z" },
          ...{ became: EVIDENCE, becameAt: AT },
        },
      },
    },
  ],
};

const DEPLOYMENTS: readonly UnitDeployment[] = [
  {
    ...{ startedAt: "2026-11-28T02:00:00.000Z", endedAt: "2026-11-28T02:10:00.000Z", state: "failed" },
    reason: { vi: `cell-01: ${HOSTILE}`, en: "cell-01: failed" },
  },
  {
    ...{ startedAt: "2026-11-26T02:00:00.000Z", endedAt: "2026-11-26T02:10:00.000Z", state: "done" },
    reason: null,
  },
];

const SILENCES: readonly SilenceEntry[] = [
  {
    ...{ at: "2026-11-27T02:00:00.000Z", what: "add", id: "1", author: "an", duration: "2h" },
    ...{ reason: `Bảo trì ${HOSTILE}`, matchers: [`unit=~"7900009|${HACKED.id}"`, 'alertname!="Watchdog"'] },
  },
  {
    ...{ at: "2026-11-27T02:30:00.000Z", what: "add", id: "2", author: "bình", duration: "1h" },
    ...{ reason: "Nơi khác", matchers: ['unit=~"7900009"', 'alertname!="Watchdog"'] },
  },
  {
    ...{ at: "2026-11-27T03:00:00.000Z", what: "end", id: "1", author: "an", duration: "", reason: "" },
    matchers: [],
  },
];

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

/** A console that answers on a port of its own, and people who use it. */
export class Lab {
  private server: Server | null = null;
  origin = "";
  now = NOW;
  readonly failures: unknown[] = [];

  constructor(
    private readonly folder: string,
    private readonly props: Partial<ConsoleProps> = {},
    readonly city = watched([HACKED, GOOD, OTHER, NEVER], 3),
    private readonly records: readonly SiteRecord[] = RECORDS,
  ) {}

  async start(): Promise<void> {
    const overview = overviewOf(this.city, this.records, LIVE_RULES, [], TODAY);
    const props: ConsoleProps = {
      origin: "http://127.0.0.1",
      isBehindServer: true,
      overview: () => overview,
      history: (unit) => (unit === HACKED.id ? HISTORY : { scans: [], changes: [] }),
      evidence: (sha256) => (sha256 in KEPT ? Buffer.from(KEPT[sha256] ?? "") : null),
      trends: () => null,
      deployments: (unit) => (unit === HACKED.id ? DEPLOYMENTS : []),
      silences: () => SILENCES,
      desk: new Desk(this.folder),
      mayLogIn: async (_address, password) => password === PASSWORD,
      now: () => this.now,
      failed: (error) => this.failures.push(error),
      ...this.props,
    };
    // The port is known only when it listens, and the console answers to the one name that it is told.
    const probe = consoleServer(props);
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    this.origin = `http://127.0.0.1:${port}`;
    const server = consoleServer({ ...props, origin: this.origin });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    this.server = server;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve) ?? resolve(null));
  }

  ask(path: string, { method, headers = {}, form }: Asked = {}): Promise<Reply> {
    const body = form === undefined ? "" : new URLSearchParams(form).toString();
    return new Promise((resolve, reject) => {
      const asked = request(
        `${this.origin}${path}`,
        {
          method: method ?? (form === undefined ? "GET" : "POST"),
          headers: {
            ...(form === undefined
              ? {}
              : { "content-type": "application/x-www-form-urlencoded", origin: this.origin }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString("utf8"),
            }),
          );
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
  }

  /** @returns the cookie of somebody who has logged in */
  async logIn(address: string): Promise<string> {
    const { status, headers } = await this.ask("/dang-nhap", { form: { address, pwd: PASSWORD } });
    if (status !== 303) throw new Error(`${address} may not log in: ${status}`);
    return String(headers["set-cookie"]).split(";")[0] ?? "";
  }

  /** The token that stands in the forms of a page. */
  async formToken(cookie: string): Promise<string> {
    const { body } = await this.ask("/phan-anh", { headers: { cookie } });
    return /name="form" value="([^"]+)"/.exec(body)?.[1] ?? "";
  }
}
