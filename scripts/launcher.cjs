// Runs the program beside it (`congtruong.bundle.js` for `congtruong.js`) from compiled code that an earlier run left: compiling three
// megabytes is a third of the time of a quick command. Deleting the `.cache` changes nothing but that time; V8 itself
// refuses one of another version or another source.
"use strict";
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname } = require("node:path");
const { Script, constants } = require("node:vm");
const { threadId } = require("node:worker_threads");

const file = __filename.replace(/\.js$/, ".bundle.js");
const cache = `${file}.cache`;

function read() {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

const cachedData = read();
const script = new Script(Module.wrap(readFileSync(file, "utf8")), {
  filename: file,
  ...(cachedData === undefined ? {} : { cachedData }),
  importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
if (cachedData === undefined || script.cachedDataRejected) {
  // At the end, when all that a run needs has been compiled.
  process.once("exit", () => {
    try {
      const unfinished = `${cache}.${process.pid}.${threadId}`;
      writeFileSync(unfinished, script.createCachedData());
      renameSync(unfinished, cache);
    } catch {
      // A folder that may not be written to costs time only.
    }
  });
}
script.runInThisContext()(module.exports, require, module, file, dirname(file));
