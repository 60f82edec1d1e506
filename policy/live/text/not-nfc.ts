import { rule as twin } from "../../rules/text/not-nfc";
import { excerpt, liveRule, twinOf } from "../rule";
import { judgeLines } from "./lines";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Chuyển nội dung trang sang Unicode dựng sẵn (NFC), rồi đăng lại.",
    en: "Convert the page's text to composed Unicode (NFC) and publish it again.",
  },
  judge: (seen) =>
    judgeLines(seen, (text) =>
      text === text.normalize("NFC")
        ? null
        : {
            vi: `"${excerpt(text.normalize("NFC"))}" đang ghi bằng Unicode tổ hợp (dấu rời).`,
            en: `"${excerpt(text.normalize("NFC"))}" is written with separate marks (decomposed Unicode).`,
          },
    ),
});
