import { matchersOf } from "../../../engine/monitoring/silences";
import { checkProbes, targetsPage } from "../../../engine/verify/prometheus";
import type { City, MailAddress, UnitId } from "../../../model/city";
import { SHARED } from "../../../model/services";
import { monitoringChannel } from "../../../templates/monitoring";
import { city, environment, unit } from "../../support/city";
import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { Lab, PREFIX } from "./lab";
import { channelFiles } from "../../support/channel";

const NGUYEN_DU = "7900866";
const FIRST_CELL = [NGUYEN_DU, "7900867", "7900868", "7900869"];
const OFFICE = "7900905";
const CITY = withOperations(
  city([
    ...FIRST_CELL.map((id) => unit(id, id === NGUYEN_DU ? { name: "Trường THCS Nguyễn Du" } : {})),
    ...["7900901", "7900902", "7900904", OFFICE].map((id) => unit(id, { cell: 2 })),
    unit("7900903", { cell: 2, parentId: OFFICE as UnitId }),
  ]),
);
// Faster than any real environment, so that the test waits seconds.
const ENVIRONMENT = environment("test", {
  prefix: PREFIX,
  monitoring: { probeInterval: 2, alertAfter: 4, retentionDays: 1 },
});
const CHANNEL = channelFiles(monitoringChannel, CITY, ENVIRONMENT);
const hostOf = (id: string): string => `thcs${id}.hcm.edu.vn.localhost`;

/** Engineers have another mailbox than security staff. */
function withOperations(of: City): City {
  return { ...of, operationsMailbox: "vanhanh@hcm.edu.vn" as MailAddress };
}

/** Headers in encoded words (RFC 2047, Q) as a person sees them. */
function subjectOf(mail: string): string {
  const [, folded = ""] = /^Subject: ([\s\S]*?)\r?\n(?![ \t])/m.exec(mail) ?? [];
  const joined = folded.replace(/\?=\s+=\?utf-8\?q\?/gi, "");
  return joined.replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_all, text: string) =>
    Buffer.from(
      text
        .replaceAll("_", " ")
        .replace(/=([0-9A-F]{2})/gi, (_hex, code: string) => String.fromCharCode(parseInt(code, 16))),
      "latin1",
    ).toString("utf8"),
  );
}

