import { classOf, isRoutine, recordOf, withoutValues } from "../../../images/logs/records";

const NOW = new Date("2026-11-30T13:00:00Z");
const sent = (tag: string, log: string): string =>
  `node-a ${JSON.stringify({ log: `${log}\n`, stream: "stdout", attrs: { tag }, time: "2026-11-30T12:59:58.5Z" })}`;
const record = (tag: string, log: string) => recordOf(sent(tag, log), NOW);
const REQUEST =
  '{"time":"2026-11-30T19:59:58+07:00","host":"thcsnguyendu.hcm.edu.vn","client":"203.0.113.9","request":"GET /?s=ho%20so&p=2 HTTP/2.0","status":200}';

test("a line of the engine becomes a record", () => {
  expect(record("ct-site-7900866.1.kx3", 'Trường "Nguyễn Du"')).toEqual({
    ...{ time: "2026-11-30T12:59:58.5Z", node: "node-a", service: "ct-site-7900866" },
    text: 'Trường "Nguyễn Du"',
  });
});

test.each(["node-a {broken", 'node-a {"log":1}', "alone", ""])("%p is kept as it came", (line) => {
  const { text, service, time } = recordOf(line, NOW);
  expect([text, service, time]).toEqual([line.replace("node-a ", ""), "", NOW.toISOString()]);
});

test.each([
  ["access", "ct-edge.1.a", REQUEST],
  ["security", "ct-edge.1.a", '{"waf":"refused","id":"1","rules":[{"rule":"942100"}]}'],
  ["security", "ct-site-7900866.1.a", 'congtruong-journal: {"what":"entered","login":"an"}'],
  [
    "security",
    "ct-mail-imap.1.a",
    "Nov 30 12:59:58 imap-login: Info: Login: user=<an@hcm.edu.vn>, method=PLAIN, rip=203.0.113.9",
  ],
  [
    "security",
    "ct-mail-mx.1.a",
    "postfix/submissions/smtpd[9]: A1: client=x[203.0.113.9], sasl_method=PLAIN, sasl_username=an@hcm.edu.vn",
  ],
  ["mail", "ct-mail-mx.1.a", "postfix/qmgr[9]: A1: from=<an@hcm.edu.vn>, size=900, nrcpt=1 (queue active)"],
  ["mail", "ct-webmail.1.a", "session ended"],
  ["platform", "ct-edge.1.a", "edge: read 2692 routes"],
  ["platform", "ct-cell-01-provisioner.1.a", "provisioner: 7900866 applied"],
])("%s: %s %s", (of, tag, text) => expect(classOf(record(tag, text))).toBe(of));

test("that a site was asked and is well is no line", () => {
  const health = REQUEST.replace("/?s=ho%20so&p=2", "/.health").replace("}", ',"bytes":3}');
  expect(isRoutine(record("ct-edge.1.a", health))).toBe(true);
  expect(isRoutine(record("ct-edge.1.a", health.replace("200", "503")))).toBe(false);
  expect(isRoutine(record("ct-edge.1.a", health.replace(".health ", ".health?x ")))).toBe(false);
  expect(isRoutine(record("ct-edge.1.a", `{"waf":"refused","note":${JSON.stringify(health)}}`))).toBe(false);
});

test("of what people asked for only the names of arguments stay", () => {
  const text = (line: string) => withoutValues(record("ct-edge.1.a", line)).text;
  expect(text(REQUEST)).toBe(REQUEST.replace("?s=ho%20so&p=2", "?s&p"));
  const plain = REQUEST.replace("/?s=ho%20so&p=2", "/tin-tuc/");
  expect(text(plain)).toBe(plain);
  const odd = REQUEST.replace("?s=ho%20so&p=2", `?${"x".repeat(90)}&a\\"b=1&c=\\\\`);
  expect(text(odd)).toBe(REQUEST.replace("?s=ho%20so&p=2", `?${"x".repeat(40)}&c`));
  expect(() => JSON.parse(text(odd)) as unknown).not.toThrow();
});
