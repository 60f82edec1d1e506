import type { Found } from "../../../images/logs/search";
import type { Fault, FaultKind, Verdict } from "../../../images/logs/verify";

const TIME = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "medium",
});

/** What a container wrote, on a terminal: nothing in it is an order to the terminal. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const plain = (text: string): string => text.replace(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, "?");

const FAULTS: Readonly<Record<FaultKind, readonly [vi: string, en: string]>> = {
  changed: ["nội dung tệp đã bị sửa", "the file's text was changed"],
  shorter: ["tệp bị mất dòng, ở cuối hoặc ở giữa", "lines of the file are gone, from its end or from within"],
  missing: ["tệp đã bị xóa trước hạn lưu", "the file was removed before its time"],
  unlisted: ["tệp không có trong chuỗi", "the chain does not know this file"],
  broken: [
    "mục này của chuỗi, hoặc mục ngay trước, đã bị sửa, bỏ hoặc thêm",
    "this entry of the chain, or the one before it, was changed, removed or put in",
  ],
  cut: ["chuỗi bị cắt: thiếu các mục trước mốc đã ký này", "the chain ends before this signed head"],
  forged: ["mốc không được ký bằng khóa có trong git", "the head is not signed by the key that is in git"],
  another: ["chuỗi không phải chuỗi đã ký mốc này", "the chain is not the one that this head was signed for"],
};

const SIZE = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const megabytes = (bytes: number): string => `${SIZE.format(bytes / 1e6)} MB`;

export function verdictAsText(verdict: Verdict, heads: number): string {
  const { entries, files, expired, lines, bytes, storedBytes, from, to, faults } = verdict;
  const count = new Intl.NumberFormat("vi-VN").format;
  return [
    entries === 0
      ? "Chưa có giờ nào được đóng. / No hour was closed yet."
      : `${from}h – ${to}h (UTC): ${count(files)} tệp / files, ${count(lines)} dòng / lines, ${megabytes(bytes)} (nén / stored ${megabytes(storedBytes)}); ${count(expired)} tệp hết hạn lưu / expired.`,
    heads === 0
      ? "Chưa so với mốc nào giữ ở ngoài: thêm --heads. / Held against no head from outside: add --heads."
      : `Đã so với ${count(heads)} mốc giữ ở ngoài. / Held against ${count(heads)} heads from outside.`,
    ...faults.map(faultAsText),
    faults.length === 0
      ? "NGUYÊN VẸN: không có gì bị sửa. / UNCHANGED."
      : `${count(faults.length)} CHỖ KHÔNG CÒN NGUYÊN: giữ nguyên hiện trạng, làm theo docs/logs.md. / NOT AS IT WAS: keep everything as it is, see docs/logs.md.`,
    "",
  ].join("\n");
}

function faultAsText({ kind, about }: Fault): string {
  const [vi, en] = FAULTS[kind];
  return `  ${kind}  ${plain(about)}: ${vi} / ${en}`;
}

/** The oldest first. */
export function foundAsText(found: readonly Found[], limit: number): string {
  if (found.length === 0) return "Không có dòng nào. / There is no such line.\n";
  const lines = found.map(
    ({ time, service, text }) => `${TIME.format(new Date(time))}  ${plain(service)}  ${plain(text)}`,
  );
  if (found.length === limit) {
    lines.unshift(
      `Chỉ ${limit} dòng mới nhất: thu hẹp --since hoặc tăng --limit. / Only the newest ${limit}: narrow --since, or raise --limit.`,
    );
  }
  return `${lines.join("\n")}\n`;
}
