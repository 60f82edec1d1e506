/** A body as text, and by which encoding it was read. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/** How far into a document its own word on the encoding is looked for (HTML, 13.2.3.2). */
const PRESCAN = 1024;

/**
 * Decodes a body by its BOM, the header's `charset`, its own `meta` or `<?xml encoding`, and else as UTF-8: the order
 * of the HTML standard. Bytes that are none become U+FFFD. What names an encoding that nobody knows is read as UTF-8.
 */
export function decodeBody(body: Uint8Array, contentType: string): Decoded {
  const head = new TextDecoder("latin1").decode(body.subarray(0, PRESCAN));
  const named =
    bom(body) ??
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    "utf-8";
  try {
    const decoder = new TextDecoder(named);
    return { text: decoder.decode(body), charset: decoder.encoding };
  } catch {
    return { text: new TextDecoder().decode(body), charset: "utf-8" };
  }
}

function bom(body: Uint8Array): string | undefined {
  const [a, b, c] = body;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return undefined;
}
