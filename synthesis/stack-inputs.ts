import { dnsBackend } from "../environments/dns";
import type { Environment } from "../environments/environment";
import { type CellView, cellViews } from "../model/cell-view";
import type { City, CitySettings } from "../model/city";
import { dnsZones } from "../model/dns";
import { cellId, FOUNDATION } from "../model/names";
import type { ChannelTemplate, FileSet } from "../templates/channel";
import { dnsChannel } from "../templates/dns";
import { edgeChannel } from "../templates/edge";
import { mailChannel } from "../templates/mail";
import { monitoringChannel } from "../templates/monitoring";
import { portalChannel } from "../templates/portal";
import { cellFacts } from "../templates/site";
import type { CityProps, ConfigPaths } from "../stacks/city";
import { networkedCells } from "../stacks/platform";
import type { Made } from "./cache";
import type { ConfigFiles } from "./config-files";

/** What every stack's resources are made from; its config files lie beside it. @param paths of those files */
export function stackInputs(props: CityProps, paths: ConfigPaths): readonly Made[] {
  return [...cellStacks(props), ...sharedStacks(props, paths)];
}

/** A stack for each cell. */
function cellStacks({ city, environment, images }: CityProps): readonly Made[] {
  const shared = JSON.stringify([environment, images, settingsOf(city)]);
  return city.cells.map(({ id, units, migratingOut, dismantled }) => ({
    id,
    inputs: [
      shared,
      units.map((unit) => `${unit.id} ${unit.kind} ${unit.site.type}`).join(),
      migratingOut,
      dismantled,
    ],
  }));
}

/** The foundation and what serves all cells, none of which knows a unit but by its config files. */
function sharedStacks({ city, environment, images }: CityProps, paths: ConfigPaths): readonly Made[] {
  const cells = networkedCells(city, environment);
  const shared = JSON.stringify([environment, images, settingsOf(city), cells]);
  const withFiles = (id: string): Made => ({
    id,
    inputs: [shared, paths[id]?.base, [...(paths[id]?.cells ?? [])]],
  });
  return [
    withFiles(FOUNDATION),
    dnsBackend(environment).provider === null
      ? withFiles("dns")
      : { id: "dns", inputs: [shared, JSON.stringify(dnsZones(city, environment))] },
    withFiles("mail"),
    withFiles("monitoring"),
    withFiles("portal"),
  ];
}

/** All config files: those that no unit changes, those about all units, and each cell's. */
export function configFiles({
  city,
  environment,
}: Pick<CityProps, "city" | "environment">): readonly ConfigFiles[] {
  const settings = settingsOf(city);
  const channels = channelsOf(environment);
  const filled = (fill: (channel: ChannelTemplate) => FileSet): Record<string, FileSet> =>
    Object.fromEntries(Object.entries(channels).map(([stack, channel]) => [stack, fill(channel)]));
  const about = JSON.stringify([environment, settings]);
  const ofCity = filled((channel) => channel.city(city, environment));
  return [
    {
      id: "settings",
      cell: null,
      inputs: [about],
      render: () => filled((channel) => channel.settings(settings, environment)),
    },
    { id: "city", cell: null, inputs: [ofCity], render: () => ofCity },
    ...cellViews(city).map((view) => ({
      id: cellId(view.number),
      cell: view.number,
      get inputs() {
        return [about, ...contents(view)];
      },
      render: () => ({
        ...filled((channel) => channel.cell(view, settings, environment)),
        [cellId(view.number)]: cellFacts.cell(view, settings, environment),
      }),
    })),
  ];
}

/** Which stack's containers are told of the city by which channel. */
function channelsOf(environment: Environment): Readonly<Record<string, ChannelTemplate>> {
  return {
    [FOUNDATION]: edgeChannel,
    ...(dnsBackend(environment).provider === null ? { dns: dnsChannel } : {}),
    mail: mailChannel,
    monitoring: monitoringChannel,
    portal: portalChannel,
  };
}

function settingsOf(city: City): CitySettings {
  const { units: _units, cells: _cells, ...settings } = city;
  return settings;
}

/** All that a view holds, as plain values, each unit once. */
function contents({
  cell,
  filed,
  listed,
  known,
  undeployed,
  children,
  ...rest
}: CellView): readonly unknown[] {
  const ids = (units: readonly { readonly id: string }[] | undefined) => units?.map(({ id }) => id);
  return [
    [rest, { ...cell, units: ids(cell?.units) }, ids(filed), ids(listed), [...undeployed]],
    [...known.values()],
    [...children],
  ];
}
