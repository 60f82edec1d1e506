import { DNS_RESOURCES } from "../../constructs/dns";
import type { DnsResources } from "../../constructs/dns/resources";
import { literal } from "../../constructs/literals";
import { requireCredentials } from "../../engine/deploy/preflight";
import { DNS_BACKENDS, type DnsBackend, type DnsBackendName } from "../../environments/dns";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import { dnsZones } from "../../model/dns";
import { recordBudgets } from "../../model/dns-budget";
import { effectsOf } from "../../output/plan/effects";
import { usesDnsProvider, type SynthesisedStack } from "../../output/plan/resources";
import { city, environment, unit } from "../support/city";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesise } from "../support/synthesis";

/** A provider that only this test has: all that a third one has to say of itself. */
const atlas: DnsBackend = {
  title: "Atlas",
  answers: "provider",
  recordType: "atlas_record",
  hasQuota: true,
  challenge: "rfc2136",
  credentials: { ATLAS_TOKEN: { vi: "mã truy cập của Atlas", en: "token of Atlas" } },
};
const atlasRecords: DnsResources = (stack, { zones }) => {
  const records = zones().flatMap((zone) =>
    zone.records.map(
      ({ key, name, type, content }) => [`${zone.key}/${key}`, { name, type, content }] as const,
    ),
  );
  stack.addOverride("provider.atlas", [{}]);
  stack.addOverride("locals.records", literal(stack, Object.fromEntries(records)));
  stack.addOverride("resource.atlas_record.record", {
    for_each: "${local.records}",
    name: "${each.value.name}",
  });
};

const third = "atlas" as DnsBackendName;
const backends = DNS_BACKENDS as Record<string, DnsBackend>;
const resources = DNS_RESOURCES as Record<string, DnsResources>;
beforeAll(() => {
  backends[third] = atlas;
  resources[third] = atlasRecords;
});
afterAll(() => {
  delete backends[third];
  delete resources[third];
});

const here = environment("sandbox");
const elsewhere = { ...here, dns: { ...here.dns, backend: third, recordQuota: 12 } };
const three = city([unit("7900001"), unit("7900002"), unit("7900003")]);
const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `${name}:0`])) as ImageTags;

test("a back end of two files has its records synthesised, without a service or a file of ours", () => {
  const outdir = mkdtempSync(join(tmpdir(), "dns-backend-"));
  try {
    const paths = synthesise(outdir, { city: three, environment: elsewhere, images });
    const text = readFileSync(join(outdir, "stacks", "dns", "cdk.tf.json"), "utf8");
    const stack = JSON.parse(text) as SynthesisedStack;
    const keys = dnsZones(three, elsewhere).flatMap((zone) =>
      zone.records.map(({ key }) => `${zone.key}/${key}`),
    );
    expect(Object.keys((stack.locals?.["records"] ?? {}) as object).sort()).toEqual([...keys].sort());
    expect(Object.keys(stack.resource ?? {})).toEqual(["atlas_record"]);
    expect(paths["dns"]).toBeUndefined();
    expect(usesDnsProvider(stack)).toBe(true);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
});

test("a record of its that would be lost is counted", () => {
  const lost = { type: "atlas_record", name: "record", key: "city/site-7900001", action: "destroy" } as const;
  const address = 'atlas_record.record["city/site-7900001"]';
  const changes = [{ ...lost, stack: "dns", address, before: {}, after: null, lostSight: false }];
  expect(effectsOf(changes).losses.records).toEqual([address]);
});

test("its quota and its credentials follow from what it says of itself", () => {
  const needed = dnsZones(three, elsewhere)[0]?.records.length;
  expect(recordBudgets(three, elsewhere)).toEqual([{ zone: three.zone, records: needed, quota: 12 }]);
  const reached = { docker: false, dnsProvider: true };
  expect(() => requireCredentials(elsewhere, {}, reached)).toThrow("ATLAS_TOKEN (token of Atlas)");
  expect(() => requireCredentials(elsewhere, { ATLAS_TOKEN: "x" }, reached)).not.toThrow();
});
