import type { Localized } from "../../../language/localized";
import type { UnitRecord } from "../../../registry/registry";
import { pasteable } from "../../../registry/yaml/paste";
import { registryRule, type RegistryFacts } from "../../rule";
import { isServed } from "../../status";

export const rule = registryRule({
  id: "unit/successor",
  clause: "V.2",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Đơn vị kế tục (`successor`) là một đơn vị khác có trong sổ đăng ký và chưa ngừng hẳn; các đơn vị kế tục nhau không tạo thành vòng.",
    en: "The successor is another unit of the registry that has not left, and the line of successors is no ring.",
  },
  why: {
    vi: "Khách và thư của đơn vị đang ngừng được chuyển tới đơn vị kế tục; nếu không có nơi đến thì không ai nhận được.",
    en: "Visitors and mail of a retiring unit go to its successor; where that leads nowhere, nobody receives them.",
  },
  remedy: {
    vi: "Ghi vào `successor` mã 7 chữ số của đơn vị tiếp nhận đang hoạt động, hoặc bỏ dòng đó.",
    en: "Put the 7-digit code of the unit that takes over into `successor`, or take the line out.",
  },
  *check({ units }, facts) {
    for (const unit of units) {
      const { successor } = unit.entry;
      // A code of another form is the schema's business.
      if (successor === undefined || !/^[0-9]{7}$/.test(successor)) continue;
      const message = successorFault(unit, successor, facts);
      if (message === null) continue;
      const heir = survivor(successor, facts);
      yield {
        unit,
        at: "successor",
        found: successor,
        message,
        fix: heir === null || heir === unit.entry.id ? undefined : pasteable("successor", heir),
      };
    }
  },
});

function successorFault(
  unit: UnitRecord,
  successor: string,
  { byId, departmentId }: RegistryFacts,
): Localized | null {
  const heir = byId.get(successor);
  if (heir === undefined) {
    return successor === departmentId
      ? {
          vi: `${successor} là mã của Sở, không phải một đơn vị nhận khách và thư.`,
          en: `${successor} is the department's code, and no unit that takes visitors and mail.`,
        }
      : { vi: `Không có đơn vị nào mang mã ${successor}.`, en: `No unit has the code ${successor}.` };
  }
  const ring = ringFrom(unit, byId);
  if (ring !== null) {
    const path = ring.join(" → ");
    return {
      vi: `Các đơn vị kế tục lẫn nhau thành vòng: ${path}.`,
      en: `These units are each other's successors: ${path}.`,
    };
  }
  // Of a unit that has left, the entry tells history.
  if (heir.broken || isServed(heir) || !isServed(unit)) return null;
  return {
    vi: `"${heir.entry.name ?? "?"}" (${successor}) đã ngừng hẳn.`,
    en: `"${heir.entry.name ?? "?"}" (${successor}) has left.`,
  };
}

/** Who stands at the end of the line now; null where nobody does. */
function survivor(successor: string, { byId }: RegistryFacts): string | null {
  const passed = new Set<string>();
  for (let id: string | undefined = successor; id !== undefined && !passed.has(id);) {
    passed.add(id);
    const unit = byId.get(id);
    if (unit !== undefined && isServed(unit)) return id === successor ? null : id;
    id = unit?.entry.successor;
  }
  return null;
}

/** The codes from a unit along its successors to itself again; null when the line ends somewhere else. */
function ringFrom(unit: UnitRecord, byId: ReadonlyMap<string, UnitRecord>): string[] | null {
  const start = unit.entry.id;
  if (start === undefined) return null;
  const path = [start];
  for (let next = unit.entry.successor; next !== undefined; next = byId.get(next)?.entry.successor) {
    if (next === start) return [...path, start];
    if (path.includes(next)) return null;
    path.push(next);
  }
  return null;
}
