import type { Localized } from "../../../language/localized";
import { registryRule } from "../../rule";

export const rule = registryRule({
  id: "board/approver",
  clause: "III.5(1)",
  severity: "error",
  stage: "warn",
  statement: {
    vi: "Đơn vị có người làm việc trên trang thì có một Trưởng Ban Biên tập duyệt được bài, là người ghi ở `board.head`.",
    en: "A unit with people who work on its site has a head of the board who can approve, the one of `board.head`.",
  },
  why: {
    vi: "Bài chỉ được đăng khi Trưởng Ban Biên tập duyệt; không có người duyệt thì mọi bài nằm chờ.",
    en: "What editors write is published when the head of the board approves it; without one all of it waits.",
  },
  remedy: {
    vi: "Ghi `roles: [truong-ban]` cho Trưởng Ban Biên tập trong tệp nhân sự, hoặc sửa `board.head` cho đúng người.",
    en: "Give the head of the board `roles: [truong-ban]` in the staff file, or correct `board.head`.",
  },
  *check({ staff }, { byId }) {
    for (const record of staff) {
      const { unit: unitId = "", people = [] } = record.entry;
      if (!people.some(({ roles = [] }) => roles.length > 0)) continue;
      const heads = people.flatMap(({ roles = [], ...person }, index) =>
        roles.includes("truong-ban") ? [{ ...person, index }] : [],
      );
      if (!heads.some(({ suspended }) => suspended === undefined)) {
        const message = heads.length === 0 ? NOBODY : SHUT;
        yield { at: "people", message, unitId, place: record.place("people") };
      }
      const head = byId.get(unitId)?.entry.board?.head;
      for (const { name = "", index } of heads) {
        if (head === undefined || same(name, head)) continue;
        const at = `people[${index}].name`;
        yield { at, found: name, message: another(name, head), unitId, place: record.place(at) };
      }
    }
  },
});

const same = (one: string, other: string): boolean =>
  one.normalize("NFC").trim().toLowerCase() === other.normalize("NFC").trim().toLowerCase();

const NOBODY: Localized = {
  vi: "Không ai có vai trò truong-ban, nên không bài nào được duyệt để đăng.",
  en: "Nobody has the role truong-ban, so nothing can be approved.",
};

const SHUT: Localized = {
  vi: "Hộp thư của Trưởng Ban Biên tập đang bị tạm khóa, nên không bài nào được duyệt để đăng.",
  en: "The mailbox of the head of the board is suspended, so nothing can be approved.",
};

const another = (name: string, head: string): Localized => ({
  vi: `"${name}" được duyệt bài, nhưng Trưởng Ban Biên tập của đơn vị là "${head}".`,
  en: `"${name}" may approve, but the head of the unit's board is "${head}".`,
});
