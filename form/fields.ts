import type { Localized } from "../language/localized";
import schema from "../registry/schema/schools.schema.json";
import { OWNERSHIP_NAMES, UNIT_KIND_NAMES } from "../language/unit-kinds";
import { OPTION_NAMES } from "./words";

/** A field that is filled in. */
export interface Field {
  readonly kind: "field";
  /** Such as `mail.official`; within a person of a list, such as `post`. */
  readonly path: string;
  readonly label: Localized;
  readonly help: Localized;
  /** `names` is a list of names, one on each line. */
  readonly input: "text" | "long" | "choice" | "truth" | "date" | "names" | "code";
  readonly options: readonly { readonly value: string; readonly label: Localized }[];
  readonly isRequired: boolean;
  /** Characters; null where there is no limit. */
  readonly maxLength: number | null;
  readonly example: string;
}

/** Fields under one heading. */
export interface Group {
  readonly kind: "group";
  readonly path: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly items: readonly FormItem[];
}

/** A list of people with the same fields each. */
export interface People {
  readonly kind: "people";
  readonly path: string;
  readonly label: Localized;
  readonly help: Localized;
  readonly fields: readonly Field[];
}

export type FormItem = Field | Group | People;

/** What the schema says of a field, as far as a form needs it. */
interface Shape {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly "x-en"?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly examples?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

const definitions = schema.definitions as unknown as Readonly<Record<string, Shape>>;

/** Filled in by `congtruong place`, `congtruong relocate` and the import: the form keeps it and does not show it. */
const NOT_SHOWN = new Set(["cell", "relocation", "location"]);

/** Longer texts get more than one line. */
const LONG = 300;

/**
 * The form of a unit, read from the registry's JSON Schema: its titles are the labels, its descriptions the help.
 * Plain fields at the top come first, as a group without a heading.
 */
export function unitForm(): readonly FormItem[] {
  return itemsOf(definitions["unit"] as Shape, "");
}

function itemsOf(shape: Shape, prefix: string): FormItem[] {
  return Object.entries(shape.properties ?? {})
    .filter(([name]) => prefix !== "" || !NOT_SHOWN.has(name))
    .map(([name, child]) => itemOf(resolve(child), name, prefix === "" ? name : `${prefix}.${name}`, shape));
}

function itemOf(shape: Shape, name: string, path: string, parent: Shape): FormItem {
  const texts = {
    label: labelOf(shape, name),
    help: { vi: shape.description ?? "", en: shape["x-en"] ?? "" },
  };
  if (shape.properties) return { kind: "group", path, ...texts, items: itemsOf(shape, path) };
  const items = shape.items ? resolve(shape.items) : null;
  if (items?.properties) {
    const fields = itemsOf({ ...items }, "").filter((item): item is Field => item.kind === "field");
    return { kind: "people", path, ...texts, fields };
  }
  return {
    kind: "field",
    path,
    ...texts,
    input: inputOf(shape, items !== null),
    options: optionsOf(shape),
    isRequired: parent.required?.includes(name) ?? false,
    maxLength: shape.maxLength ?? null,
    example: shape.examples?.[0] ?? "",
  };
}

function inputOf(shape: Shape, isList: boolean): Field["input"] {
  if (isList) return "names";
  if (shape.enum) return "choice";
  if (shape.type === "boolean") return "truth";
  if (shape.format === "date") return "date";
  if (shape.pattern === "^[0-9]{7}$") return "code";
  return (shape.maxLength ?? 0) > LONG && !shape.examples ? "long" : "text";
}

/** `focalUnit` to "Focal unit": the registry's field names are English. */
function labelOf(shape: Shape, name: string): Localized {
  const words = name.replace(/([A-Z])/g, " $1").toLowerCase();
  return { vi: shape.title ?? name, en: words.charAt(0).toUpperCase() + words.slice(1) };
}

const NAMES: Readonly<Record<string, Localized>> = { ...UNIT_KIND_NAMES, ...OWNERSHIP_NAMES };

function optionsOf(shape: Shape): Field["options"] {
  return (shape.enum ?? []).map((value, index) => {
    const vi = shape.enumDescriptions?.[index] ?? value;
    const { en } = NAMES[value] ?? { en: OPTION_NAMES[value] ?? value };
    return { value, label: { vi, en } };
  });
}

function resolve(shape: Shape): Shape {
  const name = shape.$ref?.replace("#/definitions/", "");
  // A title beside the reference says what it is in this place.
  return name === undefined ? shape : { ...(definitions[name] as Shape), ...shape };
}
