import { parseFeed } from "feedsmith";
import type { Feed } from "./types";

/** Reads RSS, Atom or a JSON feed; null for what is none. */
export function readFeed(text: string): Feed | null {
  try {
    const { format, feed } = parseFeed(text);
    const dates =
      format === "atom"
        ? (feed.entries ?? []).map(({ updated, published }) => updated ?? published)
        : format === "json"
          ? (feed.items ?? []).map((item) => item.date_published)
          : format === "rdf"
            ? (feed.items ?? []).map((item) => item.dc?.dates?.[0])
            : (feed.items ?? []).map(({ pubDate }) => pubDate);
    const days = dates.flatMap((date) => {
      const time = Date.parse(String(date ?? ""));
      return Number.isNaN(time) ? [] : [new Date(time + 7 * 3_600_000).toISOString().slice(0, 10)];
    });
    return { items: dates.length, newest: days.sort().at(-1) ?? null };
  } catch {
    return null;
  }
}

/** The addresses of a sitemap or of a list of sitemaps (sitemaps.org), at most so many. */
export function sitemapAddresses(text: string, most: number): string[] {
  const found: string[] = [];
  for (const [, address = ""] of text.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/gi)) {
    if (found.length >= most) break;
    found.push(address.replaceAll("&amp;", "&"));
  }
  return found;
}
