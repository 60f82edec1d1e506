import { readableName } from "../../host-name";
import { unitRule } from "../../rule";
import { toneless } from "../../text/index";

export const rule = unitRule({
  id: "unit/name",
  clause: "III.3",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Tên đơn vị và họ tên người có chữ cái, không chỉ có dấu hay chữ số, và không phải tên của Sở hay của Bộ.",
    en: "The name of a unit or a person has letters, and not only marks or figures, and is not that of the department or the ministry.",
  },
  why: {
    vi: "Tên được công bố trên trang, trong danh bạ và thư; dấu gạch hay chữ số là ô được điền cho có, còn tên của Sở thì ai đọc cũng tin.",
    en: "Names are published on the site, in the directory and in mail; a dash or a figure only fills a cell, and the department's name has every reader's trust.",
  },
  remedy: {
    vi: "Ghi tên đầy đủ như trong quyết định; của một người chưa biết tên thì bỏ dòng đó.",
    en: "Give the full name as the decision has it; of a person not yet known, take the line out.",
  },
  *check({ entry }) {
    const names = [
      { field: "name", text: entry.name },
      { field: "mail.focal.name", text: entry.mail?.focal?.name },
      { field: "board.head", text: entry.board?.head },
      { field: "board.administrator", text: entry.board?.administrator },
      ...(entry.board?.editors ?? []).map((text, index) => ({ field: `board.editors[${index}]`, text })),
      ...(entry.leaders ?? []).map(({ name }, index) => ({ field: `leaders[${index}].name`, text: name })),
      ...(entry.mail?.roles ?? []).map(({ title }, index) => ({
        field: `mail.roles[${index}].title`,
        text: title,
      })),
    ];
    for (const { field, text } of names) {
      // A name that is not there is the business of the schema, or of the rule that demands it.
      if (text === undefined || text === "") continue;
      if (!/\p{L}/u.test(text)) {
        const message = { vi: `"${text}" không phải một cái tên.`, en: `"${text}" is no name.` };
        yield { at: field, found: text, message };
      } else if (isOfAuthority(text)) {
        const message = {
          vi: `"${text}" là tên của Sở hay của Bộ.`,
          en: `"${text}" is the name of the department or the ministry.`,
        };
        yield { at: field, found: text, message };
      }
    }
  },
});

/** "Sở Giáo dục và Đào tạo", "SO GD&ĐT TP.HCM", "Bộ GDĐT"; a person's name never begins so, nor does a school's. */
function isOfAuthority(name: string): boolean {
  return /^(?:so|bo) (?:giao duc|g ?d)/.test(
    toneless(readableName(name)).toLowerCase().trim().replace(/\s+/g, " "),
  );
}
