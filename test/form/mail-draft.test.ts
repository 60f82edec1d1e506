import type { Destination } from "../../form/destination";
import { mailDraft } from "../../form/mail-draft";

const short: Destination = { kind: "new-file", path: "schools/1.yaml", text: "units:\n  - name: A & B\n" };

test("a change that fits stands in the mail, line by line", () => {
  const { url, isWhole } = mailDraft("sgddt@hcm.edu.vn", short, "Thêm 7900999 Trường A");
  const draft = new URL(url);
  expect({ isWhole, to: draft.pathname }).toEqual({ isWhole: true, to: "sgddt@hcm.edu.vn" });
  expect(draft.searchParams.get("subject")).toBe("Thêm 7900999 Trường A");
  expect(draft.searchParams.get("body")).toContain("units:\r\n  - name: A & B\r\n");
});

test("one that is longer than mail programs take is attached", () => {
  const { url, isWhole } = mailDraft("sgddt@hcm.edu.vn", { ...short, text: "trường ".repeat(400) }, "Sửa");
  expect(isWhole).toBe(false);
  expect(url.length).toBeLessThan(1_900);
  expect(new URL(url).searchParams.get("body")).toContain("tệp 1.yaml");
});

test("an address can add no header", () => {
  const { url } = mailDraft("a@b.vn?bcc=x@evil.example", short, "Sửa&cc=y@evil.example");
  expect([...new URL(url).searchParams.keys()]).toEqual(["subject", "body"]);
});
