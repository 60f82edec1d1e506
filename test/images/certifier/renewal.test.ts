import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HOUR = 3600;
const DAY = 24 * HOUR;

const folder = mkdtempSync(join(tmpdir(), "certifier-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of shell with the certifier's judgement at hand, as its entrypoint has it. */
const shell = (line: string): string =>
  execFileSync(
    "bash",
    ["-euc", `. images/base/toolkit.sh certifier; . images/certifier/certificate.sh; ${line}`],
    { encoding: "utf8" },
  ).trim();

/** Makes a certificate that lives so many days, and says what is wrong with it at an age of so many seconds. */
function judgeOf(days: number): (age: number, limit: "renewal" | "end") => string {
  const directory = join(folder, String(days));
  mkdirSync(directory);
  const [key, chain] = [join(directory, "key.pem"), join(directory, "fullchain.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=a"],
      ...["-addext", "subjectAltName=DNS:a.edu.vn", "-keyout", key, "-out", chain, "-days", String(days)],
    ],
    { stdio: "ignore" },
  );
  const begin = Number(shell(`moment_of begin ${chain}`));
  return (age, limit) =>
    shell(
      `date() { [[ $* == +%s ]] && echo ${begin + age} || command date "$@"; };` +
        ` fault ${directory} ${limit} a.edu.vn`,
    );
}

test.each<[days: number, renewedAfter: number]>([
  [6, 3 * DAY],
  [9, 4.5 * DAY],
  [10, 6 * DAY + 16 * HOUR],
  [47, 31 * DAY + 8 * HOUR],
  [90, 60 * DAY],
  [366, 244 * DAY],
])("a certificate of %d days is renewed at its share of that life", (days, age) => {
  const judge = judgeOf(days);
  expect(judge(age - 1, "renewal")).toBe("");
  expect(judge(age, "renewal")).toMatch(/^it ends at \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
  expect(judge(age, "end")).toBe("");
  expect(judge(days * DAY, "end")).toMatch(/^it ends at /);
});
