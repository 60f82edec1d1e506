import Ajv, { type AnySchemaObject } from "ajv";
import addFormats from "ajv-formats";
import standaloneCode from "ajv/dist/standalone";

/** Schemas whose own keywords steer the product and mean nothing to a validator. */
const OWN_KEYWORDS = ["x-en", "x-rule", "enumDescriptions"];

/** Types without what their generator adds about its own ways. */
export function withoutReferences(text: string): string {
  return text
    .replace(/\n \* ?\n \* This (?:interface|type) was referenced by[^]*?(?=\n \*\/)/g, "")
    .replace(/\/\*\*\n \* This (?:interface|type) was referenced by[^]*?\*\/\n/g, "");
}

interface SchemaNode {
  readonly [key: string]: unknown;
  readonly enum?: readonly string[];
  readonly definitions?: Record<string, SchemaNode>;
  readonly properties?: Record<string, SchemaNode>;
}

/** TypeScript types, with the enumerations as constants beside them. */
export async function types(schema: SchemaNode): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const { format } = await import("prettier");
  const named = withTypeNames(schema, "SchoolsFile") as AnySchemaObject;
  const body = await compile(named as never, "SchoolsFile", {
    additionalProperties: false,
    bannerComment: "",
    unreachableDefinitions: true,
    format: false,
  });
  const unit = schema.definitions?.["unit"]?.properties ?? {};
  const site = schema.definitions?.["site"]?.properties ?? {};
  const itemsOf = (node: SchemaNode | undefined) => (node as { items?: SchemaNode } | undefined)?.items;
  const siteRoles = itemsOf(schema.definitions?.["person"]?.properties?.["roles"]);
  const tell = itemsOf(schema.definitions?.["city"]?.properties?.["tell"]);
  const constants = (
    [
      ["UNIT_KINDS", unit["kind"]],
      ["OWNERSHIPS", unit["ownership"]],
      ["STATUSES", unit["status"]],
      ["HOSTINGS", site["hosting"]],
      ["SITE_ROLES", siteRoles],
      ["TELL", tell],
    ] as const
  ).map(([name, node]) => `export const ${name} = ${JSON.stringify(node?.enum)} as const;`);
  return format(
    `// Generated from schools.schema.json by \`npm run generate\`. Do not edit.\n\n${constants.join("\n")}\n\n${withoutReferences(body)}`,
    { parser: "typescript", printWidth: 110 },
  );
}

/** Replaces the Vietnamese titles, which the type generator would make names of, by the definitions' names. */
function withTypeNames(node: SchemaNode, name: string | null): SchemaNode {
  const entries = Object.entries(node)
    .filter(
      ([key]) => !["title", "description", "$id", "examples", "maxItems", ...OWN_KEYWORDS].includes(key),
    )
    .map(([key, value]) => {
      if (key === "definitions") {
        const definitions = Object.entries(value as Record<string, SchemaNode>);
        return [
          key,
          Object.fromEntries(definitions.map(([id, child]) => [id, withTypeNames(child, typeName(id))])),
        ];
      }
      if (key === "properties") {
        const properties = Object.entries(value as Record<string, SchemaNode>);
        return [key, Object.fromEntries(properties.map(([id, child]) => [id, withTypeNames(child, null)]))];
      }
      if (key === "items") return [key, withTypeNames(value as SchemaNode, null)];
      return [key, value];
    });
  const description = node["x-en"];
  return {
    ...Object.fromEntries(entries as [string, unknown][]),
    ...(name ? { title: name } : {}),
    ...(typeof description === "string" ? { description } : {}),
  };
}

function typeName(definition: string): string {
  const capital = definition.charAt(0).toUpperCase() + definition.slice(1);
  return /File$|^Units$/.test(capital) ? capital : `${capital}Entry`;
}

/** The validator as plain code: no schema is compiled when the command starts, and a browser needs no `eval`. */
export function validator(schema: SchemaNode): string {
  const ajv = new Ajv({ allErrors: true, verbose: false, code: { source: true }, strict: true });
  addFormats(ajv, ["date"]);
  for (const keyword of OWN_KEYWORDS) ajv.addKeyword(keyword);
  ajv.addSchema(schema);
  const code = standaloneCode(ajv, {
    validateRoot: "schools.schema.json",
    validateUnitsFile: "schools.schema.json#/definitions/unitsFile",
    validateUnit: "schools.schema.json#/definitions/unit",
    validateStaffFile: "schools.schema.json#/definitions/staffFile",
    validateUnitStaff: "schools.schema.json#/definitions/unitStaff",
    validateWaiversFile: "schools.schema.json#/definitions/waiversFile",
    validateWaiver: "schools.schema.json#/definitions/waiver",
  });
  return `/* eslint-disable */\n// Generated from schools.schema.json by \`npm run generate\`. Do not edit.\n${code}\n`;
}

/** The same for `environments/*.yaml`; it fills in what a file leaves out. */
export function environmentValidator(schema: SchemaNode): string {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, useDefaults: true, code: { source: true } });
  addFormats(ajv);
  const code = standaloneCode(ajv, ajv.compile(schema));
  return `/* eslint-disable */\n// Generated from environment.schema.json by \`npm run generate\`. Do not edit.\n${code}\n`;
}

/** The schemas that editors load for the files that are not the root. */
export function editorSchemas(schema: SchemaNode): Record<string, string> {
  const one = (definition: string) => {
    const node = schema.definitions?.[definition];
    return `${JSON.stringify(
      {
        $schema: schema["$schema"],
        $comment: "Generated from schools.schema.json by `npm run generate`. Do not edit.",
        title: node?.["title"],
        description: node?.["description"],
        $ref: `schools.schema.json#/definitions/${definition}`,
      },
      null,
      2,
    )}\n`;
  };
  return {
    "registry/schema/units.schema.json": one("unitsFile"),
    "registry/schema/staff.schema.json": one("staffFile"),
    "registry/schema/waivers.schema.json": one("waiversFile"),
  };
}

/** Types of one schema whose definitions are named as they stand in it. */
export async function observationTypes(schema: SchemaNode): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const { format } = await import("prettier");
  const body = await compile(schema as never, "Observation", {
    additionalProperties: false,
    bannerComment: "",
    unreachableDefinitions: true,
    format: false,
  });
  const frozen = body
    .replace(/^( *)(\w+\??: )/gm, "$1readonly $2")
    .replace(/(\w+|\([^()]*\))\[\]/g, "readonly $1[]");
  return format(
    `// Generated from observation.schema.json by \`npm run generate\`. Do not edit.\n\n${withoutReferences(frozen)}`,
    { parser: "typescript", printWidth: 110 },
  );
}
