import { visible } from "../../review/findings/visible";
import { share } from "../share";
import type { ReportFacts, Tally } from "./facts";
import { type Checked, type SeenFacts, seenGroups, type SeenTally } from "./seen";
import { figuresBySource } from "./sources";

/** The report's figures for a terminal: of the city, and a line for each parent; declared and seen apart. */
export function reportAsText(facts: ReportFacts, seen: SeenFacts): string {
  const source = figuresBySource(facts.today, seen);
  const tallies = seenGroups(seen, facts.units, facts.parents, ({ parent }) => parent);
  const line = (name: string, declared: Tally, there: SeenTally) =>
    `  ${name}: ${declaredText(declared)}${seen.days === null ? "" : `; ${seenText(there)}`}`;
  return [
    `Báo cáo ${facts.total.units} đơn vị, ${source.declared}, ${source.seen}.`,
    source.sentence.vi,
    source.sentence.en,
    "",
    ...facts.parents.map((group) =>
      line(visible(group.name) || "(không ghi)", group, tallies.get(group.key) ?? seen.group([])),
    ),
    line("Toàn thành phố", facts.total, seen.total),
    "",
  ].join("\n");
}

function declaredText({ covered, active, clean }: Tally): string {
  return `kê khai ${covered}/${active} có trang và thư, ${clean}/${active} mục không có lỗi`;
}

function seenText({ of, looked, reachable, covered, erring }: SeenTally): string {
  const part = (what: string, { kept, checked }: Checked) => {
    const percent = share(kept, checked);
    return `${what} ${percent === null ? "–" : `${String(percent).replace(".", ",")} %`} (kiểm ${checked}/${of})`;
  };
  return `đã thấy ${part("mở được", reachable)}, ${part("có trang và thư", covered)}, ${erring}/${looked} đơn vị có lỗi`;
}
