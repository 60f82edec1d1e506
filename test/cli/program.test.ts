import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { congtruong } from "../support/cli";

const CLI = join(__dirname, "..", "..", "cli");
/** Files of `cli/` that are no verb. */
const FRAME = ["main", "program", "quick", "verbs"];

const verbs = readdirSync(CLI)
  .map((file) => basename(file, ".ts"))
  .filter((name) => !FRAME.includes(name));

test("help tells every verb, in the order of the alphabet, whether it is a quick one or not", () => {
  const { status, stdout } = congtruong(["--help"]);
  const told = [...stdout.matchAll(/^ {2}(\w+)(?= .*\S)/gm)].map(([, verb]) => verb);
  expect({ status, told }).toEqual({ status: 0, told: [...verbs.sort(), "help"] });
});

test.each([
  { args: ["nonsense"], said: "unknown command 'nonsense'" },
  { args: ["validate", "--nonsense"], said: "unknown option '--nonsense'" },
  { args: ["explain", "--nonsense"], said: "unknown option '--nonsense'" },
])("$args: one sentence, where help is, and status 2", ({ args, said }) => {
  const { status, stderr } = congtruong(args);
  expect({ status, said: stderr.includes(said), lines: stderr.trim().split("\n").length }).toEqual({
    status: 2,
    said: true,
    lines: 2,
  });
});

test("what runs at every save loads nothing but the registry, the rules and their libraries", async () => {
  const { metafile } = await build({
    entryPoints: [join(CLI, "quick.ts")],
    bundle: true,
    write: false,
    metafile: true,
    outdir: "dist",
    platform: "node",
    loader: { ".md": "text" },
    logLevel: "error",
  });
  const inputs = Object.keys(metafile.inputs);
  const packages = new Set(
    inputs.flatMap((path) => /node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1] ?? []),
  );
  expect([...packages].sort()).toEqual([
    "ajv",
    "ajv-formats",
    "commander",
    "email-addresses",
    "picomatch",
    "tldts",
    "yaml",
  ]);
});
