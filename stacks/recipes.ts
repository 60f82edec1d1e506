import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import { type CellView, cellViews } from "../model/cell-view";
import type { City, CitySettings } from "../model/city";
import { dnsZones } from "../model/dns";
import { cellId } from "../model/names";
import type { ChannelPaths, ChannelTemplate, FileSet } from "../templates/channel";
import { dnsChannel } from "../templates/dns";
import { edgeChannel } from "../templates/edge";
import { mailChannel } from "../templates/mail";
import { monitoringChannel } from "../templates/monitoring";
import { portalChannel } from "../templates/portal";
import { cellFacts } from "../templates/site";
import { networkedCells } from "./platform";

/** What a city is built from. */
export interface Materials {
  readonly city: City;
  readonly environment: Environment;
  readonly images: ImageTags;
}

/** One stack that the city needs: what its resources are made from. Its facts lie in files beside it. */
export interface StackRecipe {
  /** The stack's name: `foundation`, `cell-01`, ... */
  readonly id: string;
  /** All that decides what comes out, as plain values: equal inputs give equal stacks. */
  readonly inputs: readonly unknown[];
}

/** Files of facts that are made together, from the same. */
export interface FactsRecipe {
  /** `settings`, `city` or `cell-01`. */
  readonly id: string;
  /** The cell that they are about; null for the city. */
  readonly cell: number | null;
  /** All that decides what comes out: equal inputs give equal files. Made when first asked for. */
  readonly inputs: readonly unknown[];
  /** The files of each stack, by the stack's name. */
  render(): Readonly<Record<string, FileSet>>;
}

/** The paths of the files of facts that each stack has, by the stack's name. */
export type CityPaths = Readonly<Record<string, ChannelPaths>>;

/** What every stack stands on; a plan of all applies it first. */
export const FOUNDATION = "foundation";

/** A stack for each cell. */
export function cellRecipes({ city, environment, images }: Materials): readonly StackRecipe[] {
  const shared = JSON.stringify([environment, images, settingsOf(city)]);
  return city.cells.map(({ id, units, departed, dismantled }) => ({
    id,
    inputs: [
      shared,
      units.map((unit) => `${unit.id} ${unit.kind} ${unit.site.type}`).join(),
      departed,
      dismantled,
    ],
  }));
}

/** The foundation and what serves all cells, none of which knows a unit but by the files that it is told. */
export function sharedRecipes(
  { city, environment, images }: Materials,
  paths: CityPaths,
): readonly StackRecipe[] {
  const shared = JSON.stringify([
    ...[environment, images, settingsOf(city)],
    networkedCells(city, environment),
  ]);
  const told = (id: string): StackRecipe => ({
    id,
    inputs: [shared, paths[id]?.base, [...(paths[id]?.cells ?? [])]],
  });
  return [
    told(FOUNDATION),
    environment.dns.backend === "knot"
      ? told("dns")
      : { id: "dns", inputs: [shared, JSON.stringify(dnsZones(city, environment))] },
    told("mail"),
    told("monitoring"),
    told("portal"),
  ];
}

/** All files of facts: those that no unit changes, those about all units, and each cell's. */
export function factsRecipes({ city, environment }: Materials): readonly FactsRecipe[] {
  const settings = settingsOf(city);
  const channels = channelsOf(environment);
  const filled = (fill: (channel: ChannelTemplate) => FileSet): Record<string, FileSet> =>
    Object.fromEntries(Object.entries(channels).map(([stack, channel]) => [stack, fill(channel)]));
  const about = JSON.stringify([environment, settings]);
  const ofCity = filled((channel) => channel.city(city, environment));
  return [
    {
      ...{ id: "settings", cell: null, inputs: [about] },
      render: () => filled((channel) => channel.settings(settings, environment)),
    },
    { id: "city", cell: null, inputs: [ofCity], render: () => ofCity },
    ...cellViews(city).map((view) => ({
      ...{ id: cellId(view.number), cell: view.number },
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
    ...(environment.dns.backend === "knot" ? { dns: dnsChannel } : {}),
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
