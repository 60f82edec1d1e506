import { evaluate } from "../../policy/evaluate";
import { isPunycode, hostFault } from "../../policy/host";
import { CITY, registryOf } from "../support/registry";

const unit = (id: string, name: string, host: string) =>
  `  - { id: "${id}", name: ${name}, kind: thcs, ownership: cong-lap, parent: "7900000", district: Quận 9, site: { host: "${host}" } }\n`;

function hostFixes(units: string): string[] {
  return evaluate(registryOf(`${CITY}units:\n${units}`)).findings.flatMap(({ field, fix, unit: id }) =>
    field === "site.host" && fix?.kind === "yaml" ? [`${id} ${fix.text}`] : [],
  );
}

function mailFixes(units: string): string[] {
  return evaluate(registryOf(`${CITY}units:\n${units}`)).findings.flatMap(({ field, fix, unit: id }) =>
    field === "mail.official" && fix?.kind === "yaml" ? [`${id} ${fix.text}`] : [],
  );
}

test("a host that another unit has is not proposed", () => {
  const units =
    unit("7900861", "Trường THCS Lê Lợi", "thcsleloi.hcm.edu.vn") +
    unit("7900862", "Trường THCS Lê Lợi", "hcm.edu.vn");
  expect(hostFixes(units)).toEqual(["7900862 host: thcsleloiq9.hcm.edu.vn"]);
});

test("nor one that was proposed to another unit", () => {
  const units =
    unit("7900861", "Trường THCS Lê Lợi", "hcm.edu.vn") + unit("7900862", "Trường THCS Lê Lợi", "hcm.edu.vn");
  const fixes = hostFixes(units);
  expect(fixes).toHaveLength(2);
  expect(new Set(fixes.map((fix) => fix.slice(8))).size).toBe(2);
});

test("one line gets one host, whatever is wrong with it", () => {
  const fixes = hostFixes(unit("7900861", "Trường THCS Lê Lợi", "THCS\u200Bleloi.hcm.edu.vn"));
  expect(fixes.length).toBeGreaterThan(1);
  expect(new Set(fixes).size).toBe(1);
});

test.each(["xn--ths-5ed", "xn--80ak6aa92e", "xn--", "xn--0", "xn---", "xn--a-ecp"])(
  "%s is refused",
  (label) => {
    expect(hostFault(`${label}.hcm.edu.vn`, "hcm.edu.vn")).toBe("punycode");
    expect(isPunycode(`a.${label.toUpperCase()}.edu.vn`)).toBe(true);
    const registry = registryOf(
      `${CITY.replace("portal: hcm.edu.vn", `portal: ${label}.edu.vn`)}units: []\n`,
    );
    expect(registry.findings.map(({ field }) => field)).toEqual(["city.portal"]);
    const fixes = hostFixes(unit("7900861", "Trường THCS Lê Lợi", `${label}.hcm.edu.vn`));
    expect(new Set(fixes)).toEqual(new Set(["7900861 host: thcsleloi.hcm.edu.vn"]));
  },
);

test("a unit without a site is not offered another's host", () => {
  const units =
    unit("7900861", "Trường THCS Lê Lợi", "thcsleloi.hcm.edu.vn") +
    unit("7900862", "Trường THCS Lê Lợi", "x").replace(', site: { host: "x" }', "");
  expect(hostFixes(units)).toEqual(["7900862 site:\n  host: thcsleloiq9.hcm.edu.vn"]);
});

test.each(["Trường THCS Nguy?n Du", "Trường THCS Nguy\uFFFDn Du", "El NinÞo"])(
  "no host and no mailbox is made of a name with lost letters: %s",
  (name) => {
    for (const host of ["hcm.edu.vn", "mail.hcm.edu.vn", "thcskimdong.hcm.edu.vn"]) {
      const entry = unit("7900861", JSON.stringify(name), host);
      expect(hostFixes(entry)).toEqual([]);
    }
    expect(mailFixes(unit("7900861", JSON.stringify(name), "hcm.edu.vn"))).toEqual([]);
  },
);

test("a mailbox that another unit has, or was offered, is not proposed", () => {
  const units =
    unit("7900861", "Trường THCS Lê Lợi", "hcm.edu.vn") +
    unit("7900862", "Trường THCS Lê Lợi", "hcm.edu.vn") +
    unit("7900863", "Trường THCS Kim Đồng", "thcskimdong.hcm.edu.vn").replace(
      " }\n",
      ", mail: { official: thcsleloi@hcm.edu.vn } }\n",
    );
  expect(mailFixes(units)).toEqual([
    "7900861 mail:\n  official: thcsleloi2@hcm.edu.vn",
    "7900862 mail:\n  official: thcsleloi3@hcm.edu.vn",
  ]);
});

test("one line gets one mailbox, whatever is wrong with it, and none that is not the unit's to have", () => {
  const mail = (address: string) =>
    unit("7900861", "Trường THCS Lê Lợi", "thcsleloi.hcm.edu.vn").replace(
      " }\n",
      `, mail: { official: ${JSON.stringify(address)} } }\n`,
    );
  const other = unit("7900863", "Trường THCS Kim Đồng", "thcskimdong.hcm.edu.vn").replace(
    " }\n",
    ", mail: { official: a@hcm.edu.vn } }\n",
  );
  for (const address of [
    "An <a@hcm.edu.vn>",
    "\u0430dmin@hcm.edu.vn",
    "A@hcm.edu.vn",
    "p0stmaster@hcm.edu.vn ",
  ]) {
    const fixes = mailFixes(mail(address) + other).filter((fix) => fix.startsWith("7900861"));
    expect(new Set(fixes)).toEqual(new Set(["7900861 official: thcsleloi@hcm.edu.vn"]));
  }
});

test("a mailbox of one of the city's people is not proposed", () => {
  const registry = registryOf(
    `${CITY}units:\n${unit("7900861", "Trường THCS Lê Lợi", "thcsleloi.hcm.edu.vn")}`,
    {
      path: "schools.staff.yaml",
      role: "staff",
      content:
        'staff:\n  - unit: "7900861"\n    people:\n      - { name: Lê Lợi, mail: thcsleloi@hcm.edu.vn }\n',
    },
  );
  const fixes = evaluate(registry).findings.flatMap(({ rule, fix }) =>
    rule === "mail/required" && fix?.kind === "yaml" ? [fix.text] : [],
  );
  expect(fixes).toEqual(["mail:\n  official: thcsleloi2@hcm.edu.vn"]);
});

test.each([
  ["a.b.hcm.edu.vn", "thcsleloi.hcm.edu.vn"],
  ["1.2.3.4", "thcsleloi.hcm.edu.vn"],
  ["leloi.com", "leloi.hcm.edu.vn"],
  ["ABC.hcm.edu.vn", "abc.hcm.edu.vn"],
])(
  "in place of the host %s the unit is offered one by its name, or the same one written right",
  (host, offered) => {
    expect(hostFixes(unit("7900861", "Trường THCS Lê Lợi", host))).toEqual([`7900861 host: ${offered}`]);
  },
);
