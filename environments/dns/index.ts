import type { DnsBackend } from "./backend";
import { cloudflare } from "./cloudflare";
import { knot } from "./knot";

export type { DnsBackend } from "./backend";

/** Every back end, by what `dns.backend` calls it. The compiler demands its resources in `constructs/dns/index.ts`. */
export const DNS_BACKENDS = { knot, cloudflare } satisfies Readonly<Record<string, DnsBackend>>;

export type DnsBackendName = keyof typeof DNS_BACKENDS;

/** Whoever answers for an environment's names. */
export function dnsBackend({ dns }: { readonly dns: { readonly backend: DnsBackendName } }): DnsBackend {
  return DNS_BACKENDS[dns.backend];
}
