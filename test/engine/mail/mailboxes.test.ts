import { mailServerOf } from "../../../engine/mail/mailboxes";
import { nodeOf } from "../../../environments/nodes";
import { environment } from "../../support/city";

test("of several nodes, the mail server is asked on the one that keeps the edge's data", () => {
  const production = environment("production");
  const keeper = nodeOf(production, "edge");
  expect(keeper?.engine).toMatch(/^tcp:/);
  expect(mailServerOf(production)).toEqual({ service: "ct-mail-imap", dockerHost: keeper?.engine });
});

test("on one engine, it is asked there", () => {
  expect(mailServerOf(environment())).toEqual({ service: "ct-mail-imap", dockerHost: null });
});
