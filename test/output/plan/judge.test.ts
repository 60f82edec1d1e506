import type { Action, Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { planRemarks } from "../../../output/plan/remarks";
import { planAsJson, planAsMarkdown, planAsText } from "../../../output/plan/render";
import { city, environment, unit } from "../../support/city";

function change(key: string | null, action: Action, changes: Partial<Change> = {}): Change {
  return {
    ...{ stack: "cell-01", type: "docker_service", name: "site", key, action },
    ...{ address: `docker_service.site["${key}"]`, before: null, after: null, lostSight: false },
    ...changes,
  };
}

const twenty = Array.from({ length: 20 }, (_, index) => unit(String(7900001 + index)));
const built = city([...twenty.slice(0, 19), { ...unit("7900020"), lifecycle: "retiring" }]);

test.each<[string, Change[], boolean]>([
  ["one site of twenty is within 5 %", [change("7900001", "destroy")], false],
  ["two are not", [change("7900001", "destroy"), change("7900002", "destroy")], true],
  [
    "one that the registry retires does not count",
    [change("7900001", "destroy"), change("7900020", "destroy")],
    false,
  ],
  [
    "a volume is never within",
    [change("7900001", "destroy", { type: "docker_volume", name: "site_data" })],
    true,
  ],
])("%s", (_, changes, stopped) => {
  expect(judgePlan(changes, built).brake.stopped).toBe(stopped);
});

test("the plan names schools and says the remarks, in each form", () => {
  const changes = [change("7900001", "update")];
  const production = environment("production");
  const notes = planRemarks({ changes, waiting: ["cell-02"], environment: production, city: built });
  const report = {
    ...judgePlan(changes, built),
    ...{ notes, cost: { provider: "Atlas", asked: 10, sent: 1, toApply: 4, minutes: 1 } },
  };
  for (const text of [planAsText(report), planAsMarkdown(report)]) {
    expect(text).toContain("7900001 Trường THCS Số 1 (khởi động lại, ~10 s)");
    expect(text).toContain("cell-02");
    expect(text).toContain("/3500 bản ghi");
    expect(text).toContain("gửi đi 1 cuộc gọi");
  }
  expect(JSON.parse(planAsJson(report))).toMatchObject({
    ...{ created: [], changed: ["7900001"], replaced: [], destroyed: [] },
    brake: { stopped: false, reasons: [] },
    dnsProvider: { provider: "Atlas", asked: 10, sent: 1, toApply: 4, minutes: 1 },
    notes,
  });
});

test("facts of the whole city alone are said not to interrupt anybody", () => {
  const publisher = change(null, "update", { stack: "portal", name: "portal_publisher_base" });
  const props = { environment: environment(), city: built, waiting: [] };
  expect(planRemarks({ ...props, changes: [publisher] }).join()).toContain("no school is interrupted");
  expect(planRemarks({ ...props, changes: [] })).toEqual([]);
  expect(planRemarks({ ...props, changes: [change("7900001", "create")] })).toEqual([]);
});

test("a new cell says what it touches: nothing within the reserved ones, every site beyond them", () => {
  const props = { environment: environment(), city: built, waiting: [] };
  const database = change(null, "create", { stack: "cell-05", name: "db" });
  const edge = (action: Action) => change(null, action, { stack: "foundation", name: "edge" });
  const said = (...changes: Change[]) => planRemarks({ ...props, changes }).join();
  expect(said(database)).toContain("cell-05: thêm máy chủ dữ liệu, không đụng tới cụm nào đang chạy");
  expect(said(database, edge("replace"))).toMatch(/reservedCells: \d+.*mọi trang gián đoạn khoảng 30 giây/);
  // A city that is set up has nobody to interrupt.
  expect(said(database, edge("create"))).toBe("");
});

test("a cell that the registry takes down is said to be meant, one that loses its database otherwise is not", () => {
  const volume = change(null, "destroy", { stack: "cell-02", type: "docker_volume", name: "db_data" });
  const said = (dismantled: boolean) => {
    const empty = { number: 2, id: "cell-02", units: [], migratingOut: [], dismantled };
    const down = { ...built, cells: [...built.cells, empty] };
    return planRemarks({ environment: environment(), city: down, waiting: [], changes: [volume] }).join();
  };
  expect(said(true)).toContain("taking down cell-02, as the registry says: no unit is left there");
  expect(said(false)).toBe("");
});
