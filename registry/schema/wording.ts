import type { ErrorObject } from "ajv";
import type { Localized } from "../../language/localized";

/** What the sentence about one schema error needs to know. */
export interface SchemaFault {
  readonly error: ErrorObject;
  /** The field that is to be changed, such as `site.host`. */
  readonly field: string;
  /** The value as written; null when it is missing or no scalar. */
  readonly raw: string | null;
  /** The fields that may stand where an unknown one was found. */
  readonly known: readonly string[];
  /** Of these, the ones that do. */
  readonly present: readonly string[];
}

export interface Sentence {
  readonly message: Localized;
  /** The name the field should have, where that is what is wrong. */
  readonly key?: string;
  /** The value that would be right, where it follows from the wrong one. */
  readonly suggestion: string | boolean | number | null;
}

/** One sentence a registrar understands for each keyword of the schema. */
export function sentence(fault: SchemaFault): Sentence {
  const write = WORDING[fault.error.keyword];
  return write ? write(fault) : { message: general(fault), suggestion: null };
}

/** Hexadecimal, octal, a power of ten: a program wrote the number so, and what was meant stands nowhere. */
const OTHER_NOTATION = /^0[xo]|[eE.]|^[-+]/;

type Writer = (fault: SchemaFault) => Sentence;

const WORDING: Record<string, Writer> = {
  required: ({ field }) => ({
    message: {
      vi: `Thiếu trường bắt buộc \`${field}\`. Thêm một dòng \`${last(field)}: …\`.`,
      en: `The required field \`${field}\` is missing. Add a line \`${last(field)}: …\`.`,
    },
    suggestion: null,
  }),

  additionalProperties: ({ field, raw, known, present }) => {
    const near = nearest(
      last(field),
      known.filter((name) => !present.includes(name)),
    );
    return {
      message: {
        vi: near
          ? `Không có trường \`${field}\`; có phải là \`${near}\`?`
          : `Không có trường \`${field}\` ở đây. Các trường được dùng: ${known.join(", ")}.`,
        en: near
          ? `There is no field \`${field}\`; did you mean \`${near}\`?`
          : `There is no field \`${field}\` here. Known fields: ${known.join(", ")}.`,
      },
      ...(near ? { key: near } : {}),
      suggestion: near ? raw : null,
    };
  },

  type: ({ field, raw, error }) => {
    const wanted = String(error.params["type"]);
    if (wanted === "string" && raw !== null) {
      return {
        message: {
          vi: `Giá trị của \`${field}\` phải đặt trong dấu nháy kép, nếu không máy hiểu là số và làm mất số 0 ở đầu.`,
          en: `Put \`${field}\` in double quotes; otherwise it is read as a number and a leading 0 is lost.`,
        },
        suggestion: OTHER_NOTATION.test(raw) || !fitsPattern(raw, error) ? null : raw,
      };
    }
    if (wanted === "boolean") {
      const answer = truth(raw);
      return {
        message: {
          vi: `\`${field}\` chỉ nhận true (có) hoặc false (không).`,
          en: `\`${field}\` is either true or false.`,
        },
        suggestion: answer,
      };
    }
    const shape = SHAPES[wanted] ?? { vi: wanted, en: wanted };
    return {
      message: {
        vi: `\`${field || "mục này"}\` phải là ${shape.vi}.`,
        en: `\`${field || "this entry"}\` must be ${shape.en}.`,
      },
      suggestion: wanted === "integer" && raw !== null && /^[0-9]{1,9}$/.test(raw) ? Number(raw) : null,
    };
  },

  enum: ({ field, raw, error }) => {
    const allowed = error.params["allowedValues"] as readonly string[];
    return {
      message: {
        vi: `\`${field}\` không nhận giá trị "${raw}". Chọn một trong: ${allowed.join(", ")}.`,
        en: `\`${field}\` can't be "${raw}". Choose one of: ${allowed.join(", ")}.`,
      },
      suggestion: nearest(raw ?? "", allowed),
    };
  },

  pattern: ({ field, raw, error }) => {
    const digits = error.params["pattern"] === "^[0-9]{7}$";
    const cleaned = raw?.replace(/[\s.-]/g, "") ?? "";
    return {
      message: digits
        ? {
            vi: `\`${field}\` phải là mã gồm đúng 7 chữ số, đặt trong dấu nháy kép; ở đây ghi "${raw}".`,
            en: `\`${field}\` is a code of exactly 7 digits in double quotes; here it is "${raw}".`,
          }
        : {
            vi: `\`${field}\` không đúng dạng; ở đây ghi "${raw}".`,
            en: `\`${field}\` does not have the right form; here it is "${raw}".`,
          },
      suggestion: digits && /^[0-9]{7}$/.test(cleaned) ? cleaned : null,
    };
  },

  format: ({ field, raw }) => ({
    message: {
      vi: `\`${field}\` phải là một ngày có thật, viết năm-tháng-ngày, ví dụ 2025-09-01; ở đây ghi "${raw}".`,
      en: `\`${field}\` is a real day written year-month-day, such as 2025-09-01; here it is "${raw}".`,
    },
    suggestion: isoDate(raw ?? ""),
  }),

  minLength: ({ field }) => ({
    message: { vi: `\`${field}\` đang để trống.`, en: `\`${field}\` is empty.` },
    suggestion: null,
  }),

  maxLength: ({ field, error }) => ({
    message: {
      vi: `\`${field}\` quá dài: nhiều nhất ${String(error.params["limit"])} ký tự.`,
      en: `\`${field}\` is too long: at most ${String(error.params["limit"])} characters.`,
    },
    suggestion: null,
  }),
};

