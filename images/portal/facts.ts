import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import { parseAs } from "../../contracts/parse";
import { isPortalCity, isPortalNews, isPortalUnits } from "../../contracts/readers/portal";
import type { NewsItem, PortalCity, PortalUnit } from "../../contracts/types";

export interface Facts {
  readonly city: PortalCity;
  readonly units: readonly PortalUnit[];
  /** Newest first. */
  readonly news: readonly NewsItem[];
  /** What mail servers and mail programs ask for, by path; in formats of others, and passed on as it is. */
  readonly mail: Readonly<Record<string, string>>;
}

const MAIL_FILES = ["mail/mta-sts.txt", "mail/autoconfig.xml"] as const;

/** Reads the whole channel. Throws when a file is missing or is not as its contract says; the message names the file. */
export function readFacts(directory: string): Facts {
  const textOf = (path: string): string => {
    try {
      return readFileSync(join(directory, path), "utf8");
    } catch (error) {
      throw new Error(`${path} cannot be read: ${(error as Error).message}`);
    }
  };
  const read = <T>(isSound: ValidateFunction<T>, path: string): T => parseAs(isSound, textOf(path), path);
  const units = readdirSync(join(directory, "units"))
    .filter((name) => /^cell-\d+\.json$/.test(name))
    .flatMap((name) => read(isPortalUnits, `units/${name}`))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const news = read(isPortalNews, "news.json").toSorted((a, b) => (a.date < b.date ? 1 : -1));
  // An older channel has none, and its pages go on.
  const mail = Object.fromEntries(
    MAIL_FILES.filter((path) => existsSync(join(directory, path))).map((path) => [path, textOf(path)]),
  );
  return { city: read(isPortalCity, "city.json"), units, news, mail };
}
