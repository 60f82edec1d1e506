import type { Localized } from "../../../language/localized";
import { registryRule } from "../../rule";
import { isServed } from "../../status";

export const rule = registryRule({
  id: "mail/staff",
  clause: "IV.2",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Mỗi người trong tệp nhân sự thuộc một đơn vị còn hoạt động và chỉ có một hộp thư ở đó.",
    en: "Everyone in a staff file belongs to a unit that has not left, and has one mailbox there.",
  },
  why: {
    vi: "Hộp thư của người ở đơn vị không có hoặc đã ngừng sẽ không được lập, và hai người một mã thì đọc thư của nhau.",
    en: "No mailbox is made at a unit that does not exist or has left, and two people of one id would read each other's mail.",
  },
  remedy: {
    vi: "Chuyển người đó sang đơn vị đang làm việc, hoặc bỏ dòng đó; mã `id` do lệnh ghi, mỗi người một mã.",
    en: "Move the person to the unit where they work, or take the line out; ids are written by the verbs, one a person.",
  },
  *check({ staff }, { byId }) {
    const known = new Set<string>();
    for (const record of staff) {
      const { unit: unitId = "", people = [] } = record.entry;
      const unit = byId.get(unitId);
      const message = unit === undefined ? noUnit(unitId) : isServed(unit) ? null : hasLeft(unitId);
      if (message !== null) yield { at: "unit", found: unitId, message, unitId, place: record.place("unit") };
      for (const [index, { id, mail, name = "?" }] of people.entries()) {
        const own = id ?? mail?.toLowerCase().replace(/@.*$/s, "");
        if (own === undefined) continue;
        const key = `${unitId} ${own}`;
        const at = `people[${index}].${id === undefined ? "mail" : "id"}`;
        if (known.has(key))
          yield { at, found: id ?? mail, message: twice(own, name), unitId, place: record.place(at) };
        known.add(key);
      }
    }
  },
});

const noUnit = (id: string): Localized => ({
  vi: `Sổ đăng ký không có đơn vị mã ${id}.`,
  en: `The registry has no unit ${id}.`,
});

const hasLeft = (id: string): Localized => ({
  vi: `Đơn vị ${id} đã ngừng, nên người ở đó không còn hộp thư.`,
  en: `The unit ${id} has left, so its people have no mailboxes any more.`,
});

const twice = (id: string, name: string): Localized => ({
  vi: `Mã hộp thư "${id}" của "${name}" đã là của một người khác trong đơn vị.`,
  en: `The mailbox id "${id}" of "${name}" is somebody else's in the unit already.`,
});
