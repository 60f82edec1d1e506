import { decoded, fieldsOf } from "../../../images/filter/headers";
import { judgeSender } from "../../../images/filter/sender";
import { Directory } from "../../../images/mail/directory";
import { readFacts } from "../../../images/mail/facts";

const OWN = "thcsnguyendu@hcm.edu.vn";
const box = (address: string, key: string, aliases: string[] = []) => ({
  ...{ address, key, aliases, unit: key.slice(0, 7), name: "", suspended: false, forward: null, quotaMiB: 1 },
});
const directory = new Directory(
  readFacts(
    ["hcm.edu.vn"],
    [box(OWN, "7900866-official", ["cu@hcm.edu.vn"]), box("sogd@hcm.edu.vn", "7900867-official")],
  ),
  "mail.hcm.edu.vn",
  true,
);
/** As bytes, one a character. */
const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const from = (login: string, header: string) => judgeSender({ login, header: latin1(header) }, directory);

describe("who has logged in", () => {
  test.each([
    `From: ${OWN}`,
    `From: <${OWN}>`,
    `from: ${OWN.toUpperCase()}`,
    `From: Trường THCS Nguyễn Du <${OWN}>`,
    `From: =?utf-8?B?VHLGsOG7nW5nIFRIQ1M=?=\r\n =?utf-8?q?_Nguy=E1=BB=85n_Du?= <${OWN}>`,
    `From: "Nguyễn Du, THCS" <${OWN}>`,
    `From: "${OWN}" <${OWN}>`,
    "From: Văn thư <thcsnguyendu+vanthu@hcm.edu.vn>",
    "From: cu@hcm.edu.vn",
    `From: ${OWN}\r\nSender: cu@hcm.edu.vn\r\nReply-To: ai.do@example.com`,
    `Subject: From: sogd@hcm.edu.vn\r\nFrom: ${OWN}`,
    `From: ${OWN}\r\nX-From: sogd@hcm.edu.vn`,
  ])("writes as himself: %j", (header) => {
    expect(from(OWN, header)).toEqual({ is: "right", domain: "hcm.edu.vn" });
  });

  test.each([
    "",
    "Subject: x",
    "From:",
    "From: <>",
    "From: sogd@hcm.edu.vn",
    "From: a@example.com",
    `From: ${OWN}, sogd@hcm.edu.vn`,
    `From: sogd@hcm.edu.vn\r\nFrom: ${OWN}`,
    `From: ${OWN}\r\nFrom: sogd@hcm.edu.vn`,
    `From: ${OWN}\r\nfrom : sogd@hcm.edu.vn`,
    `From: ${OWN}\nFrom: sogd@hcm.edu.vn`,
    `From: ${OWN}\rFrom: sogd@hcm.edu.vn`,
    `From: Nhóm: ${OWN};`,
    "From: undisclosed-recipients:;",
    `From: sogd@hcm.edu.vn <${OWN}>`,
    `From: "sogd@hcm.edu.vn" <${OWN}>`,
    `From: ${OWN} (sogd@hcm.edu.vn)`,
    `From: =?utf-8?q?sogd=40hcm=2Eedu=2Evn?= <${OWN}>`,
    `From: =?utf-8?B?c29nZEBoY20uZWR1LnZu?=\r\n <${OWN}>`,
    `From: =?utf-8?q?S=E1=BB=9F_=3Csogd?= =?utf-8?q?=40hcm.edu.vn=3E?= <${OWN}>`,
    `From: =?utf-8?q?thcsnguyendu=40hcm.edu.vn?=`,
    `From: <@hcm.edu.vn,@example.com:sogd@hcm.edu.vn>`,
    `From: ${OWN}\0sogd@hcm.edu.vn`,
    "From: thcsnguyendu@hcm.edu.vn.example.com",
    "From: thcsnguyendu@example.com@hcm.edu.vn",
    `From: ${OWN}\r\nSender: sogd@hcm.edu.vn`,
    `From: ${OWN}\r\nSender: ${OWN}\r\nSender: ${OWN}`,
    `From: ${OWN}\r\nResent-From: sogd@hcm.edu.vn`,
    `From: ${"x".repeat(2000)} <${OWN}>`,
    `Sender: ${OWN}`,
  ])("does not write as another: %j", (header) => {
    expect(from(OWN, header)).toMatchObject({
      is: "refused",
      reply: expect.stringMatching(/^5\.7\.1 .* \/ /),
    });
  });

  test("is put off while the facts do not know him, and everybody while there are none", () => {
    expect(from("moi@hcm.edu.vn", "From: moi@hcm.edu.vn")).toEqual({ is: "later" });
    expect(judgeSender({ login: OWN, header: `From: ${OWN}` }, null)).toEqual({ is: "later" });
    expect(judgeSender({ login: "", header: "From: a@example.com" }, null)).toEqual({ is: "later" });
  });
});

describe("strangers", () => {
  test.each([
    "From: a@example.com",
    "Subject: no author at all",
    "From: a@example.com, b@example.com",
    `From: "${OWN} qua nhóm" <nhom@googlegroups.com>`,
    `From: a@example.com\r\nTo: ${OWN}\r\nReply-To: ${OWN}`,
    "From: MAILER-DAEMON (Mail Delivery System)",
  ])("write as themselves: %j", (header) => {
    expect(from("", header)).toEqual({ is: "right", domain: null });
  });

  test.each([
    `From: ${OWN}`,
    `From: a@example.com, ${OWN}`,
    `From: a@example.com\r\nSender: ${OWN}`,
    `From: Nhóm: a@example.com, ${OWN};`,
    "From: =?utf-8?q?thcsnguyendu=40hcm.edu.vn?=",
    `From: =?utf-8?q?S=E1=BB=9F_=3Csogd=40hcm.edu.vn=3E?=`,
    `From: ${OWN} <a@example.com>`,
    "From: postmaster@mail.hcm.edu.vn",
  ])("do not write as one of us: %j", (header) => {
    expect(from("", header)).toMatchObject({ is: "refused" });
  });
});

test("a header is read as generously as the most generous of readers", () => {
  expect(fieldsOf("A: 1\r\n 2\nb : 3\rC:4\r\nno colon\r\n")).toEqual([
    { name: "a", value: "1 2" },
    { name: "b", value: "3" },
    { name: "c", value: "4" },
  ]);
});

test.each([
  ["=?utf-8?q?Tr=C6=B0=E1=BB=9Dng?= =?utf-8?b?IFRIQ1M=?=", "Trường THCS"],
  ["=?windows-1258?q?D=FD?= x", "Dư x"],
  ["=?utf-8*vi?q?a_b?=", "a b"],
  ["=?khong-co?q?a?=", "=?khong-co?q?a?="],
  ["nothing", "nothing"],
])("%j is shown as %j", (value, shown) => {
  expect(decoded(value)).toBe(shown);
});

test.each(["a", "a.", "a ", " "])("a header of nothing but %j holds nobody up", (unit) => {
  const time = (length: number): number => {
    const start = performance.now();
    for (let each = 0; each < 20; each++) from("", `From: ${unit.repeat(length / unit.length)}`);
    return performance.now() - start;
  };
  time(100_000);
  // Ten times the length: one that tries each letter as a beginning takes a hundred times as long.
  expect(time(100_000) / time(10_000)).toBeLessThan(40);
});
