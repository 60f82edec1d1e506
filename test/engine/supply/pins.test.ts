import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { IMAGE_NAMES } from "../../../images/catalogue";
import { PROVIDER_VERSION } from "../../../engine/toolchain/toolchain";

const text = (file: string): string => readFileSync(file, "utf8");

/** What docs/supply-chain.md promises of everything that comes from outside, held against the files themselves. */
describe("everything from outside is pinned:", () => {
  const page = text("docs/supply-chain.md");

  test("actions of workflows, by the hash of a commit and with the release beside it", () => {
    const uses = readdirSync(".github/workflows").flatMap((name) =>
      [...text(join(".github/workflows", name)).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(
        ([, action = ""]) => action,
      ),
    );
    expect(uses.length).toBeGreaterThan(3);
    for (const action of uses) {
      expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      expect(page).toContain(action.split("@")[0]);
    }
  });

  test("npm packages, installed by `npm ci` wherever a machine installs them", () => {
    const files = [
      ".ci/run",
      ...readdirSync(".github/workflows").map((name) => join(".github/workflows", name)),
    ];
    for (const file of files) expect(text(file)).not.toMatch(/\bnpm (install|i|add|update)\b/);
    expect(page).toContain("package-lock.json");
  });

  test.each(readdirSync("tools"))("Go modules of tools/%s, each with the hash of its content", (name) => {
    const modules = text(join("tools", name, "go.mod"));
    const sums = text(join("tools", name, "go.sum")).split("\n");
    const required = [...modules.matchAll(/^(?:require |\t|replace .*=> )(\S+) (v\S+)/gm)].filter(
      ([, module]) => !modules.includes(`replace ${module} =>`),
    );
    expect(required.length).toBeGreaterThan(0);
    for (const [, module, version] of required) {
      // One that is only named for its own replacement has no content of its own.
      const replaced = new RegExp(`^replace ${module?.replaceAll(".", "\\.")} `, "m").test(modules);
      if (!replaced) expect(sums.some((line) => line.startsWith(`${module} ${version} h1:`))).toBe(true);
    }
    expect(page).toContain(`tools/${name}`);
  });

  test("the provider, by one version", () => {
    expect(PROVIDER_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
    expect(text("tools/provider-docker/go.mod")).toContain(`release ${PROVIDER_VERSION}`);
    expect(page).toContain(PROVIDER_VERSION);
  });

  test.each(IMAGE_NAMES)("the image %s: on our own base, of Debian's packages alone", (name) => {
    const dockerfile = text(`images/${name}/Dockerfile`);
    expect([...dockerfile.matchAll(/^FROM (.+)$/gm)].map(([, base]) => base)).toEqual(["${BASE}"]);
    expect(dockerfile).not.toMatch(
      /\b(curl|wget|git clone|pip3? install|npm (ci|install)|gem install|go (get|install)|composer)\b/,
    );
    expect(dockerfile).not.toMatch(/^ADD |--allow-unauthenticated|trusted=yes|--force-yes|AllowInsecure/m);
    if (/apt-get/.test(dockerfile)) expect(dockerfile).toContain("ARG SOURCE_DATE_EPOCH");
  });

  test("the root file system, from mirrors whose signatures are checked", () => {
    const recipe = parse(text("images/base/ROOTFS")) as { mirrors: { url: string; suites: string[] }[] };
    for (const { url, suites } of recipe.mirrors) {
      expect(url).toMatch(/^https?:\/\/deb\.debian\.org\/debian(-security)?$/);
      expect(page).toContain(url);
      for (const suite of suites) expect(suite).toMatch(/^trixie(-updates|-security)?$/);
    }
    expect(text("engine/docker/images.ts")).not.toMatch(
      /trusted=yes|--allow-unauthenticated|aptopt.*Insecure/,
    );
  });

  test("Debian's packages in every image, written down in images/packages.lock", () => {
    const images = new Set(
      text("images/packages.lock")
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    );
    expect([...images].sort()).toEqual([...IMAGE_NAMES].sort());
  });

  test("no program fetches and runs something else at its start", () => {
    const files = [".ci/run", "scripts/build.mjs", "scripts/link-shims.mjs"].filter((file) =>
      existsSync(file),
    );
    for (const file of files) expect(text(file)).not.toMatch(/(curl|wget)[^\n]*\|\s*(ba)?sh|npx (-y|--yes)/);
  });
});
