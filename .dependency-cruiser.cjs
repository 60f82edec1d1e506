// The layers of docs/architecture.md, as rules that fail. Each comment says what a breach would mean.
const below = {
  language:
    "^(contracts|observation|registry|policy|environments|model|templates|images|constructs|stacks|synthesis|output|engine|form|console|cli|scripts)/|^main\\.ts",
  observation:
    "^(contracts|registry|policy|environments|model|templates|images|constructs|stacks|synthesis|output|engine|form|console|cli|scripts)/|^main\\.ts",
  contracts:
    "^(language|observation|registry|policy|environments|model|templates|images|constructs|stacks|synthesis|output|engine|form|console|cli|scripts)/|^main\\.ts",
  registry:
    "^(contracts|observation|policy|environments|model|templates|images|constructs|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  policy:
    "^(contracts|environments|model|templates|images|constructs|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  environments:
    "^(policy|model|templates|images|constructs|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  model: "^(templates|images|constructs|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  templates: "^(registry|images|constructs|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  images:
    "^(registry|environments|model|templates|constructs|stacks|synthesis|output|engine|form|console|cli|scripts)/|^main\\.ts",
  constructs: "^(registry|policy|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  stacks: "^(registry|policy|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
  synthesis: "^(registry|policy|output|engine|form|console|cli|scripts)/|^main\\.ts",
  output: "^(constructs|stacks|synthesis|engine|console|cli|scripts)/|^main\\.ts",
  engine: "^(form|console|cli|scripts)/|^main\\.ts",
  console: "^(constructs|stacks|synthesis|form|cli|scripts)/|^main\\.ts",
  form: "^(contracts|environments|model|templates|images|constructs|stacks|synthesis|output|engine|console|cli|scripts)/|^main\\.ts",
};

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(below).map(([layer, path]) => ({
      name: `${layer}-imports-upward`,
      comment: `Data flows one way: ${layer}/ knows nothing of the layers after it.`,
      severity: "error",
      from: { path: `^${layer}/` },
      to: { path },
    })),
    {
      name: "cdktf-stays-in-its-seam",
      comment: "CDKTF was archived in 2025: the way to its fork must stay within constructs/ and stacks/.",
      severity: "error",
      from: { pathNot: "^(constructs|stacks|test|bench)/" },
      to: { path: "node_modules/(cdktf|constructs|@cdktf)/" },
    },
    {
      name: "policy-without-node",
      comment: "The same rules run in the browser form: what they import must exist there.",
      severity: "error",
      from: { path: "^(language|observation|policy|registry|form)/", pathNot: "^registry/files\\.ts" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "model-without-files",
      comment: "The model is values: reading files would make a synthesis depend on where it runs.",
      severity: "error",
      from: { path: "^(model|constructs|stacks)/" },
      to: { path: "^(node:)?(fs|child_process|http|https|net)(/|$)" },
    },
    {
      name: "no-circles",
      comment: "Two rooms that need each other are one room.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-circles-between-folders",
      comment: "Which of two rooms is the lower one must be plain.",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
    {
      name: "product-without-tests",
      comment: "What is shipped does not depend on what tests it.",
      severity: "error",
      from: { pathNot: "^(test|bench)/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|cdktf\\.out|\\.congtruong)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
