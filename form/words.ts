import type { Localized, Locale } from "../language/localized";

/** What the schema's other choices are called in English; in Vietnamese the schema itself says it. */
export const OPTION_NAMES: Readonly<Record<string, string>> = {
  active: "Active",
  retiring: "Retiring",
  retired: "Retired",
  "trung-tam-du-lieu": "The city data centre",
  "ben-ngoai": "Elsewhere",
};

/** Everything the form itself says. */
const WORDS = {
  title: { vi: "Thêm hoặc sửa một đơn vị", en: "Add or edit a unit" },
  intro: {
    vi: "Điền các ô bên dưới. Trang này tự kiểm tra theo đúng các quy định của sổ đăng ký và không gửi gì đi: cuối trang có đoạn dữ liệu để gửi cho Sở.",
    en: "Fill in the fields. This page checks them by the registry's own rules and sends nothing: what to hand in stands at the end.",
  },
  skip: { vi: "Đến biểu mẫu", en: "Skip to the form" },
  toggle: { vi: "English", en: "Tiếng Việt" },
  asOf: { vi: "Dữ liệu của thành phố tính đến", en: "The city as of" },
  task: { vi: "Việc cần làm", en: "What to do" },
  add: { vi: "Thêm đơn vị mới", en: "Add a new unit" },
  edit: { vi: "Sửa đơn vị đã có", en: "Edit a unit" },
  search: { vi: "Tìm đơn vị", en: "Find the unit" },
  searchHelp: {
    vi: "Gõ mã, tên, tên miền hoặc thư; không cần dấu. Rồi chọn đơn vị trong danh sách hiện ra.",
    en: "Type its code, name, host or mailbox, then choose it from the list.",
  },
  noneFound: { vi: "Không tìm thấy đơn vị nào. Thử ít từ hơn.", en: "No unit found. Try fewer words." },
  editing: { vi: "Đang sửa", en: "Editing" },
  another: { vi: "Chọn đơn vị khác", en: "Choose another" },
  cantEdit: {
    vi: "Mục của đơn vị này trong sổ đăng ký bị hỏng hoặc trùng mã nên không sửa ở đây được. Nhờ Trung tâm kỹ thuật sửa tệp trước.",
    en: "The entry of this unit is broken, or its code stands twice: it can't be edited here. Have the file repaired first.",
  },
  general: { vi: "Thông tin chung", en: "General" },
  required: { vi: "bắt buộc", en: "required" },
  choose: { vi: "(chưa chọn)", en: "(not chosen)" },
  yes: { vi: "Có", en: "Yes" },
  no: { vi: "Không", en: "No" },
  onePerLine: { vi: "Mỗi người một dòng.", en: "One name on each line." },
  dateForm: { vi: "Viết năm-tháng-ngày.", en: "Year-month-day." },
  example: { vi: "Ví dụ", en: "For example" },
  proposed: { vi: "Đề xuất theo tên, sửa được.", en: "Proposed from the name; you may change it." },
  use: { vi: "Dùng", en: "Use" },
  addPerson: { vi: "Thêm một người", en: "Add a person" },
  removePerson: { vi: "Bỏ người này", en: "Remove this person" },
  person: { vi: "Người thứ", en: "Person" },
  findings: { vi: "Kiểm tra", en: "Check" },
  allGood: { vi: "Không còn lỗi nào.", en: "No errors." },
  untouched: {
    vi: "Chưa có gì để kiểm tra. Bắt đầu điền, lỗi sẽ hiện ngay tại ô.",
    en: "Nothing to check yet. Errors appear at the field as you type.",
  },
  errors: { vi: "lỗi cần sửa", en: "errors to correct" },
  warnings: { vi: "điều nên bổ sung", en: "things to add" },
  error: { vi: "Lỗi", en: "Error" },
  warning: { vi: "Nên bổ sung", en: "To add" },
  waived: { vi: "Được miễn", en: "Waived" },
  clause: { vi: "mục", en: "clause" },
  others: { vi: "Ảnh hưởng tới đơn vị khác", en: "What it does to other units" },
  result: { vi: "Gửi đi", en: "Hand in" },
  nothingYet: {
    vi: "Chưa có thay đổi nào. Đoạn dữ liệu sẽ hiện ở đây khi đã điền.",
    en: "No change yet. What to hand in appears here.",
  },
  stillErrors: {
    vi: "Còn lỗi: gửi đi lúc này sẽ bị trả lại. Nên sửa hết lỗi trước.",
    en: "There are errors: handed in now, it would be sent back. Correct them first.",
  },
  code: { vi: "Nội dung gửi đi", en: "What is handed in" },
  copy: { vi: "Chép nội dung", en: "Copy" },
  copied: { vi: "Đã chép.", en: "Copied." },
  cantCopy: {
    vi: "Trình duyệt không cho chép: hãy chọn đoạn bên trên rồi nhấn Ctrl+C.",
    en: "The browser does not allow copying: select the text above and press Ctrl+C.",
  },
  download: { vi: "Tải tệp về", en: "Download the file" },
  open: { vi: "Đề nghị thay đổi trên GitHub", en: "Propose it on GitHub" },
  openPaste: { vi: "Chép và mở tệp trên GitHub", en: "Copy, and open the file on GitHub" },
  mail: { vi: "Soạn thư gửi Sở", en: "Write a mail to the department" },
  mailHelp: {
    vi: "Chương trình thư mở ra với nội dung đã điền: xem lại rồi nhấn Gửi. Không cần tài khoản GitHub.",
    en: "Your mail program opens with all filled in: look at it and press Send. No account at GitHub is needed.",
  },
  mailAttach: {
    vi: "Nội dung dài quá nên không điền sẵn được: nhấn “Tải tệp về”, soạn thư rồi đính kèm tệp đó.",
    en: "The text is too long to be filled in: press “Download the file”, write the mail and attach it.",
  },
  noRepository: {
    vi: "Hoặc tải tệp về rồi gửi cho Trung tâm kỹ thuật của Sở.",
    en: "Or download the file and send it to the department's technical centre.",
  },
  prefilled: {
    vi: "GitHub mở ra với tệp đã điền sẵn: nhấn “Propose new file”, rồi “Create pull request”.",
    en: "GitHub opens with the file filled in: press “Propose new file”, then “Create pull request”.",
  },
  tooLong: {
    vi: "Nội dung dài quá nên GitHub không nhận qua địa chỉ: trang mở ra còn trống, hãy dán (Ctrl+V) nội dung đã chép vào đó.",
    en: "The text is too long for an address: the page opens empty, paste (Ctrl+V) what was copied.",
  },
} as const satisfies Readonly<Record<string, Localized>>;

export type Word = keyof typeof WORDS;

export function say(word: Word, locale: Locale): string {
  return WORDS[word][locale];
}

/** Where the text is to be put, as a sentence. */
export function placeSentence(
  destination:
    | { readonly kind: "new-file"; readonly path: string }
    | { readonly kind: "insert"; readonly path: string; readonly line: number }
    | { readonly kind: "replace"; readonly path: string; readonly lines: readonly [number, number] },
): Localized {
  const { path } = destination;
  switch (destination.kind) {
    case "new-file":
      return { vi: `Đây là tệp mới ${path}.`, en: `This is the new file ${path}.` };
    case "insert":
      return {
        vi: `Dán vào tệp ${path}, thành các dòng mới ngay sau dòng ${destination.line}. Tệp tải về là cả tệp đã có mục mới.`,
        en: `Paste it into ${path} behind line ${destination.line}. The download is the whole file with the entry in it.`,
      };
    case "replace": {
      const [first, last] = destination.lines;
      return {
        vi: `Thay các dòng ${first} đến ${last} của tệp ${path} bằng đoạn này. Tệp tải về là cả tệp đã sửa.`,
        en: `Put it in the place of lines ${first} to ${last} of ${path}. The download is the whole file with the change.`,
      };
    }
  }
}
