import { cityOf } from "../../bench/synth/city";
import { parseAs } from "../../contracts/parse";
import { isCheckerConfig, isMonitoredUnits } from "../../contracts/readers/checker";
import { isPortalUnits } from "../../contracts/readers/portal";
import type { MailDomains, Mailboxes } from "../../contracts/types";
import { expectedFiles, hostedDomains, readFacts } from "../../images/mail/facts";
import { mailChannel } from "../../templates/mail";
import { channelFiles } from "../support/channel";
import { environment } from "../support/city";

const CONFIG = {
  smtp: { server: "ct-mail-mx:2527", hello: "giamsat.hcm.edu.vn", from: "giamsat@hcm.edu.vn" },
  alertMailbox: "canhbao@hcm.edu.vn",
  heartbeatLostAfterSeconds: 360,
  nodes: [],
};

test("a reader leaves a field alone that a newer platform writes", () => {
  const text = JSON.stringify({ ...CONFIG, later: [1] });
  expect(parseAs(isCheckerConfig, text, "checker.json")).toEqual({ ...CONFIG, later: [1] });
});

test("a reader takes the default of what an older platform did not write", () => {
  const [unit] = parseAs(isMonitoredUnits, '[{"id":"7900866","name":"A","probes":[]}]', "units/cell-01.json");
  expect(unit).toEqual({
    ...{ id: "7900866", name: "A", parent: "", url: "", tellUnit: "", tellParent: "" },
    ...{ tellDaily: "", parentId: "", probes: [] },
  });
});

test.each([
  ["", "checker.json is no JSON"],
  ["{}", "checker.json must have required property 'smtp'"],
  [JSON.stringify({ ...CONFIG, alertMailbox: 1 }), "checker.json, /alertMailbox must be string"],
  [
    JSON.stringify({ ...CONFIG, smtp: { ...CONFIG.smtp, server: "a" } }),
    "checker.json, /smtp/server must match",
  ],
])("a reader refuses %j and says where", (text, message) => {
  expect(() => parseAs(isCheckerConfig, text, "checker.json")).toThrow(message);
});

test("a directory with a unit of no known lifecycle is refused", () => {
  expect(() => parseAs(isPortalUnits, '[{"id":"7900866","lifecycle":"open"}]', "units/cell-01.json")).toThrow(
    "units/cell-01.json",
  );
});

test("the mail servers serve every mailbox that is rendered for 2,692 units", () => {
  const { base, cells } = channelFiles(mailChannel, cityOf(2_692), environment("production"));
  const files = Object.assign({}, base, ...cells.values()) as Readonly<Record<string, string>>;
  const domains = JSON.parse(files["domains.json"] ?? "") as MailDomains;
  expect(hostedDomains(domains)).toEqual(domains.hosted);
  const entries = expectedFiles(domains).flatMap((path) => JSON.parse(files[path] ?? "") as Mailboxes);
  const { mailboxes, refused } = readFacts(domains.hosted, entries);
  expect(refused).toEqual([]);
  expect(mailboxes.map(({ role: _, ...box }) => box)).toEqual(
    [...entries].sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
});
