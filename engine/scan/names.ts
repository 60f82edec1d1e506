import { Resolver } from "node:dns/promises";
import type { Answer } from "../../observation/types";

const PATIENCE_MS = 5_000;
/** What says that there is no such record: an answer, and no failure to answer. */
const NONE = ["ENODATA", "ENOTFOUND"];

/** Asks one name server, or those of the machine. */
export class Names {
  private readonly resolver = new Resolver({ timeout: PATIENCE_MS, tries: 2 });

  /** @param server `address:port`; null for the machine's own */
  constructor(server: string | null) {
    if (server !== null) this.resolver.setServers([server]);
  }

  a(name: string): Promise<Answer> {
    return answer(this.resolver.resolve4(name));
  }

  aaaa(name: string): Promise<Answer> {
    return answer(this.resolver.resolve6(name));
  }

  mx(name: string): Promise<Answer> {
    return answer(this.resolver.resolveMx(name).then((records) => records.map(({ exchange }) => exchange)));
  }

  caa(name: string): Promise<Answer> {
    return answer(
      this.resolver
        .resolveCaa(name)
        .then((records) => records.map(({ critical: _, ...record }) => Object.values(record).join(" "))),
    );
  }

  /** Texts of a name that begin so, whatever the case; a record in pieces is one text. */
  async txt(name: string, beginning: string): Promise<Answer> {
    const found = await answer(
      this.resolver.resolveTxt(name).then((records) => records.map((parts) => parts.join(""))),
    );
    return found?.filter((text) => text.toLowerCase().startsWith(beginning.toLowerCase())) ?? null;
  }
}

async function answer(asked: Promise<readonly string[]>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    return NONE.includes((error as NodeJS.ErrnoException).code ?? "") ? [] : null;
  }
}
