import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What holds for all of the product's code, and no layer's rule (.dependency-cruiser.cjs) can say. */

const ROOT = join(__dirname, "..");
const text = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Files in git but for what tests, measures and explains. */
function product(...patterns: readonly string[]): readonly string[] {
  const apart = ["test", "bench", "docs", "*.md"].map((each) => `:!${each}`);
  const listed = execFileSync("git", ["ls-files", "-z", ...patterns, ...apart], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return listed.split("\0").filter((file) => file !== "");
}

/** A list that names what is not there any more would let it come back. */
function expectOnly(found: readonly string[], allowed: Readonly<Record<string, string>>): void {
  expect([...found].sort()).toEqual(Object.keys(allowed).sort());
}

test("a DNS provider is named in its own rooms, and where there is a reason", () => {
  const rooms = /^(environments\/dns\/cloudflare\.ts$|engine\/cloudflare\/)/;
  const naming = product().filter((file) => !rooms.test(file) && /cloudflare/i.test(text(file)));
  expectOnly(naming, {
    "engine/deploy/dns-provider.ts": "the list of the providers that have a client",
    "environments/dns/index.ts": "the list of back ends",
    "environments/production.yaml": "chooses one",
    "images/certifier/challenges/cloudflare.sh":
      "lego's own name of the challenge, and where lego reads the token",
    "package.json": "the provider's bindings, for the plain CDKTF that is measured against",
    "package-lock.json": "the same",
    "tools/opentofu/go.sum": "a library of OpenTofu's has that name",
  });
});

test("an error has its sentence in two languages, or a reason", () => {
  const derived = product("*.ts", "*.tsx").flatMap((file) =>
    [...text(file).matchAll(/\bclass (\w+)(?:<[^{]*?>)? extends (\w*Error)\b/g)].map(
      ([, name = "", base = ""]) => ({ name: `${file} ${name}`, base }),
    ),
  );
  expect(derived.filter(({ base }) => base === "LocalizedError").length).toBeGreaterThan(10);
  expectOnly(
    derived.filter(({ base }) => base !== "LocalizedError").map(({ name }) => name),
    {
      "engine/scan/client.ts Refusal":
        "a code of the scan's own that passes through sockets and streams, and becomes a fact: nobody reads it",
      "images/backup/cell.ts UnknownBackup":
        "a status of a program inside the backup's container, which the verb outside turns into its sentence",
      "images/backup/program.ts ProgramFailed":
        "how a program inside the backup's container ended: told in that container's log",
      "images/mail/programs.ts ProgramError":
        "how a program inside the mail container ended: decided by its status, and told in that container's log",
      "language/localized.ts LocalizedError": "the base itself",
    },
  );
});
