import type { Localized } from "../../language/localized";
import type { ColumnKey } from "./columns";
import { unguarded } from "./formula-guard";
import type { CellRemark } from "./table";

/** A cell of the list as it is to be taken. */
export interface CellReading {
  readonly text: string;
  /** Why the text is not what somebody wrote; undefined where it is. */
  readonly doubt?: Localized;
  /** Something to know of it that changes nothing. */
  readonly remark?: Localized;
}

/** As any language's Excel shows an error (`#N/A`, `#BEZUG!`, `#¿NOMBRE?`), as LibreOffice does, and a cell too narrow. */
const ERROR =
  /^\s*(?:#[¡¿]?\p{Lu}(?:[\p{Lu}\d/_]*[!?]|\/\p{Lu}|V|_?[A-Z]{6,}_[A-Z]+)|#{3,}|(?:Err|Lỗi):\d{3})\s*$/iu;
const SCIENTIFIC = /^\s*(?:\d[.,]\d+E\+?\d+|\dE\+\d{2,})\s*$/i;
const NUMBERS: readonly ColumnKey[] = ["id", "phone", "headPhone", "focalPhone", "successor"];
const ADDRESSES: readonly ColumnKey[] = ["official", "focalAddress", "headMail"];

/** Reads a cell of a column; `null` is a column that the registry has no field for. */
export function readCell(shown: string, key: ColumnKey | null, remark: CellRemark | undefined): CellReading {
  const text = unguarded(shown);
  if (remark?.doubt === "uncalculated") {
    return {
      text: "",
      doubt: {
        vi: "ô có công thức chưa được tính (mở bằng Excel, lưu lại rồi nhập)",
        en: "its formula was never calculated (open it in Excel, save it, import again)",
      },
    };
  }
  if (key === null) return { text };
  if (remark?.doubt === "error" || ERROR.test(text)) {
    const error = text.trim();
    return { text: "", doubt: { vi: `ô báo lỗi ${error}`, en: `it shows the error ${error}` } };
  }
  const doubt = doubtOf(text, key, remark);
  if (doubt) return { text, doubt };
  return fromLink(key === "id" ? code(text) : text, key, remark?.link);
}

function doubtOf(text: string, key: ColumnKey, remark: CellRemark | undefined): CellReading["doubt"] {
  if (remark?.doubt === "date" && key !== "boardDate") {
    return {
      vi: `chương trình bảng tính đã đổi chữ gõ vào thành ngày (${text}); đặt ô ở dạng Văn bản (Text) rồi gõ lại`,
      en: `the spreadsheet turned what was typed into a day (${text}); make it a text cell, type it again`,
    };
  }
  if (remark?.doubt === "boolean" && key !== "rss") {
    return {
      vi: `chương trình bảng tính đã đổi chữ gõ vào thành đúng/sai (${text})`,
      en: `the spreadsheet turned what was typed into a truth value (${text})`,
    };
  }
  if (remark?.doubt === "imprecise" || (NUMBERS.includes(key) && SCIENTIFIC.test(text))) {
    return {
      vi: `số đã bị làm tròn thành ${text}; đặt ô ở dạng Văn bản (Text) rồi gõ lại`,
      en: `the number was rounded to ${text}; make it a text cell, type it again`,
    };
  }
  return undefined;
}

/** A code that was kept as a number and shown as one: `7900866.0`, `7,900,866`. */
function code(text: string): string {
  const digits = text.trim().replace(/\.0+$/, "");
  if (/^\d{7}$/.test(digits)) return text === text.trim() ? digits : text;
  return /^\d[.,]\d{3}[.,]\d{3}$/.test(digits) ? digits.replace(/[.,]/g, "") : text;
}

/** `gửi thư` over a link says nothing: what it leads to is the value. */
function fromLink(text: string, key: ColumnKey, link: string | undefined): CellReading {
  if (link === undefined) return { text };
  const target = targetOf(link, key);
  if (target === null) return { text };
  if (says(text, key)) {
    if (bare(text) === bare(target)) return { text };
    return {
      text,
      remark: {
        vi: `ô ghi ${text} nhưng liên kết trong ô dẫn tới ${target}; lấy chữ trong ô`,
        en: `it says ${text}, its link leads to ${target}; what it says is taken`,
      },
    };
  }
  return {
    text: target,
    remark: {
      vi: `ô ghi "${text}", lấy theo liên kết trong ô: ${target}`,
      en: `it says "${text}"; its link's target is taken: ${target}`,
    },
  };
}

function targetOf(link: string, key: ColumnKey): string | null {
  const decoded = decode(link);
  if (ADDRESSES.includes(key)) return /^mailto:([^?]+)/i.exec(decoded)?.[1]?.trim() ?? null;
  if (key === "website") return /^https?:\/\//i.test(link) ? link : null;
  if (NUMBERS.includes(key)) return /^tel:([^;?]+)/i.exec(decoded)?.[1]?.trim() ?? null;
  return null;
}

/** A host or an address without what programs add to it. */
function bare(text: string): string {
  const [plain = ""] = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .split(/[/?#]/);
  return plain.replace(/[\s()-]/g, "");
}

/** Whether the text itself is such a value. */
function says(text: string, key: ColumnKey): boolean {
  if (ADDRESSES.includes(key)) return text.includes("@");
  return key === "website" ? /[^\s.]\.[^\s.]/.test(text) : /\d/.test(text);
}

function decode(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
