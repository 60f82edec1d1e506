/** Modules that ship as ES modules only are compiled for jest like our own. */
const swc = [
  "@swc/jest",
  {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  },
];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.(ts|js|mjs)$": swc, "\\.(liquid|md)$": "<rootDir>/test/support/text-transform.cjs" },
  transformIgnorePatterns: [
    "/node_modules/(?!(execa|listr2|is-stream|npm-run-path|path-key|human-signals|strip-final-newline|get-stream|is-unicode-supported|is-plain-obj|figures|parse-ms|pretty-ms|unicorn-magic|yoctocolors|@sindresorhus|@sec-ant|liquidjs)/)",
  ],
  // These name no entry for `require`, which is what jest resolves by.
  moduleNameMapper: { "^unicorn-magic$": "<rootDir>/node_modules/unicorn-magic/node.js" },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out", "<rootDir>/.congtruong"],
};
