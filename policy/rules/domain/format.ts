import type { Localized } from "../../../language/localized";
import { pasteable } from "../../../registry/yaml/paste";
import { hostFault, proposeHost, type HostFault } from "../../host";
import { unitRule } from "../../rule";

export const rule = unitRule({
  id: "domain/format",
  clause: "III.4(2)",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Tên miền của trang gồm tên trường, tên thành phố và .edu.vn, ví dụ thcsnguyendu.hcm.edu.vn.",
    en: "A site's name is the school's name, the city's and .edu.vn, such as thcsnguyendu.hcm.edu.vn.",
  },
  why: {
    vi: "Phụ huynh nhận ra trang thật của trường nhờ tên miền; tên dạng khác dễ bị giả mạo và không có chứng thư chung.",
    en: "Parents tell a school's real site by its name; other names are easily faked and have no certificate here.",
  },
  remedy: {
    vi: "Ghi vào `site.host` tên miền dạng <tên trường>.hcm.edu.vn: chữ thường không dấu, chữ số, gạch nối ở giữa.",
    en: "Put <school>.hcm.edu.vn into `site.host`: lower-case letters without marks, digits, hyphens inside.",
  },
  *check(unit, { zone }) {
    const host = unit.entry.site?.host;
    if (host === undefined || zone === null) return;
    const fault = hostFault(host, zone);
    if (fault === null) return;
    const proposal = proposeHost(unit, zone);
    yield {
      at: "site.host",
      found: host,
      message: SENTENCES[fault](host, zone),
      fix: proposal === null ? undefined : pasteable("host", proposal),
    };
  },
});

const SENTENCES: Record<HostFault, (host: string, zone: string) => Localized> = {
  homoglyph: () => ({
    vi: "Tên miền có chữ của bảng chữ cái khác trông giống chữ Latinh, như các trang giả mạo hay dùng.",
    en: "The name has letters of another alphabet that look like Latin ones, as fake sites do.",
  }),
  "not-ascii": () => ({
    vi: "Tên miền có chữ có dấu hoặc ký tự lạ; chỉ dùng a-z, 0-9 và dấu gạch nối.",
    en: "The name has marks or strange characters; only a-z, 0-9 and hyphens are used.",
  }),
  "not-a-host": () => ({
    vi: "Chỉ ghi tên miền: không có https://, dấu /, số cổng hay dấu cách.",
    en: "Give the host name only: no https://, slash, port or blank.",
  }),
  "upper-case": () => ({
    vi: "Tên miền phải viết bằng chữ thường.",
    en: "The name is written in lower case.",
  }),
  "trailing-dot": () => ({ vi: "Tên miền có dấu chấm thừa ở cuối.", en: "The name ends with a dot." }),
  "empty-label": () => ({
    vi: "Tên miền có hai dấu chấm liền nhau hoặc dấu chấm ở đầu.",
    en: "The name has two dots in a row, or begins with one.",
  }),
  "long-label": () => ({
    vi: "Tên miền quá dài: mỗi phần giữa hai dấu chấm có nhiều nhất 63 ký tự.",
    en: "The name is too long: each part between dots has at most 63 characters.",
  }),
  "bad-label": () => ({
    vi: "Mỗi phần của tên miền chỉ gồm a-z, 0-9 và gạch nối ở giữa, không gạch dưới.",
    en: "Each part of the name has only a-z, 0-9 and inner hyphens, no underscore.",
  }),
  punycode: () => ({
    vi: 'Tên miền có phần "xn--": đó là chữ có dấu hoặc chữ nước ngoài viết thành mã, trang giả mạo hay dùng. Chỉ dùng a-z, 0-9.',
    en: "The name has a part `xn--`: letters with marks or of another alphabet in code, as fake sites use. Only a-z and 0-9.",
  }),
  "bare-zone": (host) => ({
    vi: `${host} là tên miền chung của thành phố; trang của đơn vị phải có tên riêng đứng trước.`,
    en: `${host} is the city's own name; a unit's site has its own name before it.`,
  }),
  "outside-zone": (_, zone) => ({
    vi: `Tên miền không thuộc ${zone}: phải có dạng <tên trường>.${zone}.`,
    en: `The name is not under ${zone}: it must be <school>.${zone}.`,
  }),
  "too-deep": (_, zone) => ({
    vi: `Trước ${zone} chỉ có một phần là tên trường, không có www hay phần nào khác.`,
    en: `Only one part, the school's name, stands before ${zone}: no www, nothing else.`,
  }),
};
