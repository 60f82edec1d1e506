import { passwordFault } from "../../../images/mail/password-policy";

const HOA = { address: "hieutruong.thcsnguyendu@hcm.edu.vn", name: "Nguyễn Thị Hoa" };

test.each([
  "con mèo xanh ngồi ghế",
  "Thứ Hai trời mưa, con đi học muộn",
  "k7mp-x2qa-9qwt",
  "Kj8#mP2$xQ9!",
  "một hai ba bốn năm",
  "correct horse battery staple",
  "x' OR 1=1; DROP TABLE users -- <script>",
  "🐱🐶🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮 ghế đá ngoài sân",
])("%s may be set", (password) => {
  expect(passwordFault(password, HOA)).toBeNull();
});

test.each([
  ["ngắn", "short"],
  ["11 ký tự.!!", "short"],
  ["", "short"],
  ["đ".repeat(129), "long"],
  ["con mèo xanh\nngồi ghế", "unreadable"],
  ["con mèo xanh\u0000ngồi ghế", "unreadable"],
  ["con mèo xanh \ud800 ngồi ghế", "unreadable"],
  ["Matkhau@123456", "guessable"],
  ["Mật khẩu 123456", "guessable"],
  ["M@tkh4u123456", "guessable"],
  ["Password123456", "guessable"],
  ["123456789012", "guessable"],
  ["0912345678900", "guessable"],
  ["qwertyuiop12", "guessable"],
  ["qazwsxedcrfv", "guessable"],
  ["aaaaaaaaaaaa", "guessable"],
  ["abcabcabcabc", "guessable"],
  ["matkhaumatkhaumatkhau", "guessable"],
  ["Anh yêu em 2026!", "guessable"],
  ["Vietnam@2026!!", "guessable"],
  ["giaovien123456789", "guessable"],
  ["Hoa19851985aa", "guessable"],
  ["............", "guessable"],
  ["thcsnguyendu2026", "personal"],
  ["THCS Nguyễn Du 9x7!", "personal"],
  ["Nguyễn Thị Hoa 1k", "personal"],
  ["hieutruong-k7mq", "personal"],
])("%j may not: it is %s", (password, fault) => {
  expect(passwordFault(password, HOA)).toBe(fault);
});
