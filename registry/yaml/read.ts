import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from "yaml";
import type { Localized } from "../../language/localized";
import { coreValue } from "./core-schema";
import { nestsTooDeeply } from "./nesting";
import type { Problem } from "./problem";
import { describeSyntaxError } from "./syntax";

/** A piece of YAML as plain values, with the place of each. */
export interface Piece {
  /** Fields without a value, or with an empty one, are left out. */
  readonly value: unknown;
  /** Offset of each field: of its value where it is a scalar, of its key where it is a map or a list. */
  readonly spots: Record<string, number>;
  /** The text of scalars that YAML takes for a number or a truth value: `7900866`, `true`; `no` is a string. */
  readonly raw: Record<string, string>;
  readonly problems: Problem[];
  /** The value is not all that was written, so nothing can be said about what seems to be missing. */
  readonly broken: boolean;
}

/** No registry field lies deeper; what does is refused before it can exhaust a stack. */
const MAX_DEPTH = 12;

/** A unit takes one or two kilobytes; far beyond that it is no unit, and YAML's cost is not linear. */
export const MAX_PIECE = 64 * 1024;

/** More than this about one entry helps nobody. */
export const MAX_PROBLEMS = 30;

/** Parses a whole file, or what is left of it without its items. Never throws. */
export function readPiece(text: string): Piece {
  return new PieceReader(text).read(false);
}

/** Parses one item of a block sequence, dash and indentation included; fields are named from the item on. */
export function readItem(text: string): Piece {
  return new PieceReader(text).read(true);
}

function tagged(tag: string): Localized {
  return {
    vi: `Nhãn kiểu của YAML (${tag.slice(0, 60)}) không dùng được trong sổ đăng ký. Xóa nhãn, hoặc đặt cả giá trị trong dấu nháy kép nếu nó bắt đầu bằng dấu !.`,
    en: `YAML tags (${tag.slice(0, 60)}) are not used in the registry. Delete it, or put the value in double quotes if it begins with an exclamation mark.`,
  };
}

class PieceReader {
  // Tables by names that anybody may write: `constructor` must find nothing that was not put there.
  private readonly spots = Object.create(null) as Record<string, number>;
  private readonly raw = Object.create(null) as Record<string, string>;
  private readonly problems: Problem[] = [];
  private broken = false;

  constructor(private readonly text: string) {}

  read(isItem: boolean): Piece {
    const value =
      this.text.length > MAX_PIECE
        ? this.refuseSize()
        : nestsTooDeeply(this.text)
          ? this.refuseDepth(this.firstMark(), null)
          : this.parse(isItem);
    return { value, spots: this.spots, raw: this.raw, problems: this.problems, broken: this.broken };
  }

  private refuseSize(): undefined {
    this.breaks(this.firstMark(), null, {
      vi: `Đoạn này dài ${Math.ceil(this.text.length / 1024)} KiB, quá giới hạn ${MAX_PIECE / 1024} KiB cho một mục. Kiểm tra lại dấu nháy, thụt đầu dòng, hoặc viết danh sách \`units\` mỗi đơn vị một dòng \`- id:\`.`,
      en: `This part is ${Math.ceil(this.text.length / 1024)} KiB long; one entry may have ${MAX_PIECE / 1024} KiB. Check quotes and indentation, or write \`units\` as a list with one \`- id:\` a unit.`,
    });
    return undefined;
  }

  private refuseDepth(offset: number, field: string | null): undefined {
    this.breaks(offset, field, {
      vi: "Các mục lồng nhau quá sâu. Xem mẫu một đơn vị trong docs/registry.md.",
      en: "Entries are nested too deeply. See the model of a unit in docs/registry.md.",
    });
    return undefined;
  }

