import type { App } from "cdktf";
import { DNS_RESOURCES } from "../constructs/dns";
import type { DnsProps } from "../constructs/dns/resources";
import { CityStack } from "./city-stack";

/** The city's records: one model, served by whichever back end the environment names. */
export class DnsStack extends CityStack {
  constructor(scope: App, props: DnsProps) {
    super(scope, "dns", props.environment);
    DNS_RESOURCES[props.environment.dns.backend](this, props);
  }
}
