import { isAgePublicKey, isAgeSecretKey } from "../../age-key";
import { unitRule } from "../../rule";

export const rule = unitRule({
  id: "mail/age-key",
  clause: "IV.2",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Khóa nhận phiếu kích hoạt là một khóa công khai của age.",
    en: "The key that activation sheets are encrypted to is a public key of age.",
  },
  why: {
    vi: "Phiếu mã hóa bằng khóa sai thì không ai mở được; khóa bí mật nằm trong sổ đăng ký thì ai cũng mở được.",
    en: "Nobody can open a sheet that is encrypted to a wrong key; everybody can, once the secret key stands in the registry.",
  },
  remedy: {
    vi: 'Chạy `age-keygen -o khoa.txt` trên máy của đơn vị và chép dòng "Public key: age1…" vào `mail.ageKey`; giữ khoa.txt ở đơn vị.',
    en: 'Run `age-keygen -o key.txt` at the unit, put what stands behind "Public key:" into `mail.ageKey`, and keep the file there.',
  },
  *check({ entry }) {
    const key = entry.mail?.ageKey;
    if (key === undefined || isAgePublicKey(key)) return;
    // The text is not shown: it may be the secret one.
    const secret = isAgeSecretKey(key);
    yield {
      at: "mail.ageKey",
      message: secret
        ? {
            vi: "Đây là khóa bí mật. Coi như đã lộ: tạo khóa mới, và xóa khóa này khỏi lịch sử nếu đã đưa lên.",
            en: "This is a secret key. Take it for known to all: make a new one, and clear this one from the history if it was pushed.",
          }
        : {
            vi: "Không phải khóa công khai của age, hoặc chép thiếu, chép sai một ký tự.",
            en: "This is no public key of age, or a character of it is missing or wrong.",
          },
    };
  },
});
