import { unitRule } from "../../rule";

export const rule = unitRule({
  id: "unit/name",
  clause: "III.3",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Tên đơn vị và họ tên người có chữ cái, không chỉ có dấu hay chữ số.",
    en: "The name of a unit or a person has letters, and not only marks or figures.",
  },
  why: {
    vi: "Tên được công bố trên trang, trong danh bạ và thư; dấu gạch hay chữ số là ô được điền cho có.",
    en: "Names are published on the site, in the directory and in mail; a dash or a figure only fills a cell.",
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
    ];
    for (const { field, text } of names) {
      // A name that is not there is the business of the schema, or of the rule that demands it.
      if (text === undefined || text === "" || /\p{L}/u.test(text)) continue;
      yield {
        at: field,
        found: text,
        message: { vi: `"${text}" không phải một cái tên.`, en: `"${text}" is no name.` },
      };
    }
  },
});
