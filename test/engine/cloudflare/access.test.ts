import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessOf } from "../../../engine/cloudflare/access";
import { preflight } from "../../../engine/cloudflare/client";
import { adoptRecords, withDnsProvider } from "../../../engine/deploy/dns-provider";
import { Problem } from "../../../engine/support/problem";
import { workplace } from "../../../engine/support/workplace";
import { environment } from "../../support/city";
import { STAND_IN_TOKEN, standInRecord, startCloudflareStandIn } from "../../support/cloudflare-api";
import { cityInProduction, production, TOKEN, ZONE, ZONE_IDS } from "./support";

const city = cityInProduction(3);
const root = mkdtempSync(join(tmpdir(), "access-"));
const place = workplace(root, "production");
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ["", /chưa được đặt.*\n.*is not set/],
  [`${"a".repeat(20)} canary ${"a".repeat(20)}`, /không đúng dạng/],
  [`${STAND_IN_TOKEN}\n`, /không đúng dạng.*xuống dòng/],
  ["canary-too-short", /không đúng dạng/],
  ["canary".repeat(20), /không đúng dạng/],
])("a token that is none is refused in a sentence that does not show it (%#)", (token, sentence) => {
  const refused = () => accessOf({ given: { CLOUDFLARE_API_TOKEN: token } });
  expect(refused).toThrow(Problem);
  expect(refused).toThrow(sentence);
  expect(refused).not.toThrow(/canary/);
});

test("the API is called where the runner says", async () => {
  const api = await startCloudflareStandIn({ zone: ZONE });
  try {
    const given = { CLOUDFLARE_API_TOKEN: STAND_IN_TOKEN, TF_VAR_cloudflare_api: `${api.url}/` };
    const access = accessOf({ given });
    expect((await access.api.zones(access.token)).map(({ id }) => id)).toEqual([ZONE]);
  } finally {
    await api.close();
  }
});

test("a session lasts as long as the work, and counts its calls", async () => {
  const api = await startCloudflareStandIn({
    zone: ZONE,
    records: [1, 2, 3].map((each) => standInRecord(each)),
  });
  const given = { CLOUDFLARE_API_TOKEN: STAND_IN_TOKEN, TF_VAR_cloudflare_zone_ids: ZONE_IDS };
  try {
    let address = "";
    const project = { environment: production, city };
    const ready = await preflight({ project, place, given, upstream: api.url });
    const cost = await ready.during(true, async (session) => {
      address = session.variables["TF_VAR_cloudflare_api"] ?? "";
      for (const id of api.records.keys()) {
        await fetch(`${address}zones/${ZONE}/dns_records/${id}`, { headers: { authorization: TOKEN } });
      }
      return session.cost([]);
    });
    // One list of the zones, one of the records.
    expect(cost).toEqual({ provider: "Cloudflare", asked: 3, sent: 2, toApply: 0, minutes: 0 });
    await expect(fetch(address)).rejects.toThrow();
  } finally {
    await api.close();
  }
});

test("where our own servers answer there is no session, and nothing to take over", async () => {
  const project = { environment: environment(), city };
  const session = await withDnsProvider({ project, place, readOnly: true }, (given) =>
    Promise.resolve(given),
  );
  expect([session.variables, session.remarks, session.cost([])]).toEqual([{}, [], undefined]);
  await expect(adoptRecords({ project, place, write: false })).rejects.toThrow(
    /dns\.backend: knot.*CONGTRUONG_ENV/,
  );
});
