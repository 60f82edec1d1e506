import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import type { City, CitySettings } from "../model/city";
import { type Names, namesFor } from "../model/names";

/** What every stack is made from. Stacks share nothing else: no state of one refers to another's. */
export interface PlatformProps {
  readonly city: CitySettings;
  readonly environment: Environment;
  readonly names: Names;
  readonly images: ImageTags;
  /** The cells that have a network: those that the environment reserves, and those in use beyond them. */
  readonly cellNumbers: readonly number[];
}

/** @param images by the tags that this machine gives them */
export function platformOf(city: City, environment: Environment, images: ImageTags): PlatformProps {
  return {
    city,
    environment,
    names: namesFor(environment),
    images: fromRegistry(images, environment),
    cellNumbers: networkedCells(city, environment),
  };
}

/** Reserved cells have their network from the first day, so that a new cell does not touch the edge. */
export function networkedCells(city: Pick<City, "cells">, environment: Environment): readonly number[] {
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
