import { Command, CommanderError } from "commander";
import { Problem, sentenceOf } from "../engine/support/problem";
import { inBothLanguages } from "../engine/support/command-line";

/** The verbs of a program by their words, each loaded when it is asked for. */
export type Verbs = Readonly<Record<string, () => Promise<(program: Command) => void>>>;

/** The exit status of a tool that could not do its work. */
const FAILED = 2;

/** `plan` says by 2 that there are changes, as OpenTofu does, and by 1 that it failed. */
function failed(): number {
  return ["plan", "deploy"].includes(process.argv[2] ?? "") ? 1 : FAILED;
}

/**
 * Runs the verb that the command line asks for; where it asks for help or says an unknown word, all of them are told.
 * What goes wrong becomes one sentence and the exit status.
 */
export async function runVerb(verbs: Verbs): Promise<void> {
  // `congtruong … | head` closes the pipe: that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  const program = new Command("congtruong")
    .description("Cổng Trường: trang, thư, tên miền của mọi trường / site, mail and name of every school")
    .showHelpAfterError("(congtruong --help)")
    .exitOverride();
  try {
    for (const register of await asked(verbs, process.argv[2])) register(program);
    inBothLanguages(program);
    forEachCommand(program, (command) =>
      inBothLanguages(command)
        .exitOverride()
        .showHelpAfterError(`(congtruong ${pathOf(command)} --help)`),
    );
    await program.parseAsync(process.argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function asked(verbs: Verbs, word: string | undefined) {
  const known = word !== undefined && Object.hasOwn(verbs, word);
  const loads = Object.entries(verbs).flatMap(([verb, load]) => (!known || verb === word ? [load()] : []));
  return Promise.all(loads);
}

/** `state show`: a command with those above it, but for the program. */
function pathOf(command: Command): string {
  const above = command.parent?.parent ? `${pathOf(command.parent)} ` : "";
  return `${above}${command.name()}`;
}

/** Sub-commands do not inherit what is set on their parent after they were made. */
function forEachCommand(parent: Command, visit: (command: Command) => void): void {
  for (const command of parent.commands) {
    visit(command);
    forEachCommand(command, visit);
  }
}

/** Says what went wrong in a sentence and gives the exit status. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failed();
  process.stderr.write(`${sentenceOf(error)}\n`);
  // An edit that was refused is an answer of the tool, not a failure of it.
  return error instanceof Problem && error.name === "EditRefused" ? 1 : failed();
}
