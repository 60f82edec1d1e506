import { Command, CommanderError } from "commander";
import { Problem, sentenceOf } from "../engine/problem";
import { RegistryUnreadable } from "../registry/files";
import { registerExplain } from "./explain";
import { registerExport } from "./export";
import { registerImport } from "./import";
import { registerMailbox } from "./mailbox";
import { registerMove } from "./move";
import { registerOnboard } from "./onboard";
import { registerPlace } from "./place";
import { registerRename } from "./rename";
import { registerRetire } from "./retire";
import { registerSet } from "./set";
import { registerValidate } from "./validate";

/** Every verb, one file each. */
const VERBS = [
  registerValidate,
  registerExplain,
  registerMailbox,
  registerExport,
  registerImport,
  registerMove,
  registerOnboard,
  registerPlace,
  registerRename,
  registerRetire,
  registerSet,
];

/** The exit status of a tool that could not do its work. */
const FAILED = 2;

async function main(): Promise<void> {
  // `congtruong … | head` closes the pipe: that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  const program = new Command("congtruong")
    .description("Cổng Trường: trang, thư, tên miền của mọi trường / site, mail and name of every school")
    .showHelpAfterError("(congtruong --help)")
    .exitOverride();
  for (const register of VERBS) register(program);
  // Sub-commands do not inherit what was set after them, nor `exitOverride` set on their parent.
  for (const verb of program.commands)
    verb.exitOverride().showHelpAfterError(`(congtruong ${verb.name()} --help)`);
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Says what went wrong in a sentence and gives the exit status. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED;
  if (error instanceof RegistryUnreadable) process.stderr.write(`${error.text.vi}\n${error.text.en}\n`);
  else if (error instanceof Problem) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${sentenceOf(error).split("\n")[0]}\n`);
  return FAILED;
}

void main();
