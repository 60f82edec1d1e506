import { rootCertificates } from "node:tls";
import pMap from "p-map";
import PQueue from "p-queue";
import { decodeBody } from "../../observation/charset";
import type { Observation } from "../../observation/types";
import type { LiveRule, Subject } from "../../policy/live/rule";
import { recordOf, type SiteRecord } from "../../policy/live/record";
import { mayOpen } from "./addresses";
import { Client, LIMITS, type Limits } from "./client";
import { crawl, isSameSite, mayFollow, type Seen } from "./crawl";
import { Names } from "./names";
import type { ScanStore } from "./store";
import type { CitySubject, Target } from "./target";

export interface ScanProps {
  readonly targets: readonly Target[];
  readonly city: CitySubject;
  readonly rules: readonly LiveRule[];
  readonly store: ScanStore;
  /** `address:port` of the name server to ask; null for the machine's own. */
  readonly nameServer: string | null;
  /** Networks that are private and may be opened all the same. */
  readonly privateNetworks: readonly string[];
  /** Ports besides 80 and 443 at which sites answer. */
  readonly ports: readonly number[];
  /** PEM of authorities beyond everybody's. */
  readonly ca: readonly string[];
  /** Whom a site's owner can ask what this is. */
  readonly contact: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Requests a second, of the whole scan. @default - 40 */
  readonly pace?: number;
  /** Sites at a time. @default - 16 */
  readonly sitesAtATime?: number;
  readonly limits?: Limits;
  readonly now: () => Date;
  /** Told after each site. */
  readonly progress?: (done: number, of: number) => void;
}

export interface ScanResult {
  /** Of the sites that were asked for, by id. */
  readonly records: readonly SiteRecord[];
  /** Sites that an earlier run, which was broken off, had looked at. */
  readonly resumed: number;
  /** Pieces of evidence that had reached their age. */
  readonly forgotten: number;
}

/** A run that was broken off longer ago begins anew. */
const RESUMED_WITHIN_MS = 86_400_000;

/**
 * Looks at every target and judges it. What a run that was broken off has done stays done: each site is written when it
 * is judged, and the same question within a day goes on there.
 */
export async function scan(props: ScanProps): Promise<ScanResult> {
  const { store, targets, rules, now } = props;
  const scope = JSON.stringify([targets.map(({ url }) => url), rules.map(({ id }) => id)]);
  const before = store.run();
  const isResumed =
    before !== null && before.scope === scope && now().getTime() - Date.parse(before.id) < RESUMED_WITHIN_MS;
  const run = isResumed ? before : { id: now().toISOString(), scope };
  store.begin(run);
  const session = new Session(props);
  const portal = await session.portal();
  let done = 0;
  let resumed = 0;
  const records = await pMap(
    targets,
    async (target) => {
      const known = store.unit(target.subject.id);
      const isDone = known?.run === run.id;
      const record = isDone ? known : await session.lookAt(target, portal, known, run.id);
      if (isDone) resumed++;
      else store.write(record, known);
      props.progress?.(++done, targets.length);
      return record;
    },
    { concurrency: props.sitesAtATime ?? 16 },
  );
  const forgotten = store.forget(now());
  store.end();
  return { records, resumed, forgotten };
}

/** What the sector portal says; null for what could not be read. */
interface Portal {
  readonly answers: boolean;
  /** Addresses of the units' sites in its directory. */
  readonly directory: readonly string[] | null;
  readonly items: readonly string[] | null;
}

class Session {
  private readonly names: Names;
  private readonly queue: PQueue;
  private hasReached = false;

  constructor(private readonly props: ScanProps) {
    this.names = new Names(props.nameServer);
    this.queue = new PQueue({ interval: 100, intervalCap: Math.max(1, (props.pace ?? 40) / 10) });
  }

  async portal(): Promise<Portal> {
    const { portal } = this.props.city;
    const client = this.client(portal);
    try {
      const [index, feed] = [await client.get(`${portal}/units.json`), await client.get(`${portal}/rss.xml`)];
      this.hasReached ||= index.status !== null;
      return {
        answers: index.status !== null,
        directory: index.status === 200 && index.body !== null ? addressesIn(index.body) : null,
        items: feed.status === 200 && feed.body !== null ? linksOf(feed.body) : null,
      };
    } finally {
      await client.close();
    }
  }

  async lookAt(target: Target, portal: Portal, known: SiteRecord | null, run: string): Promise<SiteRecord> {
    const { props } = this;
    const client = this.client(target.url);
    try {
      const seenBefore = new Map(known?.pages.map((page) => [page.url, page]));
      const before = (url: string): Seen | null => {
        const page = seenBefore.get(url);
        if (
          page === undefined ||
          page.evidence === null ||
          page.status !== 200 ||
          page.role.startsWith("as:")
        )
          return null;
        const [etag, lastModified] = [page.headers["etag"] ?? null, page.headers["last-modified"] ?? null];
        const body = etag === null && lastModified === null ? null : props.store.evidence(page.evidence);
        return body === null ? null : { etag, lastModified, body };
      };
      const keep = (sha256: string, body: Buffer) => props.store.keep(sha256, body);
      const crawled = await crawl(target, { client, names: this.names, before, keep });
      const at = props.now().toISOString();
      this.hasReached ||= crawled.pages.some(({ status }) => status !== null);
      const seen: Observation = {
        unit: target.subject.id,
        at,
        url: target.url,
        ownLine: this.hasReached,
        directory:
          portal.directory === null ? null : portal.directory.some((url) => isSameSite(url, target.url)),
        ...crawled,
      };
      const subject: Subject = {
        ...target.subject,
        city: { ...props.city, sectorItems: portal.items },
        today: props.today,
      };
      return recordOf(seen, subject, props.rules, known, run);
    } finally {
      await client.close();
    }
  }

  private client(url: string): Client {
    const { props } = this;
    return new Client({
      names: this.names,
      mayOpen: mayOpen(props.privateNetworks),
      mayFollow: mayFollow(url, props.city.zone),
      ports: props.ports,
      userAgent: `CongTruong/1.0 (+${props.contact})`,
      ca: [...rootCertificates, ...props.ca],
      limits: props.limits ?? LIMITS,
      turn: () => this.queue.add(() => undefined),
    });
  }
}

function addressesIn(body: Buffer): readonly string[] | null {
  try {
    const { units } = JSON.parse(body.toString("utf8")) as {
      readonly units?: readonly { readonly url?: unknown }[];
    };
    return units?.flatMap(({ url }) => (typeof url === "string" ? [url] : [])) ?? null;
  } catch {
    return null;
  }
}

/** Addresses of the newest items of a feed, at most six: as many as a site shows. */
function linksOf(body: Buffer): readonly string[] {
  const { text } = decodeBody(body, "");
  return [...text.matchAll(/<item\b[^]*?<link>\s*([^<\s]+)\s*<\/link>/g)]
    .slice(0, 6)
    .map(([, link = ""]) => link);
}
