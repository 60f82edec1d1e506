import type { Fqdn } from "../../model/city";
import { cloudflare } from "../../environments/dns/cloudflare";
import { dnsZones } from "../../model/dns";
import { providerRecords } from "../../model/provider-records";
import { dnsChannel } from "../../templates/dns";
import { city, environment, unit } from "../support/city";
import { channelFiles } from "../support/channel";

describe("dnsChannel", () => {
  const host = "thcsabc-hcm.edu.vn.localhost" as Fqdn;
  const own = unit("7900867", {
    cell: 2,
    site: {
      type: "hosted",
      registeredHost: "thcsabc-hcm.edu.vn" as Fqdn,
      host,
      url: `https://${host}:8443`,
      sectorFeed: true,
    },
  });
  const dualStack = environment("sandbox", { edge: { ipv4: "127.0.0.1", ipv6: "::1" } });

  test("lists the zones and writes what is the city's into each zone's own file", () => {
    const { base } = channelFiles(dnsChannel, city([unit("7900866"), own]), environment());
    expect(JSON.parse(base["zones.json"] ?? "")).toEqual([
      { zone: "hcm.edu.vn.localhost", file: "hcm.edu.vn.localhost/base.zone" },
      { zone: host, file: `${host}/base.zone` },
    ]);
    expect(base["hcm.edu.vn.localhost/base.zone"]?.split("\n")).toEqual([
      "hcm.edu.vn.localhost. 60 SOA ns1.hcm.edu.vn.localhost. hostmaster.hcm.edu.vn.localhost. 1 3600 900 1209600 60",
      "hcm.edu.vn.localhost. 60 NS ns1.hcm.edu.vn.localhost.",
      "ns1.hcm.edu.vn.localhost. 60 A 127.0.0.1",
      "hcm.edu.vn.localhost. 60 A 127.0.0.1 ; apex-a",
      "gate.hcm.edu.vn.localhost. 60 A 127.0.0.1 ; gate-a",
      "mail.hcm.edu.vn.localhost. 60 A 127.0.0.1 ; mail-a",
      "giamsat.hcm.edu.vn.localhost. 60 CNAME gate.hcm.edu.vn.localhost. ; monitoring",
      "hcm.edu.vn.localhost. 60 MX 10 mail.hcm.edu.vn.localhost. ; mx",
      'hcm.edu.vn.localhost. 60 TXT "v=spf1 mx -all" ; spf',
      '_dmarc.hcm.edu.vn.localhost. 60 TXT "v=DMARC1; p=quarantine; sp=reject; adkim=r; aspf=r; rua=mailto:mail-reports@hcm.edu.vn" ; dmarc',
      'mail.hcm.edu.vn.localhost. 60 TXT "v=spf1 a -all" ; mail-spf',
      "gate.hcm.edu.vn.localhost. 60 MX 0 . ; gate-mx",
      'gate.hcm.edu.vn.localhost. 60 TXT "v=spf1 -all" ; gate-spf',
      '_mta-sts.hcm.edu.vn.localhost. 60 TXT "v=STSv1; id=f26e5f53de0810d51951" ; mta-sts',
      "mta-sts.hcm.edu.vn.localhost. 60 CNAME gate.hcm.edu.vn.localhost. ; mta-sts-host",
      '_smtp._tls.hcm.edu.vn.localhost. 60 TXT "v=TLSRPTv1; rua=mailto:mail-reports@hcm.edu.vn" ; tls-rpt',
      "autoconfig.hcm.edu.vn.localhost. 60 CNAME gate.hcm.edu.vn.localhost. ; autoconfig",
      "kichhoat.hcm.edu.vn.localhost. 60 CNAME gate.hcm.edu.vn.localhost. ; activation",
      "hopthu.hcm.edu.vn.localhost. 60 CNAME gate.hcm.edu.vn.localhost. ; webmail",
      "_submissions._tcp.hcm.edu.vn.localhost. 60 SRV 0 1 5465 mail.hcm.edu.vn.localhost. ; submissions-srv",
      "_submission._tcp.hcm.edu.vn.localhost. 60 SRV 0 1 5587 mail.hcm.edu.vn.localhost. ; submission-srv",
      "_imaps._tcp.hcm.edu.vn.localhost. 60 SRV 0 1 5993 mail.hcm.edu.vn.localhost. ; imaps-srv",
      "",
    ]);
    expect(base[`${host}/base.zone`]).toBe(
      `${host}. 60 SOA ns1.hcm.edu.vn.localhost. hostmaster.hcm.edu.vn.localhost. 1 3600 900 1209600 60\n` +
        `${host}. 60 NS ns1.hcm.edu.vn.localhost.\n`,
    );
  });

  test("a public key is longer than one string may be, in the zone file and at Cloudflare", () => {
    const publicKey = `MIIB${"k".repeat(388)}`;
    const dkim = [{ domain: "hcm.edu.vn", selector: "ct-0123456789ab", keyType: "rsa", publicKey }] as const;
    const withKey = environment("sandbox", { publicKeys: { dkim, logs: [] } });
    const whole = city([unit("7900866")]);
    const { base } = channelFiles(dnsChannel, whole, withKey);
    const start = `ct-0123456789ab._domainkey.hcm.edu.vn.localhost. 60 TXT "v=DKIM1; k=rsa; p=MIIB`;
    const line = base["hcm.edu.vn.localhost/base.zone"]?.split("\n").find((text) => text.startsWith(start));
    expect(line).toMatch(/ TXT "[^"]{255}" "[^"]{155}" ; dkim-ct-0123456789ab$/);
    const kept = dnsZones(whole, withKey).flatMap((zone) => providerRecords(zone, cloudflare.provider));
    expect(kept.find(({ key }) => key === "city/dkim-ct-0123456789ab")?.content).toMatch(
      /^"v=DKIM1; k=rsa; p=MIIBk+" "k{155}"$/,
    );
  });

  test("writes the records of a cell's units into files of that cell", () => {
    const { cells } = channelFiles(dnsChannel, city([unit("7900866"), own]), environment());
    expect(cells.get(1)).toEqual({
      "hcm.edu.vn.localhost/cell-01.zone":
        "thcs7900866.hcm.edu.vn.localhost. 60 CNAME gate.hcm.edu.vn.localhost. ; site-7900866\n",
    });
    expect(cells.get(2)).toEqual({
      [`${host}/cell-02.zone`]:
        `${host}. 60 A 127.0.0.1 ; apex-a\n${host}. 60 MX 0 . ; mx\n${host}. 60 TXT "v=spf1 -all" ; spf\n` +
        `_dmarc.${host}. 60 TXT "v=DMARC1; p=reject; adkim=s; aspf=s" ; dmarc\n`,
    });
  });

  test("writes the authority that may issue certificates, and both families of addresses", () => {
    const { base } = channelFiles(dnsChannel, city([unit("7900866")]), {
      ...dualStack,
      acme: {
        ...dualStack.acme,
        directory: "https://acme-v02.api.letsencrypt.org/directory",
      },
    });
    const text = base["hcm.edu.vn.localhost/base.zone"];
    expect(text).toContain('hcm.edu.vn.localhost. 60 CAA 0 issue "letsencrypt.org" ; caa\n');
    expect(text).toContain("ns1.hcm.edu.vn.localhost. 60 AAAA ::1\n");
    expect(text).toContain("gate.hcm.edu.vn.localhost. 60 AAAA ::1 ; gate-aaaa\n");
  });

  test("a unit without a site leaves its cell without a file", () => {
    expect(
      channelFiles(dnsChannel, city([unit("7900866", { site: { type: "none" } })]), environment()).cells.get(
        1,
      ),
    ).toBeUndefined();
  });
});
