import { Quiet, quietAbout, quietAboutMove, RUNG_BY_RESTARTS } from "../../../engine/deploy/quiet";
import type { NewSilence } from "../../../engine/monitoring/silences";
import { Problem } from "../../../engine/support/problem";
import type { Action, Change } from "../../../output/plan/changes";
import { ALERTS } from "../../../templates/monitoring/alerts";
import { city, unit } from "../../support/city";

const FIRST = ["7900801", "7900802", "7900803", "7900804"];
const CITY = city([
  ...FIRST.map((id) => unit(id)),
  ...["2", "3", "4", "5"].flatMap((cell) =>
    [1, 2, 3].map((each) => unit(`79009${cell}${each}`, { cell: Number(cell) })),
  ),
]);
const alertname = RUNG_BY_RESTARTS;

function service(stack: string, name: string, key: string | null, action: Action = "update"): Change {
  const address = `docker_service.${name}${key === null ? "" : `["${key}"]`}`;
  return {
    ...{ stack, address, type: "docker_service", name, key, action },
    ...{ before: null, after: null, lostSight: false },
  };
}

const site = (id: string, action: Action = "update", stack = "cell-01"): Change =>
  service(stack, "site", id, action);

describe("what is held back", () => {
  test.each<[string, readonly Change[], ReturnType<typeof quietAbout>]>([
    ["nothing, where nothing changes", [], []],
    ["nothing for facts, which restart messengers only", [service("mail", "mail_publisher_01", null)], []],
    [
      "nothing for the certifier, the provisioner or the backup",
      [
        service("foundation", "certifier", null),
        service("cell-01", "provisioner", null),
        service("cell-01", "backup", null),
      ],
      [],
    ],
    ["a site that restarts", [site("7900801")], [{ alertname, unit: ["7900801"] }]],
    [
      "a site that is new, or goes",
      [site("7900802", "destroy"), site("7900801", "create")],
      [{ alertname, unit: ["7900801", "7900802"] }],
    ],
    [
      "a unit that is relocated",
      [site("7900801", "destroy"), site("7900801", "create", "cell-02")],
      [{ alertname, unit: ["7900801"] }],
    ],
    [
      "a cell of whose sites most restart",
      FIRST.slice(1).map((id) => site(id)),
      [{ alertname, cell: ["01"] }],
    ],
    [
      "a cell whose database restarts, and a site elsewhere",
      [service("cell-01", "db", null), site("7900802"), site("7900921", "update", "cell-02")],
      [
        { alertname, cell: ["01"] },
        { alertname, unit: ["7900921"] },
      ],
    ],
    [
      "the city, when many cells restart",
      ["cell-01", "cell-02", "cell-03", "cell-04"].map((cell) => service(cell, "db", null)),
      [{ alertname }],
    ],
    [
      "the city, when something restarts that all share",
      [service("foundation", "edge", null), site("7900801")],
      [{ alertname }],
    ],
    ["nothing of what is there for the first time", [service("foundation", "edge", null, "create")], []],
  ])("%s", (_, changes, expected) => {
    expect(quietAbout(changes, CITY)).toEqual(expected);
  });

  test("a cell, while its data moves to another node", () => {
    expect(quietAboutMove(7)).toEqual([{ alertname, cell: ["07"] }]);
  });

  test.each(["edge", "core"] as const)("the city, while the data of %s moves", (role) => {
    expect(quietAboutMove(role)).toEqual([{ alertname }]);
  });

  test("is rung by alerts that there are, and by none that tells of an attacker or of the sign of life", () => {
    const names = ALERTS.map(({ name }) => name);
    expect(RUNG_BY_RESTARTS.filter((name) => !names.includes(name))).toEqual([]);
    const told = [
      "Watchdog",
      "LoginAttacks",
      "WafBurst",
      "MailAccountSuspended",
      "BackupMissing",
      "NodeLost",
    ];
    expect(RUNG_BY_RESTARTS.filter((name) => told.includes(name))).toEqual([]);
  });
});

