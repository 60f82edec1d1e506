/** Replaces `[start, end)` by `text`; offsets count in a text whose lines end with `\n`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A file as people keep it (a byte order mark, `\r\n` line ends), seen as plain lines.
 * What no splice touches stays as it is, byte by byte.
 */
export class EditableText {
  /** Without a byte order mark, every line ending with `\n`. */
  readonly text: string;
  private readonly mark: string;
  private readonly lineEnd: string;
  /** Offsets in `text` of those line feeds that are two characters in the file. */
  private readonly wide: number[] = [];

  constructor(private readonly raw: string) {
    this.mark = raw.charCodeAt(0) === 0xfeff ? "\uFEFF" : "";
    const body = raw.slice(this.mark.length);
    let removed = 0;
    this.text = body.replace(/\r\n?/g, (found, offset: number) => {
      if (found.length === 2) this.wide.push(offset - removed++);
      return "\n";
    });
    this.lineEnd = this.wide.length > 0 ? "\r\n" : "\n";
  }

  /** The file with the splices made; they must not overlap. Inserted lines end as the file's own do. */
  apply(splices: readonly Splice[]): string {
    const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
    let out = "";
    let from = 0;
    for (const splice of ordered) {
      out += this.raw.slice(from, this.rawOffset(splice.start));
      out += this.lineEnd === "\n" ? splice.text : splice.text.replace(/\n/g, this.lineEnd);
      from = this.rawOffset(splice.end);
    }
    return out + this.raw.slice(from);
  }

  private rawOffset(offset: number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.wide[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.mark.length + offset + low;
  }
}

/** Makes splices in a text whose lines end with `\n`; they must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  return new EditableText(text).apply(splices);
}
