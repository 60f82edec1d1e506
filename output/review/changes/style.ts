import { clip, visible } from "../findings/visible";

/** How a report is set: as plain text for a terminal, or as Markdown for a pull request. */
export interface Style {
  title(text: string): string;
  heading(text: string): string;
  item(text: string): string;
  strong(text: string): string;
  /** The verdict: what must not be overlooked. */
  callout(isBad: boolean, lines: readonly string[]): readonly string[];
  /** A name that somebody wrote: shown, never obeyed. */
  name(text: string): string;
  /** A value to be compared letter by letter. */
  value(text: string): string;
  /** Something to be pasted. */
  block(text: string): readonly string[];
}

export const TEXT: Style = {
  title: (text) => `${text}\n`,
  heading: (text) => `\n${text}`,
  item: (text) => `  ${text}`,
  strong: (text) => text,
  callout: (_isBad, lines) => lines,
  name: (text) => visible(clip(text)),
  value: (text) => visible(clip(text)),
  block: (text) => text.split("\n").map((line) => `      ${visible(line)}`),
};

export const MARKDOWN: Style = {
  title: (text) => `## ${text}\n`,
  heading: (text) => `\n### ${text}\n`,
  item: (text) => `- ${text}`,
  strong: (text) => `**${text}**`,
  callout: (isBad, lines) => [
    isBad ? "> [!CAUTION]" : "> [!NOTE]",
    ...lines.map((line) => (line === "" ? ">" : `> ${line}`)),
  ],
  name: (text) => inert(visible(clip(text))),
  value: (text) => codeSpan(visible(clip(text))),
  block: (text) => {
    const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return [`${fence}yaml`, ...text.split("\n").map(visible), fence];
  },
};

/** Parts two signs that together would mean something, without changing what is read. */
const APART = "\u200B";

/** Markdown in which nothing is markup: no link, no image, no mention of a person, no reference to an issue. */
function inert(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~!&$]/g, "\\$&")
    .replace(/[@#]/g, `$&${APART}`)
    .replace(/:(?=\/\/)/g, `:${APART}`)
    .replace(/\b(www)\./gi, `$1${APART}.`);
}

function codeSpan(text: string): string {
  if (text === "") return "` `";
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
