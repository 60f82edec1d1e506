import { pasteable } from "../../../registry/yaml/paste";
import { RESERVED_NAMES } from "../../data/reserved-names";
import { hostFault } from "../../host";
import { joined, lookAlikeOf } from "../../look-alike";
import { unitRule } from "../../rule";
import { labelOfName } from "../../host-name";

export const rule = unitRule({
  id: "domain/reserved",
  clause: "III.4(2)",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Tên của hệ thống (www, mail, ns1, portal, admin…) không dùng cho đơn vị.",
    en: "Names of the platform (www, mail, ns1, portal, admin…) are not given to units.",
  },
  why: {
    vi: "Máy thư, trình duyệt và người dùng coi các tên này là của hệ thống; đơn vị mang tên đó sẽ nhận thư và lòng tin của người khác.",
    en: "Mail servers, browsers and people take these names for the platform's own; a unit with one would receive mail and trust of others.",
  },
  remedy: {
    vi: "Đặt tên miền theo tên của đơn vị.",
    en: "Name the site after the unit.",
  },
  *check(unit, { zone, portal }) {
    const host = unit.entry.site?.host;
    if (host === undefined || zone === null || hostFault(host.toLowerCase(), zone) !== null) return;
    const label = ownLabel(host.toLowerCase(), zone);
    const isPortal = host.toLowerCase() === portal?.toLowerCase();
    const name = isPortal ? label : reservedName(label);
    if (name === null) return;
    const proposal = labelOfName(unit);
    const isFree = proposal !== null && reservedName(proposal) === null && `${proposal}.${zone}` !== portal;
    yield {
      at: "site.host",
      found: host,
      message: isPortal
        ? {
            vi: `${host} là tên miền của cổng thông tin ngành.`,
            en: `${host} is the name of the sector portal.`,
          }
        : {
            vi: `"${label}" là${label === name ? "" : ` tên trông như "${name}",`} tên dành cho hệ thống.`,
            en: `"${label}" is${label === name ? "" : ` taken for "${name}",`} a name of the platform.`,
          },
      fix: isFree ? pasteable("host", `${proposal}.${zone}`) : undefined,
    };
  },
});

const looksReserved = lookAlikeOf([...RESERVED_NAMES].map(joined));

/** The name of the platform that a label is, or is taken for; null for none. */
function reservedName(label: string): string | null {
  return RESERVED_NAMES.has(label) ? label : looksReserved(label);
}

/** The school's part of the name: `mail` of `mail.hcm.edu.vn` and of `mail-hcm.edu.vn`. */
function ownLabel(host: string, zone: string): string {
  const [first = "", second = ""] = host.split(".");
  const [city = ""] = zone.split(".");
  return second === "edu" ? first.replace(new RegExp(`-?(?:tp)?${city}$`), "") : first;
}
