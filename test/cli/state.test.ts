import { congtruong } from "../support/cli";
import { leaksIn } from "../support/canaries";

const credentials = {
  PG_CONN_STR: "postgres://congtruong:canary-1234567@127.0.0.1:9/states?sslmode=disable",
  TF_VAR_state_passphrase: "canary-passphrase-0123",
  DOCKER_CERT_PATH: "/etc/congtruong/docker",
  CLOUDFLARE_API_TOKEN: "canary-token-0123456789",
  TF_VAR_cloudflare_zone_ids: '{"city":"0123456789"}',
};

/** `congtruong …` in production, with these credentials. */
function production(args: readonly string[], changes: Record<string, string> = {}) {
  const env = { ...credentials, ...changes, CONGTRUONG_ENV: "production" };
  const { status, stdout, stderr } = congtruong(args, { env });
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(leaksIn("output", stderr, { ...credentials, password: "canary-1234567" })).toEqual([]);
  return { status, stderr };
}

describe("production without what its states need is told so in a sentence, before anything is begun", () => {
  test.each([
    ["plan", ["plan"], { PG_CONN_STR: "" }, "production needs PG_CONN_STR ("],
    ["deploy", ["deploy", "--yes"], { PG_CONN_STR: "" }, "production needs PG_CONN_STR ("],
    ["a passphrase of 8", ["plan"], { TF_VAR_state_passphrase: "12345678" }, "is shorter than 16 characters"],
    [
      "state status",
      ["state", "status"],
      { PG_CONN_STR: "" },
      "keeps its states in PostgreSQL and PG_CONN_STR is",
    ],
    [
      "state backup",
      ["state", "backup", "x"],
      { PG_CONN_STR: "host=a password=canary-1234567" },
      "PG_CONN_STR is no PostgreSQL address",
    ],
  ] as const)("%s", (_, args, changes, sentence) => {
    const { status, stderr } = production(args, changes);
    expect(stderr).toContain(sentence);
    expect(status).toBe(1);
  });
});

test("what the verbs are called is said in both languages", () => {
  const { stdout, status } = congtruong(["state", "--help"]);
  for (const verb of ["status", "rotate", "backup", "restore", "migrate"]) expect(stdout).toContain(verb);
  expect(stdout).toContain("đổi mật khẩu");
  expect(status).toBe(0);
});
