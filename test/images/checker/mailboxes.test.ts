import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { SMTPServer } from "smtp-server";
import { MailboxChecker } from "../../../images/checker/mailboxes";
import { verdicts } from "../../../images/checker/smtp";

const KNOWN = new Set(["a@hcm.edu.vn", "b@hcm.edu.vn"]);
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

interface Seen {
  sessions: number;
  messages: number;
}

async function mailServer(
  codeFor: (address: string) => number | null,
): Promise<{ server: string; seen: Seen }> {
  const seen: Seen = { sessions: 0, messages: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onConnect: (_session, done) => {
      seen.sessions += 1;
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = codeFor(address);
      done(code === null ? null : Object.assign(new Error("no"), { responseCode: code }));
    },
    onData: (stream, _session, done) => {
      seen.messages += 1;
      stream.resume().on("end", done);
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  return { server: `127.0.0.1:${(server.server.address() as AddressInfo).port}`, seen };
}

const session = { hello: "giamsat.hcm.edu.vn", timeoutMs: 1000 };
const known = (address: string): number | null => (KNOWN.has(address) ? null : 550);

test("accepted, refused for good, refused for now; no mail is sent", async () => {
  const { server, seen } = await mailServer((address) =>
    address.startsWith("later") ? 450 : known(address),
  );
  const found = await verdicts(["a@hcm.edu.vn", "lost@hcm.edu.vn", "later@hcm.edu.vn"], {
    ...session,
    server,
  });
  expect(Object.fromEntries(found)).toEqual({
    "a@hcm.edu.vn": "accepted",
    "lost@hcm.edu.vn": "refused",
    "later@hcm.edu.vn": "unknown",
  });
  expect(seen.messages).toBe(0);
});

test.each<[string, string]>([
  ["nobody listens", ""],
  ["silence", "silent"],
  ["another protocol", "HTTP/1.1 400 Bad Request\r\n"],
  ["not now", "421 too busy\r\n"],
  ["hangs up in the middle of its greeting", "220-hel"],
])("a server that cannot be asked never counts as a refusal: %s", async (_name, greeting) => {
  let server = "127.0.0.1:1";
  if (greeting !== "") {
    const listener = createServer((socket) => {
      socket.on("error", () => undefined);
      if (greeting !== "silent") socket.end(greeting);
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    closers.push(() => listener.close());
    server = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  }
  const found = await verdicts(["a@hcm.edu.vn"], { ...session, timeoutMs: 200, server });
  expect(found.get("a@hcm.edu.vn")).toBe("unknown");
});

test("the questions of a moment share one session, and a question asked twice is asked once", async () => {
  const { server, seen } = await mailServer(known);
  const checker = new MailboxChecker(session, 50);
  const asked = ["a@hcm.edu.vn", "b@hcm.edu.vn", "a@hcm.edu.vn", "lost@hcm.edu.vn"];
  expect(await Promise.all(asked.map((each) => checker.ask(server, each)))).toEqual([
    "accepted",
    "accepted",
    "accepted",
    "refused",
  ]);
  expect(seen.sessions).toBe(1);
});

test("a crowd is split into sessions of forty", async () => {
  const { server, seen } = await mailServer(() => null);
  const checker = new MailboxChecker(session, 50);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => checker.ask(server, `u${index}@hcm.edu.vn`)),
  );
  expect(new Set(answers)).toEqual(new Set(["accepted"]));
  expect(seen.sessions).toBe(3);
});
