import fc from "fast-check";
import { jsonFile } from "../../templates/channel";

describe("jsonFile", () => {
  test("puts each entry of a list on a line of its own", () => {
    const units = [
      { id: "7900001", name: "A", leaders: [{ name: "B" }] },
      { id: "7900002", name: "C", leaders: [] },
    ];
    expect(jsonFile({ cell: 1, units, words: ["a", "b"], none: [], empty: {} })).toBe(
      [
        "{",
        '  "cell": 1,',
        '  "units": [',
        '    {"id":"7900001","name":"A","leaders":[{"name":"B"}]},',
        '    {"id":"7900002","name":"C","leaders":[]}',
        "  ],",
        '  "words": ["a","b"],',
        '  "none": [],',
        '  "empty": {}',
        "}",
        "",
      ].join("\n"),
    );
  });

  test("says what JSON says, for any value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonFile(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
