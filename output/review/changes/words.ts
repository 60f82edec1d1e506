import type { Localized, Locale } from "../../../language/localized";
import { DOWN_SECONDS } from "../../plan/effects";
import type { ChangeKind, Note, WaiverChange } from "./compare";
import type { Service } from "./services";

export const KIND_TITLES: Readonly<Record<ChangeKind, Localized>> = {
  removed: { vi: "Bị xóa khỏi sổ", en: "Removed" },
  unseen: { vi: "Không thấy vì có phần không đọc được", en: "Not seen, as part can't be read" },
  new: { vi: "Đơn vị mới", en: "New" },
  retiring: { vi: "Ngừng dần, khách và thư được chuyển tiếp", en: "Retiring" },
  retired: { vi: "Ngừng hẳn, tên miền được giữ chỗ", en: "Retired" },
  reactivated: { vi: "Hoạt động trở lại", en: "Active again" },
  relocated: { vi: "Chuyển cụm máy chủ, nội dung giữ nguyên", en: "Moved to another cell, content stays" },
  moved: { vi: "Chuyển đơn vị quản lý", en: "Moved to another parent" },
  renamed: { vi: "Đổi tên", en: "Renamed" },
  changed: { vi: "Thay đổi thông tin", en: "Other fields" },
};

export const SERVICE_NAMES: Readonly<Record<Service, Localized>> = {
  site: { vi: "trang", en: "site" },
  domain: { vi: "tên miền", en: "domain" },
  mail: { vi: "hộp thư", en: "mailbox" },
};

export const NOTE_REASONS: Readonly<Record<Note["why"], Localized>> = {
  broken: {
    vi: "có phần không đọc được, chỉ so sánh phần đọc được",
    en: "part of it can't be read; only the rest is compared",
  },
  "no-id": { vi: "không đọc được mã đơn vị, không so sánh", en: "no readable code; not compared" },
  doubled: {
    vi: "mã đã có ở trên, chỉ so sánh mục đầu tiên",
    en: "the code is taken above; only the first is compared",
  },
  misfiled: {
    vi: "nằm trong tệp của nơi quản lý khác; dùng `npx congtruong move` để cả hai nơi cùng duyệt",
    en: "stands in the file of another parent; use `npx congtruong move`, so that both offices are asked",
  },
  file: { vi: "tệp có chỗ không đọc được", en: "the file has a part that can't be read" },
};

/** What the first line of a report counts. */
export type Counted = ChangeKind | "losing" | "city" | "waivers" | "errors";

/** The sentences of a report. */
export interface Words {
  readonly nothing: string;
  readonly title: string;
  readonly counts: Readonly<Record<Counted, (count: number) => string>>;
  /** The verdict in a word, and what follows it. */
  readonly passes: string;
  losingOf(losing: number, all: number): string;
  readonly refused: string;
  readonly tooMuch: string;
  readonly permitted: string;
  permittedBy(approver: string, reason: string): string;
  readonly howToPermit: string;
  readonly reasonHere: string;
  readonly approverHere: string;
  readonly noRegistry: string;
  findings(errors: number, warnings: number, resolved: number): string;
  readonly error: string;
  readonly warning: string;
  readonly clause: string;
  readonly paste: string;
  readonly losing: string;
  readonly loses: string;
  readonly gains: string;
  readonly withoutServices: string;
  readonly bothAgree: string;
  readonly keepsAll: string;
  readonly successor: string;
  readonly noSuccessor: string;
  /** Behind a unit that leaves: units that it answered for, and who answers for them now. */
  follow(count: number, parent: string): string;
  relocation(from: number, to: number): string;
  readonly none: string;
  readonly city: string;
  readonly waivers: string;
  readonly waiver: Readonly<Record<WaiverChange["kind"], string>>;
  readonly scopes: string;
  scope(touched: number, all: number, received: number, losing: number): string;
  readonly notes: string;
  readonly side: Readonly<Record<Note["side"], string>>;
  more(count: number): string;
  readonly cut: string;
  closing(base: string, before: number, after: number, checksum: string): string;
}

