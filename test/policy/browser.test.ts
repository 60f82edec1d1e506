import { buildSync } from "esbuild";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

const ROOT = join(__dirname, "..", "..");

test("the same reading and the same rules run in a browser: no Node, no eval", () => {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `
        import { loadRegistry } from "./registry/load";
        import { evaluate } from "./policy/evaluate";
        result = evaluate(loadRegistry([{ path: "schools.yaml", role: "root", content: text }])).findings
          .map(({ rule, place, fix }) => rule + " " + place.line + " " + fix.text);`,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    logLevel: "error",
  });
  const text =
    CITY + unitsYaml([goodUnit({ mail: { ...(goodUnit()["mail"] as object), official: "a@gmail.com" } })]);
  const page = { text, result: [] as string[], URL, TextDecoder };
  runInNewContext(outputFiles[0]?.text ?? "", page, {
    contextCodeGeneration: { strings: false, wasm: false },
  });
  expect([...page.result]).toEqual(["mail/forbidden-provider 19 official: thcsnguyendu@hcm.edu.vn"]);
}, 60_000);
