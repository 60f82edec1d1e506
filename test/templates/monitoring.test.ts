import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { City, Fqdn, MailAddress, Unit, UnitId } from "../../model/city";
import { monitoringChannel } from "../../templates/monitoring";
import { ALERTS } from "../../templates/monitoring/alerts";
import { READ } from "../../templates/monitoring/read";
import { runbookOf } from "../../templates/monitoring/rules";
import { addressOf, CELL_METRICS, METRICS, SHARED } from "../../model/services";
import { spoken, timingOf } from "../../templates/monitoring/timing";
import { ruleCases } from "../images/monitoring/rule-cases";
import { city, environment, unit } from "../support/city";
import { type Step, relabelled } from "../support/relabel";
import { channelFiles } from "../support/channel";

interface Target {
  readonly targets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

interface Job {
  readonly job_name: string;
  readonly metrics_path?: string;
  readonly static_configs?: readonly object[];
  readonly dns_sd_configs?: readonly object[];
  readonly metric_relabel_configs?: readonly object[];
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly relabel_configs?: readonly Step[];
}

const SANDBOX = environment("sandbox");

/** The labels with which a job probes each unit, as Prometheus has them before a series is named. */
function probed(kind: string, units: readonly Unit[], where = SANDBOX): Record<string, string>[] {
  const { base, cells } = channelFiles(monitoringChannel, city(units), where);
  const { scrape_configs: jobs } = parse(base["prometheus.yml"] ?? "") as { scrape_configs: Job[] };
  const { params = {}, relabel_configs: steps = [] } = jobs.find(({ job_name }) => job_name === kind) as Job;
  const fixed = Object.entries(params).map(([name, [value = ""]]) => [`__param_${name}`, value]);
  return [...cells]
    .flatMap(
      ([cell, files]) =>
        JSON.parse(files[`targets/cell-${String(cell).padStart(2, "0")}.json`] ?? "") as Target[],
    )
    .map(({ targets: [address = ""], labels }) =>
      relabelled({ ...Object.fromEntries(fixed), ...labels, __address__: address }, steps),
    )
    .filter((labels) => labels !== null);
}

const external: Unit["site"] = {
  type: "external",
  registeredHost: "a.edu.vn" as Fqdn,
  host: "a.edu.vn" as Fqdn,
  url: "https://a.edu.vn",
};

describe("targets", () => {
  test("a hosted site is probed through the edge by its own name", () => {
    const identity = { unit: "7900866", cell: "01", scope: "site" };
    const hostname = "thcs7900866.hcm.edu.vn.localhost";
    expect(probed("http", [unit("7900866")])).toEqual([
      {
        ...identity,
        __site: "hosted",
        __mail: "thcs7900866@hcm.edu.vn",
        __address__: "ct-blackbox:9115",
        __param_target: "https://ct-edge:8443/.health",
        __param_module: "site_health",
        __param_hostname: hostname,
      },
    ]);
    expect(probed("page", [unit("7900866")])).toMatchObject([
      {
        ...identity,
        __param_target: "https://ct-edge:8443/",
        __param_module: "site",
        __param_hostname: hostname,
      },
    ]);
    expect(probed("tls", [unit("7900866")])).toMatchObject([
      { ...identity, __param_target: "ct-edge:8443", __param_module: "tls", __param_hostname: hostname },
    ]);
    expect(probed("dns", [unit("7900866")])).toMatchObject([
      { ...identity, __param_target: hostname, __param_expect: "127.0.0.1", __param_type: "site" },
    ]);
    expect(probed("mail", [unit("7900866")])).toMatchObject([
      { ...identity, __param_target: "thcs7900866@hcm.edu.vn", __param_server: "ct-mail-mx:2527" },
    ]);
  });

  test("a site elsewhere is probed where it is", () => {
    const elsewhere = unit("7900866", { site: external });
    expect(probed("http", [elsewhere])).toMatchObject([
      { __param_target: "https://a.edu.vn/", __param_module: "site_external", __param_hostname: "a.edu.vn" },
    ]);
    expect(probed("tls", [elsewhere])).toMatchObject([
      { __param_target: "a.edu.vn:443", __param_module: "tls_external", __param_hostname: "a.edu.vn" },
    ]);
  });

  test("how long a certificate lives is asked once for the wildcard and for each that it does not cover", () => {
    const outside = unit("7900867", {
      site: { ...unit("7900867").site, host: "thcsb-hcm.edu.vn.localhost" as Fqdn } as Unit["site"],
    });
    expect(
      probed("lifetimes", [unit("7900866"), outside, unit("7900868", { site: external })]),
    ).toMatchObject([
      {
        scope: "certificate",
        __param_type: "certificate",
        __param_target: "thcsb-hcm.edu.vn.localhost",
        __param_server: "ct-edge:8443",
        __address__: "ct-checker:9116",
      },
    ]);
    const { base } = channelFiles(monitoringChannel, city([outside]), SANDBOX);
    expect(base["prometheus.yml"]).toContain("- hcm.edu.vn.localhost\n");
  });

  test("both addresses of the edge are expected", () => {
    const both = { ...SANDBOX, edge: { ipv4: "203.0.113.5", ipv6: "2001:db8::5" } };
    expect(probed("dns", [unit("7900866")], both)[0]?.["__param_expect"]).toBe("203.0.113.5,2001:db8::5");
  });

  test("renaming, moving and a new host leave every series as it is", () => {
    const before = unit("7900866");
    const host = "moi.hcm.edu.vn.localhost" as Fqdn;
    const after = unit("7900866", {
      name: "Trường THCS Mới",
      parentId: "7900999" as UnitId,
      parentName: "Phường Sài Gòn",
      site: {
        type: "hosted",
        registeredHost: "moi.hcm.edu.vn" as Fqdn,
        host,
        url: `https://${host}`,
        sectorFeed: true,
      },
    });
    const identity = (each: Unit) =>
      ["http", "page", "tls", "dns", "mail"].map((kind) =>
        probed(kind, [each]).map((labels) =>
          Object.entries(labels).filter(([name]) => !name.startsWith("__")),
        ),
      );
    expect(identity(after)).toEqual(identity(before));
    expect(probed("http", [after])).not.toEqual(probed("http", [before]));
  });

  test.each<[string, Partial<Unit>, string[]]>([
    ["a unit in use", {}, ["dns", "http", "mail", "page", "tls"]],
    [
      "a unit that is retired",
      {
        lifecycle: "retired",
        site: { type: "retired", registeredHost: "a.vn" as Fqdn, host: "a.vn" as Fqdn },
      },
      [],
    ],
    [
      "a mailbox of the ministry",
      { mailbox: { type: "external", address: "a@moet.edu.vn" as MailAddress } },
      ["dns", "http", "page", "tls"],
    ],
    [
      "a site elsewhere that this environment cannot reach",
      {
        site: {
          type: "external",
          registeredHost: "a.edu.vn" as Fqdn,
          host: "a.edu.vn.localhost" as Fqdn,
          url: "https://a.edu.vn.localhost",
        },
      },
      ["mail"],
    ],
    ["a site elsewhere", { site: external }, ["http", "mail", "tls"]],
    ["nothing yet", { site: { type: "none" }, mailbox: { type: "none" } }, []],
  ])("%s", (_name, changes, probes) => {
    const each = unit("7900866", changes);
    const files = channelFiles(monitoringChannel, city([each]), SANDBOX).cells.get(1) ?? {};
    expect(JSON.parse(files["units/cell-01.json"] ?? "null")).toMatchObject([{ id: "7900866", probes }]);
    for (const kind of ["dns", "http", "mail", "page", "tls"]) {
      expect(probed(kind, [each])).toHaveLength(probes.includes(kind) ? 1 : 0);
    }
  });

  test("a unit that is merging must redirect, where there is a site to lead to", () => {
    const merging = unit("7900866", { lifecycle: "retiring", successorId: "7900867" as UnitId });
    const units = [merging, unit("7900867", { lifecycle: "retired", site: { type: "none" } })];
    expect(probed("http", units)).toMatchObject([{ __param_module: "site_health" }]);

    units[1] = unit("7900867");
    expect(probed("http", units)).toMatchObject([
      { __param_module: "site_redirect", __param_target: "https://ct-edge:8443/" },
      { __param_module: "site_health" },
    ]);
    expect(probed("page", units)).toMatchObject([{ unit: "7900867", __param_module: "site" }]);
    expect(probed("tls", units)).toMatchObject([
      { __param_module: "tls", __param_target: "ct-edge:8443" },
      { __param_module: "tls" },
    ]);
    expect(probed("dns", units)).toHaveLength(2);
  });

  test("every module that a target names is there", () => {
    const units = [
      unit("7900866"),
      unit("7900867", { lifecycle: "retiring", successorId: "7900866" as UnitId }),
      unit("7900868", { site: external }),
    ];
    const { base } = channelFiles(monitoringChannel, city(units), SANDBOX);
    const modules = Object.keys((parse(base["blackbox.yml"] ?? "") as { modules: object }).modules).sort();
    const services = JSON.parse(base["targets/services.json"] ?? "null") as Target[];
    const named = [
      ...probed("http", units),
      ...probed("page", units),
      ...probed("tls", units),
      ...services.map(({ labels }) => labels),
    ].map((labels) => labels["__param_module"]);
    expect([...new Set(named)].sort()).toEqual(modules);
  });
});

test("security staff and engineers have mailboxes of their own, and the end of the monitoring is the engineers'", () => {
  const told = { ...city([unit("7900866")]), operationsMailbox: "vanhanh@hcm.edu.vn" as MailAddress };
  const { base } = channelFiles(monitoringChannel, told, SANDBOX);
  expect(base["alertmanager/mail.tmpl"]).toContain(
    '{{ if eq .CommonLabels.owner "security" }}canhbao@hcm.edu.vn{{ else }}vanhanh@hcm.edu.vn{{ end }}',
  );
  expect(JSON.parse(base["checker.json"] ?? "")).toMatchObject({ alertMailbox: "vanhanh@hcm.edu.vn" });
});

describe("who is told of a unit's troubles", () => {
  const office = unit("7900858", { kind: "phong-gddt", parentId: "7900000" as UnitId });
  const school = unit("7900866");
  const [OWN, ITS] = [school, office].map(({ mailbox }) => ("address" in mailbox ? mailbox.address : ""));
  type Given = readonly [
    tell: City["tell"],
    units: readonly Unit[],
    expected: readonly (string | undefined)[],
    changes?: Partial<City>,
  ];
  const elsewhere = { mailbox: { type: "external", address: "a@moet.edu.vn" as MailAddress } } as const;
  test.each<[string, ...Given]>([
    ["nobody, where the city says nothing", [], [school, office], ["", ""]],
    ["the unit", ["don-vi"], [school, office], [OWN, ""]],
    ["who answers for it", ["don-vi-quan-ly"], [school, office], ["", ITS]],
    ["both", ["don-vi", "don-vi-quan-ly"], [school, office], [OWN, ITS]],
    [
      "no mailbox elsewhere",
      ["don-vi", "don-vi-quan-ly"],
      [unit("7900866", elsewhere), { ...office, ...elsewhere }],
      ["", ""],
    ],
    ["no office that has left", ["don-vi-quan-ly"], [school, { ...office, lifecycle: "retired" }], ["", ""]],
    [
      "the department of its own units",
      ["don-vi-quan-ly"],
      [unit("7900866", { parentId: "7900000" as UnitId })],
      ["", "tttt@hcm.edu.vn"],
    ],
    [
      "no department with its mail elsewhere",
      ["don-vi-quan-ly"],
      [unit("7900866", { parentId: "7900000" as UnitId })],
      ["", ""],
      { department: { ...city([]).department, mail: "so@moet.edu.vn" as MailAddress } },
    ],
    [
      "no office that this environment does not deploy",
      ["don-vi", "don-vi-quan-ly"],
      [school, office],
      [OWN, ""],
      {
        cells: city([school]).cells,
      },
    ],
  ])("%s", (_, tell, units, expected, changes = {}) => {
    const files = channelFiles(monitoringChannel, { ...city(units), tell, ...changes }, SANDBOX).cells.get(1);
    const told = JSON.parse(files?.["units/cell-01.json"] ?? "[]") as Record<string, string>[];
    expect(
      told.filter(({ id }) => id === "7900866").map((each) => [each["tellUnit"], each["tellParent"]]),
    ).toEqual([expected]);
  });

  test("is told once a day where it wishes, and of nothing else", () => {
    const told = { ...city([school, office]), tell: ["don-vi-quan-ly"] as const, tellDaily: [office.id] };
    const files = channelFiles(monitoringChannel, told, SANDBOX).cells.get(1);
    const units = JSON.parse(files?.["units/cell-01.json"] ?? "[]") as Record<string, string>[];
    expect(units.find(({ id }) => id === "7900866")).toMatchObject({
      ...{ tellParent: "", tellDaily: ITS, parentId: office.id },
    });
    // The office's own parent is the department, which did not ask for it.
    expect(units.find(({ id }) => id === "7900858")).toMatchObject({
      ...{ tellParent: "tttt@hcm.edu.vn", tellDaily: "", parentId: "" },
    });
  });

  test("has a letter of its own, and staff keep theirs", () => {
    const { base } = channelFiles(monitoringChannel, city([school]), SANDBOX);
    const { route } = parse(base["alertmanager.yml"] ?? "") as {
      route: { receiver: string; routes: { matchers: string[]; receiver: string; continue?: boolean }[] };
    };
    expect(route.receiver).toBe("alert-mailbox");
    // An alert that went on to a further route would be taken from the one of all others.
    expect(route.routes.filter((each) => each.continue)).toEqual([]);
    expect(
      route.routes.filter(({ receiver }) => receiver === "units").map(({ matchers }) => matchers),
    ).toEqual([['about=~"self|parent"']]);
  });
});

describe("the size", () => {
  test("is the same for one unit and for 2,700, cells aside", () => {
    const many = Array.from({ length: 2700 }, (_, index) =>
      unit(String(7_900_001 + index), { cell: 1 + Math.floor(index / 64) }),
    );
    const channel = channelFiles(monitoringChannel, city(many), SANDBOX);
    expect(channel.base).toEqual(channelFiles(monitoringChannel, city([unit("7900001")]), SANDBOX).base);
    expect(channel.cells.size).toBe(43);
  });

  test("each file of a full cell fits an environment entry (128 KiB)", () => {
    const name = "Trường Trung cấp Kinh tế - Kỹ thuật và Giáo dục thường xuyên Nguyễn Thị Minh Khai ".repeat(
      2,
    );
    const full = Array.from({ length: 64 }, (_, index) => unit(String(7_900_001 + index), { name }));
    const channel = channelFiles(monitoringChannel, city(full), SANDBOX);
    // The file of rules is the largest (102 kB): it does not grow with the city, but with each alert.
    for (const files of [channel.base, ...channel.cells.values()]) {
      for (const text of Object.values(files)) expect(Buffer.byteLength(text)).toBeLessThan(120_000);
    }
  });
});

describe("timing", () => {
  test.each([
    [45, "45 giây"],
    [120, "2 phút"],
    [150, "2 phút 30 giây"],
    [3600, "1 giờ"],
    [5400, "1 giờ 30 phút"],
  ])("%d s are said as %s", (value, words) => expect(spoken(value)).toBe(words));

  test.each([
    [5, 10],
    [10, 20],
    [60, 180],
  ])(
    "of a probe every %d s and patience of %d s: causes are known first, samples outlive their interval",
    (probeInterval, alertAfter) => {
      const timing = timingOf({ probeInterval, alertAfter, retentionDays: 1 });
      expect(timing.causeAfter).toBeLessThan(timing.alertAfter);
      expect(timing.slowCauseAfter).toBeLessThan(timing.slowAlertAfter);
      expect(timing.slowInterval).toBeLessThan(300);
      expect(timing.pageInterval).toBeLessThan(300);
      expect(timing.pageAlertAfter).toBeGreaterThan(timing.pageInterval + timing.evaluationInterval);
      expect(timing.probeTimeout).toBeLessThanOrEqual(timing.probeInterval);
      expect(timing.groupWait).toBeLessThanOrEqual(alertAfter);
      // No limit is shorter than three rounds of what it limits, two for what explains others.
      expect(timing.alertAfter).toBeGreaterThanOrEqual(3 * timing.probeInterval);
      expect(timing.causeAfter).toBeGreaterThanOrEqual(2 * timing.probeInterval);
      expect(timing.slowAlertAfter).toBeGreaterThanOrEqual(3 * timing.slowInterval);
      expect(timing.slowCauseAfter).toBeGreaterThanOrEqual(2 * timing.slowInterval);
      expect(timing.groupWait).toBeGreaterThanOrEqual(Math.min(timing.probeInterval, 60));
      // After a restart Alertmanager hears of an alert within a minute, and sends it on with the next sign of life.
      expect(timing.heartbeatLost).toBeGreaterThanOrEqual(3 * (60 + timing.heartbeat));
      expect(timing.evaluationInterval).toBeLessThanOrEqual(alertAfter / 2);
    },
  );
});

describe("certificates", () => {
  test.each([
    ["sandbox", "/public/root.pem"],
    ["production", undefined],
  ])("%s trusts %s", (name, file) => {
    const { base } = channelFiles(monitoringChannel, city([unit("7900866")]), environment(name));
    const { modules } = parse(base["blackbox.yml"] ?? "") as {
      modules: { site: { http: { tls_config: { ca_file?: string } } } };
    };
    expect(modules.site.http.tls_config.ca_file).toBe(file);
  });
});

describe("every alert", () => {
  const cases = ruleCases(timingOf(SANDBOX.monitoring));

  test.each(ALERTS.map((alert) => [alert.name, alert] as const))("%s has what it owes", (name, alert) => {
    expect(["security", "operations"]).toContain(alert.owner);
    expect(alert.rules.map(({ severity }) => severity)).not.toEqual([]);
    expect(alert.inhibits).toBeInstanceOf(Array);
    const shown = new Set(cases.filter((each) => each.alert === name).map(({ shows }) => shows));
    expect(["fires", "quiet", "resolves"].filter((need) => !shown.has(need as "fires"))).toEqual([]);
    expect(existsSync(runbookOf(name))).toBe(true);
    const page = readFileSync(runbookOf(name), "utf8");
    for (const heading of [`# ${name}: ${alert.title.vi}`, "## Chuyện gì", "## Cần làm", "## In English"]) {
      expect(page).toContain(heading);
    }
    const texts = alert.rules.flatMap(({ summary, action = alert.action }) => [summary, action]);
    for (const text of [alert.title, alert.action, ...texts]) {
      expect(text.vi.trim()).not.toBe("");
      expect(text.en.trim()).not.toBe("");
      expect(text.vi).toBe(text.vi.normalize("NFC"));
    }
  });

  test("what an alert mutes is an alert, or told by its scope, and never itself", () => {
    for (const { name, inhibits } of ALERTS) {
      for (const { source = [], target } of inhibits) {
        const [, pattern = ".*"] = /^alertname=~?"(.*)"$/.exec(target[0] ?? "") ?? [];
        const muted = ALERTS.filter((each) => new RegExp(`^(?:${pattern})$`).test(each.name));
        expect(muted).not.toEqual([]);
        if (pattern === name) expect(source).not.toEqual([]);
      }
    }
  });

  test("of each job somebody says that it is blind", () => {
    const { base } = channelFiles(monitoringChannel, city([unit("7900866")]), SANDBOX);
    const { scrape_configs: jobs } = parse(base["prometheus.yml"] ?? "") as { scrape_configs: Job[] };
    const own = METRICS.map(({ service }) => service);
    // How long certificates live is known without that job as well: 90 days are taken.
    expect(jobs.map(({ job_name }) => job_name)).toEqual([
      ...["http", "page", "tls", "dns", "mail", "lifetimes", "services"],
      ...own,
      ...CELL_METRICS.map(({ service }) => service),
    ]);
    for (const { service, port, path, everyNode } of METRICS) {
      const job = jobs.find(({ job_name }) => job_name === service);
      const address = addressOf(SANDBOX, service, port);
      const [name = "", number] = address.split(":");
      if (everyNode === true)
        expect(job?.dns_sd_configs).toEqual([{ names: [name], type: "A", port: Number(number) }]);
      else expect(job?.static_configs).toEqual([{ targets: [address] }]);
      expect(job?.metrics_path).toBe(path);
      // Of what nobody reads nothing is kept, and of what somebody does something.
      expect(READ[service]).not.toEqual(undefined);
      expect(job?.metric_relabel_configs).toEqual([
        { source_labels: ["__name__"], regex: READ[service]?.join("|"), action: "keep" },
      ]);
    }
    const blind = ALERTS.find(({ name }) => name === "ProbeBlind")?.rules.map(({ expr }) => expr) ?? [];
    for (const job of ["http", "page", "tls", "dns", "mail"]) {
      expect(blind.some((expr) => expr.includes(`unless on (unit) up{job="${job}"}`))).toBe(true);
    }
    for (const { service, missedBy } of [...METRICS, ...CELL_METRICS]) {
      const of = ALERTS.find(({ name }) => name === (missedBy ?? "ProbeBlind"))?.rules.map(
        ({ expr }) => expr,
      );
      expect(of?.join("\n")).toMatch(new RegExp(`job=(~"[^"]*\\b)?"?${service}\\b`));
    }
    const backup = jobs.find(({ job_name }) => job_name === "backup");
    const labels = { __address__: "thcsnguyendu.hcm.edu.vn", unit: "7900866", cell: "07", scope: "site" };
    expect(relabelled(labels, backup?.relabel_configs ?? [])).toEqual({
      ...{ __address__: "ct-cell-07-backup:9118", unit: "", cell: "07", scope: "" },
    });
    const services = JSON.parse(base["targets/services.json"] ?? "null") as Target[];
    expect(services.map(({ labels }) => labels["service"])).toEqual(SHARED.map(({ name }) => name));
  });

  test("no case speaks of an alert that does not exist", () => {
    const names = new Set(ALERTS.map(({ name }) => name));
    expect(cases.filter(({ alert }) => !names.has(alert))).toEqual([]);
  });
});
