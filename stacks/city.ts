import type { App } from "cdktf";
import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import type { City } from "../model/city";
import { namesFor } from "../model/names";
import { CellStack } from "./cell-stack";
import { DnsStack } from "./dns-stack";
import { FoundationStack } from "./foundation-stack";
import { MailStack } from "./mail-stack";
import { MonitoringStack } from "./monitoring-stack";
import type { PlatformProps } from "./platform";
import { PortalStack } from "./portal-stack";

/**
 * Lays out the whole city: the foundation, a stack for each cell, and what serves all of them.
 *
 * Stacks are ordered (networks first), and refer to each other by computed names only.
 */
export function layOut(app: App, city: City, environment: Environment, images: ImageTags): void {
  const platform: PlatformProps = {
    city,
    environment,
    names: namesFor(environment),
    images: fromRegistry(images, environment.docker.imageRegistry),
    cellNumbers: networkedCells(city, environment),
  };
  const foundation = new FoundationStack(app, platform);
  const stacks = [
    ...city.cells.map((cell) => new CellStack(app, { ...platform, cell })),
    new DnsStack(app, platform),
    new MailStack(app, platform),
    new MonitoringStack(app, platform),
    new PortalStack(app, platform),
  ];
  for (const stack of stacks) stack.addDependency(foundation);
}

/** Reserved cells have their network from the first day, so that a new cell does not touch the edge. */
function networkedCells(city: City, environment: Environment): number[] {
  const reserved = Array.from({ length: environment.docker.reservedCells }, (_, index) => index + 1);
  return [...new Set([...reserved, ...city.cells.map((cell) => cell.number)])].sort((a, b) => a - b);
}

/** Where nodes pull from a registry, its name is part of the image's. */
function fromRegistry(images: ImageTags, registry: string): ImageTags {
  return Object.fromEntries(Object.entries(images).map(([name, tag]) => [name, registry + tag])) as ImageTags;
}
