import schema from "../schema/schools.schema.json";
import type { Step } from "./path";

/** The part of JSON Schema that says what a field is and in which order fields stand. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly $ref?: string;
}

const definitions = schema.definitions as unknown as Readonly<Record<string, Shape>>;

function resolve(shape: Shape | undefined): Shape | undefined {
  const name = shape?.$ref?.replace("#/definitions/", "");
  return name === undefined ? shape : definitions[name];
}

/** The shape of a unit's field; undefined when a unit has no such field. */
function shapeAt(steps: readonly Step[]): Shape | undefined {
  let shape = resolve(definitions.unit);
  for (const step of steps) {
    const fields = shape?.properties ?? {};
    shape = resolve(
      typeof step === "number" ? shape?.items : Object.hasOwn(fields, step) ? fields[step] : undefined,
    );
  }
  return shape;
}

/** The fields of the map at `steps` in the order in which the registry's form has them. */
export function fieldOrder(steps: readonly Step[]): readonly string[] {
  return Object.keys(shapeAt(steps)?.properties ?? {});
}

export type FieldType = "text" | "number" | "boolean" | "group" | "list" | "unknown";

/** What the field at `steps` holds. */
export function fieldType(steps: readonly Step[]): FieldType {
  const shape = shapeAt(steps);
  if (!shape) return "unknown";
  if (shape.properties) return "group";
  if (shape.items) return "list";
  const types = ([] as (string | undefined)[]).concat(shape.type as string | string[] | undefined);
  if (types.includes("boolean")) return "boolean";
  if (types.includes("integer") || types.includes("number")) return "number";
  return "text";
}

/** The only values that the field may have; null where it is free. */
export function fieldChoices(steps: readonly Step[]): readonly string[] | null {
  return (shapeAt(steps)?.enum as readonly string[] | undefined) ?? null;
}

/** The field's name in Vietnamese, for messages. */
export function fieldTitle(steps: readonly Step[]): string {
  return shapeAt(steps)?.title ?? steps.join(".");
}
