import type { Localized } from "../../../language/localized";
/** One stack's state, as a person looks at it. */
export interface StateLine {
  readonly stack: string;
  /** The schema that it is kept in, or that it is a file. */
  readonly where: string;
  /** Null where there is none yet. */
  readonly head: { readonly serial: number; readonly encrypted: boolean; readonly lineage: string } | null;
  /** Who holds its lock. */
  readonly holders: readonly string[];
}

/** A line a stack: where, which version, whether it is encrypted, who holds its lock. */
export function statesAsText(states: readonly StateLine[]): string {
  const rows = states.map(({ stack, where, head, holders }) => [
    stack,
    where,
    head === null ? "chưa có / none" : `serial ${head.serial}`,
    head === null ? "" : head.encrypted ? "mã hoá / encrypted" : "KHÔNG MÃ HOÁ / IN THE CLEAR",
    head === null ? "" : head.lineage.slice(0, 8),
    holders.length === 0 ? "" : `khoá / locked: ${holders.join(", ")}`,
  ]);
  return columns(rows);
}

/** What became of one stack's state when all were gone through. */
export interface HandledLine {
  readonly stack: string;
  readonly outcome: "done" | "already" | "empty" | "failed";
  /** Why it failed. */
  readonly reason: Localized | null;
}

const OUTCOMES = {
  done: "xong / done",
  already: "đã xong từ trước / done before",
  empty: "chưa có trạng thái / has none yet",
  failed: "CHƯA XONG / NOT DONE",
} as const;

/** A line a stack, and below it the reason where it is not done; the last line counts. */
export function handledAsText(handled: readonly HandledLine[]): string {
  const left = handled.filter(({ outcome }) => outcome === "failed").length;
  const lines = columns(handled.map(({ stack, outcome }) => [stack, OUTCOMES[outcome]]));
  const reasons = handled.flatMap(({ stack, reason }) =>
    reason === null ? [] : [`${stack}: ${reason.vi}`, `${" ".repeat(stack.length)}  ${reason.en}`],
  );
  const total =
    left === 0
      ? `Tất cả ${handled.length} ngăn đã xong / all ${handled.length} stacks are done.`
      : `Còn ${left}/${handled.length} ngăn chưa xong: chạy lại đúng lệnh đó / ${left} of ${handled.length} stacks are not done: run the same command again.`;
  return [...lines.trimEnd().split("\n"), ...reasons, total, ""].join("\n");
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "));
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}
