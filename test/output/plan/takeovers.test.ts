import { ownersMark } from "../../../model/provider-records";
import type { Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { takeovers } from "../../../output/plan/takeovers";
import { city, unit } from "../../support/city";

const ours = ownersMark("production", "city/site-7900001");
const record = { content: "gate.hcm.edu.vn", ttl: 300, proxied: false, comment: ours };

function update(before: object, after: object = record, changes: Partial<Change> = {}): Change {
  return {
    ...{
      stack: "dns",
      type: "cloudflare_dns_record",
      name: "record",
      key: "city/site-7900001",
      action: "update",
    },
    ...{ address: 'cloudflare_dns_record.record["city/site-7900001"]', lostSight: false, before, after },
    ...changes,
  };
}

test.each<[string, Change, boolean]>([
  [
    "a hand-made record that gets another value",
    update({ ...record, comment: null, content: "old.example.com" }),
    true,
  ],
  [
    "a hand-made record that is no longer proxied",
    update({ ...record, comment: "của anh Ba", proxied: true }),
    true,
  ],
  ["a hand-made record that only gets our mark", update({ ...record, comment: null }), false],
  ["a record of ours", update({ ...record, content: "old.example.com" }), false],
  ["a record that is made", update({}, record, { action: "create", before: null }), false],
  ["another resource", update({ content: "x" }, record, { type: "docker_service" }), false],
])("%s: stopped until a person agrees? (%#)", (_, change, stopped) => {
  expect(takeovers([change])).toHaveLength(stopped ? 1 : 0);
  const { brake } = judgePlan([change], city([unit("7900001")]));
  expect(brake.stopped).toBe(stopped);
  if (stopped)
    expect(brake.reasons.join()).toMatch(/hand-made records.*city\/site-7900001.*→ gate\.hcm\.edu\.vn/);
});
