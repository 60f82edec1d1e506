import type { Localized } from "../../../language/localized";
import type { UnitRecord } from "../../../registry/registry";
import { registryRule, type RegistryFacts } from "../../rule";

export const rule = registryRule({
  id: "unit/parent",
  clause: "V.2",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Đơn vị quản lý (`parent`) là một phòng giáo dục có trong sổ đăng ký, hoặc là Sở.",
    en: "The parent of a unit is a district office of the registry, or the department.",
  },
  why: {
    vi: "Phòng và Sở chịu trách nhiệm đôn đốc, đánh giá các đơn vị trực thuộc; đơn vị không rõ nơi quản lý sẽ bị bỏ sót.",
    en: "Offices and the department answer for their units; one without a known parent would be missed.",
  },
  remedy: {
    vi: "Ghi vào `parent` mã 7 chữ số của phòng giáo dục quản lý đơn vị, hoặc mã của Sở.",
    en: "Put the 7-digit code of the district office, or of the department, into `parent`.",
  },
  *check({ units }, facts) {
    for (const unit of units) {
      const { parent } = unit.entry;
      // A code of another form is the schema's business.
      if (parent === undefined || !/^[0-9]{7}$/.test(parent)) continue;
      const message = parentFault(unit, parent, facts);
      if (message) yield { unit, at: "parent", found: parent, message };
    }
  },
});

function parentFault(
  unit: UnitRecord,
  parent: string,
  { departmentId, byId }: RegistryFacts,
): Localized | null {
  if (parent === departmentId) return null;
  const office = byId.get(parent);
  if (!office) {
    if (departmentId === null) return null;
    return {
      vi: `Không có đơn vị nào mang mã ${parent}; mã của Sở là ${departmentId}.`,
      en: `No unit has the code ${parent}; the department's is ${departmentId}.`,
    };
  }
  if (office.broken) return null;
  const ring = ringFrom(unit, byId);
  if (ring) {
    const path = ring.join(" → ");
    return {
      vi: `Các đơn vị quản lý lẫn nhau thành vòng: ${path}.`,
      en: `These units are each other's parents: ${path}.`,
    };
  }
  if (office.entry.kind === "phong-gddt") return null;
  return {
    vi: `Mã ${parent} là "${office.entry.name ?? "?"}", không phải phòng giáo dục hay Sở.`,
    en: `The code ${parent} is "${office.entry.name ?? "?"}", neither a district office nor the department.`,
  };
}

/** The codes from a unit up to itself again; null when its parents end somewhere else. */
function ringFrom(unit: UnitRecord, byId: ReadonlyMap<string, UnitRecord>): string[] | null {
  const start = unit.entry.id;
  if (start === undefined) return null;
  const path = [start];
  for (let above = unit.entry.parent; above !== undefined; above = byId.get(above)?.entry.parent) {
    if (above === start) return [...path, start];
    if (path.includes(above)) return null;
    path.push(above);
  }
  return null;
}
