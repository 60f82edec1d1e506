import type { Environment } from "../../../environments/environment";
import type { Fqdn, Site } from "../../../model/city";
import { planRemarks } from "../../../output/plan/remarks";
import { city, environment, unit } from "../../support/city";

const production = environment("production");
const elsewhere = (host: string): Site => ({
  type: "external",
  registeredHost: host as Fqdn,
  host: host as Fqdn,
  url: `https://${host}`,
});
const said = (sites: readonly Site[], where: Environment) => {
  const units = sites.map((site, index) => unit(String(7_900_001 + index), { site }));
  const built = { ...city(units), zone: "hcm.edu.vn" as Fqdn };
  return planRemarks({ changes: [], waiting: [], environment: where, city: built }).filter((remark) =>
    remark.includes("CAA"),
  );
};

test.each(["cloudflare", "knot"] as const)(
  "%s: a site elsewhere below the zone is bound by its CAA record",
  (backend) => {
    const where = { ...production, dns: { ...production.dns, backend } };
    expect(said([elsewhere("thptnguyendu2.hcm.edu.vn")], where)).toEqual([
      expect.stringMatching(
        /^Bản ghi CAA .*1 trang đặt ở nơi khác \(thptnguyendu2\.hcm\.edu\.vn\).*letsencrypt\.org.* \/ the CAA record .*letsencrypt\.org/,
      ),
    ]);
    expect(said([elsewhere("thpt-hcm.edu.vn")], where)).toEqual([]);
  },
);

test("many are counted, and where no authority is named nothing is bound", () => {
  const many = Array.from({ length: 7 }, (_, index) => elsewhere(`thcs${index}.hcm.edu.vn`));
  expect(said(many, production)[0]).toMatch(/cả 7 trang .*thcs4\.hcm\.edu\.vn, …\)/);
  expect(said(many, environment())).toEqual([]);
});
