import type { Localized } from "../../../language/localized";
import { pasteAt } from "../../../registry/yaml/paste";
import { isPunycode } from "../../host";
import { isMailboxAddress } from "../../mail-address";
import { registryRule } from "../../rule";
import { findInvisible, withoutInvisible } from "../../text/index";

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

export const rule = registryRule({
  id: "registry/city",
  clause: null,
  severity: "error",
  waivable: false,
  statement: {
    vi: "Thông tin chung của thành phố (`city`) dùng được: hộp thư, tên miền của cổng, tên không có ký tự vô hình.",
    en: "The city's settings can be used: mailboxes, the portal's host, names without invisible characters.",
  },
  why: {
    vi: "Cả thành phố được dựng từ các dòng này; một giá trị sai ở đây làm hỏng trang và thư của mọi đơn vị.",
    en: "The whole city is built from these lines; one wrong value breaks sites and mail of every unit.",
  },
  remedy: {
    vi: "Sửa dòng được nêu trong mục `city` của schools.yaml; chỉ Sở sửa phần này.",
    en: "Correct the line in the `city` section of schools.yaml; only the department edits it.",
  },
  *check({ city, units }) {
    if (city.broken) return;
    const { department, alerts, operations, portal } = city.entry;
    for (const { field, text } of texts(city.entry, "")) {
      const found = findInvisible(text);
      if (found.length === 0) continue;
      const clean = withoutInvisible(text);
      yield {
        unitId: null,
        place: city.place(field),
        at: field,
        found: text,
        message: {
          vi: `Có ${found.length} ký tự vô hình (${found[0]?.name ?? ""}) trong "${clean}".`,
          en: `There are ${found.length} invisible characters (${found[0]?.name ?? ""}) in "${clean}".`,
        },
        fix: clean === "" ? undefined : pasteAt(field, clean),
      };
    }
    const wrong: [string, string | undefined, Localized][] = [];
    for (const [field, mailbox] of [
      ["department.mail", department?.mail],
      ["alerts", alerts],
      ["operations", operations],
    ] as const) {
      if (mailbox === undefined) continue;
      if (!isMailboxAddress(mailbox.toLowerCase())) wrong.push([field, mailbox, NO_MAILBOX]);
      else if (isPunycode(mailbox.slice(mailbox.indexOf("@") + 1))) wrong.push([field, mailbox, IN_CODE]);
    }
    if (portal !== undefined && (portal.length > 253 || !HOST.test(portal)))
      wrong.push(["portal", portal, NO_HOST]);
    else if (portal !== undefined && isPunycode(portal)) wrong.push(["portal", portal, IN_CODE]);
    const known = new Set([department?.id, ...units.map(({ entry }) => entry.id)]);
    for (const [index, id] of (city.entry.tellDaily ?? []).entries()) {
      if (!known.has(id)) wrong.push([`tellDaily[${index}]`, id, NOBODY]);
    }
    for (const [field, found, message] of wrong) {
      yield { unitId: null, place: city.place(field), at: field, found, message };
    }
  },
});

const NO_MAILBOX: Localized = {
  vi: "Đây không phải một hộp thư: trước @ chỉ gồm a-z, 0-9 và dấu chấm, gạch nối, gạch dưới ở giữa.",
  en: "This is no mailbox: before the @ stand only a-z, 0-9 and inner dots, hyphens or underscores.",
};

const NO_HOST: Localized = {
  vi: "Đây không phải một tên miền.",
  en: "This is no host name.",
};

const NOBODY: Localized = {
  vi: "Không có đơn vị nào mang mã này: không ai nhận được thư gộp.",
  en: "No unit has this code: nobody would get the daily letter.",
};

const IN_CODE: Localized = {
  vi: 'Tên miền có phần "xn--": đó là chữ nước ngoài viết thành mã, trang và thư giả mạo hay dùng. Chỉ dùng a-z, 0-9.',
  en: "The host has a part `xn--`: letters of another alphabet in code, as fake sites and forged mail use.",
};

function* texts(value: unknown, field: string): Iterable<{ field: string; text: string }> {
  if (typeof value === "string") yield { field, text: value };
  else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [key, child] of Object.entries(value))
      yield* texts(child, field === "" ? key : `${field}.${key}`);
  }
}
