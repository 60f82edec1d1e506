import { Liquid } from "liquidjs";
import type { Localized } from "../../language/localized";
import change from "./pages/change.liquid";
import code from "./pages/code.liquid";
import done from "./pages/done.liquid";
import layout from "./pages/layout.liquid";
import password from "./pages/password.liquid";

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  outputEscape: "escape",
  templates: { layout },
});

const render = (page: string, values: object): string => liquid.parseAndRenderSync(page, values) as string;

export type CodeTrouble = "code" | "often" | "later" | "unreadable" | "missing";

const CODE_TROUBLE: Readonly<Record<CodeTrouble, Localized>> = {
  code: {
    vi: "Mã không đúng, đã dùng hoặc đã hết hạn. Xem lại từng ký tự; nếu vẫn không được, nhờ người đầu mối thư của đơn vị xin mã mới.",
    en: "This code is wrong, has been used or has expired. Check each character, or ask your unit's mail contact for a new one.",
  },
  often: {
    vi: "Đã nhập sai quá nhiều lần từ mạng này. Đợi mười phút rồi nhập lại.",
    en: "Too many wrong entries came from this network. Wait ten minutes and try again.",
  },
  later: {
    vi: "Máy chủ thư chưa trả lời. Đợi một phút rồi nhập lại mã; nếu vẫn không được, nhờ người đầu mối thư của đơn vị.",
    en: "The mail server does not answer. Wait a minute and enter the code again.",
  },
  unreadable: {
    vi: "Không đọc được nội dung gửi lên. Nhập lại mã.",
    en: "The form could not be read. Enter the code again.",
  },
  missing: {
    vi: "Không có trang này. Nhập mã kích hoạt tại đây.",
    en: "There is no such page. Enter your code here.",
  },
};

/** The first step. */
export function codePage(found: CodeTrouble | null): string {
  return render(code, { trouble: found === null ? null : CODE_TROUBLE[found] });
}

export type PasswordTrouble =
  "short" | "long" | "unreadable" | "guessable" | "personal" | "different" | "same";

const PASSWORD_TROUBLE: Readonly<Record<PasswordTrouble, Localized>> = {
  short: { vi: "Mật khẩu cần ít nhất 12 ký tự.", en: "The password needs at least 12 characters." },
  long: { vi: "Mật khẩu quá dài. Dùng nhiều nhất 256 ký tự không dấu.", en: "The password is too long." },
  unreadable: {
    vi: "Mật khẩu có ký tự không gõ lại được. Dùng chữ, số và dấu câu.",
    en: "The password has characters that cannot be typed again.",
  },
  guessable: {
    vi: "Mật khẩu này dễ đoán: gồm những từ, dãy số hay dãy phím ai cũng thử trước. Ghép bốn, năm từ không liên quan với nhau.",
    en: "This password is easy to guess: it is made of words and rows that are tried first. Join four or five unrelated words.",
  },
  personal: {
    vi: "Mật khẩu không được chứa tên hay địa chỉ của hộp thư.",
    en: "The password must not contain the mailbox's name or address.",
  },
  same: {
    vi: "Mật khẩu mới phải khác mật khẩu đang dùng.",
    en: "The new password must differ from the present one.",
  },
  different: { vi: "Hai lần nhập không giống nhau.", en: "The two entries are not the same." },
};

/** What the mail store's word for a fault means here; one that is newer than this page is at least refused. */
export function trouble(fault: string): PasswordTrouble {
  return Object.hasOwn(PASSWORD_TROUBLE, fault) ? (fault as PasswordTrouble) : "unreadable";
}

/** The second step. */
export function passwordPage(
  of: { readonly address: string; readonly name: string; readonly code: string },
  found: PasswordTrouble | null,
): string {
  return render(password, { ...of, trouble: found === null ? null : PASSWORD_TROUBLE[found] });
}

export type ChangeTrouble = PasswordTrouble | "wrong" | "often" | "later";

const CHANGE_TROUBLE: Readonly<Record<ChangeTrouble, Localized>> = {
  ...PASSWORD_TROUBLE,
  wrong: {
    vi: "Địa chỉ hoặc mật khẩu đang dùng không đúng, hoặc hộp thư đang bị khóa.",
    en: "The address or the present password is wrong, or the mailbox is suspended.",
  },
  often: CODE_TROUBLE.often,
  later: {
    vi: "Máy chủ thư chưa trả lời, mật khẩu có thể chưa đổi. Đợi một phút rồi thử đăng nhập bằng mật khẩu mới.",
    en: "The mail server does not answer, and the password may not have changed. Wait a minute and try the new one.",
  },
};

/** For who has a password. */
export function changePage(address: string, found: ChangeTrouble | null): string {
  return render(change, { address, trouble: found === null ? null : CHANGE_TROUBLE[found] });
}

export function donePage(address: string): string {
  return render(done, { address });
}
