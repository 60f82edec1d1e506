import type { DnsBackendName } from "../../environments/dns";
import type { Environment } from "../../environments/environment";
import type { AdoptionReport } from "../../output/plan/dns/render";
import { cloudflareClient } from "../cloudflare/client";
import { type DnsClient, type DnsClientProps, type DnsSession, NO_SESSION } from "../dns/client";
import { Problem } from "../support/problem";

/** The providers at which more is done than OpenTofu does. */
const CLIENTS: Readonly<Partial<Record<DnsBackendName, DnsClient>>> = { cloudflare: cloudflareClient };

function clientOf({ dns }: Environment): DnsClient | undefined {
  return CLIENTS[dns.backend];
}

/**
 * Runs what plans or applies the stack of records.
 *
 * @throws Problem when credentials or zones are not as they should be, before the work begins
 */
export async function withDnsProvider<T>(
  props: DnsClientProps & { readonly readOnly: boolean },
  work: (session: DnsSession) => Promise<T>,
): Promise<T> {
  const ready = await clientOf(props.project.environment)?.preflight(props);
  return ready === undefined ? work(NO_SESSION) : ready.during(props.readOnly, work);
}

/**
 * Compares the live zones with what the registry wants and, with `write`, writes down which records the next apply
 * takes over.
 *
 * @throws Problem when the environment's records are nowhere where that can be done, or the provider refuses
 */
export async function adoptRecords({
  write,
  ...props
}: DnsClientProps & { readonly write: boolean }): Promise<AdoptionReport> {
  const { name, dns } = props.project.environment;
  const client = clientOf(props.project.environment);
  if (client !== undefined) return (await client.preflight(props)).adopt(write);
  throw new Problem(
    `Môi trường ${name} có dns.backend: ${dns.backend}, nơi không có vùng nào để nhận về: chọn môi trường khác bằng CONGTRUONG_ENV.`,
    `The environment ${name} has dns.backend: ${dns.backend}, where no zone can be taken over: choose another by CONGTRUONG_ENV.`,
  );
}
