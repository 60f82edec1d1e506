import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { ruleFile } from "../../../templates/monitoring/rules";
import { timingOf } from "../../../templates/monitoring/timing";
import { monitoringChannel } from "../../../templates/monitoring";
import { city, environment, unit } from "../../support/city";
import { describeWithDocker, docker, imageUnderTest } from "../../support/docker";
import { promtoolTests } from "./rule-cases";
import { channelFiles } from "../../support/channel";

/** promtool makes a database for each world and throws it away: a quarter of its processor time is Go's collector. */
const COLLECT_SELDOM = "GOGC=400";

describeWithDocker("the rules and configurations, judged by their own checkers", () => {
  const folder = mkdtempSync(join(tmpdir(), "ctw-rules-"));
  let image: string;
  const run = (program: string, ...args: string[]): string =>
    docker(
      "run",
      "--rm",
      "-v",
      `${folder}:/t:ro`,
      "-w",
      "/t",
      "-e",
      COLLECT_SELDOM,
      "--entrypoint",
      program,
      image,
      ...args,
    );

  beforeAll(async () => {
    image = await imageUnderTest("monitoring");
    // The checkers run as the image's own user.
    chmodSync(folder, 0o755);
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Two timings that share no duration; a third costs a minute of processor and runs the same expressions.
  test.each(["sandbox", "production"])("alerts fire, stay quiet and resolve (%s)", (name) => {
    const timing = timingOf(environment(name).monitoring);
    writeFileSync(join(folder, `${name}.yml`), ruleFile(timing));
    writeFileSync(join(folder, `${name}-cases.yml`), stringify(promtoolTests(timing, `${name}.yml`)));
    expect(run("promtool", "test", "rules", `${name}-cases.yml`)).toContain("SUCCESS");
  });

  test("promtool can fail: a rule that waits longer than it should", () => {
    const timing = timingOf(environment("test").monitoring);
    writeFileSync(join(folder, "late.yml"), ruleFile({ ...timing, alertAfter: 2 * timing.alertAfter }));
    writeFileSync(join(folder, "late-cases.yml"), stringify(promtoolTests(timing, "late.yml", "SiteDown")));
    expect(() => run("promtool", "test", "rules", "late-cases.yml")).toThrow(
      'exp: {alertname="SiteDown", key="011"} 1E+00',
    );
  });

  test.each(["test", "sandbox", "production"])("every file passes the strictest check (%s)", (name) => {
    const channel = channelFiles(
      monitoringChannel,
      city([unit("7900866"), unit("7900867", { cell: 2 })]),
      environment(name),
    );
    for (const files of [channel.base, ...channel.cells.values()]) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name, path)), { recursive: true });
        writeFileSync(join(folder, name, path), text);
      }
    }
    // One container for all: most of the time goes into starting it.
    const route = `amtool config routes test --config.file=${name}/alertmanager.yml`;
    const receivers = run(
      "sh",
      "-euc",
      [
        `promtool check config --lint=all --lint-fatal ${name}/prometheus.yml >/dev/null`,
        `promtool check rules --lint=all --lint-fatal ${name}/rules/congtruong.yml >/dev/null`,
        `amtool check-config --enable-feature=utf8-strict-mode ${name}/alertmanager.yml >/dev/null`,
        `prometheus-blackbox-exporter --config.check --config.file=${name}/blackbox.yml`,
        `${route} alertname=SiteDown severity=page scope=site cell=01`,
        `${route} alertname=CertificateExpiring severity=ticket`,
        `${route} alertname=SiteDown severity=ticket about=self unit=7900866 cell=01 fault=SiteDown`,
        `${route} alertname=SiteDown severity=ticket about=parent unit=7900866 cell=01 fault=SiteDown`,
        `${route} alertname=DailyDigest severity=ticket about=day parent_unit=7900858`,
        `${route} alertname=Watchdog severity=none`,
        `${route} alertname=Unheard`,
      ].join("\n"),
    );
    expect(receivers.split("\n")).toEqual([
      ...["alert-mailbox", "alert-mailbox", "units", "units", "daily", "checker", "alert-mailbox"],
    ]);
  });
});
