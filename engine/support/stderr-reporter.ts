import type { Reporter } from "./reporter";

/** Tells a person what is going on, on standard error: standard output is for the result. */
export function stderrReporter(): Reporter {
  const terminal = process.stderr.isTTY;
  const clear = terminal ? "\r\u001b[K" : "";
  return {
    note: (line) => process.stderr.write(`${clear}${line}\n`),
    progress: (line) => {
      const width = (process.stderr.columns ?? 80) - 1;
      if (terminal) process.stderr.write(`${clear}${line.replaceAll("\n", " ").slice(0, width)}`);
    },
  };
}
