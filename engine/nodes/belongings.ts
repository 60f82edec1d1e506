import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../environments/environment";
import { type Place, placeName } from "../../environments/nodes";
import type { Localized } from "../../language/localized";
import { type Resource, type SynthesisedStack, resourcesOf } from "../../output/plan/resources";
import type { Workplace } from "../support/workplace";
import { isService, isVolume } from "../../output/plan/resource-kinds";

/** Every stack as it was last synthesised, by name. */
export function readSynthesised({ synthesised }: Workplace): ReadonlyMap<string, SynthesisedStack> {
  const folder = join(synthesised, "stacks");
  return new Map(
    readdirSync(folder)
      .filter((name) => existsSync(join(folder, name, "cdk.tf.json")))
      .sort()
      .map((name) => [
        name,
        JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8")) as SynthesisedStack,
      ]),
  );
}

/**
 * The stacks that cannot be planned while these engines are away, with what to say of each.
 *
 * @param names of nodes that are lost
 */
export function stacksWithout(
  names: readonly string[],
  { docker: { nodes } }: Pick<Environment, "docker">,
  stacks: ReadonlyMap<string, SynthesisedStack>,
): ReadonlyMap<string, Localized> {
  const lost = nodes.filter(({ name }) => names.includes(name));
  return new Map(
    [...stacks].flatMap(([stack, { provider }]) => {
      const hosts = JSON.stringify(provider?.["docker"] ?? []);
      const node = lost.find(({ engine }) => hosts.includes(JSON.stringify(engine)));
      if (node === undefined) return [];
      return [
        [
          stack,
          {
            vi: `nút ${node.name} đang mất; xem \`npx congtruong nodes\``,
            en: `the node ${node.name} is lost; see \`npx congtruong nodes\``,
          },
        ] as const,
      ];
    }),
  );
}

/** What goes along when a place's data moves to another node. */
export interface Belongings {
  readonly volumes: readonly string[];
  /** The services that mount one of them, and must not run meanwhile. */
  readonly services: readonly string[];
}

/**
 * Reads from what was synthesised which volumes the node of a place holds, and who uses them.
 *
 * @param stacks by name
 */
export function belongingsOf(place: Place, stacks: ReadonlyMap<string, SynthesisedStack>): Belongings {
  const alias = `docker.${typeof place === "number" ? "cell" : place}`;
  const own = [...stacks].filter(([name]) => typeof place !== "number" || name === placeName(place));
  const volumes = new Set<string>();
  const blocks = new Map<SynthesisedStack, readonly string[]>();
  for (const [, stack] of own) {
    const held = resourcesOf(stack).filter(
      (resource) =>
        isVolume(resource) && stack.resource?.[resource.type]?.[resource.block]?.["provider"] === alias,
    );
    for (const { name } of held) if (name !== null) volumes.add(name);
    blocks.set(stack, [...new Set(held.map(({ block }) => block))]);
  }
  const services = own.flatMap(([, stack]) =>
    resourcesOf(stack).filter(
      (resource) => isService(resource) && mounts(stack, resource, blocks.get(stack) ?? [], volumes),
    ),
  );
  return {
    volumes: [...volumes].sort(),
    services: services.flatMap(({ name }) => name ?? []).sort(),
  };
}

/** By the volume's own name, as one stack speaks of another's, or by the name of its block. */
function mounts(
  stack: SynthesisedStack,
  { type, block }: Resource,
  blocks: readonly string[],
  volumes: ReadonlySet<string>,
): boolean {
  const text = JSON.stringify(stack.resource?.[type]?.[block]);
  return (
    blocks.some((each) => new RegExp(`docker_volume\\.${each}\\b`).test(text)) ||
    [...volumes].some((volume) => text.includes(`"source":${JSON.stringify(volume)}`))
  );
}
