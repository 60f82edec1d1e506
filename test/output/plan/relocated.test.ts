import { type JsonPlan, readChanges } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { planAsJson, planAsText } from "../../../output/plan/render";
import { city, unit } from "../../support/city";

const ID = "7900001";
const built = city([
  unit(ID, { cell: 2, relocation: { from: 1, former: "keep" } }),
  unit("7900002"),
  unit("7900003", { cell: 2 }),
]);
const name = `ct-site-${ID}`;

const site = (action: string) => ({
  ...{ address: `docker_service.site["${ID}"]`, type: "docker_service", name: "site", index: ID },
  change: { actions: [action] },
});
/** As OpenTofu writes it where `moved` and `removed` meet. */
const forgotten = {
  address: `docker_volume.site_data_handed_over_${ID}`,
  previous_address: `docker_volume.site_data["${ID}"]`,
  ...{ type: "docker_volume", name: `site_data_handed_over_${ID}` },
  change: { actions: ["forget"], before: { name }, after: null },
};
const volume = (action: string) => ({
  ...{ address: `docker_volume.site_data["${ID}"]`, type: "docker_volume", name: "site_data", index: ID },
  change: { actions: [action], before: { name }, after: { name } },
});

function judged(plans: Record<string, JsonPlan["resource_changes"]>) {
  return judgePlan(
    Object.entries(plans).flatMap(([stack, changes]) =>
      readChanges(stack, { resource_changes: changes ?? [] }),
    ),
    built,
  );
}

test("a site that goes to another cell with its volume is moved, and nothing of it is lost", () => {
  const report = judged({
    "cell-01": [site("delete"), forgotten],
    "cell-02": [site("create"), volume("create")],
  });
  expect(report.brake).toEqual({ stopped: false, reasons: [] });
  expect(report.effects).toMatchObject({
    relocated: [{ unit: ID, from: "cell-01", to: "cell-02" }],
    ...{ created: [], destroyed: [], replaced: [], changed: [] },
    losses: { sites: new Map(), volumes: [] },
  });
  const text = planAsText(report);
  expect(text).toContain("0 đơn vị mới, 0 thay đổi (0 khởi động lại), 1 chuyển cụm, 0 thay thế, 0 mất");
  expect(text).toMatch(/7900001 Trường THCS Số 1 \(cell-01 → cell-02, đứng máy khoảng \d+ giây/);
  expect(JSON.parse(planAsJson(report))).toMatchObject({ relocated: [ID], created: [], destroyed: [] });
});

test("a volume that one stack forgets and none takes up stops the plan", () => {
  const report = judged({ "cell-01": [site("delete"), forgotten], "cell-02": [site("create")] });
  expect(report.effects).toMatchObject({
    destroyed: [ID],
    losses: { volumes: [`cell-01: ${name}`] },
  });
  expect(report.brake.stopped).toBe(true);
  // Every cell has volumes of the same addresses: it is their names that a person can decide by.
  expect(report.brake.reasons.join()).toContain(`cell-01: ${name}`);
});

test("a stack that takes up what it forgets itself takes up nothing", () => {
  expect(judged({ "cell-01": [forgotten, volume("create")] }).brake.stopped).toBe(true);
});

test("a cell that was changed by hand destroys the volume: it stops and names the command", () => {
  const report = judged({
    "cell-01": [site("delete"), volume("delete")],
    "cell-02": [site("create"), volume("create")],
  });
  expect(report.effects).toMatchObject({ relocated: [], destroyed: [ID] });
  expect(report.brake.reasons.join("\n")).toContain(`npx congtruong relocate ${ID} --to`);
  // Also where the other cell cannot be planned, since the site is still there under that name.
  expect(judged({ "cell-01": [volume("delete")] }).brake.reasons.join("\n")).toContain("relocate");
  // A volume that is lost in its own cell is nobody's move.
  expect(judged({ "cell-02": [volume("delete")] }).brake.reasons.join("\n")).not.toContain("relocate");
});

test("a site that ends and comes up nowhere is lost, whatever the registry says", () => {
  const report = judged({ "cell-01": [site("delete"), forgotten] });
  expect(report.effects.relocated).toEqual([]);
  expect(report.brake.reasons).toHaveLength(2);
});

test("a mailbox whose line goes to another cell's file is not lost; one whose line goes nowhere is", () => {
  const entry = (id: string) => `[{"address":"a@hcm.edu.vn","key":"${id}-official","unit":"${id}"}]`;
  const publisher = (group: string, path: string, before: string, after: string) => ({
    ...{
      address: `docker_service.mail_publisher_${group}`,
      type: "docker_service",
      name: `mail_publisher_${group}`,
    },
    change: {
      actions: ["update"],
      before: { task_spec: [{ container_spec: [{ env: { [`file:${path}`]: before } }] }] },
      after: { task_spec: [{ container_spec: [{ env: { [`file:${path}`]: after } }] }] },
    },
  });
  const out = publisher("01", "mailboxes/cell-01.json", entry(ID), "[]");
  const into = publisher("02", "mailboxes/cell-09.json", "[]", entry(ID));
  expect(judged({ mail: [out, into] }).brake.stopped).toBe(false);
  expect(judged({ mail: [out] }).effects.losses.mailboxes).toEqual([ID]);
});
