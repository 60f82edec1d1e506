import type { DnsBackend } from "./backend";

/** Our own authoritative servers: the sandbox, a closed data centre. */
export const knot: DnsBackend = {
  title: "Knot",
  hasQuota: false,
  challenge: "rfc2136",
  credentials: {},
  provider: null,
};
