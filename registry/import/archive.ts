import { strFromU8, Unzip, UnzipInflate } from "fflate";
import { SheetUnreadable } from "./table";

/** Twenty times the list of the whole city: what unpacks to more is no such list. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** So much of the archive at a time, so that little is unpacked before it is counted. */
const STEP = 16 * 1024;

/** The parts of a workbook that hold its cells. Pictures, macros and themes are not unpacked at all. */
const WANTED =
  /^xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml|worksheets\/_rels\/[^/]+\.rels)$/i;

/**
 * Unpacks what is needed of a workbook, and counts while it does so: what an archive says of its own sizes may be a lie.
 *
 * @throws SheetUnreadable when there is too much of it
 */
export function unpackWorkbook(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, Uint8Array[]>();
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    if (!WANTED.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name.toLowerCase(), chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > MAX_UNPACKED) throw tooLarge();
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += STEP) {
    unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  }
  return new Map([...parts].map(([name, chunks]) => [name, strFromU8(joined(chunks))]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(): SheetUnreadable {
  const limit = MAX_UNPACKED / 1024 / 1024;
  return new SheetUnreadable(
    `Bảng tính quá lớn (giải nén hơn ${limit} MiB). Xóa các trang và vùng ô không cần, chép danh sách sang một bảng mới rồi lưu lại.`,
    `the workbook is too large (over ${limit} MiB unpacked). Remove sheets and cells that are not needed, or copy the list into a new workbook`,
  );
}
