import type { Command, Option } from "commander";
import { Problem } from "./problem";

/** What commander says of a wrong command line, and the same in Vietnamese. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '([^']*)'/, "Không có tùy chọn '$1'."],
  [/^error: unknown command '([^']*)'/, "Không có lệnh '$1'."],
  [/^error: missing required argument '([^']*)'/, "Thiếu tham số '$1'."],
  [/^error: required option '([^']*)' not specified/, "Thiếu tùy chọn bắt buộc '$1'."],
  [/^error: option '([^']*)' argument missing/, "Tùy chọn '$1' cần một giá trị."],
  [
    /^error: option '([^']*)' argument '([^]*)' is invalid\. Allowed choices are ([^]*)\.$/,
    "Tùy chọn '$1' không nhận giá trị '$2', chỉ nhận: $3.",
  ],
  [/^error: option '([^']*)' argument '([^]*)' is invalid\.[^]*$/, "Tùy chọn '$1' không nhận giá trị '$2'."],
  [
    /^error: command-argument value '([^]*)' is invalid for argument '([^']*)'\. Allowed choices are ([^]*)\.$/,
    "Tham số '$2' không nhận giá trị '$1', chỉ nhận: $3.",
  ],
  [
    /^error: command-argument value '([^]*)' is invalid for argument '([^']*)'\.[^]*$/,
    "Tham số '$2' không nhận giá trị '$1'.",
  ],
  [
    /^error: too many arguments for '([^']*)'\. Expected (\d+) arguments? but got (\d+)[^]*$/,
    "Lệnh '$1' nhận $2 tham số nhưng có tới $3: giá trị có dấu cách thì đặt trong dấu nháy.",
  ],
  [
    /^error: too many arguments\. Expected (\d+) arguments? but got (\d+)[^]*$/,
    "Nhận $1 tham số nhưng có tới $2: giá trị có dấu cách thì đặt trong dấu nháy.",
  ],
  [/^error: option '([^']*)' cannot be used with option '([^']*)'/, "Tùy chọn '$1' không đi cùng '$2'."],
];

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "Cách dùng / Usage:",
  "Arguments:": "Tham số / Arguments:",
  "Options:": "Tùy chọn / Options:",
  "Commands:": "Các lệnh / Commands:",
};

/** Makes a command speak Vietnamese first where the library speaks for itself, and refuse what is said by mistake. */
export function inBothLanguages(command: Command): Command {
  command.configureOutput({ outputError: (text, write) => write(said(text)) });
  command.configureHelp({ styleTitle: (title) => TITLES[title] ?? title });
  command.helpOption("-h, --help", "xem trợ giúp / display help");
  if (command.commands.length > 0)
    command.helpCommand("help [command]", "trợ giúp cho một lệnh / help for a command");
  for (const option of command.options) watch(command, option);
  return command;
}

/** One line of an error, in both languages. */
export function said(text: string): string {
  const [error = "", ...rest] = text.trimEnd().split("\n(Did you mean ");
  const found = WORDS.find(([pattern]) => pattern.test(error));
  if (!found) return text;
  const near = rest
    .map((words) => /^(?:one of )?(.*)\?\)$/s.exec(words)?.[1] ?? "")
    .filter((word) => word !== "");
  const meant = near.length > 0 ? ` Có phải là ${near.join(", ")}?` : "";
  return `${error.replace(found[0], found[1])}${meant} / ${text.trimEnd().replaceAll("\n", " ")}\n`;
}

/** Of a flag that stands twice the library takes the last, without a word; an empty value is a variable never set. */
function watch(command: Command, option: Option): void {
  const flag = option.long ?? option.flags;
  let times = 0;
  command.on(`option:${option.name()}`, (value: unknown) => {
    times += 1;
    if (times > 1 && !option.variadic && !option.parseArg) {
      throw new Problem(
        `${flag} được nêu hai lần: bỏ bớt một.`,
        `${flag} is given twice: leave one of them out.`,
      );
    }
    // `onboard` takes an empty text as an answer that was not given.
    if (value !== "" || command.name() === "onboard") return;
    throw new Problem(
      `Giá trị của ${flag} trống: ghi giá trị, hoặc bỏ cờ này đi.`,
      `The value of ${flag} is empty: give one, or leave the flag out.`,
    );
  });
}
