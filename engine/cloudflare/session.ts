import type { Environment } from "../../environments/environment";
import type { Change } from "../../output/plan/changes";
import { type ApiCost, costOf } from "../../output/plan/cost";
import { CALLS_AT_ONCE, CALLS_PER_FIVE_MINUTES } from "./pace";
import { type CloudflareProxyProps, startCloudflareProxy } from "./proxy";

/** What a plan or an apply needs to speak to Cloudflare through the proxy. */
export interface CloudflareSession {
  /** For the engine's environment. Empty where the city's own servers answer. */
  readonly variables: Readonly<Record<string, string>>;
  /** The calls so far, and those that these changes will need; undefined where there are none to make. */
  cost(changes: readonly Change[]): ApiCost | undefined;
}

/** Runs the proxy for as long as the work takes, where the environment has its records in Cloudflare. */
export async function withCloudflare<T>(
  environment: Environment,
  work: (session: CloudflareSession) => Promise<T>,
  props: CloudflareProxyProps = {},
): Promise<T> {
  if (environment.dns.backend !== "cloudflare") return work({ variables: {}, cost: () => undefined });
  const proxy = await startCloudflareProxy(props);
  try {
    return await work({
      variables: { TF_VAR_cloudflare_api: proxy.baseUrl },
      cost: (changes) =>
        costOf(changes, proxy.count(), { burst: CALLS_AT_ONCE, perFiveMinutes: CALLS_PER_FIVE_MINUTES }),
    });
  } finally {
    await proxy.close();
  }
}
