import type { DnsBackendName } from "../../environments/dns";
import { publishInCloudflare } from "./cloudflare-records";
import { serveByKnot } from "./knot-dns";
import type { DnsResources } from "./resources";

/** What each back end declares in the stack of records. */
export const DNS_RESOURCES: Readonly<Record<DnsBackendName, DnsResources>> = {
  knot: serveByKnot,
  cloudflare: publishInCloudflare,
};