  private parse(isItem: boolean): unknown {
    try {
      const document = parseDocument(this.text, {
        version: "1.2",
        // Texts as they stand; what the core schema would make of them is asked by `coreValue`, of plain scalars only.
        schema: "failsafe",
        prettyErrors: false,
        keepSourceTokens: false,
        uniqueKeys: false,
        // Only tells apart: nothing is logged. `silent` would hide that there are several documents.
        logLevel: "error",
      });
      const [error] = [...document.errors, ...document.warnings];
      if (error) {
        this.problems.push(describeSyntaxError(this.text, error.code, error.pos, error.message));
        this.broken = true;
      }
      const contents = document.contents as Node | null;
      if (!isItem) return this.valueOf(contents, "", 0, 0);
      const item = isSeq(contents) ? (contents.items[0] as Node | null) : null;
      return this.valueOf(item, "", item?.range?.[0] ?? this.firstMark(), 1);
    } catch (error) {
      // The parser recurses: what is nested deeply enough ends its stack.
      this.breaks(this.firstMark(), null, {
        vi: "Đoạn này không đọc được (lồng nhau quá sâu hoặc hỏng). Viết lại theo mẫu trong docs/registry.md.",
        en: `This part can't be read (nested too deeply, or broken): ${error instanceof RangeError ? "stack exhausted" : String(error)}.`,
      });
      return undefined;
    }
  }

  private valueOf(node: Node | null, field: string, keyOffset: number, depth: number): unknown {
    if (node === null) {
      this.spots[field] = keyOffset;
      return null;
    }
    const start = node.range?.[0] ?? keyOffset;
    if (isAlias(node) || ("anchor" in node && node.anchor)) {
      this.breaks(start, field, {
        vi: "Dấu & và * (tham chiếu của YAML) không dùng được trong sổ đăng ký. Viết thẳng giá trị ra; nếu giá trị bắt đầu bằng & hoặc *, đặt nó trong dấu nháy kép.",
        en: "YAML anchors (&) and aliases (*) are not used in the registry. Write the value out; if it begins with & or *, put it in double quotes.",
      });
      if (isAlias(node)) return null;
    }
    if (node.tag) this.breaks(start, field, tagged(node.tag));
    if (isScalar(node)) return this.scalarOf(node, field, start, keyOffset);
    this.spots[field] = keyOffset;
    if (depth >= MAX_DEPTH) {
      this.refuseDepth(start, field);
      return null;
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const itemStart = (item as Node | null)?.range?.[0] ?? start;
        return this.valueOf(item as Node | null, `${field}[${index}]`, itemStart, depth + 1);
      });
    }
    if (isMap(node)) return this.mapOf(node.items, field, start, depth);
    return null;
  }

  private mapOf(
    items: readonly { key: unknown; value: unknown }[],
    field: string,
    start: number,
    depth: number,
  ) {
    const map: Record<string, unknown> = {};
    const seen = new Map<string, number>();
    for (const { key, value } of items) {
      const keyNode = key as Node | null;
      const offset = keyNode?.range?.[0] ?? start;
      const name = isScalar(keyNode) && typeof keyNode.value === "string" ? keyNode.value : null;
      if (name === null || name === "__proto__") {
        this.problem(offset, field, {
          vi: "Tên trường phải là chữ, viết ngay trước dấu hai chấm.",
          en: "A field's name is a word right before the colon.",
        });
        continue;
      }
      const path = field === "" ? name : `${field}.${name}`;
      const earlier = seen.get(name);
      if (earlier !== undefined) {
        const lines = this.text.slice(earlier, offset).split("\n").length - 1;
        this.problem(offset, path, {
          vi: `Trường \`${name}\` ghi hai lần trong cùng một mục (lần đầu ở ${lines} dòng phía trên). Xóa một dòng.`,
          en: `\`${name}\` is given twice in one entry (first ${lines} lines above). Delete one of them.`,
        });
        continue;
      }
      seen.set(name, offset);
      const read = this.valueOf(value as Node | null, path, offset, depth + 1);
      // `phone:` and `phone: ""` say no more than no line at all.
      if (read !== null && read !== "") map[name] = read;
    }
    return map;
  }

  private scalarOf(node: Scalar, field: string, start: number, keyOffset: number): unknown {
    const text = typeof node.value === "string" ? node.value : "";
    const value = node.type === "PLAIN" ? coreValue(text) : text.trim() === "" ? "" : text;
    this.spots[field] = value === null || value === "" ? keyOffset : start;
    if (typeof value !== "string" && value !== null) this.raw[field] = text;
    return value;
  }

  private firstMark(): number {
    return Math.max(0, this.text.search(/\S/));
  }

  private breaks(offset: number, field: string | null, message: Localized): void {
    this.broken = true;
    this.problem(offset, field, message);
  }

  private problem(offset: number, field: string | null, message: Localized): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({
      rule: "registry/syntax",
      offset,
      field: field || null,
      found: null,
      message,
      fix: null,
    });
  }
}
