import { EditableText } from "../../../registry/edit/text";

describe("EditableText", () => {
  test("shows plain lines and keeps mark and line ends in the file", () => {
    const edit = new EditableText("\uFEFFa: 1\r\nb: 2\r\nc: 3\r\n");
    expect(edit.text).toBe("a: 1\nb: 2\nc: 3\n");
    const at = edit.text.indexOf("2");
    expect(edit.apply([{ start: at, end: at + 1, text: "two\nlines" }])).toBe(
      "\uFEFFa: 1\r\nb: two\r\nlines\r\nc: 3\r\n",
    );
  });

  test("leaves single line ends of a mixed file alone", () => {
    const edit = new EditableText("a\nb\r\nc\nd\r\n");
    const at = edit.text.indexOf("c");
    expect(edit.apply([{ start: at, end: at + 1, text: "C" }])).toBe("a\nb\r\nC\nd\r\n");
  });

  test("no splice changes nothing", () => {
    const raw = "\uFEFFa\r\nb\rc\n\n";
    expect(new EditableText(raw).apply([])).toBe(raw);
  });
});
