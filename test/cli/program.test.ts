import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { congtruong } from "../support/cli";

const CLI = join(__dirname, "..", "..", "cli");
/** Files of `cli/` that are no verb. */
const FRAME = ["main", "program", "mailbox-activation"];

const verbs = readdirSync(CLI)
  .map((file) => basename(file, ".ts"))
  .filter((name) => !FRAME.includes(name));

test("help tells every verb, in the order of the alphabet, whether it is a quick one or not", () => {
  const { status, stdout } = congtruong(["--help"]);
  const told = [...stdout.matchAll(/^ {2}([\w-]+)(?= .*\S)/gm)].map(([, verb]) => verb);
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

test.each([
  { args: ["nonsense"], said: "Không có lệnh 'nonsense'." },
  { args: ["validat"], said: "Có phải là validate?" },
  { args: ["validate", "--formt", "json"], said: "Không có tùy chọn '--formt'. Có phải là --format?" },
  { args: ["validate", "--format", "xml"], said: "không nhận giá trị 'xml', chỉ nhận: text, " },
  { args: ["validate", "--format"], said: "Tùy chọn '--format <format>' cần một giá trị." },
  { args: ["validate", "a", "b"], said: "nhận 1 tham số nhưng có tới 2" },
  { args: ["set"], said: "Thiếu tham số 'id'." },
  { args: ["import", "a.xlsx"], said: "Thiếu tùy chọn bắt buộc '--out <dir>'." },
  { args: ["import", "a.xlsx", "--out", ""], said: "Giá trị của --out trống" },
  { args: ["validate", ""], said: "Đường dẫn của sổ đăng ký trống" },
  {
    args: ["set", "1", "phone", "2", "--registry", "a", "--registry", "b"],
    said: "--registry được nêu hai lần",
  },
])("$args: Vietnamese first, and status 2", ({ args, said }) => {
  const { status, stderr, stdout } = congtruong(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(said);
});

test("help has Vietnamese titles beside the library's", () => {
  const { stdout } = congtruong(["validate", "--help"]);
  for (const title of ["Cách dùng / Usage:", "Tùy chọn / Options:", "xem trợ giúp"])
    expect(stdout).toContain(title);
});

// The model and the templates are there too: what synthesis refuses is a finding. CDKTF is not; Liquid lies in the
// bundle and is loaded by the files that no unit changes, which are not rendered here.
test("what runs at every save loads nothing but the registry, the rules, the model and their libraries", async () => {
  const { metafile } = await build({
    entryPoints: [join(CLI, "validate.ts")],
    bundle: true,
    write: false,
    metafile: true,
    outdir: "dist",
    platform: "node",
    loader: { ".md": "text", ".liquid": "text" },
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
    "fast-deep-equal",
    "liquidjs",
    "picomatch",
    "tldts",
    "yaml",
  ]);
});