/** The parts of a mail with quoted-printable undone. */
function textOf(mail: string): string {
  const bytes = mail
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_hex, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

describeWithDocker("the monitoring at work", () => {
  let lab: Lab;
  const subjects = async (): Promise<string[]> => (await lab.mails()).map(subjectOf);
  const probes = (unitId: string) => checkProbes({ url: `http://127.0.0.1:${lab.ports.prometheus}`, unitId });
  /** How many mails there are once nothing rings, or has rung within a group's interval: what comes then is the test's own. */
  const mailsSoFar = async (): Promise<number> => {
    await eventually(
      "nothing rings",
      async () =>
        (await lab.query('count_over_time(ALERTS{alertstate="firing",alertname!="Watchdog"}[16s])'))
          .length === 0,
      120_000,
    );
    return (await lab.mails()).length;
  };

  beforeAll(async () => {
    lab = new Lab({
      monitoring: await imageUnderTest("monitoring"),
      checker: await imageUnderTest("checker"),
    });
    await lab.start();
    lab.publish({ ...CHANNEL.base, ...CHANNEL.cells.get(1), ...CHANNEL.cells.get(2) });
    await lab.healthy("checker", "blackbox", "alertmanager", "prometheus");
    // Healthy programs have not looked yet: what a test waits for must not meet what the start itself rings.
    await eventually(
      "each job has looked, and nothing rings",
      async () =>
        (await lab.query('probe_success{scope="site", job!="page"} == 1')).length === 36 &&
        (await lab.query('ALERTS{alertname!="Watchdog"}')).length === 0,
      90_000,
    );
  }, 300_000);

  afterAll(() => lab.remove());

  test("every probe of every unit and every shared service succeeds", async () => {
    const last = await eventually(
      "all probes of a unit",
      async () => {
        const result = await probes(NGUYEN_DU);
        return result.ok ? result : null;
      },
      40_000,
    );
    expect(last.detail).toBe("5/5 phép dò đạt: dns, http, mail, page, tls");
    await eventually(
      "9 units, 4 probes each",
      async () => (await lab.query('probe_success{scope="site", job!="page"} == 1')).length === 36,
    );
    const pages = await lab.query('up{scope="site", job="page"}');
    expect(pages.length).toBeGreaterThan(0);
    await eventually(
      "a whole page of each site that is hosted here",
      async () => (await lab.query('probe_success{scope="site", job="page"} == 1')).length === pages.length,
    );
    await eventually(
      "the shared services",
      async () => (await lab.query('probe_success{scope="city"} == 1')).length === SHARED.length,
    );
    expect(await lab.query("count by (unit) (congtruong_unit_info)")).toHaveLength(9);
    expect(await probes("7999999")).toMatchObject({
      ok: false,
      detail: "Prometheus chưa dò đơn vị này",
    });
  });

  test("the address that is printed for Prometheus shows the probes", async () => {
    const answer = await fetch(targetsPage(`http://127.0.0.1:${lab.ports.prometheus}`));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(new RegExp(`unit=[^<]*${NGUYEN_DU}`));
  });

  test("one stopped site gives exactly one mail with its name, and one when it is back", async () => {
    const before = await mailsSoFar();
    await lab.trouble({ down: [hostOf(NGUYEN_DU)] });
    await eventually("a mail", async () => (await lab.mails()).length > before, 60_000);
    // On a busy machine a round of the other probes may be missing at this very moment; its page is looked at more seldom.
    await eventually("the unit's probes that fail", async () =>
      /^phép dò http không đạt(; page không đạt)?$/.test((await probes(NGUYEN_DU)).detail),
    );
    // Several rounds of probes, evaluations and group intervals later it is still the one mail.
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect((await subjects()).slice(before)).toEqual([
      "[KHẨN] Trang web không truy cập được: Trường THCS Nguyễn Du",
    ]);
    const mail = (await lab.mails())[before] ?? "";
    expect(mail).toMatch(/^To: canhbao@hcm\.edu\.vn/m);
    expect(textOf(mail)).toContain("Thuộc: Phòng Giáo dục và Đào tạo Quận 9");
    expect(textOf(mail)).toContain(`https://${hostOf(NGUYEN_DU)}:8443`);
    expect(textOf(mail)).toContain(`https://${hostOf(NGUYEN_DU)}:8443/?_live=1`);
    expect(textOf(mail)).toMatch(
      /Báo từ: \d\d:\d\d:\d\d ngày \d\d\/\d\d\/\d{4} \(đã kéo dài ít nhất \d+ giây/,
    );

    await lab.trouble({});
    await eventually("the recovery", async () => (await lab.mails()).length > before + 1, 60_000);
    expect((await subjects()).slice(before + 1)).toEqual([
      "[ĐÃ PHỤC HỒI] Trang web không truy cập được: Trường THCS Nguyễn Du",
    ]);
  }, 240_000);

  test("a whole cell down gives one mail about the cell and none about its sites", async () => {
    const before = await mailsSoFar();
    await lab.trouble({ down: FIRST_CELL.map(hostOf) });
    await eventually("a mail", async () => (await lab.mails()).length > before, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect((await subjects()).slice(before)).toEqual(["[KHẨN] Một cụm trang web ngừng hoạt động: cụm 01"]);
    expect((await lab.mails())[before]).toMatch(/^To: vanhanh@hcm\.edu\.vn/m);
    expect(textOf((await lab.mails())[before] ?? "")).toMatch(
      /Đơn vị bị ảnh hưởng: .*Trường THCS Nguyễn Du.*; /,
    );
    await lab.trouble({});
    await eventually("the recovery", async () => (await lab.mails()).length > before + 1, 60_000);
    const recovery = textOf((await lab.mails())[before + 1] ?? "");
    expect(recovery).toMatch(/\* Đã hết: \d+ trang web của cụm 01/);
    expect(recovery).toMatch(/Phục hồi: .*, sau \d+ giây/);
    expect(recovery).not.toContain("Đơn vị bị ảnh hưởng");
  }, 240_000);

  test("what is silenced makes no mail until the silence is ended, and who said so is kept", async () => {
    const silences = (...args: string[]) => lab.exec("alertmanager", "silences", ...args);
    const matchers = matchersOf({ unit: ["7900904"] });
    const reason = 'Thay ổ đĩa "số 2", $(date)';
    const id = silences("add", "An <an@hcm.edu.vn>", "now", "1h", reason, ...matchers);
    const before = await mailsSoFar();
    await lab.trouble({ down: [hostOf("7900904")] });
    const firing = 'ALERTS{alertname="SiteDown", alertstate="firing", unit="7900904"}';
    await eventually("the alert", async () => (await lab.query(firing)).length === 1, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect((await subjects()).slice(before)).toEqual([]);
    // Nobody could be asked about a silence without its line.
    lab.exec("alertmanager", "mv", "/data/silences.jsonl", "/data/kept");
    lab.exec("alertmanager", "mkdir", "/data/silences.jsonl");
    expect(() =>
      silences("add", "An", "now", "1h", "không ghi được", ...matchersOf({ unit: ["7900905"] })),
    ).toThrow("nothing is silenced");
    lab.exec("alertmanager", "rmdir", "/data/silences.jsonl");
    lab.exec("alertmanager", "mv", "/data/kept", "/data/silences.jsonl");
    expect(JSON.parse(silences("list"))).toMatchObject([
      { id, createdBy: "An <an@hcm.edu.vn>", comment: reason },
    ]);

    // A window that is planned holds nothing back before its time.
    const start = new Date(Date.now() + 3_600_000).toISOString();
    const planned = silences("add", "An", start, "2h", "bảo trì", ...matchers);
    silences("end", "Bình", id);
    expect(JSON.parse(silences("list"))).toMatchObject([{ id: planned, status: { state: "pending" } }]);
    await eventually("a mail", async () => (await lab.mails()).length > before, 60_000);
    const entries = silences("log")
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(entries).toMatchObject([
      { what: "add", id, author: "An <an@hcm.edu.vn>", duration: "1h", reason, matchers },
      { what: "add", id: planned, start, duration: "2h" },
      { what: "end", id, author: "Bình" },
    ]);
    silences("end", "Bình", planned);
    await lab.trouble({});
    await eventually("the recovery", async () => (await lab.mails()).length > before + 1, 60_000);
  }, 240_000);

  test("a unit and its office are told by letters of their own, where the city says so, and of the end as well", async () => {
    const told = channelFiles(
      monitoringChannel,
      { ...CITY, tell: ["don-vi", "don-vi-quan-ly"] },
      ENVIRONMENT,
    );
    lab.publish({ ...told.cells.get(2) });
    const listed = 'congtruong_unit_info{unit="7900903", tell_unit!="", tell_parent!=""}';
    await eventually("the list names them", async () => (await lab.query(listed)).length === 1, 60_000);
    const before = await mailsSoFar();
    const since = async (from: number) =>
      (await lab.mails())
        .slice(from)
        .map((mail) => `${/^To: (\S+)/m.exec(mail)?.[1]} ${subjectOf(mail)}`)
        .sort();
    await lab.trouble({ down: [hostOf("7900903")] });
    await eventually("three mails", async () => (await lab.mails()).length >= before + 3, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const what = "Trang web không truy cập được: Trường THCS Số 903";
    expect(await since(before)).toEqual([
      `canhbao@hcm.edu.vn [KHẨN] ${what}`,
      `thcs7900903@hcm.edu.vn [BÁO TIN] ${what}`,
      `thcs7900905@hcm.edu.vn [BÁO TIN] ${what}`,
    ]);
    // Who silences the alert means all three.
    const url = "--alertmanager.url=http://127.0.0.1:9093";
    const query = ["alert", "query", "--output=json", "alertname=SiteDown", "unit=7900903"];
    expect(JSON.parse(lab.exec("alertmanager", "amtool", url, ...query))).toHaveLength(3);
    const mails = (await lab.mails()).slice(before);
    const [staff, school] = ["canhbao", "thcs7900903"].map((name) =>
      textOf(mails.find((mail) => mail.includes(`To: ${name}@`)) ?? ""),
    );
    expect(staff).toContain("Cũng đã báo: thcs7900903@hcm.edu.vn, thcs7900905@hcm.edu.vn");
    expect(school).toContain("Cần làm: Đơn vị không phải làm gì");
    expect(school).not.toContain("kỹ sư vận hành xem và khởi động lại");

    await lab.trouble({});
    await eventually("three recoveries", async () => (await lab.mails()).length >= before + 6, 120_000);
    expect(await since(before + 3)).toEqual([
      `canhbao@hcm.edu.vn [ĐÃ PHỤC HỒI] ${what}`,
      `thcs7900903@hcm.edu.vn [ĐÃ PHỤC HỒI] ${what}`,
      `thcs7900905@hcm.edu.vn [ĐÃ PHỤC HỒI] ${what}`,
    ]);
    expect(
      textOf((await lab.mails()).slice(before + 3).find((mail) => /^To: thcs7900903/m.test(mail)) ?? ""),
    ).toMatch(/Phục hồi: .*, sau \d+ giây/);

    // The office wishes one letter a day: this is its hour, whatever the clock says.
    const daily = channelFiles(
      monitoringChannel,
      { ...CITY, tell: ["don-vi", "don-vi-quan-ly"], tellDaily: [OFFICE as UnitId] },
      ENVIRONMENT,
    );
    const rules = daily.base["rules/congtruong.yml"] ?? "";
    const now = rules
      .replace("(hour() == 0 and on () minute() < 10)", "vector(1)")
      .replace("interval: 5m", "interval: 2s");
    lab.publish({ ...daily.cells.get(2), "rules/congtruong.yml": now });
    await eventually("the day's letter", async () => (await lab.mails()).length > before + 6, 120_000);
    const letter = (await lab.mails())[before + 6] ?? "";
    expect(letter).toMatch(/^To: thcs7900905@hcm\.edu\.vn/m);
    expect(subjectOf(letter)).toBe(
      "[BÁO TIN TRONG NGÀY] Tin về các đơn vị: 1 đơn vị của Phòng Giáo dục và Đào tạo Quận 9 có sự cố trong 24 giờ qua",
    );
    expect(textOf(letter)).toMatch(/^\* Trường THCS Số 903: Trang web không truy cập được(, \d+ phút)?\r?$/m);
    lab.publish({ ...CHANNEL.base, ...CHANNEL.cells.get(2) });
  }, 300_000);

  test("a wrong address and a lost mailbox are told by their own mails", async () => {
    const before = await mailsSoFar();
    await lab.trouble({ wrongAddress: [hostOf("7900901")], unknownMailboxes: ["thcs7900902@hcm.edu.vn"] });
    await eventually("two mails", async () => (await lab.mails()).length >= before + 2, 50_000);
    expect((await subjects()).slice(before).sort()).toEqual([
      "[KHẨN] Hộp thư công vụ không nhận thư: Trường THCS Số 902",
      "[KHẨN] Tên miền phân giải sai: Trường THCS Số 901",
    ]);
    await lab.trouble({});
  }, 240_000);

  test("a broken configuration is refused with a reason, and the old one works on, even after a restart", async () => {
    const broken = {
      "prometheus.yml": "scrape_configs: [",
      "blackbox.yml": "modules: {x: {prober: http, timeout: soon}}",
    };
    lab.publish({ ...CHANNEL.base, ...broken, "alertmanager.yml": "route: {receiver: nobody}" });
    for (const name of ["prometheus", "alertmanager", "blackbox"]) {
      await eventually(`${name} refuses`, () =>
        lab.logs(name).includes("refused the new configuration and kept the old one"),
      );
    }
    lab.restart("prometheus");
    await lab.healthy("prometheus");
    await eventually("probes again", async () => (await lab.query("probe_success == 1")).length > 0);

    const added = channelFiles(
      monitoringChannel,
      withOperations(city([...CITY.units, unit("7900870")])),
      ENVIRONMENT,
    );
    lab.publish({ ...added.base, ...added.cells.get(1) });
    await eventually("a unit added later is probed", async () => (await probes("7900870")).ok, 60_000);
  }, 120_000);
});
