import { brake, checksum, DEFAULT_BUDGET } from "../../../output/plan/brake";
import { type JsonPlan, readChanges } from "../../../output/plan/changes";
import { effectsOf } from "../../../output/plan/effects";
import { isEmpty, planAsJson, planAsMarkdown, planAsText } from "../../../output/plan/render";

type Actions = readonly string[];
const CREATE: Actions = ["create"];
const UPDATE: Actions = ["update"];
const REPLACE: Actions = ["delete", "create"];
const DESTROY: Actions = ["delete"];

function site(id: string, actions: Actions) {
  return {
    address: `docker_service.site["${id}"]`,
    type: "docker_service",
    name: "site",
    index: id,
    change: { actions },
  };
}

function publisher(channel: string, path: string, before: string, after: string) {
  const spec = (text: string) => ({ task_spec: [{ container_spec: [{ env: { [`file:${path}`]: text } }] }] });
  return {
    address: `docker_service.${channel}_publisher_01`,
    type: "docker_service",
    name: `${channel}_publisher_01`,
    change: { actions: UPDATE, before: spec(before), after: spec(after) },
  };
}

function volume(id: string, actions: Actions) {
  return {
    address: `docker_volume.site_data["${id}"]`,
    type: "docker_volume",
    name: "site_data",
    index: id,
    change: { actions },
  };
}

function read(plans: Record<string, JsonPlan>) {
  return Object.entries(plans).flatMap(([stack, plan]) => readChanges(stack, plan));
}

function judge(plans: Record<string, JsonPlan>, options: { sites?: number; retired?: string[] } = {}) {
  const effects = effectsOf(read(plans));
  return brake({
    effects,
    budget: DEFAULT_BUDGET,
    sitesByCell: new Map([["cell-01", options.sites ?? 3]]),
    retired: new Set(options.retired ?? []),
  });
}

describe("a plan in schools", () => {
  test("no-ops and data sources are nothing", () => {
    const changes = read({
      "cell-01": {
        resource_changes: [site("7900001", ["no-op"]), { ...site("7900002", ["read"]), mode: "data" }],
      },
    });
    expect(changes).toEqual([]);
    expect(isEmpty(effectsOf(changes))).toBe(true);
  });

  test.each([
    ["created", CREATE, { created: ["7900001"] }],
    ["restarted", UPDATE, { changed: ["7900001"], restarted: ["7900001"] }],
    ["replaced", REPLACE, { replaced: ["7900001"] }],
    ["destroyed", DESTROY, { destroyed: ["7900001"] }],
  ])("a site is %s", (_name, actions, expected) => {
    const effects = effectsOf(read({ "cell-01": { resource_changes: [site("7900001", actions)] } }));
    expect(effects).toMatchObject({
      created: [],
      changed: [],
      replaced: [],
      destroyed: [],
      restarted: [],
      ...expected,
    });
  });

  test.each([
    [
      "a route",
      "edge",
      "routes/cell-01.map",
      "a http://ct-site-7900001:8080;\nb http://ct-site-7900002:8080;\n",
      "c http://ct-site-7900001:8080;\nb http://ct-site-7900002:8080;\n",
    ],
    [
      "a mailbox",
      "mail",
      "mailboxes/cell-01.json",
      '[{"unit":"7900001","name":"A"},{"unit":"7900002"}]',
      '[{"unit":"7900001","name":"B"},{"unit":"7900002"}]',
    ],
    [
      "a probe",
      "monitoring",
      "targets/cell-01.json",
      '[{"targets":["a"],"labels":{"unit":"7900001"}}]',
      '[{"targets":["b"],"labels":{"unit":"7900001"}}]',
    ],
    [
      "the portal's entry",
      "portal",
      "units/cell-01.json",
      '{"units":[{"id":"7900001","name":"A"}]}',
      '{"units":[{"id":"7900001","name":"B"}]}',
    ],
  ])(
    "%s tells which school it is about, and nobody is interrupted",
    (_name, channel, path, before, after) => {
      const effects = effectsOf(
        read({ [channel]: { resource_changes: [publisher(channel, path, before, after)] } }),
      );
      expect(effects.changed).toEqual(["7900001"]);
      expect(effects.restarted).toEqual([]);
      expect(effects.platform).toEqual([]);
    },
  );

  test("a phone number is no unit", () => {
    const effects = effectsOf(
      read({ portal: { resource_changes: [publisher("portal", "x.txt", "028 37001122", "028 37001123")] } }),
    );
    expect(effects.changed).toEqual([]);
  });

  test("the platform's own services are said apart", () => {
    const edge = {
      address: "docker_service.edge",
      type: "docker_service",
      name: "edge",
      change: { actions: REPLACE },
    };
    expect(effectsOf(read({ foundation: { resource_changes: [edge] } })).platform).toEqual([
      { stack: "foundation", name: "edge", effect: "replaced" },
    ]);
  });
});

