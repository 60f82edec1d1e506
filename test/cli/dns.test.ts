import { registerDns } from "../../cli/dns";
import { STAND_IN_TOKEN, standInRecord, startCloudflareStandIn } from "../support/cloudflare-api";
import { runVerb } from "./support";

const ZONE = "0123456789abcdef0123456789abcdef";
/** A school of the registry whose host lies outside the city's zone. */
const OTHER = { id: "f".repeat(32), key: "u7901942", name: "thpthoanghoatham-hcm.edu.vn" };
const ZONE_IDS = JSON.stringify({ city: ZONE, [OTHER.key]: OTHER.id });
const own = { ...process.env };
afterEach(() => {
  process.env = { ...own };
  process.exitCode = 0;
});

test("`dns adopt` compares the registry's names with the live zone, and changes nothing", async () => {
  const free = { name: "thuvien.hcm.edu.vn", content: "thuvien.example.com" };
  const inTheWay = { name: "gate.hcm.edu.vn", type: "CNAME", content: "old.example.com" };
  const records = [standInRecord(1, free), standInRecord(2, inTheWay)];
  const api = await startCloudflareStandIn({ zone: ZONE, records, more: [OTHER] });
  Object.assign(process.env, {
    CONGTRUONG_ENV: "production",
    CLOUDFLARE_API_TOKEN: STAND_IN_TOKEN,
    TF_VAR_cloudflare_api: api.url,
    TF_VAR_cloudflare_zone_ids: ZONE_IDS,
  });
  try {
    const report = JSON.parse(await runVerb(registerDns, "dns", "adopt", "--format", "json")) as {
      decided: boolean;
      zones: {
        zone: string;
        missing: unknown[];
        blocked: { key: string; by: unknown[] }[];
        foreign: { name: string }[];
      }[];
    };
    // A person has to decide about the alias where the edge is to be.
    expect(process.exitCode).toBe(3);
    expect(report.decided).toBe(false);
    expect(report.zones.map(({ zone }) => zone)).toEqual(["hcm.edu.vn", OTHER.name]);
    expect(report.zones[0]?.missing.length).toBeGreaterThan(30);
    // An alias stands in the way of everything that the edge is told under that name.
    expect(report.zones[0]?.blocked.map(({ key }) => key)).toEqual([
      "city/gate-a",
      "city/gate-mx",
      "city/gate-spf",
    ]);
    expect(report.zones[0]?.foreign.map(({ name }) => name)).toEqual([
      "thuvien.hcm.edu.vn",
      "gate.hcm.edu.vn",
    ]);
    expect(api.writes).toEqual([]);
  } finally {
    await api.close();
  }
});

test("without a token it says which and how, and exits with 2", async () => {
  Object.assign(process.env, {
    CONGTRUONG_ENV: "production",
    CLOUDFLARE_API_TOKEN: "",
    TF_VAR_cloudflare_zone_ids: ZONE_IDS,
  });
  const said = jest.spyOn(process.stderr, "write").mockImplementation(() => true);
  try {
    await runVerb(registerDns, "dns", "adopt");
    expect(process.exitCode).toBe(2);
    expect(said.mock.calls.join()).toMatch(/CLOUDFLARE_API_TOKEN chưa được đặt/);
  } finally {
    said.mockRestore();
  }
});
