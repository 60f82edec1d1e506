import { unitForm } from "../../form/fields";
import { judge } from "../../form/outcome";
import { cityOfFiles, folder } from "./support";

test("errors stand above warnings", () => {
  const values = {
    id: "7900999",
    name: "Trường THCS Tân Phong",
    kind: "thcs",
    ownership: "cong-lap",
    parent: "7900858",
    "leaders[0].name": "Lê An",
    "mail.official": "a@gmail.com",
  };
  const draft = { mode: "add", unit: null, original: "", before: {}, values } as const;
  const severities = judge(cityOfFiles(folder()), draft, unitForm(), "2026-01-01").own.map(
    ({ severity }) => severity,
  );
  expect(new Set(severities)).toEqual(new Set(["error", "warning"]));
  expect(severities.lastIndexOf("error")).toBeLessThan(severities.indexOf("warning"));
});
