import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import robotsParser from "robots-parser";
import { getDomain } from "tldts";
import { decodeBody } from "../../observation/charset";
import { readFeed, sitemapAddresses } from "../../observation/feed";
import { readHtml } from "../../observation/html";
import type { Certificate, Names as NameFacts, Page } from "../../observation/types";
import { SECTIONS, sectionNamed } from "../../policy/data/sections";
import type { Client, Fetched } from "./client";
import type { Names } from "./names";
import type { Target } from "./target";

/** What robots.txt calls the scanner. */
export const ROBOT = "CongTruong";
/** Seconds between two requests that a site may ask for by `Crawl-delay`; a longer wish is not granted. */
const MOST_DELAY = 5;
/** Pages of the sitemap that are looked at: where intruders leave what no menu leads to. */
const SAMPLES = 3;
/** Headers that an observation keeps. */
const KEPT = ["content-type", "strict-transport-security", "etag", "last-modified", "server"];
/** An address that no site has. */
const NO_SUCH_PAGE = "/khong-co-trang-nay-de-kiem-tra/";

/** What was seen of a page before, so that the site need not send it again. */
export interface Seen {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly body: Buffer;
}

export interface CrawlProps {
  readonly client: Client;
  readonly names: Names;
  /** What the last scan saw at this address; null for nothing. */
  readonly before: (url: string) => Seen | null;
  /** Takes a body into the evidence. */
  readonly keep: (sha256: string, body: Buffer) => void;
}

export interface Crawled {
  readonly pages: readonly Page[];
  readonly tls: Certificate | null;
  readonly dns: NameFacts;
}

/** Looks at one site, each address once and one after the other. Never throws for what it finds. */
export async function crawl(target: Target, props: CrawlProps): Promise<Crawled> {
  const { client } = props;
  const { url } = target;
  const dns = await namesOf(target, props.names);
  const pages: Page[] = [];
  const rules = target.isHosted ? { isAllowed: () => true, delay: 0 } : await robotsOf(url, client);

  const visit = async (role: string, address: string, headers: Readonly<Record<string, string>> = {}) => {
    const page = rules.isAllowed(address)
      ? await visited(role, address, headers, props)
      : { ...NOTHING, role, url: address, finalUrl: address, unseen: "robots" as const };
    pages.push(page);
    if (rules.delay > 0) await pause(rules.delay * 1000);
    return page;
  };

  const home = await visit("home", `${url}/`);
  // A site that does not answer is not asked thirty times more.
  if (home.status === null) {
    return { pages, tls: client.certificate(new URL(url).hostname), dns };
  }
  await visit("http", target.plainUrl);
  const links = home.html?.links ?? [];
  const menu = new Map<string, string>();
  for (const { href, text } of links) {
    const section = sectionNamed(text);
    if (section !== undefined && !menu.has(section.id) && isSameSite(href, url)) menu.set(section.id, href);
  }
  for (const { id } of SECTIONS) {
    await visit(`section:${id}`, target.isHosted ? `${url}/${id}/` : (menu.get(id) ?? `${url}/${id}/`));
  }
  const search = home.html?.search ?? null;
  if (search !== null && isSameSite(search.action, url)) {
    for (const [role, words] of [
      ["search:toned", "trường"],
      ["search:toneless", "truong"],
    ] as const) {
      const address = new URL(search.action);
      address.searchParams.set(search.field, words);
      await visit(role, address.href);
    }
  }
  await visit("feed", home.html?.feeds.find((feed) => isSameSite(feed, url)) ?? `${url}/feed/`);
  await visit("missing", `${url}${NO_SUCH_PAGE}`);
  await visit("english", `${url}/english/`);
  for (const [index, address] of (await sampleOf(url, pages, props, rules.isAllowed)).entries()) {
    await visit(`sample:${index + 1}`, address);
  }
  await visit("as:robot", `${url}/`, {
    "user-agent": `Mozilla/5.0 (compatible; ${ROBOT} compares what Googlebot is shown)`,
  });
  await visit("as:referred", `${url}/`, { referer: "https://www.google.com/" });
  return { pages, tls: client.certificate(new URL(url).hostname), dns };
}

const NOTHING = {
  unseen: null,
  fault: null,
  status: null,
  headers: {},
  evidence: null,
  html: null,
  feed: null,
};

async function visited(
  role: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  { client, before, keep }: CrawlProps,
): Promise<Page> {
  // What others are shown must not be answered by "as before".
  const known = Object.keys(headers).length === 0 ? before(url) : null;
  const answer = await client.get(url, {
    // Where it leads is all there is to know of the plain address.
    follow: role !== "http",
    headers: {
      ...headers,
      ...(known !== null && known.etag !== null && { "if-none-match": known.etag }),
      ...(known !== null && known.lastModified !== null && { "if-modified-since": known.lastModified }),
    },
  });
  return pageOf(role, url, answer.status === 304 && known !== null ? asBefore(answer, known) : answer, keep);
}

/** The answer that a 304 stands for. */
function asBefore(answer: Fetched, { body, etag, lastModified }: Seen): Fetched {
  return {
    ...answer,
    status: 200,
    body,
    headers: {
      "content-type": "text/html",
      ...answer.headers,
      ...(etag === null ? {} : { etag }),
      ...(lastModified === null ? {} : { "last-modified": lastModified }),
    },
  };
}

