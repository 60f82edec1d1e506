import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One unit of the channel's `units/cell-NN.json`. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly ownership: string;
  readonly lifecycle: string;
  readonly parent: { readonly id: string; readonly name: string };
  readonly successor: string | null;
  readonly address: string;
  readonly phone: string;
  readonly mail: string | null;
  readonly url: string | null;
  readonly host: string | null;
  readonly feed: string | null;
}

export interface CityFacts {
  readonly name: string;
  readonly zone: string;
  readonly department: { readonly id: string; readonly name: string; readonly mail: string };
  /** The portal's own address without a trailing slash. */
  readonly portalUrl: string;
}

/** One item of the sector's news. */
export interface NewsItem {
  /** Part of its address, so it never changes. */
  readonly id: string;
  /** ISO 8601, the day only. */
  readonly date: string;
  readonly title: string;
  readonly summary: string;
  readonly body: readonly string[];
}

export interface Facts {
  readonly city: CityFacts;
  readonly units: readonly Unit[];
  /** Newest first. */
  readonly news: readonly NewsItem[];
}

/** Reads the whole channel. Throws when a file is missing or is no JSON; the message names the file. */
export function readFacts(directory: string): Facts {
  const json = (path: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(directory, path), "utf8"));
    } catch (error) {
      throw new Error(`${path} cannot be read: ${(error as Error).message}`);
    }
  };
  const units = readdirSync(join(directory, "units"))
    .filter((name) => /^cell-\d+\.json$/.test(name))
    .flatMap((name) => json(`units/${name}`) as Unit[])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const news = (json("news.json") as NewsItem[]).toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const odd = news.find(({ id }) => !/^[a-z0-9-]+$/.test(id));
  if (odd !== undefined) throw new Error(`news.json: the id "${odd.id}" may hold only a-z, 0-9 and hyphens`);
  return { city: json("city.json") as CityFacts, units, news };
}
