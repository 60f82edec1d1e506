import type { Localized } from "../../../language/localized";
import { OWNERSHIP_NAMES, spellings, UNIT_KIND_NAMES } from "../../../language/unit-kinds";
import { OWNERSHIPS, UNIT_KINDS } from "../../../registry/schema/types";
import { nearest } from "../../../registry/schema/wording";
import { pasteable } from "../../../registry/yaml/paste";
import { slug } from "../../text/index";
import { unitRule, type Breach } from "../../rule";

/** How people write what the list calls otherwise, tones aside. */
const MEANT: ReadonlyMap<string, string> = new Map(
  [...spellings(UNIT_KIND_NAMES), ...spellings(OWNERSHIP_NAMES)].map(([code, said]) => [slug(said), code]),
);

export const rule = unitRule({
  id: "unit/kind",
  clause: "II",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Loại hình đơn vị và hình thức sở hữu phải nằm trong danh mục.",
    en: "Kind and ownership of a unit are among those of the list.",
  },
  why: {
    vi: "Hướng dẫn liệt kê các đối tượng phải thực hiện; báo cáo, mục lục và quy định đều dựa vào danh mục đó.",
    en: "The directive lists whom it applies to; reports, the directory and other rules depend on that list.",
  },
  remedy: {
    vi: "Chọn một giá trị trong danh mục ở docs/registry.md.",
    en: "Choose a value of the list in docs/registry.md.",
  },
  *check({ entry }) {
    yield* unlisted("kind", entry.kind, UNIT_KINDS, { vi: "loại hình", en: "kind" });
    yield* unlisted("ownership", entry.ownership, OWNERSHIPS, { vi: "hình thức sở hữu", en: "ownership" });
  },
});

function* unlisted(
  at: string,
  value: string | undefined,
  list: readonly string[],
  what: Localized,
): Generator<Breach> {
  if (value === undefined || list.includes(value)) return;
  const plain = slug(value);
  const known = MEANT.get(plain);
  const meant = known !== undefined && list.includes(known) ? known : nearest(plain, list);
  yield {
    at,
    found: value,
    message: {
      vi: `Không có ${what.vi} "${value}". Chọn một trong: ${list.join(", ")}.`,
      en: `There is no ${what.en} "${value}". Choose one of: ${list.join(", ")}.`,
    },
    fix: meant !== null && list.includes(meant) ? pasteable(at, meant) : undefined,
  };
}
