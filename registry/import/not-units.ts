import { plainWords } from "./columns";
import type { SheetRow } from "./sheet-row";

const CODE = /^\s*\d{7}\s*$/;
const TOTAL = /^(?:tong cong|tong so|tong hop|cong don|cong chung|(?:grand |sub ?)?total|luy ke)\b/;
/** These also begin names, so that they are a total only by themselves or before what is counted. */
const SHORT_TOTAL =
  /^(?:tong|cong)(?: (?:\d+|don vi|truong|co so|trung tam|toan|thanh pho|nganh|quan|huyen|phuong|khoi|cap|mam non|mau giao|tieu hoc|thcs|thpt|cong lap|ngoai cong lap|trang nay|phan|muc|[ivx]+|[a-d]))*$/;
const GROUP =
  /^(?:(?:[ivx]+|[a-e]|\d{1,2}) )?(?:quan|huyen|thanh pho|tp|thi xa|khoi|cap hoc|bac hoc|phuong|xa|cum|khu vuc)\b/;
/** What stands below a list, by itself. */
const SIGNATURE =
  /^(?:ky ten|ky thay|kt|tm|tl|tuq|luu(?: vt)?|nguoi (?:lap|ky)|noi nhan|ghi chu|xac nhan|duyet|ke toan|thu truong|hieu truong|truong phong|giam doc|pho (?:thu truong|hieu truong|truong phong|giam doc))\b/;

/**
 * Titles of groups, totals and signatures among the rows of a list: nothing that could be a unit.
 *
 * @param cells all cells of the row, the number column's too
 */
export function isNoUnit(cells: readonly string[], { values, extra }: SheetRow): boolean {
  const filled = Object.values(values).filter((value) => value.trim() !== "").length;
  const all = filled + Object.keys(extra).length;
  if (CODE.test(values.id ?? "")) return false;
  if (isTotal(cells, values)) return true;
  if (values.id !== undefined && values.id.trim() !== "") {
    // A code that is none arrives with its unit, for the rules to name; words without a name are no code.
    if (!/\d/.test(values.id) || (/\s/.test(values.id.trim()) && values.name === undefined)) return all <= 3;
    return false;
  }
  if (values.name === undefined) return all <= 2;
  const name = plainWords(values.name);
  return all === 1 && (GROUP.test(name) || SIGNATURE.test(name));
}

/** The word stands first, wherever the row begins: in the number column, over merged cells, or as a name. */
function isTotal(cells: readonly string[], values: SheetRow["values"]): boolean {
  const first = plainWords(cells.find((cell) => plainWords(cell) !== "") ?? "");
  const words = [first, values.id ?? "", values.name ?? ""].map(plainWords);
  if (words.some((text) => TOTAL.test(text))) return true;
  const own = [values.website, values.official, values.address].some((value) => /\p{L}/u.test(value ?? ""));
  return !own && words.some((text) => text !== "" && SHORT_TOTAL.test(text));
}
