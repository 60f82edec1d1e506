import type { DnsBackend } from "./backend";
import { cloudflare } from "./cloudflare";
import { knot } from "./knot";

export type { DnsBackend, DnsProvider } from "./backend";

/** Every back end, by what `dns.backend` calls it. */
export const DNS_BACKENDS = { knot, cloudflare } satisfies Readonly<Record<string, DnsBackend>>;

export type DnsBackendName = keyof typeof DNS_BACKENDS;

/** Whoever answers for an environment's names. */
export function dnsBackend({ dns }: { readonly dns: { readonly backend: DnsBackendName } }): DnsBackend {
  return DNS_BACKENDS[dns.backend];
}

/** The variables of OpenTofu that decide what records become: other zones, other records. */
export function plannedWith(): readonly string[] {
  return Object.values<DnsBackend>(DNS_BACKENDS)
    .flatMap(({ credentials }) => Object.keys(credentials))
    .filter((variable) => variable.startsWith("TF_VAR_"));
}

/** Those whose API is given records. */
export function dnsProviders() {
  return Object.values<DnsBackend>(DNS_BACKENDS).flatMap(({ provider }) => provider ?? []);
}
