import type { ErrorCode } from "yaml";
import type { Localized } from "../../language/localized";
import type { Problem } from "./problem";

/**
 * What a parser's error means to somebody who has never heard of YAML.
 * Codes not listed share one general sentence with the parser's own words behind it.
 */
const SENTENCES: Partial<Record<ErrorCode, Localized>> = {
  TAB_AS_INDENT: {
    vi: "Đầu dòng có phím Tab. Thụt đầu dòng bằng dấu cách.",
    en: "The line begins with a tab. Indent with spaces.",
  },
  BAD_INDENT: {
    vi: "Thụt đầu dòng sai: dòng này phải thẳng hàng với các trường cùng cấp.",
    en: "Wrong indentation: this line must line up with the fields of its level.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    vi: 'Một dòng có hai dấu hai chấm. Nếu dấu thứ hai thuộc về giá trị, đặt cả giá trị trong dấu nháy kép "…".',
    en: "A line has two colons. If the second belongs to the value, put the whole value in double quotes.",
  },
  MULTILINE_IMPLICIT_KEY: {
    vi: "Dòng này thiếu dấu hai chấm sau tên trường, hoặc giá trị bị ngắt dòng mà không có dấu nháy.",
    en: "A colon is missing after the field's name, or a value runs over lines without quotes.",
  },
  MULTIPLE_DOCS: {
    vi: "Tệp có dòng `---` ở giữa, tức là nhiều tài liệu. Xóa dòng đó.",
    en: "A line `---` in the middle makes several documents of the file. Delete it.",
  },
  BAD_DQ_ESCAPE: {
    vi: "Dấu \\ trong dấu nháy kép có nghĩa riêng. Viết \\\\ hoặc dùng dấu nháy đơn.",
    en: "A backslash has a meaning of its own within double quotes. Write two, or use single quotes.",
  },
  TAG_RESOLVE_FAILED: {
    vi: "Dấu ! (nhãn kiểu của YAML) không dùng được trong sổ đăng ký. Đặt giá trị trong dấu nháy kép.",
    en: "YAML tags (!) are not used in the registry. Put the value in double quotes.",
  },
  BAD_SCALAR_START: {
    vi: "Giá trị bắt đầu bằng một ký tự có nghĩa riêng trong YAML (@ hoặc `). Đặt giá trị trong dấu nháy kép.",
    en: "The value begins with a character that means something to YAML (@ or `). Put it in double quotes.",
  },
};

const GENERAL: Localized = {
  vi: "Dòng này không đúng cú pháp YAML. So với một đơn vị đúng ở trên: mỗi dòng là `tên: giá trị`, thụt đầu dòng bằng dấu cách",
  en: "This line is not valid YAML. Compare it with a unit that is right: each line is `name: value`, indented by spaces",
};

/** One finding for one syntax error, at the line that has to be changed. */
export function describeSyntaxError(
  text: string,
  code: ErrorCode,
  [start]: [number, number],
  parserMessage: string,
): Problem {
  const unclosed = code === "MISSING_CHAR" || code === "BAD_INDENT" ? unclosedQuote(text, start) : null;
  const offset = unclosed ?? Math.min(start, Math.max(0, text.length - 1));
  const line = lineAround(text, offset);
  const message =
    unclosed !== null
      ? {
          vi: "Dấu nháy mở ở đây mà không đóng trên cùng dòng. Thêm dấu nháy ở cuối giá trị.",
          en: "A quote is opened here and not closed on the line. Add the closing quote.",
        }
      : (SENTENCES[code] ?? {
          vi: `${GENERAL.vi}. (${parserMessage})`,
          en: `${GENERAL.en}. (${parserMessage})`,
        });
  return {
    rule: "registry/syntax",
    offset,
    field: null,
    found: line.trim().slice(0, 120) || null,
    message,
    fix: code === "BLOCK_AS_IMPLICIT_KEY" ? quoteValue(line) : code === "TAB_AS_INDENT" ? untab(line) : null,
  };
}

/** The parser notices a missing quote lines later; what has to be changed is where it was opened. */
function unclosedQuote(text: string, before: number): number | null {
  const opening = /(?:^|[:\-,[{]\s+)(["'])/gm;
  let found: number | null = null;
  for (let match = opening.exec(text); match && match.index <= before; match = opening.exec(text)) {
    const quote = match[1] as string;
    const at = match.index + match[0].length - 1;
    const end = text.indexOf("\n", at);
    const rest = text.slice(at + 1, end === -1 ? text.length : end);
    if (!rest.includes(quote)) found = at;
  }
  return found;
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? text.length : end);
}

function quoteValue(line: string): string | null {
  if (line.length > 500) return null;
  const parts = /^(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*$/.exec(line);
  return parts ? `${parts[1]?.trimStart()}${JSON.stringify(parts[2])}` : null;
}

function untab(line: string): string | null {
  return line.includes("\t") ? line.replace(/\t/g, "  ").trimEnd() : null;
}
