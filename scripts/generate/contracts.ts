import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { withoutReferences } from "./schema";

const FOLDER = "contracts";
/** What steers the tests and means nothing to a validator. */
export const CONTRACT_KEYWORDS = ["x-files", "x-lines"];

/** Programs in TypeScript that check what they read, by the contracts that they check. Mail has a reader of its own. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  checker: ["checker", "log-head", "monitored-units"],
  logs: ["log-head"],
  portal: ["portal-city", "portal-news", "portal-units"],
  "public-keys": ["public-keys"],
  watcher: ["monitoring-status", "watched-city", "watcher-channels"],
};
/** What comes out of containers is taken as the contract says, and nothing beside it. */
const STRICT = ["public-keys"];
/** What PHP reads. */
const PHP = ["accounts", "cell", "children", "unit"];
const PHP_FILE = "images/site/lib/contracts.php";

export interface Contract {
  readonly [key: string]: unknown;
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly definitions?: Readonly<Record<string, Node>>;
}

interface Node {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Node>>;
}

/** Every contract by its name, such as `mailboxes`. */
export function contracts(): ReadonlyMap<string, Contract> {
  return new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(".schema.json"))
      .sort()
      .map((file) => [
        file.slice(0, -".schema.json".length),
        JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as Contract,
      ]),
  );
}

export async function contractFiles(): Promise<Record<string, string>> {
  const all = contracts();
  const readers = Object.entries(READERS).flatMap(([program, names]) => {
    const titles = names.map((name) => found(all, name).title);
    return [
      [`${FOLDER}/readers/${program}.js`, readersCode(all, names)],
      [
        `${FOLDER}/readers/${program}.d.ts`,
        [
          `// ${HEADER}`,
          'import type { ValidateFunction } from "ajv";',
          `import type { ${titles.join(", ")} } from "../types";`,
          "",
          ...titles.map((title) => `export declare const is${title}: ValidateFunction<${title}>;`),
          "",
        ].join("\n"),
      ],
    ];
  });
  return {
    [`${FOLDER}/types.ts`]: await types(all),
    [PHP_FILE]: php(all),
    ...(Object.fromEntries(readers) as Record<string, string>),
  };
}

const HEADER = "Generated from contracts/*.schema.json by `npm run generate`. Do not edit.";

function found(all: ReadonlyMap<string, Contract>, name: string): Contract {
  const contract = all.get(name);
  if (contract === undefined) throw new Error(`${FOLDER}/${name}.schema.json is missing`);
  return contract;
}

/** One file of types, so that what several contracts share is one type. */
async function types(all: ReadonlyMap<string, Contract>): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const { format } = await import("prettier");
  const definitions: Record<string, unknown> = {};
  for (const [name, { definitions: own = {}, ...root }] of all) {
    Object.assign(definitions, { ...own, [name]: root });
  }
  const local = JSON.stringify({ title: "Contracts", definitions }, (key, value: unknown) =>
    ["$id", "$schema", "minItems", "maxItems"].includes(key)
      ? undefined
      : key === "$ref"
        ? `#/definitions/${String(value).replace(/^.*#\/definitions\/|\.schema\.json$/g, "")}`
        : value,
  );
  const body = await compile(JSON.parse(local) as never, "Contracts", {
    additionalProperties: false,
    bannerComment: "",
    unreachableDefinitions: true,
    format: false,
  });
  const frozen = body
    .replace(/export interface Contracts \{[^]*?\n\}\n/, "")
    .replace(/^( *)(\w+\??: )/gm, "$1readonly $2")
    .replace(/(\w+|\([^()]*\))\[\]/g, "readonly $1[]");
  return format(`// ${HEADER}\n\n${withoutReferences(frozen)}`, { parser: "typescript", printWidth: 110 });
}

/**
 * A contract as a reader takes it: "fields may be added, never renamed". What it does not know is left alone, and what
 * was added after the contract's first version has a default, which stands in for it where an older writer left it out.
 */
function tolerant<T>(node: T): T {
  if (Array.isArray(node)) return node.map(tolerant) as T;
  if (typeof node !== "object" || node === null) return node;
  const { additionalProperties: _strict, required, properties, ...rest } = node as unknown as Node;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, tolerant(value)])),
    ...(properties === undefined ? {} : { properties: tolerant(properties) }),
    ...(Array.isArray(required)
      ? { required: required.filter((name: string) => properties?.[name]?.["default"] === undefined) }
      : {}),
  } as T;
}

