import { UNIT_NAME, type Alert } from "./alert";

/**
 * The mail servers have suspended a mailbox by themselves (images/mail/limits.ts). One that an operator or the registry
 * suspends is no news. Who was suspended stays so while the list is not known: a server that restarts lets nobody in.
 */
export const mailAccountSuspended: Alert = {
  name: "MailAccountSuspended",
  owner: "security",
  inhibits: [],
  title: { vi: "Hộp thư bị tự động tạm khóa", en: "Mailbox suspended by itself" },
  action: {
    vi: "Gọi điện cho đơn vị (đừng gửi thư vào hộp thư bị khóa): rất có thể mật khẩu đã lộ. Trên máy quản lý, chạy `congtruong mailbox show` với địa chỉ đó để xem lý do, `congtruong mailbox queue` để xem thư đang bị giữ; đặt mật khẩu mới rồi mới `congtruong mailbox lift`.",
    en: "Call the unit by telephone: its password is probably known to others. `congtruong mailbox show` says why, `congtruong mailbox queue` shows the letters held; set a new password before `congtruong mailbox lift`.",
  },
  toUnit: {
    vi: "Rất có thể mật khẩu của hộp thư này đã lộ. Gọi cho bộ phận an toàn thông tin của Sở để đặt mật khẩu mới, quét vi-rút máy tính đã dùng; không trả lời thư nào đòi mật khẩu, kể cả thư xưng là của Sở.",
    en: "The password of this mailbox is probably known to others. Call the security staff for a new one and scan the computer; answer no letter that asks for a password.",
  },
  rules: [
    {
      severity: "page",
      about: "mailbox",
      expr:
        'mail_suspended{by="limits"}' +
        ' or last_over_time(mail_suspended{by="limits"}[1d]) unless on () mail_suspensions',
      for: () => 0,
      summary: {
        vi: `Hộp thư {{ $labels.mailbox }} của ${UNIT_NAME} gửi vượt giới hạn nên đã tự bị tạm khóa: không gửi và không đọc được thư.`,
        en: "The mailbox {{ $labels.mailbox }} of unit {{ $labels.unit }} wrote beyond its limits and is suspended: it neither sends nor reads.",
      },
    },
  ],
};
