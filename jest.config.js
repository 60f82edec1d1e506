/** Modules that ship as ES modules only are compiled for jest like our own. */
const swc = [
  "@swc/jest",
  {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  },
];

const common = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  transform: { "^.+\\.(ts|js|mjs)$": swc, "\\.(liquid|md)$": "<rootDir>/test/support/text-transform.cjs" },
  transformIgnorePatterns: [
    "/node_modules/(?!(execa|listr2|is-stream|npm-run-path|path-key|human-signals|strip-final-newline|get-stream|is-unicode-supported|is-plain-obj|figures|parse-ms|pretty-ms|unicorn-magic|yoctocolors|@sindresorhus|@sec-ant|liquidjs|p-map|saxen|entities|htmlparser2|domhandler|domutils|dom-serializer|domelementtype|feedsmith|p-queue|p-timeout|eventemitter3)/)",
  ],
  // These name no entry for `require`, which is what jest resolves by.
  moduleNameMapper: { "^unicorn-magic$": "<rootDir>/node_modules/unicorn-magic/node.js" },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out", "<rootDir>/.congtruong"],
};

/**
 * Two kinds of tests: `unit` needs nothing but Node and runs on all cores; `real` needs a Docker engine or a browser
 * and runs one file after another (`npm test` says --runInBand), since its containers share one machine.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "\\.(docker|browser)\\.test\\.ts$"],
    },
    { ...common, displayName: "real", testMatch: ["**/*.docker.test.ts", "**/*.browser.test.ts"] },
  ],
};
