import { DnsRecord as CloudflareRecord } from "@cdktf/provider-cloudflare/lib/dns-record";
import { CloudflareProvider } from "@cdktf/provider-cloudflare/lib/provider";
import { TerraformIterator, TerraformStack, TerraformVariable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { DnsZone } from "../../model/dns";
import { CITY_BLOCK, cloudflareRecords, inRecordBlocks, ownersMark } from "../../model/dns-cloudflare";
import { literal } from "../literals";
import type { DnsResources } from "./resources";

/** Earlier 5.x plan changes for ever (aliases until 5.19, short names until 5.20). */
const CLOUDFLARE_PROVIDER_VERSION = ">= 5.22.0, < 6.0.0";

export interface CloudflareRecordsProps {
  readonly zones: readonly DnsZone[];
  /** The environment's name, for the comment that marks each record as its own. */
  readonly environment: string;
}

/** The city's records in Cloudflare. */
export interface ICloudflareRecords extends IConstruct {
  /** How many records each zone needs, by the zone's key: a plan of Cloudflare's has a quota for a zone. */
  readonly recordCounts: ReadonlyMap<string, number>;
}

/**
 * One resource block for the city's own records and one for the records of each hundred of unit ids, each record under
 * the key of its zone and its own. Block and key are immutable: a new host, a new target or another cell is an update
 * in place, or nothing at all. In one block for all, OpenTofu's work grows with the square of the records.
 *
 * Zone ids are given at plan time (`TF_VAR_cloudflare_zone_ids='{"city":"..."}'`), the token by the provider's own
 * `CLOUDFLARE_API_TOKEN`, and `TF_VAR_cloudflare_api` where the calls go through our pacing proxy.
 */
export class CloudflareRecords extends Construct implements ICloudflareRecords {
  public readonly recordCounts: ReadonlyMap<string, number>;

  constructor(scope: Construct, id: string, props: CloudflareRecordsProps) {
    super(scope, id);
    this.recordCounts = new Map(props.zones.map((zone) => [zone.key, zone.records.length]));
    const zoneIds = new TerraformVariable(this, "cloudflare_zone_ids", {
      type: "map(string)",
      description:
        "Ids of the zones in Cloudflare, by key: `city`, and `u<unit id>` for a unit's own domain.",
    });
    zoneIds.overrideLogicalId("cloudflare_zone_ids");
    const blocks = inRecordBlocks(
      props.zones.flatMap(cloudflareRecords).map(({ key, ...attributes }) => [key, attributes] as const),
    );
    for (const [block, entries] of blocks) this.declare(block, entries, props.environment);
    this.moveFromOneBlock(blocks);
  }

  private declare(block: string, entries: Readonly<Record<string, unknown>>, environment: string): void {
    const each = TerraformIterator.fromMap({});
    const records = new CloudflareRecord(this, block, {
      forEach: each,
      zoneId: `\${var.cloudflare_zone_ids[each.value.zone]}`,
      name: each.getString("name"),
      type: each.getString("type"),
      ttl: each.getNumber("ttl"),
      // An alias that Cloudflare proxied would hide the visitor's address from the gate and end TLS elsewhere.
      proxied: false,
    });
    records.overrideLogicalId(block);
    // A local is evaluated once. Written at the block itself, the engine evaluates all of it for each record.
    TerraformStack.of(this).addOverride(`locals.${block}`, literal(this, entries));
    records.addOverride("for_each", `\${local.${block}}`);
    // Of each record only what its type has is set; the others stay null, as the provider wants them.
    records.addOverride("content", "${each.value.content}");
    records.addOverride("priority", "${each.value.priority}");
    records.addOverride("data", "${each.value.data}");
    records.addOverride("comment", ownersMark(environment, "${each.key}"));
  }

  /**
   * Until December 2026 all records stood in the block `record`. Where they still do, their addresses move, and
   * nothing is destroyed or made; elsewhere these say nothing. They go when every state has been applied once since
   * (docs/adr/20261129-records-in-blocks-of-a-hundred.md).
   */
  private moveFromOneBlock(blocks: ReadonlyMap<string, Readonly<Record<string, unknown>>>): void {
    const addresses = [...blocks].flatMap(([block, entries]) =>
      block === CITY_BLOCK
        ? []
        : Object.keys(entries).map((key) => ({
            from: `cloudflare_dns_record.${CITY_BLOCK}[${JSON.stringify(key)}]`,
            to: `cloudflare_dns_record.${block}[${JSON.stringify(key)}]`,
          })),
    );
    if (addresses.length > 0) TerraformStack.of(this).addOverride("moved", literal(this, addresses));
  }
}

export const publishInCloudflare: DnsResources = (stack, { zones, environment }) => {
  useCloudflare(stack);
  new CloudflareRecords(stack, "records", { zones: zones(), environment: environment.name });
};

/** Declares the provider of a stack; its token never stands in the configuration. */
export function useCloudflare(stack: TerraformStack): void {
  const api = new TerraformVariable(stack, "cloudflare_api", {
    type: "string",
    default: "https://api.cloudflare.com/client/v4/",
    description: "Where the API is called: Cloudflare itself, or the pacing proxy on this machine.",
  });
  api.overrideLogicalId("cloudflare_api");
  new CloudflareProvider(stack, "cloudflare", { baseUrl: api.stringValue });
  stack.addOverride("terraform.required_providers.cloudflare.version", CLOUDFLARE_PROVIDER_VERSION);
}
