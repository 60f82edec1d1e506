import { forbiddenProvider } from "../../provider";
import { rule as twin } from "../../rules/mail/forbidden-provider";
import {
  couldNotRead,
  HOME,
  isRead,
  judged,
  liveRule,
  type LiveBreach,
  pageOf,
  readPages,
  twinOf,
} from "../rule";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Thay địa chỉ này trên trang bằng hộp thư hcm.edu.vn hoặc moet.edu.vn.",
    en: "Replace the address on the page by a mailbox at hcm.edu.vn or moet.edu.vn.",
  },
  judge(seen) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const found = new Map<string, LiveBreach>();
    for (const { url, html } of readPages(seen)) {
      for (const mail of html.mails) {
        const provider = forbiddenProvider(mail.slice(mail.lastIndexOf("@") + 1));
        if (provider === null || found.has(mail)) continue;
        found.set(mail, {
          url,
          found: mail,
          message: {
            vi: `Trang công bố ${mail}, địa chỉ thuộc ${provider}.`,
            en: `The site publishes ${mail}, an address of ${provider}.`,
          },
        });
      }
    }
    return judged([...found.values()]);
  },
});
