import { Resolver } from "node:dns/promises";
import type { CheckResult } from "./result";

export interface NameCheck {
  /** The name server, such as `127.0.0.1:5353`. */
  readonly server: string;
  readonly host: string;
  /** The IPv4 address that it must have, and no other. */
  readonly address: string;
}

const PATIENCE_MS = 3_000;

/** Asks the name server as a resolver would. Never throws: no answer is a failed check that says so. */
export async function checkName({ server, host, address }: NameCheck): Promise<CheckResult> {
  const started = performance.now();
  const result = (ok: boolean, detail: string): CheckResult => ({
    ok,
    detail,
    short: ok ? detail : "",
    milliseconds: Math.round(performance.now() - started),
  });
  const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
  resolver.setServers([server]);
  try {
    const found = await resolver.resolve4(host);
    return found.length === 1 && found[0] === address
      ? result(true, `A ${address}`)
      : result(false, `${host} trỏ tới ${found.join(", ")}, phải là ${address}`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return result(false, `${server} không trả lời đúng cho ${host} (${code})`);
  }
}
