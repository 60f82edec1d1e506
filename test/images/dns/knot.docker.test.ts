import { promises as dns } from "node:dns";
import { describeWithDocker, docker, eventually, freePort, imageUnderTest } from "../../support/docker";
import { dnsChannel } from "../../../templates/dns";
import type { Fqdn } from "../../../model/city";
import { city, environment, unit } from "../../support/city";
import { Containers } from "../containers";
import { channelFiles } from "../../support/channel";

describeWithDocker("the name server", () => {
  const zone = "hcm.edu.vn.localhost";
  const own = unit("7900867", {
    cell: 2,
    site: {
      type: "hosted",
      registeredHost: "thcsabc-hcm.edu.vn" as Fqdn,
      host: "thcsabc-hcm.edu.vn.localhost" as Fqdn,
      url: "https://thcsabc-hcm.edu.vn.localhost:8443",
      sectorFeed: true,
    },
  });
  const channel = channelFiles(dnsChannel, city([unit("7900866"), own]), environment());
  const cell = (number: number): Readonly<Record<string, string>> => channel.cells.get(number) ?? {};

  let base: string;
  let lab: Containers;
  const resolver = new dns.Resolver({ timeout: 1000, tries: 1 });

  beforeAll(async () => {
    base = await imageUnderTest("base");
    const image = await imageUnderTest("dns");
    lab = new Containers("dns");
    const port = await freePort();
    resolver.setServers([`127.0.0.1:${port}`]);
    lab.run("dns", image, {
      volumes: { config: "/config:ro", data: "/var/lib/knot", secret: "/secret" },
      options: ["-p", `127.0.0.1:${port}:5353/udp`, "-p", `127.0.0.1:${port}:5353/tcp`],
    });
    await lab.publish(base, "base", "config", channel.base);
    await lab.publish(base, "01", "config", { ...cell(1), ...cell(2) });
    await eventually("the unit's name is known", () => resolver.resolveCname(`thcs7900866.${zone}`));
  });
  afterAll(() => lab.end());

  const serial = async (): Promise<number> => (await resolver.resolveSoa(zone)).serial;
  const nsupdate = (...lines: readonly string[]): string =>
    lab.exec(
      "dns",
      "bash",
      "-c",
      'knsupdate -y "hmac-sha256:acme-update:$(< /secret/acme-update.tsig)" < <(printf "%s\\n" "$@")',
      "-",
      ...["server 127.0.0.1 5353", `zone ${zone}`, ...lines, "send"],
    );

  test("answers what the record model says", async () => {
    expect(await resolver.resolve4(zone)).toEqual(["127.0.0.1"]);
    expect(await resolver.resolveCname(`thcs7900866.${zone}`)).toEqual([`gate.${zone}`]);
    expect(await resolver.resolveMx(zone)).toEqual([{ exchange: `mail.${zone}`, priority: 10 }]);
    expect(await resolver.resolveTxt(zone)).toEqual([["v=spf1 mx -all"]]);
    expect((await resolver.resolveTxt(`_dmarc.${zone}`)).join()).toMatch(/^v=DMARC1; p=quarantine/);
    expect(await resolver.resolveSrv(`_imaps._tcp.${zone}`)).toEqual([
      { name: `mail.${zone}`, port: 5993, priority: 0, weight: 1 },
    ]);
    expect(await resolver.resolveNs(zone)).toEqual([`ns1.${zone}`]);
    expect(await resolver.resolve4("thcsabc-hcm.edu.vn.localhost")).toEqual(["127.0.0.1"]);
  });

  test("has no answer for a name that nobody has", async () => {
    await expect(resolver.resolve4(`khongco.${zone}`)).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  test("is healthy, keeps its key to itself and writes it nowhere else", () => {
    expect(lab.exec("dns", "healthcheck.sh")).toBe("");
    const key = lab.exec("dns", "cat", "/secret/acme-update.tsig");
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(lab.exec("dns", "stat", "-c", "%a", "/secret/acme-update.tsig")).toBe("600");
    expect(lab.logs("dns")).not.toContain(key);
  });

  test("takes over a new unit and counts the serial on", async () => {
    const before = await serial();
    const more = `thcsmoi.${zone}. 60 CNAME gate.${zone}.\n`;
    await lab.publish(base, "01", "config", {
      ...cell(1),
      ...cell(2),
      [`${zone}/cell-01.zone`]: `${cell(1)[`${zone}/cell-01.zone`]}${more}`,
    });
    await eventually("the new name is known", () => resolver.resolveCname(`thcsmoi.${zone}`));
    expect(await serial()).toBeGreaterThan(before);
    await lab.publish(base, "01", "config", { ...cell(1), ...cell(2) });
    await eventually("the name is gone again", () =>
      resolver.resolveCname(`thcsmoi.${zone}`).then(
        () => false,
        () => true,
      ),
    );
  });

  test("keeps a zone that a broken file would spoil, and says where", async () => {
    await lab.publish(base, "02", "config", { [`${zone}/cell-09.zone`]: "this is no record\n" });
    await eventually("it is said", () =>
      lab.logs("dns").includes(`zone ${zone} is not accepted and stays as it was`),
    );
    expect(await resolver.resolveCname(`thcs7900866.${zone}`)).toEqual([`gate.${zone}`]);
    await lab.publish(base, "02", "config", {});
    await eventually("it is well again", () =>
      /serves 2 zones[^]*stays as it was[^]*serves 2 zones/.test(lab.logs("dns")),
    );
  });

  test("takes a proof of the certifier, which a new generation leaves alone, and nothing else", async () => {
    nsupdate(`add _acme-challenge.${zone}. 60 TXT proof`);
    expect(await resolver.resolveTxt(`_acme-challenge.${zone}`)).toEqual([["proof"]]);
    // The refusal itself is not signed, and knsupdate complains of that.
    expect(() => nsupdate(`add khac.${zone}. 60 A 6.6.6.6`)).toThrow("knsupdate");
    expect(() => nsupdate(`add _acme-challenge.${zone}. 60 A 6.6.6.6`)).toThrow("knsupdate");
    expect(() => nsupdate(`add ${zone}. 60 TXT "v=spf1 +all"`)).toThrow("knsupdate");
    await expect(resolver.resolve4(`khac.${zone}`)).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(resolver.resolve4(`_acme-challenge.${zone}`)).rejects.toMatchObject({ code: "ENODATA" });
    expect(await resolver.resolveTxt(zone)).toEqual([["v=spf1 mx -all"]]);

    const before = await serial();
    await lab.publish(base, "02", "config", {
      [`${zone}/cell-09.zone`]: `khac.${zone}. 60 CNAME gate.${zone}.\n`,
    });
    await eventually("the generation is in force", () => resolver.resolveCname(`khac.${zone}`));
    expect(await serial()).toBeGreaterThan(before);
    expect(await resolver.resolveTxt(`_acme-challenge.${zone}`)).toEqual([["proof"]]);
    nsupdate(`del _acme-challenge.${zone}. TXT`);
    await expect(resolver.resolveTxt(`_acme-challenge.${zone}`)).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  test("comes back with its zones and its key after it was killed", async () => {
    const key = lab.exec("dns", "cat", "/secret/acme-update.tsig");
    const before = await serial();
    docker("kill", lab.host("dns"));
    docker("start", lab.host("dns"));
    await eventually("it answers again", () => resolver.resolveCname(`thcs7900866.${zone}`));
    expect(await serial()).toBeGreaterThanOrEqual(before);
    expect(lab.exec("dns", "cat", "/secret/acme-update.tsig")).toBe(key);
  });
});
