import fc from "fast-check";
import type { DkimKey } from "../../contracts/types";
import { certificates } from "../../model/certificates";
import type { Fqdn, MailAddress, Unit, UnitId } from "../../model/city";
import { dnsZones, type DnsRecord } from "../../model/dns";
import { unitOfRecord } from "../../model/provider-records";
import { city, environment, unit } from "../support/city";

const sandbox = environment();
const production = environment("production");

function at(id: string, host: string, changes: Partial<Unit> = {}): Unit {
  return unit(id, {
    site: {
      type: "hosted",
      registeredHost: host as Fqdn,
      host: `${host}.localhost` as Fqdn,
      url: `https://${host}.localhost:8443`,
      sectorFeed: true,
    },
    ...changes,
  });
}

const short = ({ key, name, type, content, priority }: DnsRecord): string =>
  `${key}: ${name} ${type} ${priority === null ? "" : `${priority} `}${content}`;

describe("dnsZones", () => {
  test("has the city's own records and an alias for each school", () => {
    const [zone, ...others] = dnsZones(city([unit("7900866")]), sandbox);
    expect(others).toEqual([]);
    expect(zone?.key).toBe("city");
    expect(zone?.records.map(short)).toEqual([
      "apex-a: hcm.edu.vn.localhost A 127.0.0.1",
      "gate-a: gate.hcm.edu.vn.localhost A 127.0.0.1",
      "mail-a: mail.hcm.edu.vn.localhost A 127.0.0.1",
      "monitoring: giamsat.hcm.edu.vn.localhost CNAME gate.hcm.edu.vn.localhost",
      "mx: hcm.edu.vn.localhost MX 10 mail.hcm.edu.vn.localhost",
      "spf: hcm.edu.vn.localhost TXT v=spf1 mx -all",
      "dmarc: _dmarc.hcm.edu.vn.localhost TXT v=DMARC1; p=quarantine; sp=reject; adkim=r; aspf=r; rua=mailto:mail-reports@hcm.edu.vn",
      "mail-spf: mail.hcm.edu.vn.localhost TXT v=spf1 a -all",
      "gate-mx: gate.hcm.edu.vn.localhost MX 0 .",
      "gate-spf: gate.hcm.edu.vn.localhost TXT v=spf1 -all",
      "mta-sts: _mta-sts.hcm.edu.vn.localhost TXT v=STSv1; id=f26e5f53de0810d51951",
      "mta-sts-host: mta-sts.hcm.edu.vn.localhost CNAME gate.hcm.edu.vn.localhost",
      "tls-rpt: _smtp._tls.hcm.edu.vn.localhost TXT v=TLSRPTv1; rua=mailto:mail-reports@hcm.edu.vn",
      "autoconfig: autoconfig.hcm.edu.vn.localhost CNAME gate.hcm.edu.vn.localhost",
      "activation: kichhoat.hcm.edu.vn.localhost CNAME gate.hcm.edu.vn.localhost",
      "webmail: hopthu.hcm.edu.vn.localhost CNAME gate.hcm.edu.vn.localhost",
      "submissions-srv: _submissions._tcp.hcm.edu.vn.localhost SRV 0 mail.hcm.edu.vn.localhost",
      "submission-srv: _submission._tcp.hcm.edu.vn.localhost SRV 0 mail.hcm.edu.vn.localhost",
      "imaps-srv: _imaps._tcp.hcm.edu.vn.localhost SRV 0 mail.hcm.edu.vn.localhost",
      "site-7900866: thcs7900866.hcm.edu.vn.localhost CNAME gate.hcm.edu.vn.localhost",
    ]);
    expect(zone?.records.every((record) => record.ttl === sandbox.dns.ttl)).toBe(true);
  });

  test("senders learn of another policy for mail by its id, which follows from the policy's text alone", () => {
    const id = (mtaSts: "testing" | "enforce", ttl = 60) =>
      dnsZones(city([]), {
        ...sandbox,
        dns: { ...sandbox.dns, ttl },
        mail: { ...sandbox.mail, mtaSts },
      })[0]?.records.find(({ key }) => key === "mta-sts")?.content;
    // RFC 8461, 3.1: up to 32 letters and digits.
    expect(id("testing")).toMatch(/^v=STSv1; id=[a-z0-9]{1,32}$/);
    expect(id("testing", 300)).toBe(id("testing"));
    expect(id("enforce")).not.toBe(id("testing"));
  });

  describe("keys of mail domains that were collected", () => {
    const key = (domain: string, selector: string): DkimKey => ({
      ...{ domain, selector, keyType: "rsa", publicKey: "MIIBIj" },
    });
    const dkim = [
      key("example.com", "ct-0000000000aa"),
      key("hcm.edu.vn", "ct-1111111111aa"),
      key("hcm.edu.vn", "ct-2222222222aa"),
      key("khac.hcm.edu.vn", "ct-3333333333aa"),
      key("thcsabc-hcm.edu.vn", "ct-4444444444aa"),
    ];
    const withKeys = (name: string) => environment(name, { publicKeys: { dkim, logs: [] } });
    const own = at("7900867", "thcsabc-hcm.edu.vn", { cell: 2 });
    const published = (name: string, zone = "hcm.edu.vn.localhost") =>
      dnsZones({ ...city([unit("7900866"), own]), zone: zone as Fqdn }, withKeys(name))
        .flatMap(({ records }) => records)
        .filter((record) => record.key.startsWith("dkim"));

    test("are published side by side, of our own domains only", () => {
      expect(published("sandbox").map(short)).toEqual([
        "dkim-ct-1111111111aa: ct-1111111111aa._domainkey.hcm.edu.vn.localhost TXT v=DKIM1; k=rsa; p=MIIBIj",
        "dkim-ct-2222222222aa: ct-2222222222aa._domainkey.hcm.edu.vn.localhost TXT v=DKIM1; k=rsa; p=MIIBIj",
      ]);
    });

    test("stand below the domain that mail carries where names have no suffix", () => {
      expect(published("production", "hcm.edu.vn").map(({ name }) => name)).toEqual([
        "ct-1111111111aa._domainkey.hcm.edu.vn",
        "ct-2222222222aa._domainkey.hcm.edu.vn",
      ]);
    });
  });

  test("gives a host outside the city's zone a zone of its own, which takes no mail", () => {
    const [, own] = dnsZones(city([at("7900867", "thcsabc-hcm.edu.vn", { cell: 2 })]), sandbox);
    expect(own).toMatchObject({ key: "u7900867", name: "thcsabc-hcm.edu.vn.localhost" });
    expect(own?.records.map(short)).toEqual([
      "apex-a: thcsabc-hcm.edu.vn.localhost A 127.0.0.1",
      "mx: thcsabc-hcm.edu.vn.localhost MX 0 .",
      "spf: thcsabc-hcm.edu.vn.localhost TXT v=spf1 -all",
      "dmarc: _dmarc.thcsabc-hcm.edu.vn.localhost TXT v=DMARC1; p=reject; adkim=s; aspf=s",
    ]);
    expect(own?.records.every((record) => record.cell === 2)).toBe(true);
  });

  test("is not fooled by a host that only ends like the zone", () => {
    expect(dnsZones(city([at("7900867", "abchcm.edu.vn")]), sandbox).map((zone) => zone.name)).toEqual([
      "hcm.edu.vn.localhost",
      "abchcm.edu.vn.localhost",
    ]);
  });

  test("says nothing of the mail of a unit whose address is at its own domain", () => {
    const mailbox = { type: "external", address: "vt@thcsabc-hcm.edu.vn" as MailAddress } as const;
    const [, own] = dnsZones(city([at("7900867", "thcsabc-hcm.edu.vn", { mailbox })]), sandbox);
    expect(own?.records.map((record) => record.key)).toEqual(["apex-a"]);
  });

  test.each<[string, Partial<Unit>, boolean]>([
    ["active", {}, true],
    ["retiring", { lifecycle: "retiring" }, true],
    [
      "retired",
      {
        lifecycle: "retired",
        site: {
          type: "retired",
          registeredHost: "x.hcm.edu.vn" as Fqdn,
          host: "x.hcm.edu.vn.localhost" as Fqdn,
        },
      },
      true,
    ],
    [
      "hosted elsewhere",
      { site: { type: "external", registeredHost: "x.edu.vn" as Fqdn, host: "x" as Fqdn, url: "https://x" } },
      false,
    ],
    ["without a site", { site: { type: "none" } }, false],
  ])("a unit that is %s", (_, changes, present) => {
    const zones = dnsZones(city([unit("7900866", changes)]), sandbox);
    expect(zones.flatMap((zone) => zone.records).some((record) => record.key === "site-7900866")).toBe(
      present,
    );
  });

  test("keeps the names that a unit had: aliases in the zone, zones of their own elsewhere", () => {
    const formerHosts = ["cu.hcm.edu.vn.localhost", "thcscu-hcm.edu.vn.localhost"] as Fqdn[];
    const [zone, own] = dnsZones(city([unit("7900866", { formerHosts })]), sandbox);
    const former = zone?.records.find(({ name }) => name === formerHosts[0]);
    expect(former).toMatchObject({ type: "CNAME", content: "gate.hcm.edu.vn.localhost", cell: 1 });
    expect(former?.key).toMatch(/^site-7900866-[0-9a-f]{8}$/);
    expect(own?.key).toMatch(/^u7900866-[0-9a-f]{8}$/);
    expect(own?.name).toBe(formerHosts[1]);
    expect(own?.records.map(({ key }) => key)).toEqual(["apex-a", "mx", "spf", "dmarc"]);
    for (const key of [`city/${former?.key}`, `${own?.key}/apex-a`])
      expect(unitOfRecord(key)).toBe("7900866");
  });

  test("has a unit of the registry that this environment does not deploy in no zone", () => {
    const whole = city([unit("7900866"), unit("7900868")]);
    const part = { ...whole, cells: whole.cells.map((cell) => ({ ...cell, units: cell.units.slice(0, 1) })) };
    expect(JSON.stringify(dnsZones(part, sandbox))).not.toContain("7900868");
  });

  test("names the authority that may issue, and both addresses, where there are such", () => {
    const both = { ...production, edge: { ipv4: "203.162.44.10", ipv6: "2001:db8::10" } };
    const records = dnsZones(city([at("7900867", "thcsabc-hcm.edu.vn")]), both).flatMap(
      (zone) => zone.records,
    );
    expect(records.filter((record) => record.type === "CAA").map((record) => record.data)).toEqual([
      { type: "CAA", flags: 0, tag: "issue", value: "letsencrypt.org" },
      { type: "CAA", flags: 0, tag: "issue", value: "letsencrypt.org" },
    ]);
    expect(records.filter((record) => record.type === "AAAA").map((record) => record.key)).toEqual([
      "apex-aaaa",
      "gate-aaaa",
      "mail-aaaa",
      "apex-aaaa",
    ]);
  });

  test("forbids no authority that it does not know", () => {
    const elsewhere = { ...production, acme: { ...production.acme, directory: "https://acme.example/dir" } };
    const records = dnsZones(city([unit("7900866")]), elsewhere).flatMap((zone) => zone.records);
    expect(records.some((record) => record.type === "CAA")).toBe(false);
  });

  test("keeps every key when names, hosts within the zone and parents change; no key occurs twice", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
    const ids = fc.uniqueArray(fc.integer({ min: 7900001, max: 7909999 }).map(String), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(ids, label, label, (all, one, other) => {
        const keys = (stem: string): string[] =>
          dnsZones(
            city(
              all.map((id) => at(id, `${stem}${id}.hcm.edu.vn`, { name: stem, parentId: stem as UnitId })),
            ),
            sandbox,
          ).flatMap((zone) => zone.records.map((record) => `${zone.key}/${record.key}`));
        expect(keys(one)).toEqual(keys(other));
        expect(new Set(keys(one)).size).toBe(keys(one).length);
      }),
    );
  });
});

describe("certificates", () => {
  test("one wildcard, and one for each host that it does not cover", () => {
    const units = [
      unit("7900866"),
      at("7900869", "xa.huyen.hcm.edu.vn"),
      at("7900867", "thcsabc-hcm.edu.vn"),
      unit("7900870", { site: { type: "none" } }),
    ];
    expect(certificates(city(units))).toEqual([
      { name: "city", domains: ["hcm.edu.vn.localhost", "*.hcm.edu.vn.localhost"] },
      { name: "u7900867", domains: ["thcsabc-hcm.edu.vn.localhost"] },
      { name: "u7900869", domains: ["xa.huyen.hcm.edu.vn.localhost"] },
    ]);
  });
});
