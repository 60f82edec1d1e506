import { createHash } from "node:crypto";
import type { Change } from "./changes";
import type { PlanEffects } from "./effects";

/** How much a plan may lose before it is stopped. */
export interface Budget {
  /** Volumes and networks. */
  readonly volumes: number;
  readonly zones: number;
  /** Share of a cell's sites, 0 to 1. One site of a small cell is over it, and so it should be. */
  readonly sitesOfCell: number;
  readonly mailboxes: number;
  readonly records: number;
}

/** Nothing may be lost but what a retirement on its own explains: 5 % of one cell. */
export const DEFAULT_BUDGET: Budget = { volumes: 0, zones: 0, sitesOfCell: 0.05, mailboxes: 0, records: 0 };

export interface BrakeVerdict {
  readonly stopped: boolean;
  /** One sentence each: what would be lost and how much of it is allowed. */
  readonly reasons: readonly string[];
}

export interface BrakeProps {
  readonly effects: PlanEffects;
  readonly budget: Budget;
  /** How many sites each cell has, by stack name. */
  readonly sitesByCell: ReadonlyMap<string, number>;
  /** Units that the registry itself retires: losing their site, mailbox and records is what was asked for. */
  readonly retired: ReadonlySet<string>;
  /** Units whose cell was changed by hand, so that their volume would be lost. @default - none */
  readonly movedByHand?: readonly string[];
}

/** Judges a plan's losses, in words for the person who decides: Vietnamese first, English beside. */
export function brake({ effects, budget, sitesByCell, retired, movedByHand = [] }: BrakeProps): BrakeVerdict {
  const unasked = (ids: readonly string[]) =>
    ids.filter((id) => !retired.has(/[0-9]{7}/.exec(id)?.[0] ?? ""));
  const reasons: string[] = [];
  const over = (lost: readonly string[], allowed: number, what: string) => {
    if (lost.length > allowed)
      reasons.push(`${what}: mất / lost ${lost.length} (${some(lost)}), cho phép / allowed ${allowed}.`);
  };
  over(effects.losses.volumes, budget.volumes, "Ổ dữ liệu hoặc mạng / volumes or networks");
  over(effects.losses.zones, budget.zones, "Vùng tên miền / zones");
  over(unasked(effects.losses.mailboxes), budget.mailboxes, "Hộp thư công vụ / official mailboxes");
  over(unasked(effects.losses.records), budget.records, "Bản ghi tên miền / DNS records");
  for (const [cell, ids] of effects.losses.sites) {
    const lost = unasked(ids);
    const total = sitesByCell.get(cell) ?? lost.length;
    over(lost, Math.floor(total * budget.sitesOfCell), `Trang của ${cell} / sites of ${cell} (${total})`);
  }
  const [first] = movedByHand;
  if (first !== undefined) {
    reasons.push(
      `Cụm của ${movedByHand.length} đơn vị bị sửa tay (${some(movedByHand)}): ghi lại số cũ rồi chạy ` +
        `\`npx congtruong relocate ${first} --to CỤM\` / the cell was changed by hand: put the former number back and run that command.`,
    );
  }
  if (effects.lostSight.length > 0) {
    reasons.push(
      `Bộ máy không còn thấy ${effects.lostSight.length} tài nguyên mà nó đã tạo (${some(effects.lostSight)}): ` +
        "kiểm tra máy chủ Docker trước khi tạo lại / the engine no longer finds what it made: check it before making it again.",
    );
  }
  return { stopped: reasons.length > 0, reasons };
}

/** What an override is bound to: exactly these changes, whatever the order in which stacks were planned. */
export function checksum(changes: readonly Change[]): string {
  const lines = changes
    .map(({ stack, address, action, before, after }) =>
      JSON.stringify([stack, address, action, before, after]),
    )
    .sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

function some(items: readonly string[]): string {
  return items.length > 5 ? `${items.slice(0, 5).join(", ")}, …` : items.join(", ");
}
