import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { parse } from "yaml";
import { bundle, congtruong } from "./support/cli";

const ROOT = join(__dirname, "..");
const FOLDER = join(ROOT, ".github/workflows");

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly "working-directory"?: string;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "runs-on"?: string;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = readdirSync(FOLDER).sort();
const read = (file: string) => parse(readFileSync(join(FOLDER, file), "utf8")) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const step = (file: string, id: string): Step => {
  const found = stepsOf(read(file)).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`${file} has no step ${id}`);
  return found;
};

describe.each(files)("%s", (file) => {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const workflow = read(file);
  const jobs = Object.values(workflow.jobs);

  test("never runs a stranger's branch with the repository's rights", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(text).not.toContain("allow-unsafe-pr-checkout");
  });

  test("takes no right by default, and each job names its own", () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(Object.keys(job.permissions ?? {}).length).toBeGreaterThan(0);
  });

  test("knows no secret", () => {
    expect(text).not.toMatch(/secrets\s*[.[:]/);
  });

  test("pins every action to a commit and names its version", () => {
    const lines = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(lines).toHaveLength(stepsOf(workflow).filter(({ uses }) => uses !== undefined).length);
  });

  test("puts nothing of an event into a shell's text", () => {
    for (const { run = "" } of stepsOf(workflow)) expect(run).not.toContain("${{");
  });

  test("leaves no token behind, and ends", () => {
    for (const { uses, with: inputs } of stepsOf(workflow)) {
      if (uses?.startsWith("actions/checkout@")) expect(inputs?.["persist-credentials"]).toBe(false);
    }
    for (const job of jobs) {
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(90);
      expect(job["runs-on"]).toMatch(/^ubuntu-\d\d\.04$/);
    }
  });

  if ("pull_request" in workflow.on) {
    test("runs on strangers' proposals and so may only read", () => {
      for (const job of jobs) expect(job.permissions).toEqual({ contents: "read" });
      expect(text).not.toMatch(/github\.token|GITHUB_TOKEN|GH_TOKEN/);
    });
  }

  if ("workflow_run" in workflow.on) {
    test("may write and so fetches, installs and runs nothing that is not in it", () => {
      expect(stepsOf(workflow).filter(({ uses }) => uses !== undefined)).toEqual([]);
      for (const { run = "" } of stepsOf(workflow)) {
        expect(run).not.toMatch(
          /\bgit\b|\bnpm\b|\bnpx\b|\bnode\b|\bpython|\beval\b|\bsource\b|\bbash\b|\bsh\b/,
        );
      }
      for (const job of jobs) expect(Object.keys(job.permissions ?? {})).not.toContain("contents");
    });
  }
});

test("the workflow that comments follows the one that reviews, by its name", () => {
  expect(read("registry-comment.yml").on["workflow_run"]).toMatchObject({
    workflows: [read("registry.yml").name],
  });
});

test("CI is what runs on any machine, and that is there to be run", () => {
  expect(stepsOf(read("ci.yml")).at(-1)?.run).toBe('sudo env "PATH=$PATH" .ci/run');
  expect(statSync(join(ROOT, ".ci/run")).mode & 0o111).not.toBe(0);
});

test("CODEOWNERS is what the registry gives", () => {
  expect(congtruong(["codeowners", "--check"])).toMatchObject({ status: 0, stderr: "" });
});

