import { Directory } from "../../../images/mail/directory";
import { readFacts, type Box } from "../../../images/mail/facts";
import { Policy } from "../../../images/mail/policy";
import type { Request } from "../../../images/mail/protocol";
import type { QuotaAnswer } from "../../../images/mail/quota";

const MAIL_HOST = "mail.hcm.edu.vn.localhost";
const SENDER = "giamsat@hcm.edu.vn";
const box = (name: string, index: number, changes: Partial<Box> = {}): unknown => ({
  address: `${name}@hcm.edu.vn`,
  key: `${7900000 + index}-official`,
  name,
  suspended: false,
  forward: null,
  aliases: [],
  quotaMiB: 1024,
  ...changes,
});
const BOXES = [
  box("a", 1, { aliases: ["cu@hcm.edu.vn", "postmaster@hcm.edu.vn"] }),
  box("b", 2),
  box("khoa", 3, { suspended: true }),
  box("sapnhap", 4, { forward: "b@hcm.edu.vn" }),
  box("rabo", 5, { forward: "x@moet.edu.vn" }),
  box("vong", 6, { forward: "vong2@hcm.edu.vn" }),
  box("vong2", 7, { forward: "vong@hcm.edu.vn" }),
];

let boxes: unknown[];
let incomplete: boolean;
let now: number;
let asked: [string, number][];
let quota: QuotaAnswer;
let suspended: Map<string, string>;
let judging: boolean;

beforeEach(() => {
  [boxes, incomplete, now, asked, quota] = [BOXES, false, 0, [], { kind: "fits" }];
  suspended = new Map();
  judging = true;
});

function policy(mayLeave = false): Policy {
  return new Policy({
    directory: () => new Directory(readFacts(["hcm.edu.vn"], boxes), MAIL_HOST, mayLeave),
    incomplete: () => incomplete,
    quota: (asking, size) => {
      asked.push([asking.address, size]);
      return Promise.resolve(quota);
    },
    innerSender: SENDER,
    now: () => now,
    greet: () => Promise.resolve(judging),
    isSuspended: (key) => suspended.has(key),
    suspend: (key, reason) => void suspended.set(key, reason),
  });
}

const request = (context: string, changes: Request = {}): Request => ({
  protocol_state: "RCPT",
  policy_context: context,
  client_address: "192.0.2.1",
  sender: context === "logins" ? "a@hcm.edu.vn" : "phuhuynh@outside.test",
  recipient: "b@hcm.edu.vn",
  sasl_username: context === "logins" ? "a@hcm.edu.vn" : "",
  instance: "1",
  size: "0",
  ...changes,
});
const stranger = (changes?: Request) => policy().decide(request("strangers", changes));
const login = (changes?: Request) => policy().decide(request("logins", changes));

describe("a stranger", () => {
  test.each([
    ...[
      "a@hcm.edu.vn",
      "A@HCM.EDU.VN",
      "a+x@hcm.edu.vn",
      "khongco@hcm.edu.vn",
      "a@hcm.edu.vn.",
      "giamsat@hcm.edu.vn",
    ],
    ...["a@x@hcm.edu.vn", `postmaster@${MAIL_HOST}`, "a b@hcm.edu.vn", "a"],
  ])("does not send as %s", async (sender) => expect(await stranger({ sender })).toMatch(/^550 5\.7\.1 /));

  test.each(["", "x@outside.test", "x@nothcm.edu.vn", "x@truong.hcm.edu.vn"])(
    "may send as <%s>",
    async (sender) => expect(await stranger({ sender })).toBe("DUNNO"),
  );

  test.each([
    "b@hcm.edu.vn",
    "B@HCM.edu.vn",
    "cu@hcm.edu.vn",
    "b+x@hcm.edu.vn",
    "postmaster",
    `postmaster@${MAIL_HOST}`,
  ])("may write to %s", async (recipient) => expect(await stranger({ recipient })).toBe("DUNNO"));

  test("learns nothing more after ten unknown recipients, for ten minutes, and others are not held", async () => {
    const asking = policy();
    const ask = (recipient: string, client = "192.0.2.1") =>
      asking.decide(request("strangers", { recipient, client_address: client }));
    for (let name = 0; name < 10; name++) expect(await ask(`x${name}@hcm.edu.vn`)).toMatch(/^550 5\.1\.1 /);
    expect(await ask("x10@hcm.edu.vn")).toMatch(/^450 4\.7\.1 /);
    expect(await ask("b@hcm.edu.vn")).toMatch(/^450 4\.7\.1 /);
    expect(await ask("b@hcm.edu.vn", "192.0.2.2")).toBe("DUNNO");
    now += 11 * 60_000;
    expect(await ask("b@hcm.edu.vn")).toBe("DUNNO");
  });

  test("is counted by the /64 of an IPv6 address: it has them all, and its neighbour has another", async () => {
    const asking = policy();
    const ask = (recipient: string, client: string) =>
      asking.decide(request("strangers", { recipient, client_address: client }));
    for (let host = 1; host <= 10; host++) await ask(`x${host}@hcm.edu.vn`, `2001:db8:0:7::${host}`);
    expect(await ask("b@hcm.edu.vn", "2001:db8:0:7:ffff::1")).toMatch(/^450 4\.7\.1 /);
    expect(await ask("b@hcm.edu.vn", "2001:db8:0:8::1")).toBe("DUNNO");
  });

  test("is told to come again while the list is not complete", async () => {
    incomplete = true;
    expect(await stranger({ recipient: "khongco@hcm.edu.vn" })).toMatch(/^450 4\.3\.0 /);
    expect(await stranger()).toBe("DUNNO");
  });
});

