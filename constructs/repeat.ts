import { type MapTerraformIterator, TerraformIterator, type TerraformResource } from "cdktf";
import { literal } from "./literals";

/** One block for many things of a kind: `docker_service.site["7900866"]`. */
export interface Repetition {
  /** Given to the resource as `forEach`. */
  readonly iterator: MapTerraformIterator;
  /** Stands for each one's key in the resource's values. */
  readonly key: string;
  /** Says what the resource repeats over, once it exists. */
  listOn(resource: TerraformResource): void;
}

/** Repeats for each key. The keys are the addresses, so they hold immutable identity only. */
export function repeatFor(keys: readonly string[]): Repetition {
  return repeatOver(Object.fromEntries([...keys].sort().map((key) => [key, key])));
}

/** Repeats for each entry; `each.value` is the entry's. No token stands in any of them. */
export function repeatOver(entries: Readonly<Record<string, unknown>>): Repetition {
  const iterator = TerraformIterator.fromMap({});
  return {
    iterator,
    key: iterator.key,
    listOn: (resource) => resource.addOverride("for_each", literal(resource, entries)),
  };
}
