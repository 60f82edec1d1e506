import { PASSPHRASE, requirePassphrase } from "../../../engine/state/passphrase";
import { StateUnavailable, stateRefusal } from "../../../engine/state/unavailable";
import { handledAsText, statesAsText } from "../../../output/plan/state/render";

const file = { stack: "dns", folder: "", place: { type: "local", file: "x" }, encrypted: true } as const;
const remote = { ...file, place: { type: "pg", schema: "s" } } as const;

describe("OpenTofu's words about a state become one sentence", () => {
  beforeEach(() => {
    process.env.PG_CONN_STR = "postgres://u:canary@127.0.0.1:9/states?sslmode=disable";
  });
  afterEach(() => {
    delete process.env.PG_CONN_STR;
  });

  test.each([
    [
      "decryption failed: cipher: message\n│ authentication failed",
      "does not open the state of the stack dns",
    ],
    [
      "key_provider.pbkdf2.city failed with error: passphrase is too short (minimum 16 characters)",
      "too short",
    ],
    ["depends on var.state_passphrase which is not available", "TF_VAR_state_passphrase is not set"],
    ["encountered unencrypted payload without\n  unencrypted method configured", "is in the clear"],
    ["Saved plan is stale", "run again for a new plan"],
    ["Error acquiring the state lock: Workspace is already locked: default", "Another run is at work"],
    ['pq: password authentication failed for user "u" (28P01)', "(u@127.0.0.1:9/states) cannot be used"],
    ["dial tcp 127.0.0.1:9: connect: connection refused", "cannot be used"],
  ])("%s", async (said, sentence) => {
    const problem = await stateRefusal(remote, said);
    expect(problem?.en).toContain(sentence);
    expect(`${problem?.message}${problem?.detail}`).not.toContain("canary");
  });

  test("a wrong passphrase concerns every stack, a lock only one", async () => {
    expect(await stateRefusal(remote, "message authentication failed")).toBeInstanceOf(StateUnavailable);
    expect(await stateRefusal(remote, "Error acquiring the state lock")).not.toBeInstanceOf(StateUnavailable);
  });

  test("what is about something else is left alone", async () => {
    expect(await stateRefusal(file, "dial tcp 10.0.0.9:2376: connect: connection refused")).toBeUndefined();
    expect(await stateRefusal(remote, "docker_service.dns: Invalid image: no such tag")).toBeUndefined();
  });
});

test.each([
  [undefined, "there is no passphrase"],
  ["", "there is no passphrase"],
  ["fifteen letters", "is shorter than 16 characters"],
  ["sixteen characters\n", "ends with a space or a line break"],
])("the passphrase %j is refused", (value, sentence) => {
  expect(() => requirePassphrase(PASSPHRASE, value)).toThrow(sentence);
});

describe("what is told of states", () => {
  const head = { serial: 12, encrypted: true, lineage: "3fe2f223-6b2b" };

  test("each in a line: where, version, encryption, who holds its lock", () => {
    expect(
      statesAsText([
        {
          stack: "foundation",
          where: "ct_a_foundation",
          head,
          holders: ["congtruong foundation lan@a 1 (10.0.0.7)"],
        },
        { stack: "dns", where: "ct_a_dns", head: { ...head, encrypted: false }, holders: [] },
        { stack: "mail", where: "ct_a_mail", head: null, holders: [] },
      ]),
    ).toBe(
      [
        "foundation  ct_a_foundation  serial 12       mã hoá / encrypted           3fe2f223  khoá / locked: congtruong foundation lan@a 1 (10.0.0.7)",
        "dns         ct_a_dns         serial 12       KHÔNG MÃ HOÁ / IN THE CLEAR  3fe2f223",
        "mail        ct_a_mail        chưa có / none",
        "",
      ].join("\n"),
    );
  });

  test("every stack is accounted for, and what is left is counted", () => {
    const reason = { vi: "không mở được", en: "does not open" };
    const text = handledAsText([
      { stack: "dns", outcome: "done", reason: null },
      { stack: "mail", outcome: "failed", reason },
    ]);
    expect(text).toContain("mail  CHƯA XONG / NOT DONE");
    expect(text).toContain("mail: không mở được\n      does not open");
    expect(text).toContain("1 of 2 stacks are not done: run the same command again");
    expect(handledAsText([{ stack: "dns", outcome: "already", reason: null }])).toContain(
      "all 1 stacks are done",
    );
  });
});
