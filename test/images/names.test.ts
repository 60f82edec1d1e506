import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { IMAGE_NAMES } from "../../images/catalogue";

const folder = (name: string): string => join(process.cwd(), "images", name);
const dockerfile = (name: string): string => readFileSync(join(folder(name), "Dockerfile"), "utf8");

/** `base` is a publisher by itself, whose command says what it does. */
const SERVERS = IMAGE_NAMES.filter((name) => name !== "base");

test.each(SERVERS)("%s starts by entrypoint.sh, and healthcheck.sh says how it is", (name) => {
  expect(dockerfile(name)).toMatch(/^ENTRYPOINT \[.*"\/usr\/bin\/tini", "--", "entrypoint\.sh"\]$/m);
  expect(dockerfile(name)).toMatch(/^HEALTHCHECK .* CMD \[(".+", )?"healthcheck\.sh"\]$/m);
  for (const file of ["entrypoint.sh", "healthcheck.sh"]) {
    expect(statSync(join(folder(name), file)).mode & 0o111).toBe(0o111);
  }
});

test.each(SERVERS)("the health of %s is told in the toolkit's words", (name) => {
  expect(readFileSync(join(folder(name), "healthcheck.sh"), "utf8")).toMatch(/^\. toolkit\.sh /m);
});

test("only the toolkit reads what a channel is at", () => {
  const reading = SERVERS.flatMap((name) =>
    ["entrypoint.sh", "healthcheck.sh"]
      .filter((file) =>
        /\.generation\b/.test(readFileSync(join(folder(name), file), "utf8").replace(/^\s*#.*$/gm, "")),
      )
      .map((file) => `${name}/${file}`),
  );
  // The certifier looks at what its orders depend on: that file among others.
  expect(reading).toEqual(["certifier/entrypoint.sh"]);
});