test("the template of a pull request speaks Vietnamese first", () => {
  const template = readFileSync(join(ROOT, ".github/pull_request_template.md"), "utf8");
  expect(template).toMatch(/### Thay đổi gì, cho đơn vị nào/);
});

/** Runs a step's shell as the runner does: bash, ending at the first failure, also within a pipe. */
function shell(script: Step, folder: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", "-c", script.run ?? ""],
    {
      cwd: join(folder, script["working-directory"] ?? "."),
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...env },
    },
  );
  return { status, stdout, stderr };
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a proposal from a fork, reviewed", () => {
  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd, stdio: "pipe" });

  /** The runner's folders as the first steps leave them: `tool` built, `proposal` the merge in a shallow clone. */
  function prepare(edit: (text: string) => string): Record<string, string> {
    const upstream = join(folder, "upstream");
    mkdirSync(upstream);
    git(upstream, "init", "--quiet", "--initial-branch=main");
    cpSync(join(ROOT, "schools.yaml"), join(upstream, "schools.yaml"));
    git(upstream, "add", ".");
    git(upstream, "commit", "--quiet", "-m", "base");
    const fork = join(folder, "fork");
    git(folder, "clone", "--quiet", upstream, fork);
    git(fork, "switch", "--quiet", "-c", "sua-ten");
    const file = join(fork, "schools.yaml");
    writeFileSync(file, edit(readFileSync(file, "utf8")));
    git(fork, "commit", "--quiet", "--all", "--allow-empty", "-m", "proposal");
    // Others go on meanwhile.
    writeFileSync(join(upstream, "ghi-chu.txt"), "x");
    git(upstream, "add", ".");
    git(upstream, "commit", "--quiet", "-m", "meanwhile");
    git(upstream, "fetch", "--quiet", fork, "sua-ten");
    git(upstream, "switch", "--quiet", "-c", "merge");
    git(upstream, "merge", "--quiet", "--no-ff", "-m", "merge", "FETCH_HEAD");
    git(folder, "clone", "--quiet", "--depth=2", "--branch=merge", `file://${upstream}`, "proposal");
    mkdirSync(join(folder, "tool/dist"), { recursive: true });
    writeFileSync(join(folder, "tool/dist/congtruong.js"), `require(${JSON.stringify(bundle())});\n`);
    return {
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    };
  }

  function review(edit: (text: string) => string) {
    const env = prepare(edit);
    const outputs = ["changes", "validate"].map((id) => {
      rmSync(join(folder, "output"), { force: true });
      const { status, stdout, stderr } = shell(step("registry.yml", id), folder, env);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return {
        log: stdout,
        status: /status=(\d+)/.exec(readFileSync(join(folder, "output"), "utf8"))?.[1] ?? "?",
      };
    });
    const [changes, validate] = outputs;
    const verdict = shell(step("registry.yml", "verdict"), folder, {
      CHANGES: changes?.status ?? "",
      VALIDATE: validate?.status ?? "",
    });
    return {
      comment: readFileSync(join(folder, "report/changes.md"), "utf8"),
      json: readFileSync(join(folder, "report/changes.json"), "utf8"),
      summary: readFileSync(join(folder, "summary.md"), "utf8"),
      annotations: validate?.log ?? "",
      verdict,
    };
  }

  test("a new name: told, and the check passes", () => {
    const { comment, json, summary, annotations, verdict } = review((text) =>
      text.replace("name: Phòng Giáo dục và Đào tạo Quận 9", "name: Phòng Giáo dục và Đào tạo Thủ Đức"),
    );
    expect(comment).toContain("### Đổi tên / Renamed (1)");
    expect(comment).not.toContain("ghi-chu");
    expect(JSON.parse(json)).toMatchObject({
      summary: { renamed: 1, changed: 0 },
      verdict: { passes: true },
    });
    expect(summary).toBe(comment);
    expect(annotations).not.toContain("::error");
    expect(verdict.status).toBe(0);
  });

  test("a forbidden mailbox: marked at its line, and the check fails", () => {
    const { comment, annotations, verdict } = review((text) =>
      text.replace("official: pgdq9@hcm.edu.vn", "official: pgdq9@gmail.com"),
    );
    expect(annotations).toMatch(
      /^::error file=schools\.yaml,line=\d+,col=\d+,title=mail\/forbidden-provider/m,
    );
    expect(comment).toContain("1 lỗi mới");
    expect(verdict).toMatchObject({ status: 1, stdout: expect.stringContaining("Còn lỗi") });
  });

  test("half of the schools without their sites: refused", () => {
    const { comment, verdict } = review((text) => text.replace(/^ {4}site:\n(?: {6}.*\n)+/gm, ""));
    expect(comment).toContain("**DỪNG / refused.**");
    expect(verdict).toMatchObject({ status: 1, stdout: expect.stringContaining("Thay đổi bị dừng") });
  });

  test("no registry any more: a sentence in the comment, and the check fails", () => {
    const env = prepare((text) => text);
    rmSync(join(folder, "proposal/schools.yaml"));
    shell(step("registry.yml", "changes"), folder, env);
    const comment = readFileSync(join(folder, "report/changes.md"), "utf8");
    expect(comment).toMatch(/^Không có tệp schools\.yaml\./);
    expect(comment).not.toMatch(/^ {4}at /m);
    expect(readFileSync(join(folder, "output"), "utf8")).toContain("status=2");
  });
});

