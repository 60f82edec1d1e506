import { isMainThread } from "node:worker_threads";

/** The words of `cli/quick.ts`. */
const QUICK = ["changes", "validate"];

// Each a program of its own, so that the compiled code which its first run leaves is that of its own verbs. A second
// core gets no words: only `validate` asks for one where all is one file, as under test.
if (!isMainThread || QUICK.includes(process.argv[2] ?? "")) void import("./quick");
else void import("./verbs");
