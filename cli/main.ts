import { isMainThread } from "node:worker_threads";
import { Command, CommanderError } from "commander";
import { Problem, sentenceOf } from "../engine/problem";
import { RegistryUnreadable } from "../registry/files";

type Register = (program: Command) => void;

/**
 * Every verb, one file each. Only the verb that is asked for is loaded: `validate` must not wait for what
 * spreadsheets or engines need.
 */
const VERBS: Readonly<Record<string, () => Promise<Register>>> = {
  audit: async () => (await import("./audit")).registerAudit,
  bundle: async () => (await import("./bundle")).registerBundle,
  changes: async () => (await import("./changes")).registerChanges,
  codeowners: async () => (await import("./codeowners")).registerCodeowners,
  deploy: async () => (await import("./deploy")).registerDeploy,
  dns: async () => (await import("./dns")).registerDns,
  explain: async () => (await import("./explain")).registerExplain,
  export: async () => (await import("./export")).registerExport,
  form: async () => (await import("./form")).registerForm,
  images: async () => (await import("./images")).registerImages,
  import: async () => (await import("./import")).registerImport,
  mailbox: async () => (await import("./mailbox")).registerMailbox,
  merge: async () => (await import("./merge")).registerMerge,
  move: async () => (await import("./move")).registerMove,
  nodes: async () => (await import("./nodes")).registerNodes,
  onboard: async () => (await import("./onboard")).registerOnboard,
  place: async () => (await import("./place")).registerPlace,
  plan: async () => (await import("./plan")).registerPlan,
  relocate: async () => (await import("./relocate")).registerRelocate,
  rename: async () => (await import("./rename")).registerRename,
  report: async () => (await import("./report")).registerReport,
  retire: async () => (await import("./retire")).registerRetire,
  sbom: async () => (await import("./sbom")).registerSbom,
  set: async () => (await import("./set")).registerSet,
  state: async () => (await import("./state")).registerState,
  validate: async () => (await import("./validate")).registerValidate,
};

/** The exit status of a tool that could not do its work. */
const FAILED = 2;

/** `plan` says by 2 that there are changes, as OpenTofu does, and by 1 that it failed. */
function failed(): number {
  return ["plan", "deploy"].includes(process.argv[2] ?? "") ? 1 : FAILED;
}

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
  try {
    for (const register of await verbsFor(process.argv[2])) register(program);
    forEachCommand(program, (command) =>
      command.exitOverride().showHelpAfterError(`(congtruong ${command.name()} --help)`),
    );
    await program.parseAsync(process.argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** The verb that was asked for, or all of them where help or an unknown word was. */
async function verbsFor(word: string | undefined): Promise<Register[]> {
  const asked = word !== undefined && Object.hasOwn(VERBS, word) ? [VERBS[word]] : Object.values(VERBS);
  return Promise.all(asked.flatMap((load) => (load ? [load()] : [])));
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
  if (error instanceof RegistryUnreadable) process.stderr.write(`${error.text.vi}\n${error.text.en}\n`);
  else if (error instanceof Problem) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${sentenceOf(error).split("\n")[0]}\n`);
  return failed();
}

// A worker is the second core of `validate`: the same program, with half of its files.
if (isMainThread) void main();
else {
  void Promise.all([import("../engine/second-core"), import("../engine/remembered")]).then(
    ([{ beSecondCore }, { remember }]) => beSecondCore({ remember }),
  );
}