describe("the comment", () => {
  const SHA = "a".repeat(40);
  const pull = (number: number, sha: string, repository: string) => ({
    number,
    head: { sha, repo: { full_name: repository } },
  });

  interface Answers {
    readonly pulls?: readonly unknown[];
    readonly artifacts?: readonly unknown[];
    readonly comments?: readonly (readonly unknown[])[];
    readonly zip?: Uint8Array;
  }
  interface Call {
    readonly method: string;
    readonly path: string;
    readonly body?: string;
  }

  /** Runs all steps against a GitHub that answers as told; gives what was asked of it. */
  function comment(answers: Answers): {
    readonly writes: readonly Call[];
    readonly asked: readonly string[];
  } {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    writeFileSync(join(folder, "answers.json"), JSON.stringify({ ...answers, zip: undefined }));
    writeFileSync(join(folder, "answer.zip"), answers.zip ?? new Uint8Array());
    writeFileSync(
      join(bin, "gh"),
      `#!${process.execPath}
const fs = require("node:fs");
const args = process.argv.slice(2);
const answers = JSON.parse(fs.readFileSync(${JSON.stringify(join(folder, "answers.json"))}, "utf8"));
const valueOf = (name) => args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
const method = valueOf("--method") ?? "GET";
const path = args.find((arg) => arg.startsWith("repos/"));
const input = valueOf("--input");
const call = { method, path, args, body: input && JSON.parse(fs.readFileSync(input, "utf8")).body };
fs.appendFileSync(${JSON.stringify(join(folder, "calls"))}, JSON.stringify(call) + "\\n");
if (method !== "GET") process.stdout.write("{}");
else if (path.endsWith("/zip")) process.stdout.write(fs.readFileSync(${JSON.stringify(join(folder, "answer.zip"))}));
else if (path.endsWith("/pulls")) process.stdout.write(JSON.stringify(answers.pulls ?? []));
else if (path.endsWith("/artifacts")) process.stdout.write(JSON.stringify({ artifacts: answers.artifacts ?? [] }));
else process.stdout.write((answers.comments ?? [[]]).map((page) => JSON.stringify(page)).join(""));
`,
    );
    chmodSync(join(bin, "gh"), 0o755);
    const env = {
      PATH: `${bin}:${process.env["PATH"] ?? ""}`,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, "output"),
      REPOSITORY: "so/truong",
      DEFAULT_BRANCH: "main",
      RUN_ID: "77",
      HEAD_SHA: SHA,
      HEAD_BRANCH: 'x"; rm -rf ~; $(id)',
      HEAD_OWNER: "phong",
      HEAD_REPOSITORY: "phong/truong",
    };
    const run = (id: string, more: Record<string, string> = {}) => {
      const { status } = shell(step("registry-comment.yml", id), folder, { ...env, ...more });
      expect({ id, status }).toEqual({ id, status: 0 });
    };
    run("pull-request");
    const number = /number=(\d*)/.exec(readFileSync(join(folder, "output"), "utf8"))?.[1] ?? "";
    if (number !== "") {
      run("report");
      run("comment", { NUMBER: number });
    }
    const calls = readFileSync(join(folder, "calls"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Call & { readonly args: readonly string[] });
    return {
      writes: calls
        .filter(({ method }) => method !== "GET")
        .map(({ method, path, body }) => ({ method, path, ...(body === undefined ? {} : { body }) })),
      asked: calls.flatMap(({ args }) => args),
    };
  }

  const artifact = { id: 9, name: "registry-review", expired: false, size_in_bytes: 500 };
  const zipped = (text: string | Uint8Array) =>
    zipSync({ "changes.md": typeof text === "string" ? new TextEncoder().encode(text) : text });
  const ours = [pull(12, SHA, "phong/truong")];

  test("goes to the pull request of that commit and that fork, as text with a mark", () => {
    const { writes, asked } = comment({
      pulls: [pull(10, "b".repeat(40), "phong/truong"), pull(11, SHA, "khac/truong"), ...ours],
      artifacts: [artifact],
      zip: zipped("## Sổ đăng ký: 1 đổi tên\n\n- `7900866` hộp thư `a@hcm.edu.vn`\n"),
    });
    expect(writes).toEqual([
      {
        method: "POST",
        path: "repos/so/truong/issues/12/comments",
        body: "<!-- congtruong: registry -->\n## Sổ đăng ký: 1 đổi tên\n\n- `7900866` hộp thư `a@hcm.edu.vn`\n",
      },
    ]);
    // A branch's name goes to GitHub as it is and to no shell.
    expect(asked).toContain('head=phong:x"; rm -rf ~; $(id)');
  });

  test("replaces its own earlier one, on whatever page, and nobody else's", () => {
    const marked = (id: number, login: string) => ({
      id,
      user: { login },
      body: "<!-- congtruong: registry -->\nx",
    });
    const { writes } = comment({
      pulls: ours,
      artifacts: [artifact],
      zip: zipped("## Sổ đăng ký: không có gì thay đổi / Registry: nothing changes\n"),
      comments: [
        [marked(1, "someone")],
        [{ id: 2, user: { login: "github-actions[bot]" }, body: "other" }, marked(3, "github-actions[bot]")],
      ],
    });
    expect(writes).toEqual([
      expect.objectContaining({ method: "PATCH", path: "repos/so/truong/issues/comments/3" }),
    ]);
  });

  test.each<[string, Answers]>([
    [
      "the commit is no longer the newest",
      { pulls: [pull(12, "b".repeat(40), "phong/truong")], artifacts: [artifact] },
    ],
    ["there is no artifact", { pulls: ours }],
    ["the artifact is too large", { pulls: ours, artifacts: [{ ...artifact, size_in_bytes: 5_000_000 }] }],
    ["the artifact has expired", { pulls: ours, artifacts: [{ ...artifact, expired: true }] }],
    ["the artifact is another one", { pulls: ours, artifacts: [{ ...artifact, name: "x" }] }],
    ["it is no archive", { pulls: ours, artifacts: [artifact], zip: new Uint8Array([1, 2, 3]) }],
    [
      "it holds another file",
      { pulls: ours, artifacts: [artifact], zip: zipSync({ "../changes.md": new Uint8Array([65]) }) },
    ],
    [
      "only code changes",
      {
        pulls: ours,
        artifacts: [artifact],
        zip: zipped("## Sổ đăng ký: không có gì thay đổi / Registry: nothing changes\n"),
      },
    ],
  ])("is not written when %s", (_why, answers) => {
    const good = answers.zip ?? zipped("## Sổ đăng ký: 1 đổi tên\n");
    expect(comment({ ...answers, zip: good }).writes).toEqual([]);
  });

  test("an artifact that a stranger wrote can mention, link, embed and refer to nothing", () => {
    const hostile = [
      "@@all @@@all ##1 \u00e9@all @everyone (@org/team) x_@all &commat;all",
      "[x](https://evil.vn) ![y](//evil.vn/y.png) [z][r] <https://evil.vn> <img src=x> <!-- -->",
      "[r]: https://evil.vn",
      "www.evil.vn WWW.evil.vn fixes #12 so/truong#13",
      "\u0007\u001b[31m",
    ].join("\n");
    const { writes } = comment({ pulls: ours, artifacts: [artifact], zip: zipped(hostile) });
    const body = (writes[0]?.body ?? "").replace("<!-- congtruong: registry -->\n", "");
    expect(body).toContain("everyone");
    // eslint-disable-next-line no-control-regex -- control characters are what this is about
    expect(body).not.toMatch(/(?<![A-Za-z0-9])@\w|&\w|\]\(|\]\[|\]:|<[\w!]|:\/\/|www\.|#\d|[\u0007\u001b]/i);
  });

  test("an artifact that unpacks to twenty megabytes is read up to its limit, bytes that are no text left out", () => {
    const huge = new Uint8Array(20 * 1024 * 1024).fill(0x3c);
    huge.set([0xff, 0xc3, 0x28, 0x0a], 0);
    const { writes } = comment({ pulls: ours, artifacts: [artifact], zip: zipped(huge) });
    const body = writes[0]?.body ?? "";
    expect(body).toMatch(/^<!-- congtruong: registry -->\n\(\n<\u200B</);
    expect(body.length).toBe(60_000);
  });
});
