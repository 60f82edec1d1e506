import type { Ledger, UnitEntry } from "./ledger";

/** One broken stack can hold 2,692 units up: of each reason this many are named. */
const NAMED = 20;

/** What a deployment ended with: the counts, then every unit that is not done, by reason. */
export function ledgerAsText({ counts, units }: Ledger): string {
  const { done, failed, queued } = counts;
  const head =
    `${done}/${units.length} đơn vị xong, ${failed} lỗi, ${queued} còn chờ / ` +
    `${done} of ${units.length} units done, ${failed} failed, ${queued} queued.`;
  return [head, ...missing(units, "failed"), ...missing(units, "queued"), ""].join("\n");
}

function missing(units: readonly UnitEntry[], state: "failed" | "queued"): string[] {
  const title = { failed: "Lỗi / failed", queued: "Còn chờ / queued" }[state];
  const byReason = new Map<string, UnitEntry[]>();
  for (const unit of units) {
    if (unit.state !== state || unit.reason === null) continue;
    const reason = `${unit.reason.vi}\n    ${unit.reason.en}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), unit]);
  }
  return [...byReason].flatMap(([reason, those]) => [
    `${title}: ${those.length}`,
    `  ${reason}`,
    ...those.slice(0, NAMED).map(({ id, name }) => `  - ${id} ${name}`),
    ...(those.length > NAMED ? [`  - … +${those.length - NAMED} (ledger.json)`] : []),
  ]);
}
