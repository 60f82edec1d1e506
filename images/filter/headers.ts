/** One field of a letter's header, as it came. */
export interface Field {
  /** In small letters. */
  readonly name: string;
  /** Its folds taken out. */
  readonly value: string;
}

/**
 * The fields of a header (RFC 5322, 2.2), found as generously as a mail program may find them: blanks before the colon
 * and bare line ends count too.
 *
 * @param header one byte a character (latin1): what is not ASCII is taken for UTF-8 where it can be
 */
export function fieldsOf(header: string): readonly Field[] {
  return header
    .replace(/\r\n?|\n/g, "\n")
    .replace(/\n[ \t]/g, " ")
    .split("\n")
    .flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? [];
      return name === undefined || value === undefined
        ? []
        : [{ name: name.toLowerCase(), value: utf8(value).trim() }];
    });
}

/** Encoded words (RFC 2047) as the reader sees them; those that cannot be decoded stay. */
export function decoded(value: string): string {
  return value
    .replace(/(=\?[^?\s]+\?[bq]\?[^?]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?]*\?=)/gi, "$1")
    .replace(
      /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi,
      (word, charset: string, encoding: string, text: string) => {
        const bytes =
          encoding.toLowerCase() === "b"
            ? Buffer.from(text, "base64")
            : Buffer.from(
                text
                  .replaceAll("_", " ")
                  .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
                "latin1",
              );
        try {
          return new TextDecoder(charset).decode(bytes);
        } catch {
          return word;
        }
      },
    );
}

function utf8(latin1: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(latin1, "latin1"));
  } catch {
    return latin1;
  }
}