describe("who has logged in", () => {
  test.each(["a@hcm.edu.vn", "A@hcm.edu.vn", "cu@hcm.edu.vn", "a+lop1@hcm.edu.vn"])(
    "sends as %s",
    async (sender) => expect(await login({ sender })).toBe("DUNNO"),
  );

  test.each(["", "b@hcm.edu.vn", "khongco@hcm.edu.vn", "a@moet.edu.vn", "b+a@hcm.edu.vn"])(
    "does not send as <%s>",
    async (sender) => expect(await login({ sender })).toMatch(/^553 5\.7\.1 .*not owned/),
  );

  test("is out as soon as the facts say so, in the open session and in the middle of a letter", async () => {
    const asking = policy();
    expect(await asking.decide(request("logins"))).toBe("DUNNO");
    boxes = [box("a", 1, { suspended: true }), box("b", 2)];
    expect(await asking.decide(request("logins"))).toMatch(/^521 5\.7\.1 /);
    expect(await asking.decide(request("logins", { protocol_state: "END-OF-MESSAGE" }))).toMatch(/^521 /);
    boxes = [box("b", 2)];
    expect(await asking.decide(request("logins"))).toMatch(/^521 5\.7\.1 /);
    expect(await login({ sasl_username: "khoa@hcm.edu.vn", sender: "khoa@hcm.edu.vn" })).toMatch(/^521 /);
    expect(await login({ sasl_username: "" })).toMatch(/^521 /);
  });

  test("writes outside only where mail may leave", async () => {
    expect(await login({ recipient: "x@gmail.com" })).toMatch(/^550 5\.7\.1 .*OUTBOUND=deny/);
    expect(await policy(true).decide(request("logins", { recipient: "x@gmail.com" }))).toBe("DUNNO");
    expect(await login({ recipient: "khongco@hcm.edu.vn" })).toMatch(/^550 5\.1\.1 /);
  });
});

test("the platform's own programs write as one sender or as none", async () => {
  const inside = (sender: string) => policy().decide(request("inside", { sender }));
  expect(await inside("")).toBe("DUNNO");
  expect(await inside(SENDER)).toBe("DUNNO");
  expect(await inside("a@hcm.edu.vn")).toMatch(/^550 /);
  expect(await inside("x@outside.test")).toMatch(/^550 /);
});

test.each(["strangers", "logins", "inside"])(
  "the room of the box that gets the letter counts: %s",
  async (context) => {
    const sender = context === "inside" ? SENDER : request(context)["sender"];
    const asking = policy();
    for (const recipient of ["b+x@hcm.edu.vn", "sapnhap@hcm.edu.vn", "rabo@hcm.edu.vn"])
      await asking.decide(
        request(context, { ...(sender === undefined ? {} : { sender }), recipient, size: "5" }),
      );
    expect(asked).toEqual([
      ["b@hcm.edu.vn", 5],
      ["b@hcm.edu.vn", 5],
      ["rabo@hcm.edu.vn", 5],
    ]);
    asked = [];
    quota = { kind: "refused", reply: "552 5.2.2 Mailbox is full" };
    const whole = request(context, {
      ...(sender === undefined ? {} : { sender }),
      protocol_state: "END-OF-MESSAGE",
      size: "70",
    });
    expect(await asking.decide(whole)).toBe("552 5.2.2 Mailbox is full");
    expect(asked).toEqual([["b@hcm.edu.vn", 70]]);
  },
);