describe("the brake", () => {
  test("lets pass what loses nothing", () => {
    expect(
      judge({ "cell-01": { resource_changes: [site("7900001", CREATE), site("7900002", UPDATE)] } }),
    ).toEqual({
      stopped: false,
      reasons: [],
    });
  });

  test.each([
    ["a volume", { "cell-01": { resource_changes: [volume("7900001", DESTROY)] } }, /Ổ dữ liệu/],
    ["a replaced volume", { "cell-01": { resource_changes: [volume("7900001", REPLACE)] } }, /Ổ dữ liệu/],
    [
      "a site of a small cell",
      { "cell-01": { resource_changes: [site("7900001", DESTROY)] } },
      /Trang của cell-01/,
    ],
    [
      "a mailbox",
      {
        mail: {
          resource_changes: [publisher("mail", "mailboxes/cell-01.json", '[{"unit":"7900001"}]', "[]")],
        },
      },
      /Hộp thư/,
    ],
    [
      "a record",
      {
        dns: {
          resource_changes: [publisher("dns", "hcm.edu.vn/cell-01.zone", "a CNAME gate ; 7900001", "")],
        },
      },
      /Bản ghi/,
    ],
    [
      "a zone",
      {
        dns: {
          resource_changes: [
            {
              address: "cloudflare_zone.z",
              type: "cloudflare_zone",
              name: "z",
              change: { actions: DESTROY },
            },
          ],
        },
      },
      /Vùng tên miền/,
    ],
  ])("stops the loss of %s", (_name, plans: Record<string, JsonPlan>, reason) => {
    const verdict = judge(plans);
    expect(verdict.stopped).toBe(true);
    expect(verdict.reasons.join("\n")).toMatch(reason);
  });

  test.each([
    [3, false],
    [4, true],
  ])("of 64 sites %i may go: stopped %p", (lost, stopped) => {
    const changes = Array.from({ length: lost }, (_, n) => site(`790000${n}`, DESTROY));
    expect(judge({ "cell-01": { resource_changes: changes } }, { sites: 64 }).stopped).toBe(stopped);
  });

  test("a retirement that the registry asks for is no loss, but a volume always is", () => {
    const retired = ["7900001"];
    expect(judge({ "cell-01": { resource_changes: [site("7900001", DESTROY)] } }, { retired }).stopped).toBe(
      false,
    );
    expect(
      judge({ "cell-01": { resource_changes: [volume("7900001", DESTROY)] } }, { retired }).stopped,
    ).toBe(true);
  });

  test("stops creates that nobody asked for, after the engine lost sight", () => {
    const plan = { resource_changes: [site("7900001", CREATE)], resource_drift: [site("7900001", DESTROY)] };
    expect(judge({ "cell-01": plan }).reasons).toEqual([
      expect.stringMatching(/không còn thấy 1 tài nguyên/),
    ]);
  });
});

describe("the checksum binds an override to one plan", () => {
  const one = read({ "cell-01": { resource_changes: [site("7900001", DESTROY), site("7900002", CREATE)] } });

  test("whatever the order of stacks and resources", () => {
    expect(checksum([...one].reverse())).toBe(checksum(one));
  });

  test.each([
    [
      "another unit",
      read({ "cell-01": { resource_changes: [site("7900003", DESTROY), site("7900002", CREATE)] } }),
    ],
    [
      "another action",
      read({ "cell-01": { resource_changes: [site("7900001", REPLACE), site("7900002", CREATE)] } }),
    ],
    [
      "another stack",
      read({ "cell-02": { resource_changes: [site("7900001", DESTROY), site("7900002", CREATE)] } }),
    ],
  ])("%s has another", (_name, other) => expect(checksum(other)).not.toBe(checksum(one)));
});

describe("the report", () => {
  const changes = read({
    "cell-01": { resource_changes: [site("7900001", CREATE), site("7900002", DESTROY)] },
  });
  const effects = effectsOf(changes);
  const report = {
    effects,
    brake: brake({
      effects,
      budget: DEFAULT_BUDGET,
      sitesByCell: new Map([["cell-01", 2]]),
      retired: new Set<string>(),
    }),
    checksum: checksum(changes),
    names: new Map([["7900001", "Trường THCS Nguyễn Du"]]),
  };

  test("as text names schools, counts, the reason and the way on", () => {
    const text = planAsText(report);
    expect(text).toMatch(/^1 đơn vị mới, 0 thay đổi .* 1 mất/);
    expect(text).toContain("7900001 Trường THCS Nguyễn Du");
    expect(text).toContain(`--override ${report.checksum}`);
    expect(text).toContain("DỪNG");
  });

  test("as Markdown says the same", () =>
    expect(planAsMarkdown(report)).toContain("- 7900001 Trường THCS Nguyễn Du"));

  test("as JSON has the arrays and the verdict that machines rely on", () => {
    expect(JSON.parse(planAsJson(report))).toMatchObject({
      created: ["7900001"],
      changed: [],
      replaced: [],
      destroyed: ["7900002"],
      brake: { stopped: true, reasons: [expect.any(String)] },
    });
  });

  test("of stacks that could not be planned says so first, and never that nothing changes", () => {
    const nothing = { effects: effectsOf([]), brake: { stopped: false, reasons: [] } };
    const blind = planAsText({ ...report, ...nothing, unplanned: ["dns"] });
    expect(blind).toMatch(
      /^Chưa lập kế hoạch được 1 ngăn \(dns\).*could not be planned.*phần còn lại không đổi/,
    );
    expect(blind).not.toMatch(/Nothing changes/);
    expect(planAsText({ ...report, unplanned: ["dns"] })).toMatch(/^Chưa lập .*phần còn lại .*1 đơn vị mới/);
    expect(JSON.parse(planAsJson({ ...report, unplanned: ["dns"] }))).toMatchObject({ unplanned: ["dns"] });
  });

  test("of nothing is one line", () => {
    const empty = { ...report, effects: effectsOf([]), brake: { stopped: false, reasons: [] } };
    expect(planAsText(empty)).toBe("Không có gì thay đổi / Nothing changes.\n");
  });
});
