/** How a host goes with the name of the unit whose it is. */
import type { UnitRecord } from "../registry/registry";
import { detectLegacy, hasLostLetters, hostLabelFor, slug, withoutInvisible } from "./text/index";

/** Words of a name that say what a unit is, not which. */
const COMMON = new Set(
  "truong mam non mau giao nha tre nhom lop doc lap tieu hoc trung co so pho thong thcs thpt th mn tt trung tam giao duc thuong xuyen nghe nghiep hoc tap cong dong phong va dao tao quan huyen phuong xa so gdtx gdnn".split(
    " ",
  ),
);

/** The name as it was meant, for comparing. */
export function readableName(name: string): string {
  return withoutInvisible(detectLegacy(name)?.corrected ?? name).normalize("NFC");
}

/** The label that a unit's name gives; null where letters of it are lost, and those of the label would be too. */
export function labelOfName({ entry }: UnitRecord): string | null {
  const { name = "", kind = "" } = entry;
  return hasLostLetters(name) ? null : hostLabelFor(name, kind);
}

/** Whether a host is of a unit by its name; a unit without a name has no claim. */
export function isNamedAfter({ entry }: UnitRecord, host: string): boolean {
  const { name, kind = "" } = entry;
  return name !== undefined && remindsOf(readableName(name), kind, host.split(".")[0] ?? "");
}

function ownWords(name: string): string[] {
  return slug(name)
    .split("-")
    .filter((word) => word !== "" && !COMMON.has(word));
}

/** Whether a host's label shares a word or initials with a name. */
export function remindsOf(name: string, kind: string, label: string): boolean {
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
export function lostStroke(name: string, label: string): boolean {
  if (!/đ/i.test(name)) return false;
  const plain = label.replaceAll("-", "");
  const right = ownWords(name).join("");
  if (right === "" || plain.includes(right)) return false;
  return ["", "dj"].some((loss) => {
    const wrong = ownWords(name.replace(/đ/gi, loss)).join("");
    return wrong.length > 2 && wrong !== right && plain.includes(wrong);
  });
}
