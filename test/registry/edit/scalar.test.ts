import fc from "fast-check";
import { parse } from "yaml";
import { scalarText } from "../../../registry/edit/scalar";

describe("scalarText", () => {
  test.each([
    ["Trường THCS Nguyễn Du", "Trường THCS Nguyễn Du"],
    ["12 đường Hồ Xuân Hương, Phường 6, Quận 9", "12 đường Hồ Xuân Hương, Phường 6, Quận 9"],
    ["28/QĐ-ND", "28/QĐ-ND"],
    ["028 37001122", "028 37001122"],
    ["2025-09-01", "2025-09-01"],
    ["7900866", '"7900866"'],
    ["0283700", '"0283700"'],
    ["1e3", '"1e3"'],
    ["no", '"no"'],
    ["", '""'],
    [" có dấu cách", '" có dấu cách"'],
    ["Trường: Nguyễn Du", '"Trường: Nguyễn Du"'],
    ["a #b", '"a #b"'],
    ["@x", '"@x"'],
    ["Trường\u200B THPT", '"Trường\\u200B THPT"'],
    ["Tr\u00ADêng", '"Tr\\u00ADêng"'],
    ["hai\ndòng", '"hai\\ndòng"'],
  ])("writes %j as %s", (value, expected) => expect(scalarText(value)).toBe(expected));

  test("a comma needs quotes only within a flow map", () => {
    expect(scalarText("a, b")).toBe("a, b");
    expect(scalarText("a, b", true)).toBe('"a, b"');
  });

  test("keeps the quotes that a person chose, unless they can't hold the value", () => {
    expect(scalarText("abc", false, "single")).toBe("'abc'");
    expect(scalarText("d'Or", false, "single")).toBe("'d''Or'");
    expect(scalarText("a\u200Bb", false, "single")).toBe('"a\\u200Bb"');
  });

  test.each([false, true])("every text reads back as itself (in flow: %s)", (inFlow) => {
    const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.string());
    fc.assert(
      fc.property(texts, (value) => {
        fc.pre(!/\p{Cs}/u.test(value));
        const text = scalarText(value, inFlow);
        expect(text).not.toContain("\n");
        expect(parse(inFlow ? `{ k: ${text}, l: 1 }` : `k: ${text}\nl: 1`)).toEqual({ k: value, l: 1 });
      }),
      { numRuns: 1000 },
    );
  });
});
