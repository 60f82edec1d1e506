import { type ListrOptions, PRESET_TIMER } from "listr2";
import color from "picocolors";
import { sentenceOf } from "./problem";
import type { Report } from "./report";

const onTerminal = process.stdout.isTTY;

/** How a list of tasks is shown: redrawn on a terminal, a line an event elsewhere, with times in both. */
export function progress(): ListrOptions & { renderer: "default" | "simple" } {
  const rendererOptions = { timer: PRESET_TIMER, collapseErrors: true, showErrorMessage: false };
  return onTerminal
    ? ({ renderer: "default", rendererOptions, fallbackRenderer: "simple" } as const as never)
    : ({ renderer: "simple", rendererOptions } as const as never);
}

/** Lets work report through the task that does it. */
export function reportTo(task: { output: string }): Report {
  return {
    note: (line) => {
      task.output = line;
    },
    chatter: (line) => {
      if (onTerminal && line.trim() !== "") task.output = line;
    },
  };
}

/** The end of a verb that failed: the sentence, never a stack trace, and an exit status that says so. */
export function fail(error: unknown): void {
  process.stderr.write(`${color.red("✗")} ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
