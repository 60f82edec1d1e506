import type { ErrorObject, ValidateFunction } from "ajv";
import type { Problem } from "../yaml/problem";
import { MAX_PROBLEMS, type Piece } from "../yaml/read";
import { pasteable } from "../yaml/paste";
import schema from "./schools.schema.json";
import {
  validateRoot,
  validateStaffFile,
  validateUnit,
  validateUnitsFile,
  validateUnitStaff,
  validateWaiver,
  validateWaiversFile,
} from "./validator";
import { sentence } from "./wording";

/** The values that the schema admits, and what was wrong with the others. */
export interface Checked {
  /** The piece's value without what the schema refuses, so that rules meet no surprise in a type. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** So much was refused that the rest says nothing. */
  readonly hopeless: boolean;
}

/** What of a registry a piece may be. */
export type SchemaPart = "root" | "unitsFile" | "unit" | "staffFile" | "unitStaff" | "waiversFile" | "waiver";

type SchemaNode = Readonly<Record<string, unknown>>;

/** An error with the schema that the failed keyword belongs to. */
type Fault = ErrorObject & { readonly schema: SchemaNode | null };

const { definitions } = schema;
const PARTS: Record<SchemaPart, { readonly validate: ValidateFunction; readonly root: SchemaNode }> = {
  root: { validate: validateRoot, root: schema },
  unitsFile: { validate: validateUnitsFile, root: definitions.unitsFile },
  unit: { validate: validateUnit, root: definitions.unit },
  staffFile: { validate: validateStaffFile, root: definitions.staffFile },
  unitStaff: { validate: validateUnitStaff, root: definitions.unitStaff },
  waiversFile: { validate: validateWaiversFile, root: definitions.waiversFile },
  waiver: { validate: validateWaiver, root: definitions.waiver },
};

/** A whole entry has some fifty fields: more errors than this, and it is something else. */
const MAX_ERRORS = 200;

/**
 * Checks a piece against its schema.
 * A number where text is wanted is reported, and its
 * text as written is used from there on.
 */
export function checkPiece(piece: Piece, part: SchemaPart): Checked {
  const { validate, root } = PARTS[part];
  const { value } = piece;
  if (validate(value)) return { value, problems: [], hopeless: false };
  const errors = (validate.errors ?? []).map((error) => ({
    ...error,
    schema: schemaAt(error.schemaPath, root),
  }));
  const problems = rootCauses(errors)
    .filter((error) => !belongsToRule(error))
    .slice(0, MAX_PROBLEMS)
    .map((error) => problemOf(piece, value, error));
  if (errors.length > MAX_ERRORS) return { value: {}, problems, hopeless: true };
  return { value: repair(value, errors, piece.raw), problems, hopeless: false };
}

/** Some values are judged by a rule of the policy, which says more than a schema can. */
function belongsToRule({ keyword, schema: node }: Fault): boolean {
  return keyword !== "type" && typeof node?.["x-rule"] === "string";
}

type Path = readonly (string | number)[];

function problemOf(piece: Piece, root: unknown, error: Fault): Problem {
  const path = segments(root, error.instancePath);
  const subject = fieldName([
    ...path,
    ...(error.keyword === "required" ? [String(error.params["missingProperty"])] : []),
    ...(error.keyword === "additionalProperties" ? [String(error.params["additionalProperty"])] : []),
  ]);
  const value = at(root, path);
  const raw = piece.raw[subject] ?? (typeof value === "string" ? value : textOf(value, error));
  const known = Object.keys((error.schema?.["properties"] as object | undefined) ?? {});
  const present = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const { message, key, suggestion } = sentence({ error, field: subject, raw, known, present });
  const name = key ?? /(?:^|\.)([^.[\]]+)$/.exec(subject)?.[1];
  return {
    rule: "registry/schema",
    offset: spot(piece.spots, subject),
    field: subject === "" ? null : subject,
    found: error.keyword === "required" ? null : raw,
    message,
    fix: suggestion === null || name === undefined ? null : pasteable(name, suggestion),
  };
}

/** The text under an unknown field, so that it can be offered under the right name. */
function textOf(parent: unknown, error: ErrorObject): string | null {
  if (error.keyword !== "additionalProperties") return null;
  const value = (parent as Record<string, unknown>)[String(error.params["additionalProperty"])];
  return typeof value === "string" ? value : null;
}

/** The offset of a field, or of the nearest thing around it that is there. */
export function spot(spots: Record<string, number>, field: string): number {
  for (let path = field; ; path = path.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, "")) {
    // Tables that come back from a memory are plain objects again.
    if (Object.hasOwn(spots, path)) return spots[path] ?? 0;
    if (path === "") return 0;
  }
}

/** Ajv reports what follows from an error too; the first at a place is the cause. */
function rootCauses(errors: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const detail = error.params["missingProperty"] ?? error.params["additionalProperty"] ?? "";
    const key = `${error.instancePath} ${String(detail)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function repair(value: unknown, errors: readonly Fault[], raw: Record<string, string>): unknown {
  let root = value;
  for (const error of errors) {
    const path = segments(root, error.instancePath);
    if (error.keyword === "type") {
      const isText = error.params["type"] === "string";
      const empty = typeof path.at(-1) === "number" ? (isText ? "" : {}) : undefined;
      root = replace(root, path, (isText ? raw[fieldName(path)] : undefined) ?? empty);
    } else if (error.keyword === "additionalProperties") {
      root = replace(root, [...path, String(error.params["additionalProperty"])], undefined);
    } else if (error.keyword === "enum" && !belongsToRule(error)) {
      root = replace(root, path, undefined);
    }
  }
  return root;
}

/** Puts `next` at `path`, or takes away what is there; items of lists keep their positions. */
function replace(root: unknown, path: Path, next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (typeof root !== "object" || root === null) return root;
  const child = replace((root as Record<string, unknown>)[key], rest, next);
  if (Array.isArray(root)) return root.map((item: unknown, index) => (index === key ? child : item));
  const { [key]: _, ...others } = root as Record<string, unknown>;
  return child === undefined ? others : { ...others, [key]: child };
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], value);
}

function segments(value: unknown, pointer: string): Path {
  let node = value;
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => {
      const name = segment.replace(/~1/g, "/").replace(/~0/g, "~");
      const key = Array.isArray(node) ? Number(name) : name;
      node = (node as Record<string, unknown> | undefined)?.[key];
      return key;
    });
}

function fieldName(path: Path): string {
  return path.reduce<string>(
    (field, key) => (typeof key === "number" ? `${field}[${key}]` : field === "" ? key : `${field}.${key}`),
    "",
  );
}

/** The schema that a keyword belongs to. Paths count from the part's own root, or after a `$ref` from the whole. */
function schemaAt(schemaPath: string, root: SchemaNode): SchemaNode | null {
  const steps = schemaPath
    .replace(/^[^#]*#\/?/, "")
    .split("/")
    .slice(0, -1);
  let node: unknown = steps[0] === "definitions" ? schema : root;
  for (const step of steps) node = (node as SchemaNode | undefined)?.[step];
  return (node as SchemaNode | undefined) ?? null;
}