const EN: Words = {
  nothing: "Registry: nothing changes",
  title: "Registry",
  counts: {
    removed: (n) => `${n} removed`,
    unseen: (n) => `${n} not seen`,
    new: (n) => `${n} new`,
    retiring: (n) => `${n} retiring`,
    retired: (n) => `${n} retired`,
    reactivated: (n) => `${n} active again`,
    relocated: (n) => `${n} to another cell`,
    moved: (n) => `${n} moved`,
    renamed: (n) => `${n} renamed`,
    changed: (n) => `${n} with other changes`,
    losing: (n) => `${n} losing something`,
    city: (n) => `${n} settings of the city`,
    waivers: (n) => `${n} waivers`,
    errors: (n) => `${n} new errors`,
  },
  passes: "Passes.",
  losingOf: (losing, all) => `${losing} of ${all} units lose a site, a domain or a mailbox.`,
  refused: "Refused.",
  tooMuch: "This change takes away too much at once.",
  permitted: "Passes by permission.",
  permittedBy: (approver, reason) => `${approver}: ${reason}`,
  howToPermit:
    "If this is meant, split it into smaller changes, or let the department add this to overrides.yaml in the same change. It holds for exactly this change, once:",
  reasonHere: "why",
  approverHere: "name and post of who approves",
  noRegistry: "The base revision has no registry: every unit is new.",
  findings: (errors, warnings, resolved) =>
    `Rules: ${errors} new errors, ${warnings} new warnings, ${resolved} resolved`,
  error: "Error",
  warning: "Warning",
  clause: "clause",
  paste: "Replace by:",
  losing: "Lose something",
  loses: "loses",
  gains: "gains",
  withoutServices: "no site and no mailbox yet",
  bothAgree: "both offices must agree",
  keepsAll: "site, domain and mailbox stay",
  successor: "taken over by",
  noSuccessor: "no successor named",
  follow: (count, parent) => `its ${count} units go to ${parent}`,
  relocation: (from, to) =>
    `cell ${from} → cell ${to}; down for about ${DOWN_SECONDS.relocated} s when deployed`,
  none: "(none)",
  city: "Settings of the city",
  waivers: "Waivers",
  waiver: { added: "Added", removed: "Removed", changed: "Changed" },
  scopes: "Whose units these are (by the base revision)",
  scope: (touched, all, received, losing) =>
    `${touched} of ${all} units touched, ${received} received, ${losing} losing something`,
  notes: "To be noted",
  side: { before: "Before", after: "After" },
  more: (count) => `and ${count} more`,
  cut: "The page is cut here; `congtruong changes --format json` gives everything.",
  closing: (base, before, after, checksum) =>
    `Compared with ${base}: ${before} units before, ${after} after. Checksum of the change: ${checksum}`,
};

const VI: Words = {
  nothing: "Sổ đăng ký: không có gì thay đổi / Registry: nothing changes",
  title: "Sổ đăng ký",
  counts: {
    removed: (n) => `${n} đơn vị bị xóa`,
    unseen: (n) => `${n} đơn vị không thấy`,
    new: (n) => `${n} đơn vị mới`,
    retiring: (n) => `${n} ngừng dần`,
    retired: (n) => `${n} ngừng hẳn`,
    reactivated: (n) => `${n} hoạt động trở lại`,
    relocated: (n) => `${n} chuyển cụm`,
    moved: (n) => `${n} chuyển nơi quản lý`,
    renamed: (n) => `${n} đổi tên`,
    changed: (n) => `${n} đổi thông tin`,
    losing: (n) => `${n} mất trang, tên miền hoặc hộp thư`,
    city: (n) => `${n} thông tin chung`,
    waivers: (n) => `${n} trường hợp được miễn`,
    errors: (n) => `${n} lỗi mới`,
  },
  passes: "Được phép / passes.",
  losingOf: (losing, all) => `${losing} trên ${all} đơn vị mất trang, tên miền hoặc hộp thư.`,
  refused: "DỪNG / refused.",
  tooMuch: "Thay đổi này làm mất quá nhiều trong một lần.",
  permitted: "Được phép theo quyết định / by permission.",
  permittedBy: (approver, reason) => `${approver}: ${reason}`,
  howToPermit:
    "Nếu đúng là chủ ý: chia thành nhiều thay đổi nhỏ, hoặc để Sở thêm đoạn sau vào overrides.yaml trong chính thay đổi này. Chỉ có hiệu lực cho đúng thay đổi này, một lần:",
  reasonHere: "lý do",
  approverHere: "họ tên, chức vụ người duyệt",
  noRegistry: "Bản gốc chưa có sổ đăng ký: mọi đơn vị đều là mới. / The base revision has no registry.",
  findings: (errors, warnings, resolved) =>
    `Quy định / rules: ${errors} lỗi mới, ${warnings} nhắc nhở mới, ${resolved} điều đã sửa xong`,
  error: "LỖI",
  warning: "NHẮC",
  clause: "mục",
  paste: "Sửa thành:",
  losing: "Đơn vị bị mất / lose something",
  loses: "mất",
  gains: "được",
  withoutServices: "chưa có trang và hộp thư",
  bothAgree: "cần cả hai nơi quản lý đồng ý",
  keepsAll: "trang, tên miền và hộp thư giữ nguyên",
  successor: "kế tục:",
  noSuccessor: "không nêu đơn vị kế tục",
  follow: (count, parent) => `${count} đơn vị trực thuộc chuyển về ${parent}`,
  relocation: (from, to) =>
    `cụm ${from} → cụm ${to}; khi áp dụng, trang đứng máy khoảng ${DOWN_SECONDS.relocated} giây`,
  none: "(không có)",
  city: "Thông tin chung của thành phố / city",
  waivers: "Trường hợp được miễn / waivers",
  waiver: { added: "Thêm", removed: "Bỏ", changed: "Sửa" },
  scopes: "Thuộc phạm vi của ai, xét theo bản gốc / whose units",
  scope: (touched, all, received, losing) =>
    `${touched} trên ${all} đơn vị thay đổi, nhận thêm ${received}, ${losing} bị mất`,
  notes: "Cần lưu ý / to be noted",
  side: { before: "Bản gốc", after: "Bản mới" },
  more: (count) => `và ${count} mục nữa / ${count} more`,
  cut: "Trang bị cắt ở đây; `npx congtruong changes --format json` cho toàn bộ.",
  closing: (base, before, after, checksum) =>
    `So với bản ${base}: trước ${before} đơn vị, nay ${after}. Mã của thay đổi / checksum: ${checksum}`,
};

export function words(locale: Locale): Words {
  return locale === "vi" ? VI : EN;
}
