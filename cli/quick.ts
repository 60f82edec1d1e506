import { begin, type Verbs } from "./program";

/**
 * Verbs that run at every save and for every proposal, in a program without the rest: loading the code of all verbs
 * would take as long as their own work. They stand in `cli/verbs.ts` as well, for help.
 */
const VERBS: Verbs = {
  changes: async () => (await import("./changes")).registerChanges,
  validate: async () => (await import("./validate")).registerValidate,
};

begin(VERBS);
