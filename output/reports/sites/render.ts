import type { UnitDrift, UnitJournal } from "./facts";

const TIME = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});
const time = (iso: string): string => TIME.format(new Date(iso));

/** What a site says, on a terminal: nothing in it is an order to the terminal. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const plain = (text: string): string => text.replace(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, "?");

/** @param nameOf what a unit is called */
export function journalAsText(journals: readonly UnitJournal[], nameOf: (unit: string) => string): string {
  const lines = journals
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ id, lines, more }) => [
      `${id}  ${nameOf(id)}`,
      ...(more ? ["  (còn dòng cũ hơn: thu hẹp --since / there are older lines: narrow --since)"] : []),
      ...lines.map(
        ({ at, name, words, about }) =>
          `  ${time(at)}  ${plain(name)}: ${words}${about === "" ? "" : ` “${plain(about)}”`}`,
      ),
    ]);
  return lines.length === 0
    ? "Không có dòng nào trong thời gian này. / Nothing was written down in this time.\n"
    : `${lines.join("\n")}\n`;
}

/** The units that have something to tell, and a line of sums. @param nameOf what a unit is called */
export function driftAsText(drifts: readonly UnitDrift[], nameOf: (unit: string) => string): string {
  const told = drifts.filter((drift) => drift.edited.length > 0 || !isAsEnforced(drift));
  const wrong = drifts.filter((drift) => !isAsEnforced(drift)).length;
  const lines = told.flatMap(({ id, state, message, edited, wrong: faults }) => [
    `${id}  ${nameOf(id)}`,
    ...(state === "applied" ? [] : [`  CHƯA ÁP DỤNG / NOT APPLIED (${state}): ${plain(message)}`]),
    ...faults.map(
      ({ what, is, should }) => `  SAI / WRONG  ${plain(what)}: “${plain(is)}” ≠ “${plain(should)}”`,
    ),
    ...edited.map(
      ({ page, changed, by, newer }) =>
        `  đã sửa / edited  ${page}: ${time(changed)}${by === "" ? "" : `, ${plain(by)}`}` +
        (newer ? "  (nền tảng có bản mới hơn / the platform has a newer text)" : ""),
    ),
  ]);
  const edited = drifts.reduce((sum, drift) => sum + drift.edited.length, 0);
  return [
    ...lines,
    `${drifts.length} đơn vị: ${edited} trang đơn vị tự sửa, ${wrong} đơn vị chưa đúng như quy định. / ` +
      `${drifts.length} units: ${edited} pages edited, ${wrong} units not as enforced.`,
    "",
  ].join("\n");
}

/** Whether all that is enforced is so; what editors made of the platform's texts is theirs. */
export const isAsEnforced = ({ state, wrong }: UnitDrift): boolean =>
  state === "applied" && wrong.length === 0;
