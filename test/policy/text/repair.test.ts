import { encodeLegacy } from "../../../policy/text";
import { repairText } from "../../../policy/text/repair";

const NAME = "Trường THCS Nguyễn Thị Minh Khai";

describe("repairText", () => {
  test.each(["tcvn3", "vni", "viqr", "utf8-as-latin1"] as const)("decodes %s", (encoding) => {
    expect(repairText(encodeLegacy(NAME, encoding))).toEqual({
      text: NAME,
      defects: ["text/legacy-encoding"],
    });
  });

  test.each([
    [NAME.normalize("NFD"), NAME, ["text/not-nfc"]],
    ["Trường\u200B THPT", "Trường THPT", ["text/invisible"]],
    ["\uFEFFTrường\u00A0THPT".normalize("NFD"), "Trường THPT", ["text/invisible", "text/not-nfc"]],
    [NAME, NAME, []],
    ["Trường THCS\nNguyễn Du", "Trường THCS Nguyễn Du", ["text/invisible"]],
    ["1 Lê Lợi\r\nQuận 1", "1 Lê Lợi Quận 1", ["text/invisible"]],
    ["028 38291875\n", "028 38291875", ["text/invisible"]],
    ["Trường Marie Curie", "Trường Marie Curie", []],
  ])("%j", (before, text, defects) => expect(repairText(before)).toEqual({ text, defects }));

  test("what has lost a letter is left to a person", () => {
    const lost = "Trường \uFFFD Nguyễn\u200B Du";
    expect(repairText(lost)).toEqual({ text: lost, defects: [] });
  });

  test.each([
    "028 38291875\n0909 123 456",
    "(028) 38291875\r\n+84 909.123.456\n",
    "Nguyễn Văn A\nTrần Văn B",
    "Nguyễn Văn A \u2028 Trần Văn B".normalize("NFD"),
    encodeLegacy("Nguyễn Văn A\nTrần Văn B", "tcvn3"),
  ])("the lines %j stay two telephones, two persons", (lines) => {
    expect(repairText(lines)).toEqual({ text: lines, defects: [] });
  });

  test("a host is no prose", () => {
    expect(repairText("mn5a\u200B.hcm.edu.vn", false)).toEqual({
      text: "mn5a.hcm.edu.vn",
      defects: ["text/invisible"],
    });
    const tcvn3 = encodeLegacy(NAME, "tcvn3");
    expect(repairText(tcvn3, false).defects).not.toContain("text/legacy-encoding");
  });
});
