import { SECTIONS } from "../../../policy/data/sections";
import type { Handler } from "./stand-in";

/** What differs from a site that keeps every rule. */
export interface SiteChanges {
  /** More of the home page, as HTML. */
  readonly home?: string;
  /** Other content of a section; null: the site has none. */
  readonly sections?: Readonly<Record<string, string | null>>;
  /** Further pages by path, which the sitemap lists. */
  readonly posts?: Readonly<Record<string, string>>;
  readonly viewport?: string | null;
  readonly search?: "none" | "tones-only" | "nothing";
  readonly mail?: null;
  /** Another name in the introduction. */
  readonly leader?: string;
  /** When the sector's feed was fetched; null: it is not shown. */
  readonly sectorFeed?: string | null;
  /** How an address is answered that the site has not. */
  readonly missing?: { readonly status: number; readonly body?: string; readonly location?: string };
  readonly redirects?: Readonly<Record<string, string>>;
  /** What only search engines are shown. */
  readonly forRobots?: string;
  /** Where whoever comes from a search is sent. */
  readonly forReferred?: string;
  /** Asks the first visitor to come back in a second. */
  readonly waitOnce?: boolean;
  /** Sections at addresses of their own, found by the menu's words alone. */
  readonly menuTitles?: boolean;
}

export const TODAY = "2026-11-20";
export const LEADER = { name: "Nguyễn Văn A", phone: "028 38123456" };
const NOW = "2026-11-20T01:00:00Z";

/** A unit's own domain is its host, so that each can have records of its own. */
export const mailOf = (host: string) => `c0@${host}`;

const filled = (title: string, host: string) =>
  `<p>${title} của nhà trường: nội dung được cập nhật thường xuyên để phụ huynh và học sinh theo dõi.</p>
   <p>Cập nhật: <time datetime="2026-11-02">02/11/2026</time>. Liên hệ nhà trường tại ${host}.</p>`;

export const GOOD_SECTIONS: readonly string[] = SECTIONS.map(({ id }) => id);

/** A site that keeps every rule, but for the changes. */
export function goodSite(host: string, changes: SiteChanges): Handler {
  const { viewport = "width=device-width, initial-scale=1", sectorFeed = NOW } = changes;
  const address = (id: string) =>
    changes.menuTitles === true ? `/muc-${id.length}-${id.slice(-3)}` : `/${id}/`;
  const page = (title: string, main: string) => `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>${title}</title>${viewport === null ? "" : `<meta name="viewport" content="${viewport}">`}
<link rel="alternate" type="application/rss+xml" href="/feed/"><style>p { color: #123 }</style></head>
<body><header><a href="/">Trường THCS Hoa Sen</a>
${changes.search === "none" ? "" : '<form action="/tim" method="get"><input type="search" name="s"></form>'}
<nav>${SECTIONS.map((section) => `<a href="${address(section.id)}">${section.title}</a>`).join(" ")}</nav></header>
<main>${main}</main>
<footer><p>Trường THCS Hoa Sen, Quận 9. Điện thoại: 028 38123456.
${changes.mail === null ? "" : `Thư: <a href="mailto:${mailOf(host)}">${mailOf(host)}</a>`}</p>
<p><a href="https://hcm.edu.vn/">Cổng thông tin ngành</a> <a href="https://www.facebook.com/hoasen">Facebook</a></p>
</footer><script>var x = "tài xỉu nhà cái";</script></body></html>`;
  const feed =
    sectorFeed === null
      ? ""
      : `<section data-sector-feed><h2>Tin ngành</h2><p>Cập nhật <time datetime="${sectorFeed}">sáng nay</time></p></section>`;
  const home = () =>
    page(
      "Trường THCS Hoa Sen",
      `<h1>Trường THCS Hoa Sen</h1><p>Thông báo tuyển sinh của nhà trường.</p>${feed}${changes.home ?? ""}`,
    );
  let waits = changes.waitOnce === true ? 1 : 0;

  return (request, response, path) => {
    const html = (status: number, body: string) =>
      response
        .writeHead(status, { "content-type": "text/html; charset=utf-8", etag: `"${body.length}"` })
        .end(body);
    const redirect = (status: number, location: string) => response.writeHead(status, { location }).end();
    const [route = "/", query = ""] = path.split("?");
    if (waits-- > 0) return void response.writeHead(503, { "retry-after": "0" }).end();
    const target = changes.redirects?.[route];
    if (target !== undefined) return void redirect(301, target);
    if (route === "/") {
      const isRobot = /googlebot/i.test(request.headers["user-agent"] ?? "");
      if (isRobot && changes.forRobots !== undefined)
        return void html(200, page("Trường", changes.forRobots));
      if (request.headers.referer !== undefined && changes.forReferred !== undefined)
        return void redirect(302, changes.forReferred);
      const body = home();
      if (request.headers["if-none-match"] === `"${body.length}"`) return void response.writeHead(304).end();
      return void html(200, body);
    }
    if (route === "/robots.txt")
      return void response.writeHead(200).end("User-agent: *\nDisallow: /rieng/\n");
    if (route === "/tim") {
      const words = new URLSearchParams(query).get("s") ?? "";
      const finds = changes.search === undefined || (changes.search === "tones-only" && words === "trường");
      const results = finds
        ? '<ul><li><a href="/bai-1/">Bài 1</a></li><li><a href="/bai-2/">Bài 2</a></li></ul>'
        : "";
      return void html(200, page("Tìm kiếm", `<h1>Kết quả: ${words === "" ? "" : "…"}</h1>${results}`));
    }
    if (route === "/feed/") {
      return void response.writeHead(200, { "content-type": "application/rss+xml" })
        .end(`<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title><link>https://${host}/</link>
<description>Tin</description><item><title>Bài 1</title><link>https://${host}/bai-1/</link>
<pubDate>Mon, 02 Nov 2026 00:00:00 GMT</pubDate></item></channel></rss>`);
    }
    if (route === "/sitemap.xml") {
      const posts = Object.keys(changes.posts ?? { "/bai-1/": "" });
      const origin = `https://${request.headers.host}`;
      return void response
        .writeHead(200, { "content-type": "application/xml" })
        .end(`<urlset>${posts.map((post) => `<url><loc>${origin}${post}</loc></url>`).join("")}</urlset>`);
    }
    const post =
      changes.posts?.[route] ?? (route === "/bai-1/" ? "<p>Bài một của nhà trường.</p>" : undefined);
    if (post !== undefined) return void html(200, page("Bài viết", post));
    if (route === "/english/")
      return void html(200, page("English", "<p lang='en'>Lotus Lower Secondary School.</p>"));
    const section = SECTIONS.find(({ id }) => route === address(id));
    if (section !== undefined && changes.sections?.[section.id] !== null) {
      const leaders =
        section.id === "gioi-thieu"
          ? `<p>Hiệu trưởng: ${changes.leader ?? LEADER.name}, ${LEADER.phone}</p>`
          : "";
      const content = changes.sections?.[section.id] ?? filled(section.title, host);
      return void html(200, page(section.title, `<h1>${section.title}</h1>${leaders}${content}`));
    }
    const { status, body, location } = changes.missing ?? { status: 404, body: "<p>Không tìm thấy.</p>" };
    if (location !== undefined) return void redirect(status, location);
    return void html(status, page("Không tìm thấy", body ?? ""));
  };
}
