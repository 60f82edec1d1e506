import type { Alert } from "./alert";

const OVERDUE = "mail_activations_overdue";

/**
 * Somebody was given a code for a first password and never used it: that mailbox is read by nobody, while others write to
 * it. One message for all, since codes are given out to many at once.
 */
export const activationOverdue: Alert = {
  name: "ActivationOverdue",
  owner: "operations",
  inhibits: [],
  title: { vi: "Mã đặt mật khẩu hộp thư quá hạn", en: "Codes for mailboxes were not used" },
  action: {
    vi: "Trên máy quản lý, chạy `congtruong mailbox activation list --state overdue` để xem hộp thư nào, mã đã gửi cho ai. Gọi cho người đầu mối thư của đơn vị, rồi cấp mã mới bằng `congtruong mailbox activate` với địa chỉ đó. Người đã nghỉ: xóa khỏi sổ đăng ký.",
    en: "`congtruong mailbox activation list --state overdue` says whose codes they are and who got them. Call the unit's focal person, then give out another by `congtruong mailbox activate`; whoever has left goes out of the registry.",
  },
  rules: [
    {
      severity: "ticket",
      about: "mailboxes",
      // While the mail store does not tell, what it told last holds.
      expr: `sum(${OVERDUE} > 0) or sum(last_over_time(${OVERDUE}[1d]) > 0) unless on () mail_activations`,
      affected: `last_over_time(${OVERDUE}[1d]) > 0`,
      for: ({ slowAlertAfter }) => slowAlertAfter,
      summary: {
        vi: "{{ $value }} mã đặt mật khẩu đã quá 14 ngày mà chưa ai dùng: những hộp thư đó chưa có người đọc.",
        en: "{{ $value }} codes for a first password were not used within 14 days: nobody reads those mailboxes.",
      },
    },
  ],
};
