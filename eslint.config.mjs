import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "cdktf.out*/", "node_modules/", ".congtruong/", "coverage/", "images/**/*.js"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
    },
  },
  {
    // The layers up to the stacks print nothing: what they find is a value.
    files: [
      "registry/**/*.ts",
      "observation/**/*.ts",
      "policy/**/*.ts",
      "model/**/*.ts",
      "templates/**/*.ts",
      "constructs/**/*.ts",
      "stacks/**/*.ts",
    ],
    rules: { "no-console": "error" },
  },
  {
    files: ["cli/**/*.ts", "engine/**/*.ts", "scripts/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.name='mkdirSync'] Property[key.name='recursive']",
          message: "Never comes back below /proc: use makeFolder of engine/support/make-folder.",
        },
      ],
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs", "*.js"],
    languageOptions: {
      globals: {
        __filename: "readonly",
        process: "readonly",
        console: "readonly",
        module: "writable",
        require: "readonly",
        URL: "readonly",
        Buffer: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
