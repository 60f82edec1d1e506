import type { App } from "cdktf";
import { serveByKnot } from "../constructs/dns/knot-dns";
import type { DnsProps } from "../constructs/dns/props";
import { publishAtProvider } from "../constructs/dns/provider-records";
import { dnsBackend } from "../environments/dns";
import { CityStack } from "./city-stack";

/** The city's records: one model, served by whichever back end the environment names. */
export class DnsStack extends CityStack {
  constructor(scope: App, props: DnsProps) {
    super(scope, "dns", props.environment);
    const { provider } = dnsBackend(props.environment);
    if (provider === null) serveByKnot(this, props);
    else publishAtProvider(this, provider, props);
  }
}