describe("a deployment", () => {
  const log: string[] = [];
  const notes: string[] = [];
  let refuse: string | undefined;
  beforeEach(() => {
    log.length = notes.length = 0;
    refuse = undefined;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  function quiet(reason = "congtruong deploy"): Quiet {
    let count = 0;
    const may = () => {
      if (refuse !== undefined) throw new Problem(refuse, refuse);
    };
    return new Quiet({
      ...{ city: CITY, author: "An <an@hcm.edu.vn>", reason, grace: 150 },
      silences: {
        add: ({ matchers, duration, author, reason }: NewSilence) =>
          Promise.resolve().then(() => {
            may();
            log.push(`+${++count} ${duration} ${matchers[0] ?? ""} ${reason} ${author}`);
            return String(count);
          }),
        end: (id) => Promise.resolve().then(() => void (may(), log.push(`-${id}`))),
      },
      report: { note: (line) => notes.push(line), progress: () => undefined },
    });
  }
  const said = (count: number, duration: string): string =>
    `+${count} ${duration} alertname=~"${alertname.join("|")}" congtruong deploy An <an@hcm.edu.vn>`;

  test("that goes well is quiet until the probes have seen so", async () => {
    const held = quiet();
    await held.during([site("7900801")]);
    await held.end(true);
    expect(log).toEqual([said(1, "30m"), said(2, "150s"), "-1"]);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(log).toHaveLength(3);
  });

  test("that fails is told at once", async () => {
    const held = quiet();
    await held.during([site("7900801")]);
    await held.end(false);
    expect(log).toEqual([said(1, "30m"), "-1"]);
  });

  test("that takes long stays quiet, and covers what a second plan adds", async () => {
    const held = quiet();
    await held.during([service("foundation", "certifier", null)]);
    expect(log).toEqual([]);
    await held.during([site("7900801")]);
    await jest.advanceTimersByTimeAsync(16 * 60_000);
    expect(log).toEqual([said(1, "30m"), said(2, "30m"), "-1"]);
    await held.during([service("cell-02", "db", null)]);
    expect(log.slice(3)).toEqual([said(3, "30m"), said(4, "30m"), "-2"]);
    await held.end(false);
    expect(log.slice(6)).toEqual(["-3", "-4"]);
  });

  test("goes on without Alertmanager, and says so unless that is new", async () => {
    refuse = "nobody there";
    const held = quiet();
    await held.during([site("7900801")]);
    await jest.advanceTimersByTimeAsync(3 * 60_000);
    await held.end(true);
    expect(notes).toEqual([expect.stringContaining("could not be held back: nobody there")]);

    notes.length = 0;
    const first = quiet();
    await first.during([service("monitoring", "alertmanager", null, "create"), site("7900801", "create")]);
    refuse = undefined;
    await jest.advanceTimersByTimeAsync(61_000);
    await first.end(true);
    expect(notes).toEqual([]);
    expect(log).toEqual([said(1, "30m"), said(2, "150s"), "-1"]);
  });

  describe("of data to another node", () => {
    const moving = (duration: string, count: number): string =>
      said(count, duration).replace("congtruong deploy", "congtruong nodes move");

    test("is quiet from before its services stop until the probes have seen them run", async () => {
      const held = quiet("congtruong nodes move");
      const file = await held.whileMoving("edge", async () => {
        log.push("moved");
        await jest.advanceTimersByTimeAsync(16 * 60_000);
        return "environments/production.yaml";
      });
      expect(file).toBe("environments/production.yaml");
      expect(log).toEqual([
        ...[moving("30m", 1), "moved", moving("30m", 2), "-1"],
        ...[moving("150s", 3), "-2"],
      ]);
      await jest.advanceTimersByTimeAsync(3_600_000);
      expect(log).toHaveLength(6);
    });

    test("that fails is told at once, with its own words", async () => {
      const held = quiet("congtruong nodes move");
      const work = held.whileMoving(2, () => Promise.reject(new Problem("đĩa đầy", "the disk is full")));
      await expect(work).rejects.toThrow("the disk is full");
      expect(log).toEqual([moving("30m", 1), "-1"]);
    });
  });

  test("that changes nothing asks nobody", async () => {
    const held = quiet();
    await held.during([]);
    await held.end(true);
    expect(log).toEqual([]);
  });
});
