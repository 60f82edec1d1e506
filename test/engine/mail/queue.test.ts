import { traceIn } from "../../../engine/mail/queue";

const POSTFIX = [
  "2026-11-29T03:00:01Z Nov 29 03:00:01 postfix/submissions/smtpd[9]: 3F0AB12C45: client=unknown[10.0.0.1], sasl_username=a@hcm.edu.vn",
  "2026-11-29T03:00:02Z Nov 29 03:00:02 postfix/cleanup[10]: 3F0AB12C45: message-id=<thu-1@may.test>",
  "2026-11-29T03:00:03Z Nov 29 03:00:03 postfix/cleanup[10]: 4A0AB12C45: message-id=<thu-2@may.test>",
  "2026-11-29T03:00:05Z Nov 29 03:00:05 postfix/lmtp[11]: 3F0AB12C45: to=<b@hcm.edu.vn>, status=sent (250 2.0.0 Saved)",
].join("\n");
const DOVECOT =
  "2026-11-29T03:00:04Z lmtp(b@hcm.edu.vn)<7><x>: Info: msgid=<thu-1@may.test>: saved mail to INBOX\n2026-11-29T03:00:06Z other";

test.each(["3F0AB12C45", "thu-1@may.test", "<thu-1@may.test>"])(
  "a letter is followed by %s through both servers",
  (id) => {
    expect(traceIn(POSTFIX, DOVECOT, id).map(({ server, time }) => [server, time.slice(17, 19)])).toEqual([
      ["mail-mx", "01"],
      ["mail-mx", "02"],
      ["mail-imap", "04"],
      ["mail-mx", "05"],
    ]);
  },
);

test("an id that no line has is followed nowhere", () => {
  expect(traceIn(POSTFIX, DOVECOT, "FFFFFFFFFF")).toEqual([]);
});
