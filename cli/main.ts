import { runVerb, type Verbs } from "./program";

/**
 * Every verb, one file each. Only the verb that is asked for is loaded: none must wait for what spreadsheets or engines
 * need.
 */
const VERBS: Verbs = {
  audit: async () => (await import("./audit")).registerAudit,
  backup: async () => (await import("./backup")).registerBackup,
  bundle: async () => (await import("./bundle")).registerBundle,
  changes: async () => (await import("./changes")).registerChanges,
  codeowners: async () => (await import("./codeowners")).registerCodeowners,
  console: async () => (await import("./console")).registerConsole,
  deploy: async () => (await import("./deploy")).registerDeploy,
  dns: async () => (await import("./dns")).registerDns,
  drift: async () => (await import("./drift")).registerDrift,
  evidence: async () => (await import("./evidence")).registerEvidence,
  explain: async () => (await import("./explain")).registerExplain,
  export: async () => (await import("./export")).registerExport,
  form: async () => (await import("./form")).registerForm,
  images: async () => (await import("./images")).registerImages,
  import: async () => (await import("./import")).registerImport,
  journal: async () => (await import("./journal")).registerJournal,
  letters: async () => (await import("./letters")).registerLetters,
  logs: async () => (await import("./logs")).registerLogs,
  mailbox: async () => (await import("./mailbox")).registerMailbox,
  merge: async () => (await import("./merge")).registerMerge,
  move: async () => (await import("./move")).registerMove,
  nodes: async () => (await import("./nodes")).registerNodes,
  onboard: async () => (await import("./onboard")).registerOnboard,
  place: async () => (await import("./place")).registerPlace,
  plan: async () => (await import("./plan")).registerPlan,
  "public-keys": async () => (await import("./public-keys")).registerPublicKeys,
  relocate: async () => (await import("./relocate")).registerRelocate,
  rename: async () => (await import("./rename")).registerRename,
  report: async () => (await import("./report")).registerReport,
  retire: async () => (await import("./retire")).registerRetire,
  sbom: async () => (await import("./sbom")).registerSbom,
  scan: async () => (await import("./scan")).registerScan,
  "second-step": async () => (await import("./second-step")).registerSecondStep,
  set: async () => (await import("./set")).registerSet,
  silence: async () => (await import("./silence")).registerSilence,
  staff: async () => (await import("./staff")).registerStaff,
  state: async () => (await import("./state")).registerState,
  validate: async () => (await import("./validate")).registerValidate,
  watcher: async () => (await import("./watcher")).registerWatcher,
};

void runVerb(VERBS);
