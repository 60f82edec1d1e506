import { TerraformProvider, TerraformResource, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type { DnsProvider } from "../../environments/dns";
import type { DnsZone } from "../../model/dns";
import { CITY_BLOCK, inRecordBlocks, ownersMark, providerRecords } from "../../model/provider-records";
import { literal } from "../literals";
import type { DnsProps } from "./props";

export interface ProviderRecordsProps {
  readonly provider: DnsProvider;
  readonly zones: readonly DnsZone[];
  /** The environment's name, for the mark of each record. */
  readonly environment: string;
}

/**
 * The city's records at a provider: one resource block for the city's own records and one for the records of each
 * hundred of unit ids, each record under the key of its zone and its own. Block and key are immutable: a new host, a
 * new target or another cell is an update in place, or nothing at all. In one block for all, OpenTofu's work grows with
 * the square of the records.
 */
export class ProviderRecords extends Construct {
  constructor(scope: Construct, id: string, { provider, zones, environment }: ProviderRecordsProps) {
    super(scope, id);
    const records = zones.flatMap((zone) => providerRecords(zone, provider));
    const blocks = inRecordBlocks(records.map(({ key, ...fields }) => [key, fields] as const));
    for (const [block, entries] of blocks) this.declare(provider, block, entries, environment);
    this.moveFromOneBlock(provider, blocks);
  }

  private declare(
    { record }: DnsProvider,
    block: string,
    entries: Readonly<Record<string, unknown>>,
    environment: string,
  ): void {
    const records = new RecordBlock(this, block, record);
    records.overrideLogicalId(block);
    // A local is evaluated once. Written at the block itself, the engine evaluates all of it for each record.
    TerraformStack.of(this).addOverride(`locals.${block}`, literal(this, entries));
    records.addOverride("for_each", `\${local.${block}}`);
    for (const field of record.fields) records.addOverride(field, `\${each.value.${field}}`);
    records.addOverride(record.mark, ownersMark(environment, "${each.key}"));
  }

  /**
   * Until December 2026 all records stood in the block `record`. Where they still do, their addresses move, and
   * nothing is destroyed or made; elsewhere these say nothing. They go when every state has been applied once since
   * (docs/adr/20261129-records-in-blocks-of-a-hundred.md).
   */
  private moveFromOneBlock(
    { record: { type } }: DnsProvider,
    blocks: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  ): void {
    const addresses = [...blocks].flatMap(([block, entries]) =>
      block === CITY_BLOCK
        ? []
        : Object.keys(entries).map((key) => ({
            from: `${type}.${CITY_BLOCK}[${JSON.stringify(key)}]`,
            to: `${type}.${block}[${JSON.stringify(key)}]`,
          })),
    );
    if (addresses.length > 0) TerraformStack.of(this).addOverride("moved", literal(this, addresses));
  }
}

/** A resource of a type that only a back end's description knows. */
class RecordBlock extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly record: DnsProvider["record"],
  ) {
    super(scope, id, { terraformResourceType: record.type });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.record.arguments;
  }
}

/** A provider that only a back end's description knows; its credential never stands in the configuration. */
class RecordProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    private readonly provider: DnsProvider,
  ) {
    super(scope, provider.name, {
      terraformResourceType: provider.name,
      terraformProviderSource: provider.source,
      terraformGeneratorMetadata: { providerName: provider.name, providerVersion: provider.version },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.provider.arguments;
  }
}

/** Declares a provider in the stack of records, and what it is given at plan time. */
export function useProvider(stack: TerraformStack, provider: DnsProvider): void {
  for (const [name, variable] of Object.entries(provider.variables)) {
    new TerraformVariable(stack, name, variable).overrideLogicalId(name);
  }
  new RecordProvider(stack, provider);
}

export function publishAtProvider(
  stack: TerraformStack,
  provider: DnsProvider,
  { zones, environment }: DnsProps,
): void {
  useProvider(stack, provider);
  new ProviderRecords(stack, "records", { provider, zones: zones(), environment: environment.name });
}
