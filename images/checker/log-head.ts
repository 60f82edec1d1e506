import { parseAs } from "../../contracts/parse";
import { isLogHead } from "../../contracts/readers/checker";
import type { LogHead } from "../../contracts/types";

const TIMEOUT_MS = 5000;

/** Asks the store of logs for the signed end of its chain, for whoever watches from outside to keep. */
export class LogHeads {
  private latest: LogHead | null = null;

  /** @param store its host and port; empty where there is none */
  constructor(private readonly store: string) {}

  get head(): LogHead | null {
    return this.latest;
  }

  /** What was heard last stays while the store is away: it was true. @throws Error when the store does not answer */
  async ask(): Promise<void> {
    if (this.store === "") return;
    const url = `http://${this.store}/head`;
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    this.latest = parseAs(isLogHead, await response.text(), url);
  }
}