/** The checks as plain code, with what several contracts share in each. */
function readersCode(all: ReadonlyMap<string, Contract>, names: readonly string[]): string {
  const ajv = new Ajv({
    useDefaults: true,
    code: { source: true, lines: true },
    strict: true,
    allowUnionTypes: true,
  });
  for (const keyword of CONTRACT_KEYWORDS) ajv.addKeyword(keyword);
  for (const [name, contract] of all) {
    ajv.addSchema(STRICT.includes(name) ? contract : tolerant(contract));
  }
  const exported = names.map((name) => [`is${found(all, name).title}`, `${name}.schema.json`]);
  const code = standaloneCode(ajv, Object.fromEntries(exported) as Record<string, string>);
  return `/* eslint-disable */\n// ${HEADER}\n${code}\n`;
}

/** A function for each contract that PHP reads: what it holds a value against, as PHP's own arrays, and what it returns. */
function php(all: ReadonlyMap<string, Contract>): string {
  return [
    "<?php",
    `/** ${HEADER} */`,
    "",
    "declare(strict_types=1);",
    "",
    "namespace CongTruong;",
    "",
    "require_once __DIR__ . '/contract.php';",
    ...PHP.flatMap((name) => {
      const contract = found(all, name);
      const node = inlined(all, contract, contract.$id);
      return [
        "",
        "/**",
        ` * ${contract.description}`,
        " *",
        ` * @return ${shape(node, " *     ")}`,
        " * @throws Unreadable",
        " */",
        `function ${name}_from(mixed $raw): array`,
        "{",
        `    return checked(${phpArray(node, "    ")}, $raw, '${name}');`,
        "}",
      ];
    }),
    "",
  ].join("\n");
}

/**
 * The node with what it refers to in its place. What has a contract of its own is not looked into: whoever reads a list
 * of such things checks each by itself, so that one which cannot be read stops no other.
 */
function inlined(all: ReadonlyMap<string, Contract>, node: Node, home: string): Node {
  if (node.$ref !== undefined) {
    const [file = "", path = ""] = node.$ref.split("#/definitions/");
    const id = file === "" ? home : file;
    const contract = found(all, id.replace(".schema.json", ""));
    return path === "" ? {} : inlined(all, contract.definitions?.[path] ?? {}, id);
  }
  const { properties, items, ...rest } = node;
  return {
    ...rest,
    ...(items === undefined ? {} : { items: inlined(all, items, home) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, child]) => [name, inlined(all, child, home)]),
          ),
        }),
  };
}

function phpArray(node: Node, indent: string): string {
  const parts = [
    `'type' => ${literal(node.type)}`,
    ...["pattern", "enum", "minimum", "default"].flatMap((key) =>
      node[key] === undefined ? [] : [`'${key}' => ${literal(node[key])}`],
    ),
    ...(node.required === undefined ? [] : [`'required' => ${literal(tolerant(node).required)}`]),
    ...(node.items?.type === undefined ? [] : [`'items' => ${phpArray(node.items, indent)}`]),
  ];
  if (node.properties === undefined) return `[${parts.join(", ")}]`;
  const fields = Object.entries(node.properties).map(
    ([name, child]) => `${indent}    '${name}' => ${phpArray(child, `${indent}    `)},\n`,
  );
  return `[${parts.join(", ")}, 'properties' => [\n${fields.join("")}${indent}]]`;
}

/** An array shape of PHPStan: https://phpstan.org/writing-php-code/phpdoc-types#array-shapes */
function shape(node: Node, indent = ""): string {
  if (node.items !== undefined) return `list<${shape(node.items)}>`;
  if (node.enum !== undefined) return node.enum.map((each) => `'${each}'`).join("|");
  if (node.properties === undefined) {
    return (
      { integer: "int", number: "int|float", boolean: "bool", string: "string" }[String(node.type)] ?? "mixed"
    );
  }
  const fields = Object.entries(node.properties).map(([name, child]) => {
    const isThere = (node.required ?? []).includes(name) || child["default"] !== undefined;
    return `${name}${isThere ? "" : "?"}: ${shape(child)}`;
  });
  return indent === ""
    ? `array{${fields.join(", ")}}`
    : `array{\n${fields.map((field) => `${indent}${field},\n`).join("")}${indent.slice(0, -4)}}`;
}

export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "string") return `'${value.replace(/['\\]/g, "\\$&")}'`;
  return JSON.stringify(value);
}
