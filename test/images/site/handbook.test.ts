import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const HANDBOOK = readFileSync("docs/editors.vi.md", "utf8");

/** What stands on an editor's screens: the platform's own texts, and WordPress' in our translation. */
const texts = readdirSync("images/site", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(?:php|js|po)$/.test(file) && !file.startsWith("provision/"))
  .map((file) => readFileSync(join("images/site", file), "utf8"))
  .join("\n");

/** Names on screens are set in bold. */
const named = [...new Set([...HANDBOOK.matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1] ?? ""))].filter(
  (name) => name !== "in đậm",
);

describe("the editors' handbook", () => {
  test("names what it speaks of", () => {
    expect(named.length).toBeGreaterThan(30);
  });

  test.each(named)("“%s” stands on a screen", (name) => {
    // As a whole: between quotation marks or tags; a text may go on with what is filled in, or follow a word.
    const whole = new RegExp(
      `["'>“ ]${name.replace(/[.*+?^${"$"}{}()|[\]\\]/g, "\\$&")}(?:["'<” ]|%|$)`,
      "im",
    );
    // "Thêm " and the name of a register's entry are put together (registers.php).
    const [, entry] = /^Thêm (.+)$/.exec(name) ?? [];
    const added = entry === undefined ? false : new RegExp(`'one' => '${entry}'`, "i").test(texts);
    expect([name, whole.test(texts) || added]).toEqual([name, true]);
  });

  test("has every picture, and no other lies beside them", () => {
    const shown = [...HANDBOOK.matchAll(/images\/editors\/([a-z-]+\.png)/g)].map((match) => match[1] ?? "");
    for (const picture of shown)
      expect([picture, existsSync(`docs/images/editors/${picture}`)]).toEqual([picture, true]);
    expect(readdirSync("docs/images/editors").sort()).toEqual([...new Set(shown)].sort());
  });

  test("tells of each picture in words", () => {
    const pictures = [...HANDBOOK.matchAll(/!\[(.*?)\]|<img [^>]*alt="(.*?)"/g)].map(
      ([, a, b]) => a ?? b ?? "",
    );
    expect(pictures.filter((words) => words.length < 15)).toEqual([]);
  });
});