test("a mailbox that the mail store does not know yet puts mail off; a silent store leaves it to the queue", async () => {
  quota = { kind: "unknown" };
  expect(await stranger()).toMatch(/^450 /);
  quota = { kind: "silent" };
  expect(await stranger()).toBe("DUNNO");
});

test("mailboxes that forward to each other have nobody behind them", async () => {
  expect(await stranger({ recipient: "vong@hcm.edu.vn" })).toMatch(/^550 5\.1\.1 /);
});

describe("how much is sent", () => {
  const A = "7900001-official";
  const KEPT_WAITING = /^450 4\.7\.1 /;
  let asking: Policy;
  let letter: number;
  beforeEach(() => ([asking, letter] = [policy(), 0]));

  /** One letter of a log-in, refused or not. */
  async function write(sender = "a@hcm.edu.vn", recipients = 1, recipient = "b@hcm.edu.vn"): Promise<string> {
    const about = { sender, sasl_username: sender, instance: String(++letter), recipient };
    const answer = await asking.decide(request("logins", about));
    if (answer !== "DUNNO") return answer;
    const whole = { protocol_state: "END-OF-MESSAGE", recipient_count: String(recipients) };
    return asking.decide(request("logins", { ...about, ...whole }));
  }

  test("thirty letters a minute are sent, the next wait, and the tenth of these suspends the log-in at once", async () => {
    for (let sent = 0; sent < 30; sent++) expect(await write()).toBe("DUNNO");
    for (let excess = 0; excess < 9; excess++) expect(await write()).toMatch(KEPT_WAITING);
    expect(suspended.size).toBe(0);
    expect(await write()).toMatch(/^521 5\.7\.1 /);
    expect([...suspended.keys()]).toEqual([A]);
    now += 11 * 60_000;
    expect(await write()).toMatch(/^521 5\.7\.1 /);
    // Another's mailbox is not touched.
    expect(await write("b@hcm.edu.vn", 1, "a@hcm.edu.vn")).toBe("DUNNO");
  });

  test("whoever waits a minute goes on, and a letter to many is one letter beyond the limit", async () => {
    for (let sent = 0; sent < 30; sent++) await write();
    const same = request("logins", { instance: "same" });
    for (let recipient = 0; recipient < 50; recipient++)
      expect(await asking.decide(same)).toMatch(KEPT_WAITING);
    expect(suspended.size).toBe(0);
    now += 61_000;
    expect(await write()).toBe("DUNNO");
  });

  test("recipients count for a day, and a school's together", async () => {
    boxes = [1, 2, 3, 4].map((index) => ({
      ...(box(`nguoi${index}`, 9) as Box),
      key: `7900009-person-nguoi${index}`,
    }));
    const from = (index: number) => write(`nguoi${index}@hcm.edu.vn`, 999, "nguoi1@hcm.edu.vn");
    for (const index of [1, 2, 3]) expect(await from(index)).toBe("DUNNO");
    expect(await from(1)).toBe("DUNNO");
    // 3,996 of the school: nobody is to blame, and nobody suspended.
    for (let more = 0; more < 20; more++) expect(await from(4)).toMatch(KEPT_WAITING);
    expect(suspended.size).toBe(0);
    for (let more = 0; more < 10; more++) await from(1);
    expect([...suspended.keys()]).toEqual(["7900009-person-nguoi1"]);
    now += 25 * 60 * 60_000;
    expect(await from(4)).toBe("DUNNO");
  });

  test("twenty recipients that do not exist suspend a log-in", async () => {
    for (let name = 0; name < 19; name++)
      expect(await write("a@hcm.edu.vn", 1, `x${name}@hcm.edu.vn`)).toMatch(/^550 5\.1\.1 /);
    expect(await write("a@hcm.edu.vn", 1, "x19@hcm.edu.vn")).toMatch(/^521 /);
    expect([...suspended.keys()]).toEqual([A]);
  });

  test("who is let in again is counted anew", async () => {
    for (let sent = 0; sent < 40; sent++) await write();
    expect(suspended.has(A)).toBe(true);
    suspended.clear();
    asking.forgive(A);
    expect(await write()).toBe("DUNNO");
  });
});

test("whoever comes to log in is greeted when his password can be judged, before there are facts too", async () => {
  const arrival = { policy_context: "arrivals", protocol_state: "CONNECT" };
  expect(await policy().decide(arrival)).toBe("DUNNO");
  judging = false;
  expect(await policy().decide(arrival)).toMatch(/^421 4\.3\.0 /);
});