function pageOf(role: string, url: string, answer: Fetched, keep: CrawlProps["keep"]): Page {
  const { unseen, fault, status, finalUrl, headers, body } = answer;
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
  const page = { ...NOTHING, role, url, unseen, fault, status, finalUrl, headers: kept };
  if (body === null || body.length === 0) return page;
  const evidence = createHash("sha256").update(body).digest("hex");
  keep(evidence, body);
  const type = headers["content-type"] ?? "";
  const { text, charset } = decodeBody(body, type);
  const isFeed = role === "feed" || /\b(rss|atom)\b/i.test(type);
  const isHtml = !isFeed && (/html/i.test(type) || (type === "" && /^\s*</.test(text)));
  return {
    ...page,
    evidence,
    html: isHtml ? readHtml(text, finalUrl, charset) : null,
    feed: isFeed ? readFeed(text) : null,
  };
}

/** Same host, `www.` or not. */
export function isSameSite(address: string, url: string): boolean {
  const bare = (text: string) => new URL(text).hostname.replace(/^www\./, "");
  try {
    return bare(address) === bare(url);
  } catch {
    return false;
  }
}

/**
 * Whether a redirect from this site is followed: to itself, to another name of its owner, or within education. What
 * leads to anybody else is told and left alone.
 */
export function mayFollow(url: string, zone: string): (target: URL) => boolean {
  const own = getDomain(new URL(url).hostname);
  return ({ hostname, href }) =>
    isSameSite(href, url) ||
    [zone, "edu.vn"].some((domain) => hostname === domain || hostname.endsWith(`.${domain}`)) ||
    (own !== null && own === getDomain(hostname));
}

interface RobotRules {
  readonly isAllowed: (url: string) => boolean;
  /** Seconds. */
  readonly delay: number;
}

/** A site's wishes (RFC 9309): none where it has no file, all refused where it cannot give it. */
async function robotsOf(url: string, client: Client): Promise<RobotRules> {
  const address = `${url}/robots.txt`;
  const { status, body } = await client.get(address);
  if (status !== null && status >= 500) return { isAllowed: () => false, delay: 0 };
  if (status !== 200 || body === null) return { isAllowed: () => true, delay: 0 };
  const robots = robotsParser(address, body.subarray(0, 512_000).toString("utf8"));
  return {
    isAllowed: (page) => robots.isAllowed(page, ROBOT) !== false,
    delay: Math.min(MOST_DELAY, Math.max(0, robots.getCrawlDelay(ROBOT) ?? 0)),
  };
}

/**
 * A few pages of the sitemap that were not looked at yet, spread over it. A list of sitemaps is followed to its last,
 * where the newest posts are.
 */
async function sampleOf(
  url: string,
  pages: readonly Page[],
  { client, keep }: CrawlProps,
  isAllowed: (url: string) => boolean,
): Promise<readonly string[]> {
  const read = async (address: string) => {
    if (!isAllowed(address)) return [];
    const { status, body } = await client.get(address);
    if (status !== 200 || body === null) return [];
    keep(createHash("sha256").update(body).digest("hex"), body);
    return sitemapAddresses(body.toString("utf8"), 5_000).filter((each) => isSameSite(each, url));
  };
  let listed = await read(`${url}/sitemap.xml`);
  if (listed.length === 0) listed = await read(`${url}/wp-sitemap.xml`);
  const nested = listed.filter((address) => /\.xml(\?|$)/.test(address));
  if (nested.length > 0) {
    const posts = nested.find((address) => /posts-post/.test(address)) ?? nested[nested.length - 1];
    listed = posts === undefined ? [] : await read(posts);
  }
  const known = new Set(pages.map((page) => page.url));
  const fresh = listed.filter((address) => !known.has(address) && !/\.xml(\?|$)/.test(address));
  const step = Math.max(1, Math.floor(fresh.length / SAMPLES));
  return fresh.filter((_, index) => index % step === 0).slice(0, SAMPLES);
}

async function namesOf({ url, mailDomain, dkimSelectors }: Target, names: Names): Promise<NameFacts> {
  const { hostname } = new URL(url);
  const [a, aaaa, caa] = await Promise.all([names.a(hostname), names.aaaa(hostname), names.caa(hostname)]);
  if (mailDomain === null) {
    return { a, aaaa, caa, mailDomain, mx: null, spf: null, dmarc: null, dkim: null };
  }
  const [mx, spf, dmarc, keys] = await Promise.all([
    names.mx(mailDomain),
    names.txt(mailDomain, "v=spf1"),
    dmarcOf(mailDomain, names),
    dkimSelectors === null
      ? null
      : Promise.all(dkimSelectors.map((selector) => names.txt(`${selector}._domainkey.${mailDomain}`, ""))),
  ]);
  const dkim = keys === null || keys.includes(null) ? null : keys.flatMap((key) => key ?? []);
  return { a, aaaa, caa, mailDomain, mx, spf, dmarc, dkim };
}

/** The domain's own record, else its organisation's (RFC 7489, 6.6.3). */
async function dmarcOf(domain: string, names: Names) {
  const own = await names.txt(`_dmarc.${domain}`, "v=DMARC1");
  const organisation = getDomain(domain);
  if (own === null || own.length > 0 || organisation === null || organisation === domain) return own;
  return names.txt(`_dmarc.${organisation}`, "v=DMARC1");
}
