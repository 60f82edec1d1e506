import { dnsProviders } from "../../environments/dns";
import type { Action } from "./changes";

/** What is asked of a resource here: a change of a plan, a resource of a stack or of a state. */
interface Typed {
  readonly type: string;
}

export const isService = ({ type }: Typed): boolean => type === "docker_service";
export const isVolume = ({ type }: Typed): boolean => type === "docker_volume";
/** A record of a zone at a provider; those of our own servers are lines of files. */
export const isRecord = ({ type }: Typed): boolean =>
  dnsProviders().some(({ record }) => record.type === type);
/** A whole zone at a provider. */
export const isZone = ({ type }: Typed): boolean => dnsProviders().some(({ zoneType }) => zoneType === type);
export const isNetwork = ({ type }: Typed): boolean => type === "docker_network";

/** Holds data, or everything of a cell hangs on it: nothing of ours ever takes it away by the way. */
export const isKept = (resource: Typed): boolean => isVolume(resource) || isNetwork(resource);

/** A unit's site: its key is the unit's id. */
export function isSite(resource: Typed & { readonly name: string; readonly key: string | null }): boolean {
  return isService(resource) && resource.name === "site" && resource.key !== null;
}

/** Where a unit's site stands in the state of its cell. */
export function siteAddress(unit: string): string {
  return `docker_service.site["${unit}"]`;
}

/** What stood there before is gone afterwards. */
export const isLoss = ({ action }: { readonly action: Action }): boolean =>
  action === "replace" || action === "destroy";

/** What Docker calls such a thing: `service`, `network`, `volume`; undefined where it is none of Docker's. */
export function dockerKind({ type }: Typed): "service" | "network" | "volume" | undefined {
  if (type === "docker_service") return "service";
  if (type === "docker_network") return "network";
  return type === "docker_volume" ? "volume" : undefined;
}

/** The name that a resource has on its engine, by its values before or after; undefined where it has none yet. */
export function nameOnEngine(values: unknown): string | undefined {
  const name = (values as { readonly name?: unknown } | null)?.name;
  return typeof name === "string" ? name : undefined;
}
