import { Parser } from "saxen";

/** What happens while a part of a workbook is read; names come without their prefixes. */
export interface XmlEvents {
  open?(name: string, attributes: () => Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Reads XML once from its beginning to its end. Entities that a document defines itself are not expanded. */
export function readXml(xml: string, events: XmlEvents): void {
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) =>
    events.open?.(local(name), () => plainAttributes(attributes(), decode)),
  );
  parser.on("closeTag", (name) => events.close?.(local(name)));
  parser.on("text", (text, decode) => events.text?.(decode(text)));
  parser.on("cdata", (text) => events.text?.(text));
  parser.on("warn", () => undefined);
  parser.on("error", (error) => {
    throw error;
  });
  parser.parse(xml);
}

/** Some programs write `x:row` where others write `row`. */
function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function plainAttributes(
  attributes: Record<string, string>,
  decode: (text: string) => string,
): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    // `id` of the relation and `id` of the sheet are two things.
    if (!name.startsWith("xmlns")) plain[name.replace(/^.*:/, ":")] = decode(value);
  }
  return plain;
}
