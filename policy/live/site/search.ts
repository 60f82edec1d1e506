import { couldNotRead, HOME, isRead, judged, liveRule, pageOf, type Read, unknown } from "../rule";

export const rule = liveRule({
  id: "site/search",
  clause: "III.4(7)",
  severity: "error",
  statement: {
    vi: "Trang tìm được toàn văn, và tìm “truong” ra “trường”.",
    en: "The site has full-text search, in which `truong` finds `trường`.",
  },
  why: {
    vi: "Nhiều người gõ không dấu; tìm không ra thì thông báo coi như không có.",
    en: "Many type without tones; what cannot be found is as good as absent.",
  },
  remedy: {
    vi: "Bật chức năng tìm kiếm toàn văn, dùng bảng đối chiếu (collation) không phân biệt dấu.",
    en: "Switch on full-text search with a collation that ignores tones.",
  },
  judge(seen) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    if (home.html.search === null) {
      return judged([
        {
          url: home.url,
          message: { vi: "Trang chủ không có ô tìm kiếm.", en: "The home page has no search form." },
        },
      ]);
    }
    const [toned, toneless] = [pageOf(seen, "search:toned"), pageOf(seen, "search:toneless")];
    for (const page of [toned, toneless]) {
      if (!isRead(page))
        return couldNotRead({ vi: "trang kết quả tìm kiếm", en: "the page of results" }, page);
    }
    const furniture = new Set(addresses(home).concat(addresses(pageOf(seen, "missing"))));
    const results = (page: Read) => addresses(page).filter((address) => !furniture.has(address));
    const withTones = results(toned as Read);
    const without = new Set(results(toneless as Read));
    // Results may all stand on the home page too: then the text is compared.
    if (withTones.length === 0) {
      return sameWords(toned as Read, toneless as Read)
        ? judged([])
        : unknown(
            "Chưa kết luận: tìm “trường” cũng không ra trang nào để đối chiếu.",
            "Nothing is concluded: `trường` finds no page either to compare with.",
          );
    }
    if (withTones.some((address) => without.has(address))) return judged([]);
    return judged([
      {
        url: (toneless as Read).url,
        found: "truong",
        message: {
          vi: `Tìm “trường” ra ${withTones.length} kết quả, tìm “truong” không ra kết quả nào trong số đó.`,
          en: `\`trường\` finds ${withTones.length} results, \`truong\` none of them.`,
        },
      },
    ]);
  },
});

function addresses(page: ReturnType<typeof pageOf>): string[] {
  return isRead(page)
    ? page.html.links.filter(({ main, href }) => main && !/[?&]s=/.test(href)).map(({ href }) => href)
    : [];
}

/** Whether both pages show the same results in their own part, but for the words that were asked for. */
function sameWords(toned: Read, toneless: Read): boolean {
  const own = ({ html }: Read) => new Set(html.links.filter(({ main }) => main).map(({ href }) => href));
  const [a, b] = [own(toned), own(toneless)];
  return a.size > 2 && [...a].filter((href) => !b.has(href)).length <= 1;
}
