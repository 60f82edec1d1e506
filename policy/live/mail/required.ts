import { rule as twin } from "../../rules/mail/required";
import {
  couldNotRead,
  HOME,
  isRead,
  judged,
  liveRule,
  pageOf,
  PASS,
  readPages,
  twinOf,
  unknown,
} from "../rule";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Ghi địa chỉ thư công vụ ở chân trang hoặc trang Giới thiệu, đúng như trong sổ.",
    en: "Publish the official address in the page's foot or the introduction, as the registry has it.",
  },
  judge(seen, { mail }) {
    if (mail === null) {
      return unknown(
        "Sổ đăng ký chưa có địa chỉ thư công vụ để đối chiếu.",
        "The registry has no official address to look for.",
      );
    }
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const published = readPages(seen).flatMap(({ html }) => html.mails);
    if (published.includes(mail.toLowerCase())) return PASS;
    return judged([
      {
        url: home.url,
        message: {
          vi: `Trang không công bố địa chỉ thư công vụ ${mail}.`,
          en: `The site does not publish the official address ${mail}.`,
        },
      },
    ]);
  },
});
