import fc from "fast-check";
import { decodeBody } from "../../observation/charset";
import { daysIn } from "../../observation/days";
import { readFeed, sitemapAddresses } from "../../observation/feed";
import { isOutOfSight, readHtml } from "../../observation/html";

const URL = "https://thcsa.hcm.edu.vn/muc/";
const read = (html: string) => readHtml(html, URL, "utf-8");

test("text is what a reader sees, a line a block, scripts and styles left out", () => {
  const { text, title } = read(
    "<head><title> Trường\n A </title><style>p{}</style></head><p>Một <b>hai</b></p><script>ba</script><div>bốn&nbsp;năm</div>",
  );
  expect([title, text]).toEqual(["Trường A", "Một hai\nbốn\u00a0năm"]);
});

test("neither a head without an end nor a script in the deep is misread", () => {
  expect(read("<head><title>t</title><body><p>rõ").text).toBe("rõ");
  expect(read(`${"<div>".repeat(800)}<script>var x = "<b>lén</b>";</script>rõ`).text).toBe("rõ");
});

test("the page's own part is told from its head and foot", () => {
  const { main, links, dates } = read(
    '<nav><a href="/a">A</a></nav><main><p>Ngày 30/6/2026</p><a href="b">B</a></main><footer>01/01/2027</footer>',
  );
  expect(main).toBe("Ngày 30/6/2026\nB");
  expect(dates).toEqual(["2026-06-30"]);
  expect(links.map(({ href, main: own }) => [href, own])).toEqual([
    ["https://thcsa.hcm.edu.vn/a", false],
    ["https://thcsa.hcm.edu.vn/muc/b", true],
  ]);
});

test("what stands beside it within main is no part of it: neither its days nor its links nor its words", () => {
  const { main, links, dates, text } = read(
    `<main><nav>Trang chủ</nav><article><p>Tin 02/09/2025</p><a href="b">B</a>
<footer>Cập nhật: <time datetime="2026-11-20">20/11/2026</time></footer></article>
<aside><a href="c">C</a> <time datetime="2026-11-19T01:00:00Z">hôm qua</time></aside></main>`,
  );
  expect(main).toBe("Tin 02/09/2025\nB");
  expect(dates).toEqual(["2025-09-02"]);
  expect(links.filter(({ main: own }) => own).map(({ text: words }) => words)).toEqual(["B"]);
  expect(text).toContain("Cập nhật: 20/11/2026");
});

test("a page may say that its unit has put nothing there yet", () => {
  expect(read("<main><article data-bare><p>Để làm gì</p></article></main>").isBare).toBe(true);
  expect(read("<main><article><p>data-bare</p></article></main>").isBare).toBe(false);
});

test("addresses of mail stand in texts and links, whatever the case", () => {
  const { mails } = read('<a href="mailto:A%40hcm.edu.vn?subject=x">thư</a> <p>B@HCM.edu.vn, không@</p>');
  expect(mails).toEqual(["a@hcm.edu.vn", "b@hcm.edu.vn"]);
});

test("a search form is one with a field for words; a log-in is none", () => {
  expect(read('<form action="/dang-nhap"><input name="user"></form>').search).toBeNull();
  expect(read('<form action="/tim"><input type="search" name="tu"></form>').search).toEqual({
    action: "https://thcsa.hcm.edu.vn/tim",
    field: "tu",
  });
});

test.each([
  ["left:-9999px", true],
  ["position:absolute; text-indent: -5000em", true],
  ["font-size:0", true],
  ["font-size:0.9em", false],
  ["opacity:0;", true],
  ["opacity:0.8", false],
  ["height:1px;overflow:hidden", true],
  ["height:1px", false],
  ["margin-left:-20px", false],
  ["display : none", true],
])("style %j puts out of sight: %s", (style, hidden) => {
  expect(isOutOfSight({ style })).toBe(hidden);
});

test("what is hidden is kept apart, with all that stands in it", () => {
  const { text, hidden, links } = read(
    '<div style="left:-999px"><p>lén <a href="https://x.example/">lút</a></p></div><p>rõ</p>',
  );
  expect([text, hidden]).toEqual(["rõ", "lén lút"]);
  expect(links[0]).toMatchObject({ href: "https://x.example/", hidden: true });
});

test("meta refresh, base and the sector's feed", () => {
  const { refresh, links, sectorFeed } = read(
    '<base href="https://khac.edu.vn/"><meta http-equiv="Refresh" content="0; URL=\'/di\'"><a href="x">x</a><section data-sector-feed><time datetime="2026-11-20T01:00:00Z">a</time></section>',
  );
  expect(refresh).toBe("https://khac.edu.vn/di");
  expect(links[0]?.href).toBe("https://khac.edu.vn/x");
  expect(sectorFeed).toBe("2026-11-20T01:00:00Z");
});

test("no page is too deep, too long or too broken to be read", () => {
  expect(read("<p>".repeat(100_000) + "<div>".repeat(100_000) + "sâu").text).toMatch(/sâu$/);
  expect(read("a".repeat(500_000)).text).toHaveLength(60_000);
  expect(read(`<a href="mailto:${"a".repeat(500_000)}">x</a>`).mails).toEqual([]);
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      (text) => typeof read(`<p>${text}`).text === "string",
    ),
  );
});

test.each([
  ["text/html; charset=windows-1252", [0x54, 0xe9], "Té"],
  ["text/html", [0xef, 0xbb, 0xbf, 0x61], "a"],
  ["text/html", [...Buffer.from('<meta charset="iso-8859-1">'), 0xe9], '<meta charset="iso-8859-1">é'],
  ["text/html; charset=x-nobody", [0xc3, 0xa9], "é"],
  ["text/html", [0xff], "\ufffd"],
])("bytes of %s", (type, bytes, text) => {
  expect(decodeBody(Uint8Array.from(bytes), type).text).toBe(text);
});

test.each([
  ["30/06/2026 và 1-7-2026", ["2026-06-30", "2026-07-01"]],
  ["ngày 5 tháng 9 năm 2026", ["2026-09-05"]],
  ["31/02/2026, 12/2026, 1/2/20261, 192.168.1.2026", []],
])("days in %j", (text, days) => {
  expect(daysIn(text)).toEqual(days);
});

test("feeds of every kind, and what is none", () => {
  const rss = `<rss version="2.0"><channel><title>t</title><item><title>a</title><pubDate>Mon, 02 Nov 2026 20:00:00 GMT</pubDate></item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id><updated>2026-11-01T00:00:00Z</updated><entry><title>a</title><id>1</id><updated>2026-11-01T00:00:00Z</updated></entry></feed>`;
  expect(readFeed(rss)).toEqual({ items: 1, newest: "2026-11-03" });
  expect(readFeed(atom)).toEqual({ items: 1, newest: "2026-11-01" });
  expect(readFeed("<html><p>no</p></html>")).toBeNull();
  expect(sitemapAddresses("<loc> https://a/?b=1&amp;c=2 </loc><loc>https://d/</loc>", 1)).toEqual([
    "https://a/?b=1&c=2",
  ]);
});
