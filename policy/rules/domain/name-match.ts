import { pasteable } from "../../../registry/yaml/paste";
import { hostFault } from "../../host";
import { unitRule } from "../../rule";
import { detectLegacy, hostLabelFor, slug, withoutInvisible } from "../../text/index";

/** Words of a name that say what a unit is, not which. */
const COMMON = new Set(
  "truong mam non mau giao nha tre nhom lop doc lap tieu hoc trung co so pho thong thcs thpt th mn tt trung tam giao duc thuong xuyen nghe nghiep hoc tap cong dong phong va dao tao quan huyen phuong xa so gdtx gdnn".split(
    " ",
  ),
);

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
  *check({ entry }, { zone }) {
    const { name, kind } = entry;
    const host = entry.site?.host;
    if (!name || host === undefined || zone === null || hostFault(host, zone) !== null) return;
    const label = host.split(".")[0] ?? "";
    const readable = withoutInvisible(detectLegacy(name)?.corrected ?? name).normalize("NFC");
    const lost = lostStroke(readable, label);
    if (!lost && remindsOf(readable, kind ?? "", label)) return;
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
      fix: pasteable("host", `${hostLabelFor(readable, kind ?? "")}.${zone}`),
    };
  },
});

function ownWords(name: string): string[] {
  return slug(name)
    .split("-")
    .filter((word) => word !== "" && !COMMON.has(word));
}

function remindsOf(name: string, kind: string, label: string): boolean {
  const plain = label.replaceAll("-", "");
  const words = ownWords(name);
  if (words.length === 0 || plain.includes(hostLabelFor(name, kind))) return true;
  if (words.some((word) => word.length > 1 && plain.includes(word))) return true;
  const initials = words.map((word) => word[0]).join("");
  const allInitials = slug(name)
    .split("-")
    .map((word) => word[0])
    .join("");
  return (
    (initials.length > 1 && plain.includes(initials)) || (plain.length > 2 && allInitials.includes(plain))
  );
}

/** `ongda` or `djongdja` for Đống Đa: a program that knows no `đ` dropped or spelled it. */
function lostStroke(name: string, label: string): boolean {
  if (!/đ/i.test(name)) return false;
  const plain = label.replaceAll("-", "");
  const right = ownWords(name).join("");
  if (right === "" || plain.includes(right)) return false;
  return ["", "dj"].some((loss) => {
    const wrong = ownWords(name.replace(/đ/gi, loss)).join("");
    return wrong.length > 2 && wrong !== right && plain.includes(wrong);
  });
}
