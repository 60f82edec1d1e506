import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What a stack's placeholders stand for, in the order in which they were given out. */
const literals = new WeakMap<TerraformStack, unknown[]>();

/** No text of a registry or a template begins so: a zero byte can't stand in YAML. */
const MARK = "\u0000literal ";

/**
 * Puts a value aside that CDKTF shall carry and not read: it looks for tokens in every string three times, and maps of
 * units and records have thousands of strings without any.
 *
 * @param value exactly what is to stand in the Terraform JSON: no token in it is resolved, nothing is escaped
 * @returns what stands for it until {@link withLiterals} puts it back
 */
export function literal(scope: IConstruct, value: unknown): string {
  const stack = TerraformStack.of(scope);
  const known = literals.get(stack) ?? [];
  literals.set(stack, known);
  return `${MARK}${known.push(value) - 1}`;
}

/** What the stack synthesised, with the values that were put aside back in their places. */
export function withLiterals(stack: TerraformStack, synthesised: unknown): unknown {
  const values = literals.get(stack);
  return values === undefined ? synthesised : restore(synthesised, values);
}

function restore(node: unknown, values: readonly unknown[]): unknown {
  if (typeof node === "string") {
    return node.startsWith(MARK) ? values[Number(node.slice(MARK.length))] : node;
  }
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((each) => restore(each, values));
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, restore(each, values)]));
}
