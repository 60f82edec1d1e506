import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adoptRecords, withDnsProvider } from "../../engine/deploy/dns-provider";
import { requireCredentials } from "../../engine/deploy/preflight";
import { contentOf } from "../../engine/state/applied";
import { workplace } from "../../engine/support/workplace";
import { DNS_BACKENDS, type DnsBackend, type DnsBackendName } from "../../environments/dns";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import { dnsZones } from "../../model/dns";
import { recordBudgets } from "../../model/dns-budget";
import type { Change } from "../../output/plan/changes";
import { effectsOf } from "../../output/plan/effects";
import { usesDnsProvider, type SynthesisedStack } from "../../output/plan/resources";
import { takeovers } from "../../output/plan/takeovers";
import { typeName } from "../../output/reports/first-look/words";
import { city, environment, unit } from "../support/city";
import { synthesise } from "../support/synthesis";

/**
 * A provider that only this test has, with a shape of its own: all that a third one has to say, in the place of one
 * file of environments/dns/.
 */
const atlas: DnsBackend = {
  title: "Atlas",
  hasQuota: true,
  challenge: "rfc2136",
  credentials: {
    ATLAS_TOKEN: { vi: "mã truy cập của Atlas", en: "token of Atlas" },
    TF_VAR_atlas_account: { vi: "tài khoản ở Atlas", en: "account at Atlas" },
  },
  provider: {
    name: "atlas",
    source: "example.net/atlas/atlas",
    version: ">= 1.2.0",
    arguments: { account: "${var.atlas_account}" },
    variables: { atlas_account: { type: "string", description: "Whose zones these are." } },
    record: {
      type: "atlas_record",
      arguments: { zone: "${each.value.zone}", host: "${each.value.name}", kind: "${each.value.type}" },
      fields: ["content"],
      mark: "note",
      value: ["content"],
    },
    zoneType: "atlas_zone",
    fields: ({ type, content }) => ({ content: `${type} ${content}`, priority: null, data: null }),
  },
};

const third = "atlas" as DnsBackendName;
const backends = DNS_BACKENDS as Record<string, DnsBackend>;
const outdir = mkdtempSync(join(tmpdir(), "dns-backend-"));
beforeAll(() => {
  backends[third] = atlas;
});
afterAll(() => {
  delete backends[third];
  rmSync(outdir, { recursive: true, force: true });
});

const here = environment("sandbox");
const elsewhere = { ...here, dns: { ...here.dns, backend: third, recordQuota: 12 } };
const three = city([unit("7900001"), unit("7900002"), unit("7900003")]);
const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `${name}:0`])) as ImageTags;
const address = 'atlas_record.record_79000["city/site-7900001"]';
const change = (fields: Partial<Change>): Change => ({
  ...{ stack: "dns", type: "atlas_record", name: "record_79000", key: "city/site-7900001", address },
  ...{ action: "destroy", before: {}, after: null, lostSight: false },
  ...fields,
});

test("a back end of one file has its records synthesised, without a service or a file of ours", () => {
  const paths = synthesise(outdir, { city: three, environment: elsewhere, images });
  const folder = join(outdir, "stacks", "dns");
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as SynthesisedStack & {
    readonly terraform: object;
    readonly variable: object;
  };
  const keys = dnsZones(three, elsewhere).flatMap((zone) =>
    zone.records.map(({ key }) => `${zone.key}/${key}`),
  );
  expect(Object.values(stack.locals ?? {}).flatMap((entries) => Object.keys(entries as object))).toEqual(
    expect.arrayContaining(keys),
  );
  expect(stack.provider).toEqual({ atlas: [{ account: "${var.atlas_account}" }] });
  expect(stack.terraform).toMatchObject({
    required_providers: { atlas: { source: "example.net/atlas/atlas", version: ">= 1.2.0" } },
  });
  expect(stack.variable).toMatchObject({ atlas_account: { type: "string" } });
  expect(Object.keys(stack.resource ?? {})).toEqual(["atlas_record"]);
  expect(stack.resource?.["atlas_record"]?.["record_79000"]).toMatchObject({
    ...{ for_each: "${local.record_79000}", zone: "${each.value.zone}", host: "${each.value.name}" },
    ...{ content: "${each.value.content}", note: "managed by congtruong (sandbox): ${each.key}" },
  });
  expect(stack.locals?.["record_79000"]).toMatchObject({
    "city/site-7900001": { content: `CNAME gate.${three.zone}` },
  });
  expect(paths["dns"]).toBeUndefined();
  expect(usesDnsProvider(stack)).toBe(true);
});

test("a record or a zone of its that would be lost is counted", () => {
  expect(effectsOf([change({})]).losses.records).toEqual([address]);
  const zone = change({ type: "atlas_zone", address: "atlas_zone.city", key: null });
  expect(effectsOf([zone]).losses.zones).toEqual(["atlas_zone.city"]);
  expect(typeName("atlas_record").en).toBe("DNS records");
});

test("a record of its that somebody made by hand is taken over with a person's consent", () => {
  const before = { content: "CNAME old.example.com", note: "chị Tư" };
  const after = { content: "CNAME gate", note: "managed by congtruong (sandbox): city/site-7900001" };
  expect(takeovers([change({ action: "update", before, after })])).toEqual([
    `${address}: CNAME old.example.com → CNAME gate`,
  ]);
  expect(takeovers([change({ action: "update", before: { ...before, note: after.note }, after })])).toEqual(
    [],
  );
});

test("its quota and its credentials follow from what it says of itself", () => {
  const needed = dnsZones(three, elsewhere)[0]?.records.length;
  expect(recordBudgets(three, elsewhere)).toEqual([{ zone: three.zone, records: needed, quota: 12 }]);
  const reached = { docker: false, dnsProvider: true };
  expect(() => requireCredentials(elsewhere, {}, reached)).toThrow("ATLAS_TOKEN (token of Atlas)");
  const given = { ATLAS_TOKEN: "x", TF_VAR_atlas_account: "y" };
  expect(() => requireCredentials(elsewhere, given, reached)).not.toThrow();
});

test("what it is planned with decides whether its stack has been applied", () => {
  synthesise(outdir, { city: three, environment: elsewhere, images });
  const content = () => contentOf(join(outdir, "stacks", "dns"));
  const before = content();
  process.env.TF_VAR_atlas_account = "another";
  try {
    expect(content()).not.toBe(before);
  } finally {
    delete process.env.TF_VAR_atlas_account;
  }
  expect(content()).toBe(before);
});

test("it is planned directly, and has nothing to take over", async () => {
  const props = { project: { city: three, environment: elsewhere }, place: workplace(outdir, "sandbox") };
  const session = await withDnsProvider({ ...props, readOnly: true }, (given) => Promise.resolve(given));
  expect([session.variables, session.remarks, session.cost([])]).toEqual([{}, [], undefined]);
  await expect(adoptRecords({ ...props, write: false })).rejects.toThrow(/dns\.backend: atlas/);
});
