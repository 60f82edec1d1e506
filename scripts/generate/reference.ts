interface SchemaNode {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly properties?: Record<string, SchemaNode>;
  readonly definitions?: Record<string, SchemaNode>;
}

/** `docs/registry.md`: every field of the registry, in Vietnamese and English. */
export function fieldReference(schema: SchemaNode): string {
  const definitions = schema.definitions ?? {};
  const section = (heading: string, name: string, prefix: string) => {
    const node = definitions[name];
    if (!node) throw new Error(`schools.schema.json has no definition ${name}`);
    const rows = fields(node, prefix, definitions);
    return [
      `## ${heading}`,
      "",
      `${node.description} *${String(node["x-en"])}*`,
      "",
      "| Trường · Field | Nghĩa · Meaning | Giá trị · Values |",
      "| --- | --- | --- |",
      ...rows,
      "",
    ].join("\n");
  };
  return [
    "<!-- Generated from registry/schema/schools.schema.json by `npm run generate`. Do not edit. -->",
    "",
    "# Sổ đăng ký · The registry",
    "",
    "`schools.yaml` có mục `city` (thông tin chung), và mục `units` (danh sách đơn vị) hoặc `include` (các tệp kèm theo, mỗi tệp chỉ có mục `units`). Trường có dấu * là bắt buộc. Mã số, điện thoại đặt trong dấu nháy kép.",
    "",
    "*`schools.yaml` has `city` (settings) and `units` or `include` (globs of files that hold `units` only). Fields with \\* are required. Put codes and telephone numbers in double quotes. YAML anchors, tags and several documents in one file are refused.*",
    "",
    "Kiểm tra · Check: `npx congtruong validate`.",
    "",
    section("`city`: thành phố", "city", "city."),
    section("`units`: đơn vị", "unit", ""),
    section("`<tệp đơn vị>.staff.yaml`: nhân sự", "unitStaff", ""),
    section("`waivers.yaml`: các trường hợp được miễn", "waiver", ""),
  ].join("\n");
}

function fields(node: SchemaNode, prefix: string, definitions: Record<string, SchemaNode>): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const resolved = resolve(child, definitions);
    const path = `${prefix}${name}`;
    const star = node.required?.includes(name) ? " *" : "";
    const row = `| \`${path}\`${star} | ${cell(resolved)} | ${values(resolved)} |`;
    const items = resolved.items ? resolve(resolved.items, definitions) : null;
    if (items?.properties) return [row, ...fields(items, `${path}[].`, definitions)];
    return resolved.properties ? [row, ...fields(resolved, `${path}.`, definitions)] : [row];
  });
}

function resolve(node: SchemaNode, definitions: Record<string, SchemaNode>): SchemaNode {
  if (!node.$ref) return node;
  const target = definitions[node.$ref.replace("#/definitions/", "")];
  if (!target) throw new Error(`schools.schema.json refers to ${node.$ref}, which it does not define`);
  return target;
}

function cell(node: SchemaNode): string {
  return `**${node.title}**. ${node.description} *${String(node["x-en"])}*`.replace(/\|/g, "\\|");
}

function values(node: SchemaNode): string {
  const chosen = node.enum
    ?.map((value, index) => {
      const meaning = node.enumDescriptions?.[index];
      const code = value === node.default ? `**${value}**` : value;
      return meaning === undefined ? code : `${code}: ${meaning}`;
    })
    .join(" · ");
  if (chosen) return chosen;
  if (node.type === "boolean") return node.default === true ? "**true**, false" : "true, false";
  if (node.pattern === "^[0-9]{7}$") return "7 chữ số · 7 digits";
  if (node.format === "date") return "YYYY-MM-DD";
  return (
    { integer: "số nguyên · integer", array: "danh sách · list", object: "nhóm · group" }[node.type ?? ""] ??
    "chữ · text"
  );
}
