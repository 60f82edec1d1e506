import type { Change } from "./changes";

/** The part of a stack's `cdk.tf.json` that is read here. */
export interface SynthesisedStack {
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly data?: Blocks;
  readonly resource?: Blocks;
  /** Addresses that things get another of. */
  readonly moved?: readonly unknown[];
  /** Values by name: `${local.records}`. */
  readonly locals?: Readonly<Record<string, unknown>>;
}

/** Bodies by type and name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Body>>>>;

interface Body {
  readonly name?: unknown;
  readonly for_each?: unknown;
  readonly task_spec?: unknown;
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
  readonly [argument: string]: unknown;
}

/** One resource of a stack, or one of the many that a `for_each` stands for. */
export interface Resource {
  /** `docker_service.site["7900866"]` */
  readonly address: string;
  readonly type: string;
  /** The block's own name: `site`. */
  readonly block: string;
  /** The key of `for_each`; null for a resource that stands alone. */
  readonly key: string | null;
  /** What it is called on the engine; null where the text does not say. */
  readonly name: string | null;
}

/** Every resource that a stack consists of, by address. */
export function resourcesOf(stack: SynthesisedStack): readonly Resource[] {
  return Object.entries(stack.resource ?? {})
    .flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([block, body]) => expand(stack, type, block, body)),
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

function expand(stack: SynthesisedStack, type: string, block: string, body: Body): Resource[] {
  const entries = repeatedOver(stack, body.for_each);
  const keys = entries === null ? null : Object.keys(entries);
  if (keys === null)
    return [{ address: `${type}.${block}`, type, block, key: null, name: called(body, null) }];
  return keys.map((key) => ({
    address: `${type}.${block}[${JSON.stringify(key)}]`,
    type,
    block,
    key,
    name: called(body, key),
  }));
}

/** What a block repeats over, written at the block or as a local of the stack; null where it stands alone. */
export function repeatedOver(
  stack: SynthesisedStack,
  forEach: unknown,
): Readonly<Record<string, unknown>> | null {
  const local = typeof forEach === "string" ? /^\$\{local\.(\w+)\}$/.exec(forEach)?.[1] : undefined;
  const value = local === undefined ? forEach : stack.locals?.[local];
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
}

function called({ name }: Body, key: string | null): string | null {
  if (typeof name !== "string") return null;
  const said = key === null ? name : name.replaceAll("${each.key}", key);
  return said.includes("${") ? null : said;
}

/**
 * What the first apply of a stack will do: everything in it is created. For a stack that cannot be planned yet, since
 * it looks up networks that are not there.
 */
export function createsOf(id: string, stack: SynthesisedStack): readonly Change[] {
  return resourcesOf(stack).map(({ address, type, block, key, name }) => ({
    stack: id,
    address,
    type,
    name: block,
    key,
    action: "create",
    before: null,
    after: { name },
    lostSight: false,
  }));
}

/** Names of the networks that a stack expects to find. */
export function networksLookedUp(stack: SynthesisedStack): readonly string[] {
  return Object.values(stack.data?.["docker_network"] ?? {}).flatMap(({ name }) =>
    typeof name === "string" ? [name] : [],
  );
}

/** The images that a stack's services run, each once. */
export function imagesOf(stack: SynthesisedStack): readonly string[] {
  const blocks = Object.keys(stack.resource?.["docker_service"] ?? {});
  return [...new Set(blocks.flatMap((block) => imageOf(stack, block) ?? []))].sort();
}

/** The image that a service runs, by the name of its block; undefined where the text does not say. */
export function imageOf(stack: SynthesisedStack, block: string): string | undefined {
  const task = stack.resource?.["docker_service"]?.[block]?.task_spec;
  const image = child(child(task, "container_spec"), "image");
  return typeof image === "string" ? image : undefined;
}

/** Whether a stack speaks to a DNS provider's API and not to a Docker engine. */
export function usesDnsProvider({ provider }: SynthesisedStack): boolean {
  return provider !== undefined && provider["docker"] === undefined;
}

/**
 * The stack as the brake judges it: without the guard that makes OpenTofu refuse a plan that loses a volume, so that
 * the whole loss can be said in schools. Only the brake may let such a plan be applied.
 */
export function withoutGuards<Stack extends SynthesisedStack>(stack: Stack): Stack {
  const resource = Object.fromEntries(
    Object.entries(stack.resource ?? {}).map(([type, blocks]) => [
      type,
      Object.fromEntries(
        Object.entries(blocks).map(([name, { lifecycle, ...body }]) => {
          const { prevent_destroy: _guard, ...kept } = lifecycle ?? {};
          return [name, Object.keys(kept).length === 0 ? body : { ...body, lifecycle: kept }];
        }),
      ),
    ]),
  );
  return { ...stack, resource };
}

/** A block is one object, or a list of one. */
function child(block: unknown, argument: string): unknown {
  const one: unknown = Array.isArray(block) ? block[0] : block;
  return (one as Readonly<Record<string, unknown>> | null | undefined)?.[argument];
}
