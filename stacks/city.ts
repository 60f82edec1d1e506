import { App, type TerraformStack } from "cdktf";
import { disableStackTraces } from "../constructs/disable-stack-traces";
import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import type { City } from "../model/city";
import { dnsZones } from "../model/dns";
import { FOUNDATION } from "../model/names";
import type { ChannelPaths } from "../templates/channel";
import { CellStack } from "./cell-stack";
import { DnsStack } from "./dns-stack";
import { FoundationStack } from "./foundation-stack";
import { MailStack } from "./mail-stack";
import { MonitoringStack } from "./monitoring-stack";
import { type PlatformProps, platformOf } from "./platform";
import { PortalStack } from "./portal-stack";

/** What a city is built from. */
export interface CityProps {
  readonly city: City;
  readonly environment: Environment;
  readonly images: ImageTags;
}

/** The paths of the config files that each stack has, by the stack's name. */
export type ConfigPaths = Readonly<Record<string, ChannelPaths>>;

/** Writes the Terraform JSON of these stacks below `outdir`. @throws as {@link layOut} does */
export function buildStacks(
  outdir: string,
  ids: readonly string[],
  props: CityProps,
  paths: ConfigPaths,
): void {
  disableStackTraces();
  const app = new App({ outdir });
  layOut(app, props, ids, paths);
  app.synth();
}

/**
 * Lays out stacks of a city in one app: the foundation, a stack for each cell, and what serves all of them. Stacks
 * refer to each other by computed names only.
 *
 * @param ids which stacks, such as `foundation` or `cell-01`
 * @param paths of their config files; a cell's stack needs none
 * @throws when the city has no stack of that name
 */
export function layOut(app: App, props: CityProps, ids: Iterable<string>, paths: ConfigPaths): void {
  const builders = buildersOf(app, props, paths);
  for (const id of ids) {
    const build = builders.get(id);
    if (build === undefined)
      throw new Error(`There is no stack ${id} in this city: stacks/city.ts has no room for it.`);
    build();
  }
}

function buildersOf(
  app: App,
  { city, environment, images }: CityProps,
  paths: ConfigPaths,
): ReadonlyMap<string, () => TerraformStack> {
  const platform = platformOf(city, environment, images);
  const withFiles = (stack: string): PlatformProps & { readonly files: ChannelPaths } => ({
    ...platform,
    files: paths[stack] ?? { base: [], cells: new Map() },
  });
  return new Map<string, () => TerraformStack>([
    [FOUNDATION, () => new FoundationStack(app, withFiles(FOUNDATION))],
    ...city.cells.map((cell) => [cell.id, () => new CellStack(app, { ...platform, cell })] as const),
    ["dns", () => new DnsStack(app, { ...withFiles("dns"), zones: () => dnsZones(city, environment) })],
    ["mail", () => new MailStack(app, withFiles("mail"))],
    ["monitoring", () => new MonitoringStack(app, withFiles("monitoring"))],
    ["portal", () => new PortalStack(app, withFiles("portal"))],
  ]);
}
