import type { App, TerraformStack } from "cdktf";
import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import type { Cell, City } from "../model/city";
import { dnsZones } from "../model/dns";
import { namesFor } from "../model/names";
import type { ChannelFiles, FileSet } from "../templates/channel";
import { dnsChannel } from "../templates/dns";
import { edgeChannel } from "../templates/edge";
import { mailChannel } from "../templates/mail";
import { monitoringChannel } from "../templates/monitoring";
import { portalChannel } from "../templates/portal";
import { renderCellFacts } from "../templates/site";
import { CellStack } from "./cell-stack";
import { DnsStack } from "./dns-stack";
import { FoundationStack } from "./foundation-stack";
import { MailStack } from "./mail-stack";
import { MonitoringStack } from "./monitoring-stack";
import type { PlatformProps } from "./platform";
import { PortalStack } from "./portal-stack";

/** One stack that the city needs: what it is made from, and how. */
export interface StackRecipe {
  /** The stack's name: `foundation`, `cell-01`, ... */
  readonly id: string;
  /** The cell whose schools it holds; null for what serves all cells. */
  readonly cell: number | null;
  /** All that decides what comes out, as plain values: equal inputs give equal stacks. Made when first asked for. */
  readonly inputs: readonly unknown[];
  build(app: App): TerraformStack;
}

/**
 * The whole city as recipes: the foundation first, a stack for each cell, and what serves all of them. Stacks refer
 * to each other by computed names only.
 */
export function recipes(city: City, environment: Environment, images: ImageTags): readonly StackRecipe[] {
  const platform: PlatformProps = {
    city,
    environment,
    names: namesFor(environment),
    images: fromRegistry(images, environment),
    cellNumbers: networkedCells(city, environment),
  };
  const { units: _units, cells: _cells, ...settings } = city;
  const recipe = (
    id: string,
    own: () => readonly unknown[],
    build: (app: App) => TerraformStack,
    cell: number | null = null,
  ): StackRecipe => ({
    id,
    cell,
    get inputs() {
      return [environment, platform.images, settings, ...own()];
    },
    build,
  });
  /** A stack that is told of the city by files. */
  const informed = (
    id: string,
    render: (city: City, environment: Environment) => ChannelFiles,
    build: (app: App, files: ChannelFiles) => TerraformStack,
  ): StackRecipe => {
    const files = once(() => render(city, environment));
    return recipe(
      id,
      () => [platform.cellNumbers, ...texts(files())],
      (app) => build(app, files()),
    );
  };

  return [
    informed(FOUNDATION, edgeChannel, (app, files) => new FoundationStack(app, { ...platform, files })),
    ...city.cells.map(cellRecipe),
    dnsRecipe(),
    informed("mail", mailChannel, (app, files) => new MailStack(app, { ...platform, files })),
    informed(
      "monitoring",
      monitoringChannel,
      (app, files) => new MonitoringStack(app, { ...platform, files }),
    ),
    informed("portal", portalChannel, (app, files) => new PortalStack(app, { ...platform, files })),
  ];

  function cellRecipe(cell: Cell): StackRecipe {
    const facts = once(() => renderCellFacts(city, cell));
    const { dismantled, units } = cell;
    return recipe(
      cell.id,
      () => [units.map(({ id, site }) => [id, site.type]), facts(), ...(dismantled ? ["dismantled"] : [])],
      (app) => new CellStack(app, { ...platform, cell, facts: facts() }),
      cell.number,
    );
  }

  function dnsRecipe(): StackRecipe {
    if (environment.dns.backend === "cloudflare") {
      const zones = once(() => dnsZones(city, environment));
      return recipe(
        "dns",
        () => [zones()],
        (app) => new DnsStack(app, { ...platform, records: { backend: "cloudflare", zones: zones() } }),
      );
    }
    return informed(
      "dns",
      dnsChannel,
      (app, files) => new DnsStack(app, { ...platform, records: { backend: "knot", files } }),
    );
  }
}

/** What every stack stands on; a plan of all applies it first. */
export const FOUNDATION = "foundation";

/** Lays out the whole city in one app. */
export function layOut(app: App, city: City, environment: Environment, images: ImageTags): void {
  for (const recipe of recipes(city, environment, images)) recipe.build(app);
}

/** What the digest and the stack both need is made once, and not at all where neither is asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Every file that a channel carries: whose it is, its path, its text. */
function texts({ base, cells }: ChannelFiles): readonly (string | number)[] {
  const sets: [number, FileSet][] = [[0, base], ...[...cells].sort(([a], [b]) => a - b)];
  return sets.flatMap(([cell, files]) => Object.entries(files).flatMap(([path, text]) => [cell, path, text]));
}

/** Reserved cells have their network from the first day, so that a new cell does not touch the edge. */
function networkedCells(city: City, environment: Environment): number[] {
  const reserved = Array.from({ length: environment.docker.reservedCells }, (_, index) => index + 1);
  return [...new Set([...reserved, ...city.cells.map((cell) => cell.number)])].sort((a, b) => a - b);
}

/** Where nodes pull from a registry, its name is part of the image's, and what the registry calls it as well. */
function fromRegistry(images: ImageTags, { docker }: Environment): ImageTags {
  const { imageRegistry, imageDigests } = docker;
  if (imageRegistry === "") return images;
  return Object.fromEntries(
    Object.entries(images).map(([name, tag]) => {
      const digest = imageDigests[tag];
      return [name, `${imageRegistry}${tag}${digest === undefined ? "" : `@${digest}`}`];
    }),
  ) as ImageTags;
}
