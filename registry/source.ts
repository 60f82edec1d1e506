import type { Localized } from "../language/localized";
import { decodeUnicode, unicodeEncodingOf } from "./encoding";

/** One file of a registry as it came from the disk, from git or from a browser. */
export interface SourceFile {
  /** As findings name it, with `/` between folders. */
  readonly path: string;
  readonly role: "root" | "units" | "staff" | "waivers";
  /** Bytes where they are at hand, so that a wrong encoding can be named; text otherwise. */
  readonly content: Uint8Array | string;
  /** Why the file was not read at all (too large, no file); `content` is empty then. */
  readonly refused?: Localized;
}

/** Text of a file, and what was wrong with its encoding. */
export interface DecodedText {
  readonly text: string;
  readonly problem: { readonly offset: number; readonly message: Localized } | null;
}

const SAVE_AS_UTF8: Localized = {
  vi: "Lưu lại tệp với bảng mã UTF-8 (trong Notepad: Lưu thành, Mã hóa: UTF-8).",
  en: "Save the file as UTF-8.",
};

/**
 * Turns bytes into text. A UTF-16 or UTF-32 file is read all the same, so that its units still count for the others;
 * bytes that are no UTF-8 become U+FFFD. Line ends become `\n` without moving any offset but those after `\r\n`.
 */
export function decode(content: Uint8Array | string): DecodedText {
  if (typeof content === "string") return inspect(content, null);
  const encoding = unicodeEncodingOf(content);
  if (encoding !== "utf-8") {
    const name = encoding.slice(0, "utf-16".length).toUpperCase();
    return inspect(decodeUnicode(content, encoding), {
      offset: 0,
      message: {
        vi: `Tệp dùng bảng mã ${name}. ${SAVE_AS_UTF8.vi}`,
        en: `The file is ${name}. ${SAVE_AS_UTF8.en}`,
      },
    });
  }
  try {
    return inspect(new TextDecoder("utf-8", { fatal: true }).decode(content), null);
  } catch {
    const text = new TextDecoder("utf-8").decode(content);
    return inspect(text, {
      offset: Math.max(0, text.indexOf("\uFFFD")),
      message: {
        vi: `Tệp không phải UTF-8: có byte không đọc được. ${SAVE_AS_UTF8.vi}`,
        en: `The file is not UTF-8: it has bytes that can't be read. ${SAVE_AS_UTF8.en}`,
      },
    });
  }
}

function inspect(raw: string, problem: DecodedText["problem"]): DecodedText {
  const unmarked = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  const text = unmarked.includes("\r") ? unmarked.replace(/\r\n?/g, "\n") : unmarked;
  if (problem) return { text, problem };
  // YAML allows no control character but tab and line feed; C1 ones are left to the rules on text.
  // eslint-disable-next-line no-control-regex
  const control = text.search(/[\u0000-\u0008\u000B-\u001F\u007F]/);
  if (control === -1) return { text, problem: null };
  const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0");
  return {
    text,
    problem: {
      offset: control,
      message: {
        vi: `Tệp có ký tự điều khiển U+${code}: có lẽ đây không phải tệp văn bản. Xóa ký tự đó hoặc chọn đúng tệp.`,
        en: `The file has the control character U+${code}: it may be no text file. Remove it or choose the right file.`,
      },
    },
  };
}
