import type { Action, Change } from "../../../output/plan/changes";
import { costInWords, costOf } from "../../../output/plan/cost";

const pace = { burst: 60, perFiveMinutes: 1_140 };
const counted = { asked: 2_700, sent: 3 };

function records(count: number, action: Action = "create"): Change[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ stack: "dns", type: "cloudflare_dns_record", name: "record", action },
    ...{ address: `cloudflare_dns_record.record["${index}"]`, key: String(index) },
    ...{ before: null, after: null, lostSight: false },
  }));
}

test.each<[string, Change[], number, number]>([
  ["nothing", [], 0, 0],
  ["what is no record", records(3).map((change) => ({ ...change, type: "docker_service" })), 0, 0],
  ["a few go out at once", records(60), 60, 1],
  ["one beyond the burst", records(61, "destroy"), 61, 1],
  ["a replacement is two calls", records(10, "replace"), 20, 1],
  ["five minutes' worth", records(1_140, "update"), 1_140, 5],
  ["one more", records(1_141), 1_141, 6],
  ["the whole city", records(2_706), 2_706, 13],
])("%s", (_, changes, toApply, minutes) => {
  expect(costOf("Atlas", changes, counted, pace)).toEqual({
    provider: "Atlas",
    asked: 2_700,
    sent: 3,
    toApply,
    minutes,
  });
});

test("is said with all four numbers", () => {
  expect(costInWords({ provider: "Atlas", asked: 2_700, sent: 3, toApply: 61, minutes: 2 })).toMatch(
    /^Atlas: kế hoạch hỏi 2700, gửi đi 3 .* 61 cuộc gọi, 2 phút/,
  );
});