const SHAPES: Record<string, Localized> = {
  string: { vi: "một giá trị chữ, viết trên cùng dòng", en: "a text on the same line" },
  integer: { vi: "một số nguyên", en: "a whole number" },
  array: {
    vi: "một danh sách, mỗi mục bắt đầu bằng dấu gạch ngang `- `",
    en: "a list, each entry beginning with `- `",
  },
  object: {
    vi: "một nhóm trường, mỗi trường một dòng `tên: giá trị`, thụt vào trong",
    en: "a group of fields, each on an indented line `name: value`",
  },
};

function general({ field, error }: SchemaFault): Localized {
  const limit = error.params["limit"];
  return {
    vi: `Giá trị của \`${field}\` không hợp lệ${limit === undefined ? "" : ` (giới hạn ${String(limit)})`}. Xem docs/registry.md.`,
    en: `The value of \`${field}\` is not valid${limit === undefined ? "" : ` (limit ${String(limit)})`}. See docs/registry.md.`,
  };
}

/** Whether a value in quotes would satisfy the schema: six digits are no code, with or without. */
function fitsPattern(raw: string, error: ErrorObject): boolean {
  const { pattern } = (error.schema ?? {}) as { readonly pattern?: string };
  return pattern === undefined || new RegExp(pattern).test(raw);
}

function last(field: string): string {
  return field.split(".").at(-1) ?? field;
}

function truth(raw: string | null): boolean | null {
  const word = raw?.trim().toLowerCase().normalize("NFC") ?? "";
  if (["true", "yes", "y", "on", "1", "có", "co", "đúng", "x"].includes(word)) return true;
  if (["false", "no", "n", "off", "0", "không", "khong", "ko", "sai"].includes(word)) return false;
  return null;
}

/** Vietnamese dates are written day first. */
function isoDate(raw: string): string | null {
  const parts = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(raw);
  if (!parts) return null;
  const [, day = "", month = "", year = ""] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
}

/** The one of `candidates` that differs in at most a third of its letters; null when none does. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(bare(word.slice(0, 64)), bare(candidate));
    if (distance * 3 <= candidate.length && (!best || distance < best.distance))
      best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + cost,
        ),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
