import type { App, TerraformStack } from "cdktf";
import type { City } from "../model/city";
import { dnsZones } from "../model/dns";
import type { ChannelPaths } from "../templates/channel";
import { CellStack } from "./cell-stack";
import { DnsStack } from "./dns-stack";
import { FoundationStack } from "./foundation-stack";
import { MailStack } from "./mail-stack";
import { MonitoringStack } from "./monitoring-stack";
import { type PlatformProps, platformOf } from "./platform";
import { PortalStack } from "./portal-stack";
import { type CityPaths, FOUNDATION, type Materials } from "./recipes";

/**
 * Lays out stacks of a city in one app: the foundation, a stack for each cell, and what serves all of them. Stacks
 * refer to each other by computed names only.
 *
 * @param ids which stacks, such as `foundation` or `cell-01`
 * @param paths of the files that they are told; a cell's stack needs none
 */
export function layOut(app: App, materials: Materials, ids: Iterable<string>, paths: CityPaths): void {
  const builders = buildersOf(app, materials, paths);
  for (const id of ids) builders.get(id)?.();
}

function buildersOf(
  app: App,
  { city, environment, images }: Materials,
  paths: CityPaths,
): ReadonlyMap<string, () => TerraformStack> {
  const platform = platformOf(city, environment, images);
  const told = (stack: string): PlatformProps & { readonly files: ChannelPaths } => ({
    ...platform,
    files: paths[stack] ?? { base: [], cells: new Map() },
  });
  return new Map<string, () => TerraformStack>([
    [FOUNDATION, () => new FoundationStack(app, told(FOUNDATION))],
    ...city.cells.map((cell) => [cell.id, () => new CellStack(app, { ...platform, cell })] as const),
    ["dns", () => new DnsStack(app, { ...platform, records: records(city) })],
    ["mail", () => new MailStack(app, told("mail"))],
    ["monitoring", () => new MonitoringStack(app, told("monitoring"))],
    ["portal", () => new PortalStack(app, told("portal"))],
  ]);

  function records(of: City) {
    return environment.dns.backend === "cloudflare"
      ? { backend: "cloudflare" as const, zones: dnsZones(of, environment) }
      : { backend: "knot" as const, files: told("dns").files };
  }
}
