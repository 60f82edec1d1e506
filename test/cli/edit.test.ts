import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { registerMove } from "../../cli/move";
import { registerOnboard } from "../../cli/onboard";
import { registerPlace } from "../../cli/place";
import { registerRename } from "../../cli/rename";
import { registerRetire } from "../../cli/retire";
import { registerSet } from "../../cli/set";
import { Problem } from "../../engine/support/problem";
import { congtruong } from "../support/cli";
import { runVerb, temporaryFolder, textsIn } from "./support";

/** The product's own city, to edit freely. */
function registry(): string {
  const file = join(temporaryFolder(), "schools.yaml");
  copyFileSync("schools.yaml", file);
  return file;
}

/** Runs a verb and says which lines went and which came; every other line is checked to be where it was. */
async function lines(
  file: string,
  verb: (program: Command) => void,
  ...args: string[]
): Promise<{ gone: string[]; come: string[] }> {
  const before = readFileSync(file, "utf8").split("\n");
  await runVerb(verb, ...args, "--registry", file);
  const after = readFileSync(file, "utf8").split("\n");
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - start && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  return { gone: before.slice(start, before.length - tail), come: after.slice(start, after.length - tail) };
}

describe("verbs that edit", () => {
  test.each<[string, (program: Command) => void, string[], string[], string[]]>([
    [
      "rename",
      registerRename,
      ["rename", "7900866", "Trường Mầm non Suối Tiên"],
      ["    name: Trường Mầm non Nhiêu Lộc"],
      ["    name: Trường Mầm non Suối Tiên"],
    ],
    [
      "move",
      registerMove,
      ["move", "7900866", "7901850"],
      ['    parent: "7900858"'],
      ['    parent: "7901850"'],
    ],
    [
      "retire",
      registerRetire,
      ["retire", "7900866", "--successor", "7900889"],
      [],
      ["    status: retiring", '    successor: "7900889"'],
    ],
    [
      "set a text",
      registerSet,
      ["set", "7900866", "mail.focal.phone", "028 39999999"],
      ["        phone: 028 36957854"],
      ["        phone: 028 39999999"],
    ],
    [
      "set a switch",
      registerSet,
      ["set", "7900866", "site.rss", "không", "--anyway"],
      [],
      ["      rss: false"],
    ],
    ["set --remove", registerSet, ["set", "7900866", "phone", "--remove"], ["    phone: 028 31333832"], []],
  ])("%s changes its own line and no other", async (_, verb, args, gone, come) => {
    const file = registry();
    expect(await lines(file, verb, ...args)).toEqual({ gone, come });
  });

  test("nothing to change writes nothing", async () => {
    const file = registry();
    chmodSync(file, 0o444);
    expect(
      await runVerb(registerRename, "rename", "7900866", "Trường Mầm non Nhiêu Lộc", "--registry", file),
    ).toContain("Không có gì phải sửa");
  });

  const other = (field: string) =>
    new RegExp(`${field}: (\\S+)`).exec(
      readFileSync("schools.yaml", "utf8").slice(readFileSync("schools.yaml", "utf8").indexOf('"7900889"')),
    )?.[1] ?? "";
  const NEW = ["onboard", "--id", "7900999", "--name", "Trường THCS Cù Chính Lan", "--kind", "thcs"];
  const WHERE = ["--ownership", "cong-lap", "--parent", "7900858"];

  test.each<[string, (program: Command) => void, () => string[], string]>([
    [
      "a forbidden address",
      registerSet,
      () => ["set", "7900866", "mail.official", "a@gmail.com"],
      "mail/forbidden-provider",
    ],
    ["a host of another", registerSet, () => ["set", "7900866", "site.host", other("host")], "domain/unique"],
    ["itself as a parent", registerSet, () => ["set", "7900858", "parent", "7900858"], "unit/parent"],
    [
      "a field that is needed",
      registerSet,
      () => ["set", "7900866", "mail.focal.name", "--remove"],
      "mail/focal-person",
    ],
    ["a broken name", registerRename, () => ["rename", "7900866", "Tr\u01B0\u200Bờng"], "text/invisible"],
    [
      "a new unit with a forbidden address",
      registerOnboard,
      () => [...NEW, ...WHERE, "--mail", "a@gmail.com"],
      "mail/forbidden-provider",
    ],
    [
      "a new unit with a host of another",
      registerOnboard,
      () => [...NEW, ...WHERE, "--host", other("host")],
      "domain/unique",
    ],
  ])("%s: a new error is named, nothing is written, and --anyway writes it", async (_, verb, args, rule) => {
    const file = registry();
    const run = runVerb(verb, ...args(), "--registry", file);
    await expect(run).rejects.toMatchObject({ name: "EditRefused", detail: expect.stringContaining(rule) });
    expect(readFileSync(file, "utf8")).toBe(readFileSync("schools.yaml", "utf8"));
    expect(await runVerb(verb, ...args(), "--registry", file, "--anyway")).toContain(`LỖI ${rule}`);
    expect(readFileSync(file, "utf8")).not.toBe(readFileSync("schools.yaml", "utf8"));
  });

  test("errors of before hinder no other edit of the unit, nor a better value", async () => {
    const file = registry();
    await runVerb(
      registerSet,
      "set",
      "7900866",
      "mail.official",
      "a@gmail.com",
      "--registry",
      file,
      "--anyway",
    );
    await runVerb(registerSet, "set", "7900866", "phone", "028 39999999", "--registry", file);
    await expect(
      runVerb(registerSet, "set", "7900866", "mail.official", "b@yahoo.com", "--registry", file),
    ).rejects.toThrow(/1 lỗi mới/);
    await runVerb(
      registerSet,
      "set",
      "7900866",
      "mail.official",
      "mnnhieuloc9@hcm.edu.vn",
      "--registry",
      file,
    );
    expect(readFileSync(file, "utf8")).toContain("official: mnnhieuloc9@hcm.edu.vn");
  });

  test("a name that a site had goes on leading to it", async () => {
    const file = registry();
    const set = (host: string) => lines(file, registerSet, "set", "7900866", "site.host", host);
    const { come } = await set("mnnhieuloc.hcm.edu.vn");
    expect(come.join("\n")).toContain("host: mnnhieuloc.hcm.edu.vn");
    expect(come.join("\n")).toMatch(/formerHosts:\s+- mnnhieulocq9\.hcm\.edu\.vn/);
    await set("mnnhieulocq9.hcm.edu.vn");
    expect((await set("mnnhieuloc.hcm.edu.vn")).come.join("\n")).not.toContain("formerHosts");
  });

  test("an official address that is replaced goes on receiving, as an alias", async () => {
    const file = registry();
    const set = (address: string) => lines(file, registerSet, "set", "7900866", "mail.official", address);
    const { come } = await set("mnnhieuloc@hcm.edu.vn");
    expect(come.join("\n")).toContain("official: mnnhieuloc@hcm.edu.vn");
    expect(come.join("\n")).toMatch(/aliases:\s+- mnnhieulocq9@hcm\.edu\.vn/);
    await set("mnnhieuloc9@hcm.edu.vn");
    await set("mnnhieulocq9@hcm.edu.vn");
    const [unit] = readFileSync(file, "utf8").split('id: "7900889"').slice(0, 1);
    const addresses = unit
      ?.slice(unit.indexOf('id: "7900866"'))
      .match(/(?<= )mnnhieuloc(q9|9)?@hcm\.edu\.vn/g);
    expect(addresses?.sort()).toEqual([
      "mnnhieuloc9@hcm.edu.vn",
      "mnnhieuloc@hcm.edu.vn",
      "mnnhieulocq9@hcm.edu.vn",
      "mnnhieulocq9@hcm.edu.vn",
    ]);
  });

  test("a refused edit is status 1, a wrong command line status 2", () => {
    const file = registry();
    const status = (...args: string[]) => congtruong([...args, "--registry", file]);
    expect(status("set", "7900866", "mail.official", "a@gmail.com")).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("mail/forbidden-provider 7900866 mail.official (a@gmail.com)"),
    });
    expect(status("set", "7900866", "phone", "028 1", "--remove").status).toBe(2);
    expect(status("retire", "7900866", "--successor", "").status).toBe(2);
    expect(status("rename", "7900866", "X", "--registry", file).stderr).toContain("hai lần");
    expect(readFileSync(file, "utf8")).toBe(readFileSync("schools.yaml", "utf8"));
  });

  test("retire says that visitors go on only where they do", async () => {
    const file = registry();
    const run = (...args: string[]) =>
      runVerb(registerRetire, "retire", "7900866", ...args, "--registry", file);
    expect(await run()).toContain("chưa có đơn vị kế tục");
    expect(await run("--successor", "7900889")).toContain("chuyển tiếp tới 7900889");
    expect(await run("--final")).toContain("đã ngừng");
  });

  test("retire goes by stages and never past them", async () => {
    const file = registry();
    await expect(runVerb(registerRetire, "retire", "7900866", "--final", "--registry", file)).rejects.toThrow(
      Problem,
    );
    await runVerb(registerRetire, "retire", "7900866", "--registry", file);
    await runVerb(registerRetire, "retire", "7900866", "--registry", file);
    expect(readFileSync(file, "utf8").match(/status: retiring/g)).toHaveLength(1);
    await runVerb(registerRetire, "retire", "7900866", "--final", "--registry", file);
    await runVerb(registerRetire, "retire", "7900866", "--registry", file);
    expect(readFileSync(file, "utf8")).toContain("status: retired");
  });

  test("place fills in what is missing and touches no cell that is written", async () => {
    const file = registry();
    writeFileSync(file, readFileSync(file, "utf8").replace(/(id: "7900866"[\s\S]*?) {4}cell: 1\n/, "$1"));
    const without = readFileSync(file, "utf8");
    await runVerb(registerPlace, "place", "--registry", file);
    expect(readFileSync(file, "utf8")).toBe(readFileSync("schools.yaml", "utf8"));
    expect(without).not.toBe(readFileSync(file, "utf8"));
  });

  test("onboard proposes host and mailbox from the name and avoids those in use", async () => {
    const file = registry();
    const { gone, come } = await lines(
      file,
      registerOnboard,
      "onboard",
      "--id",
      "7900999",
      "--name",
      "Trường THCS Cù Chính Lan",
      "--kind",
      "thcs",
      "--ownership",
      "cong-lap",
      "--parent",
      "7900858",
      "--head",
      "Lê An",
      "--post",
      "Hiệu trưởng",
    );
    expect(gone).toEqual([]);
    expect(come.join("\n")).toContain(
      "    site:\n      host: thcscuchinhlanq9.hcm.edu.vn\n    mail:\n      official: thcscuchinhlanq9@hcm.edu.vn",
    );
    expect(come).toContain("    district: Quận 9");
    expect(come).not.toContain("    cell: 1");
  });

  test.each<[string, (program: Command) => void, string[], RegExp]>([
    ["an unknown unit", registerRename, ["rename", "7999999", "X"], /7999999/],
    ["an empty name", registerRename, ["rename", "7900866", "  "], /để trống/],
    ["a parent that is a school", registerMove, ["move", "7900866", "7901906"], /không phải phòng giáo dục/],
    ["itself as a parent", registerMove, ["move", "7900858", "7900858"], /tự quản lý/],
    [
      "an unknown field, with the near one",
      registerSet,
      ["set", "7900866", "mail.offical", "x"],
      /`official`/,
    ],
    ["a value that the field can't have", registerSet, ["set", "7900866", "kind", "dai-hoc"], /tieu-hoc/],
    ["a switch that is neither", registerSet, ["set", "7900866", "site.rss", "maybe"], /có hoặc không/],
    ["a code", registerSet, ["set", "7900866", "id", "7900001"], /không bao giờ đổi/],
    ["a cell", registerSet, ["set", "7900866", "cell", "2"], /place/],
    ["a group", registerSet, ["set", "7900866", "mail", "x"], /mail\.official/],
    ["a value to remove", registerSet, ["set", "7900866", "phone", "028 1", "--remove"], /bỏ một trong hai/],
    ["an empty value", registerSet, ["set", "7900866", "phone", " "], /--remove/],
    ["a field of every object", registerSet, ["set", "7900866", "__proto__.x", "1"], /không có trường/],
    [
      "a field that an object inherits",
      registerSet,
      ["set", "7900866", "constructor", "1"],
      /không có trường/,
    ],
    ["no value", registerSet, ["set", "7900866", "phone"], /--remove/],
    ["what the schema refuses", registerSet, ["set", "7900866", "successor", "abc"], /Không ghi/],
    ["an office with units", registerRetire, ["retire", "7900858"], /congtruong move/],
    ["an unknown successor", registerRetire, ["retire", "7900866", "--successor", "7999999"], /7999999/],
    [
      "an unknown kind, with those that there are in both languages",
      registerOnboard,
      [
        ...["onboard", "--id", "7909999", "--name", "A", "--kind", "dai-hoc", "--ownership", "cong-lap"],
        ...["--parent", "7900858"],
      ],
      /Loại hình là một trong: [^]*tieu-hoc/,
    ],
    [
      "a code in use",
      registerOnboard,
      [
        "onboard",
        "--id",
        "7900866",
        "--name",
        "A",
        "--kind",
        "thcs",
        "--ownership",
        "cong-lap",
        "--parent",
        "7900858",
      ],
      /đã có đơn vị dùng/,
    ],
    ["missing flags", registerOnboard, ["onboard", "--id", "7900999"], /--name, --kind/],
  ])("%s is refused in one sentence, and nothing is written", async (_, verb, args, sentence) => {
    const file = registry();
    const run = runVerb(verb, ...args, "--registry", file);
    await expect(run).rejects.toThrow(Problem);
    await expect(run).rejects.toThrow(sentence);
    expect(readFileSync(file, "utf8")).toBe(readFileSync("schools.yaml", "utf8"));
  });

  test("a file that is not UTF-8 is left alone", async () => {
    const file = registry();
    const bytes = Buffer.concat([readFileSync(file), Buffer.from([0x23, 0xff, 0x0a])]);
    writeFileSync(file, bytes);
    await expect(runVerb(registerRename, "rename", "7900866", "X", "--registry", file)).rejects.toThrow(
      /UTF-8/,
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("no temporary file stays behind", async () => {
    const file = registry();
    await runVerb(registerRename, "rename", "7900866", "X", "--registry", file);
    expect(Object.keys(textsIn(join(file, "..")))).toEqual(["schools.yaml"]);
  });
});
