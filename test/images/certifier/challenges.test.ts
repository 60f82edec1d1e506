import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type DnsBackend, DNS_BACKENDS } from "../../../environments/dns";

const FOLDER = join(__dirname, "../../../images/certifier/challenges");

/** What a challenge sets, with a shell as strict as the certifier's. */
function told(challenge: string): { readonly secret: string; readonly options: string } {
  const [secret = "", options = ""] = execFileSync(
    "bash",
    [
      ...["-c", `set -euo pipefail; . "$1"; echo "$secret"; echo "\${dns_options[*]}"`],
      ...["certifier", join(FOLDER, `${challenge}.sh`)],
    ],
    { encoding: "utf8", env: { PATH: process.env.PATH, DNS_SERVER: "ct-dns" } },
  ).split("\n");
  return { secret, options };
}

describe("the certifier's challenges", () => {
  const wanted = Object.values<DnsBackend>(DNS_BACKENDS).map(({ challenge }) => challenge);

  test("are those of the DNS back ends, and no others", () => {
    expect(
      readdirSync(FOLDER)
        .map((file) => basename(file, ".sh"))
        .sort(),
    ).toEqual([...new Set(wanted)].sort());
  });

  test.each(wanted)("%s says where its credential lies and what lego is told", (challenge) => {
    const { secret, options } = told(challenge);
    expect(secret).toMatch(/^\/secret\//);
    expect(options).toContain(`--dns ${challenge}`);
  });
});
