import { visible } from "../../review/findings/visible";
import { decimal, share } from "../share";
import { pointsInHundred, sinceThen, type YearlyReport } from "./evaluation";
import type { Tally } from "./facts";
import { type Score, total } from "./score";
import { type Checked, seenGroups, type SeenTally } from "./seen";
import { figuresBySource } from "./sources";

/** The report's figures for a terminal: of the city, and a line for each parent; declared and seen apart. */
export function reportAsText({ facts, seen, scores, before }: YearlyReport): string {
  const source = figuresBySource(facts.today, seen);
  const tallies = seenGroups(seen, facts.units, facts.parents, ({ parent }) => parent);
  const then = new Map(before?.parents.map(({ key, score }) => [key, score]));
  const line = (name: string, declared: Tally, there: SeenTally, points: Score, past: Score | undefined) =>
    `  ${name}: ${declaredText(declared)}${seen.days === null ? "" : `; ${seenText(there)}`}${pointsText(points, past)}`;
  return [
    `Báo cáo ${facts.total.units} đơn vị, ${source.declared}, ${source.seen}.`,
    source.sentence.vi,
    source.sentence.en,
    "",
    ...facts.parents.map((group) =>
      line(
        ...([visible(group.name) || "(không ghi)", group, tallies.get(group.key) ?? seen.group([])] as const),
        ...([scores.parents.get(group.key) ?? total([]), then.get(group.key)] as const),
      ),
    ),
    line("Toàn thành phố", facts.total, seen.total, scores.total, before?.total),
    "",
  ].join("\n");
}

/** Points, how much of a hundred could be told, and what has changed; or that it was too little. */
function pointsText(now: Score, then: Score | undefined): string {
  const [points, change] = [pointsInHundred(now), sinceThen(now, then)];
  if (now.of === 0) return "";
  const known = decimal(share(now.known, now.of) ?? 0);
  if (points === null) return `; chưa đủ để chấm điểm (xét ${known} %)`;
  const since = change === null ? "" : `, ${change < 0 ? "giảm" : "tăng"} ${decimal(Math.abs(change))}`;
  return `; ${decimal(points)} điểm (xét ${known} %)${since}`;
}

function declaredText({ covered, active, clean }: Tally): string {
  return `kê khai ${covered}/${active} có trang và thư, ${clean}/${active} mục không có lỗi`;
}

function seenText({ of, looked, reachable, covered, erring }: SeenTally): string {
  const part = (what: string, { kept, checked }: Checked) => {
    const percent = share(kept, checked);
    return `${what} ${percent === null ? "–" : `${decimal(percent)} %`} (kiểm ${checked}/${of})`;
  };
  return `đã thấy ${part("mở được", reachable)}, ${part("có trang và thư", covered)}, ${erring}/${looked} đơn vị có lỗi`;
}
