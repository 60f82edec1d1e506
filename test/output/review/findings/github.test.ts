import { renderGithub, type ChangedLines } from "../../../../output/review/findings/github";
import { evaluate } from "../../../../policy/evaluate";
import { cityOf, goodUnit } from "../../../support/registry";

const gmail = (count: number) =>
  evaluate(
    cityOf(
      ...Array.from({ length: count }, (_, index) =>
        goodUnit({
          id: String(7_900_001 + index),
          site: { host: `thcsnguyendu${index}.hcm.edu.vn` },
          mail: { ...(goodUnit()["mail"] as object), official: `a${index}@gmail.com` },
        }),
      ),
    ),
  );

const commands = (text: string) => text.split("\n").filter((line) => line.startsWith("::error"));

test("a command for each finding, with place, clause and the line to paste", () => {
  expect(commands(renderGithub(gmail(1), "vi", null))).toEqual([
    "::error file=schools.yaml,line=19,col=17,title=mail/forbidden-provider (IV.3)::" +
      "Địa chỉ này thuộc Gmail, không được dùng trong công việc.%0Aofficial: thcsnguyendu0@hcm.edu.vn",
  ]);
});

test("ten errors, since GitHub drops the others; the rest is listed and counted", () => {
  const verdict = gmail(13);
  const text = renderGithub(verdict, "en", null);
  expect(commands(text)).toHaveLength(10);
  expect(text).toContain("::notice title=Cổng Trường::3 more findings");
  const listed = text.split("\n").filter((line) => line.startsWith("error schools.yaml:"));
  expect(listed).toHaveLength(3);
});

test("what the pull request changed comes first, then its files, then the rest", () => {
  const verdict = gmail(13);
  const last = verdict.findings.at(-1)?.place.line;
  const changed: ChangedLines = { isChangedFile: () => true, isChangedLine: (_, line) => line === last };
  expect(commands(renderGithub(verdict, "vi", changed))[0]).toContain(`line=${last},`);
});

test("nothing in a registry is taken for a workflow command", () => {
  const verdict = evaluate(cityOf(goodUnit({ parent: "7900000", kind: "x\n::set-output name=a::b\r%0A" })));
  const lines = renderGithub(verdict, "vi", null).split("\n");
  expect(
    lines.filter((line) => line.startsWith("::")).every((line) => /^::(error|warning|notice) /.test(line)),
  ).toBe(true);
  expect(lines.some((line) => line.startsWith("::set-output"))).toBe(false);
});
