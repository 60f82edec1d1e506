import { pasteable } from "../../../registry/yaml/paste";
import { hostFault } from "../../host";
import { unitRule } from "../../rule";
import { labelOfName, lostStroke, readableName, remindsOf } from "../../host-name";

export const rule = unitRule({
  id: "domain/name-match",
  clause: "III.4(2)",
  severity: "warning",
  statement: {
    vi: "Tên miền nhắc đến tên của đơn vị; chữ đ viết thành d.",
    en: "The site's name reminds of the unit's; `đ` is written `d`.",
  },
  why: {
    vi: "Tên miền không giống tên trường khiến phụ huynh ngờ là trang giả, và thường là do nhập nhầm dòng.",
    en: "A name unlike the school's looks fake to parents, and often comes from a slipped row.",
  },
  remedy: {
    vi: "Kiểm tra xem tên miền có đúng của đơn vị này không; nếu đúng, giữ nguyên.",
    en: "Check that the name is this unit's; if it is, leave it.",
  },
  *check(unit, { zone }) {
    const { entry } = unit;
    const { name, kind } = entry;
    const host = entry.site?.host;
    if (!name || host === undefined || zone === null || hostFault(host, zone) !== null) return;
    const label = host.split(".")[0] ?? "";
    const readable = readableName(name);
    const lost = lostStroke(readable, label);
    if (!lost && remindsOf(readable, kind ?? "", label)) return;
    const proposal = labelOfName(unit);
    yield {
      at: "site.host",
      found: host,
      message: lost
        ? {
            vi: `Tên miền "${label}" làm mất chữ đ của "${readable}": đ phải viết thành d.`,
            en: `"${label}" lost the đ of "${readable}": đ is written d.`,
          }
        : {
            vi: `Tên miền "${label}" không có chữ nào của tên "${readable}".`,
            en: `"${label}" has no syllable of the name "${readable}".`,
          },
      fix: proposal === null ? undefined : pasteable("host", `${proposal}.${zone}`),
    };
  },
});
