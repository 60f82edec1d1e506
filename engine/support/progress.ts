import { type ListrBaseClassOptions, PRESET_TIMER } from "listr2";
import color from "picocolors";
import { refusedInWords } from "../../output/review/refusal";
import { RegistryRefused } from "../../policy/admit";
import { sentenceOf } from "./problem";
import type { Reporter } from "./reporter";

const onTerminal = process.stdout.isTTY;

/** How a list of tasks is shown: redrawn on a terminal, a line an event elsewhere, with times in both. */
export function progress<Context>(): ListrBaseClassOptions<Context, "default", "simple"> {
  const timer = PRESET_TIMER;
  return {
    ctx: {} as Context,
    // An interrupt must not cut OpenTofu off: see interruption.ts.
    registerSignalListeners: false,
    renderer: "default",
    rendererOptions: { timer, collapseErrors: true, showErrorMessage: false, collapseSubtasks: false },
    fallbackRenderer: "simple",
    fallbackRendererOptions: { timer },
    fallbackRendererCondition: !onTerminal,
  };
}

/** Lets work report through the task that does it. */
export function reporterFor(task: { output: string }): Reporter {
  return {
    note: (line) => {
      task.output = line;
    },
    progress: (line) => {
      if (onTerminal && line.trim() !== "") task.output = line;
    },
  };
}

/** The end of a verb that failed: the sentence, never a stack trace, and an exit status that says so. */
export function fail(error: unknown): void {
  const words = error instanceof RegistryRefused ? refusedInWords(error) : sentenceOf(error);
  process.stderr.write(`${color.red("✗")} ${words}\n`);
  process.exitCode = 1;
}
