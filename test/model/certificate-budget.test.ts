import {
  budgetDomain,
  CertificateBudgetError,
  certificateBudgets,
  requireCertificateBudgets,
} from "../../model/certificate-budget";
import type { Fqdn, Unit } from "../../model/city";
import { edgeChannel } from "../../templates/edge";
import { city, environment, unit } from "../support/city";
import { channelFiles } from "../support/channel";

const production = environment("production");
const withWeek = (certificatesPerWeek: number) => ({
  ...production,
  acme: { ...production.acme, certificatesPerWeek },
});

/** A school under a host of its own choice, in production. */
function at(id: string, host: string): Unit {
  const site = {
    type: "hosted",
    registeredHost: host as Fqdn,
    host: host as Fqdn,
    url: `https://${host}`,
    sectorFeed: true,
  } as const;
  return unit(id, { site });
}
const built = (units: readonly Unit[]) => ({ ...city(units), zone: "hcm.edu.vn" as Fqdn });

const mixed = built([
  at("7900001", "nguyendu.hcm.edu.vn"),
  at("7900002", "leloi.hcm.edu.vn"),
  at("7900003", "nguyendu-hcm.edu.vn"),
  at("7900004", "a.tphcm.edu.vn"),
  at("7900005", "b.tphcm.edu.vn"),
]);

test("schools below the zone share one certificate, others draw on the budget of their registered domain", () => {
  expect(certificateBudgets(mixed, production)).toEqual([
    { domain: "hcm.edu.vn", certificates: 1, weekly: 50 },
    { domain: "nguyendu-hcm.edu.vn", certificates: 1, weekly: 50 },
    { domain: "tphcm.edu.vn", certificates: 2, weekly: 50 },
  ]);
});

test("2,692 schools below the zone ask for one certificate", () => {
  const many = built(
    Array.from({ length: 2_692 }, (_, index) => at(String(7900001 + index), `t${index}.hcm.edu.vn`)),
  );
  expect(certificateBudgets(many, production)).toEqual([
    { domain: "hcm.edu.vn", certificates: 1, weekly: 50 },
  ]);
});

test.each([
  ["https://acme-v02.api.letsencrypt.org/directory", "tphcm.edu.vn"],
  ["https://acme-staging-v02.api.letsencrypt.org/directory", null],
  ["pebble", null],
])("the authority %s counts for %s", (directory, expected) => {
  const acme = { ...production.acme, directory };
  expect(budgetDomain({ name: "u7900004", domains: ["a.tphcm.edu.vn"] }, { ...production, acme })).toBe(
    expected,
  );
});

test("a week that is just enough lets the city pass, one certificate less refuses it with both numbers and a remedy", () => {
  expect(() => requireCertificateBudgets(mixed, withWeek(2))).not.toThrow();
  expect(() => requireCertificateBudgets(mixed, withWeek(1))).toThrow(CertificateBudgetError);
  expect(() => requireCertificateBudgets(mixed, withWeek(1))).toThrow(
    /tphcm\.edu\.vn cần 2 chứng chỉ.*chỉ được cấp 1.*acme\.certificatesPerWeek.*\n.*needs 2 certificates.*gives 1/,
  );
});

test("an authority of our own refuses nobody", () => {
  const sandbox = environment();
  const acme = { ...sandbox.acme, certificatesPerWeek: 1 };
  expect(() => requireCertificateBudgets(mixed, { ...sandbox, acme })).not.toThrow();
});

test("the certifier is told whose budget each certificate needs, and nothing where nobody counts", () => {
  const published = (file: string | undefined) =>
    JSON.parse(file ?? "") as { name: string; budget?: string }[];
  const counted = published(channelFiles(edgeChannel, mixed, production).base["certificates.json"]);
  expect(counted.map(({ name, budget }) => [name, budget])).toEqual([
    ["city", "hcm.edu.vn"],
    ["u7900003", "nguyendu-hcm.edu.vn"],
    ["u7900004", "tphcm.edu.vn"],
    ["u7900005", "tphcm.edu.vn"],
  ]);
  const own = published(channelFiles(edgeChannel, mixed, environment()).base["certificates.json"]);
  expect(own.every((each) => !("budget" in each))).toBe(true);
});
