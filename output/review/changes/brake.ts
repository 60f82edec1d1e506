import { createHash } from "node:crypto";
import type { Localized } from "../../../language/localized";
import type { CellFault } from "./cells";
import { isLosing, type RegistryChanges } from "./compare";
import type { Override, Overrides } from "./overrides";

/** More than this percentage of all units losing something stops a change. */
export const MOST_OF_ALL = 10;
/** More than this many units of one parent losing something stops a change. */
export const MOST_OF_PARENT = 20;

export interface ChangeVerdict {
  /** False for a change that must not be merged as it is. */
  readonly passes: boolean;
  /** Units that lose a site, a domain or a mailbox. */
  readonly losing: number;
  /** Which limits are passed, one sentence each; empty where none is. */
  readonly reasons: readonly Localized[];
  /** What no permission lets pass: a command does it right, or nothing could be built; one sentence each. */
  readonly faults: readonly Localized[];
  /** The permission that lets it pass all the same; null where none is needed or none is valid. */
  readonly override: Override | null;
  /** Sixteen hexadecimal digits that an override of exactly this change names. */
  readonly checksum: string;
}

/**
 * Judges how much a change takes away from schools.
 *
 * @param refusals why nothing would be built after the change; no permission helps against it
 */
export function judge(
  changes: RegistryChanges,
  overrides: Overrides,
  refusals: readonly Localized[] = [],
): ChangeVerdict {
  const losing = changes.units.filter(isLosing).length;
  const reasons: Localized[] = [];
  if (losing * 100 > changes.unitsBefore * MOST_OF_ALL) {
    const share = `${((losing / changes.unitsBefore) * 100).toFixed(1)} %`;
    reasons.push({
      vi: `${losing} trên ${changes.unitsBefore} đơn vị (${share.replace(".", ",")}) mất trang, tên miền hoặc hộp thư; giới hạn là ${MOST_OF_ALL} %.`,
      en: `${losing} of ${changes.unitsBefore} units (${share}) lose a site, a domain or a mailbox; the limit is ${MOST_OF_ALL} %.`,
    });
  }
  for (const { parent, name, losing: lost } of changes.scopes) {
    if (lost.length <= MOST_OF_PARENT) continue;
    reasons.push({
      vi: `${lost.length} đơn vị của ${name} (${parent}) mất trang, tên miền hoặc hộp thư; giới hạn là ${MOST_OF_PARENT} đơn vị của một nơi quản lý.`,
      en: `${lost.length} units of ${name} (${parent}) lose a site, a domain or a mailbox; the limit is ${MOST_OF_PARENT} units of one parent.`,
    });
  }
  const faults = [...cellFaults(changes.cellFaults), ...refusals];
  const digest = checksum(changes);
  const named = reasons.length === 0 ? undefined : overrides.valid.find(({ checksum: of }) => of === digest);
  return {
    passes: faults.length === 0 && (reasons.length === 0 || named !== undefined),
    losing,
    reasons,
    faults,
    override: named ?? null,
    checksum: digest,
  };
}

/** One sentence for each kind of fault, with the command that does what was meant. */
function cellFaults(faults: readonly CellFault[]): Localized[] {
  const of = (why: CellFault["why"]) => faults.filter((fault) => fault.why === why);
  const some = (those: readonly CellFault[]) =>
    those
      .slice(0, 5)
      .map(({ unit }) => unit)
      .join(", ") + (those.length > 5 ? ", …" : "");
  const sentences: Localized[] = [];
  const [hand] = of("by-hand");
  if (hand !== undefined) {
    sentences.push({
      vi: `Số cụm của ${of("by-hand").length} đơn vị bị sửa tay (${some(of("by-hand"))}): nội dung sẽ ở lại cụm cũ. Ghi lại \`cell: ${hand.before}\` rồi chạy \`npx congtruong relocate ${hand.unit} --to ${hand.after}\`.`,
      en: `The cell of ${of("by-hand").length} units was changed by hand (${some(of("by-hand"))}): their content would stay behind. Write \`cell: ${hand.before}\` again, then run \`npx congtruong relocate ${hand.unit} --to ${hand.after}\`.`,
    });
  }
  const [closed] = of("closed");
  if (closed !== undefined) {
    sentences.push({
      vi: `${of("closed").length} đơn vị (${some(of("closed"))}) được đặt vào cụm không nhận thêm, như cụm ${closed.after}: bỏ \`cell\` ở các mục đó rồi chạy \`npx congtruong place\`.`,
      en: `${of("closed").length} units (${some(of("closed"))}) are put into a cell that takes no more, such as ${closed.after}: take \`cell\` out of those entries and run \`npx congtruong place\`.`,
    });
  }
  return sentences;
}

/**
 * What an override is bound to: each unit that changes, from what and to what. Nothing of the revisions is in it, so
 * that it holds while others' changes are merged, and nothing of the places, so that a comment may be added.
 */
export function checksum({ units, city }: RegistryChanges): string {
  const lines = units.map(({ place: _place, ...change }) => JSON.stringify(change));
  return createHash("sha256")
    .update(JSON.stringify([lines, city]))
    .digest("hex")
    .slice(0, 16);
}
