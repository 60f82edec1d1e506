import { spawnSync } from "node:child_process";
import { describeWithDocker, imageUnderTest } from "../../support/docker";

interface Feed {
  readonly title: string;
  readonly items: readonly { title: string; link: string; date: string; summary: string }[];
}

/** Reads texts (base64) from standard input and prints for each what the provisioner makes of it. */
const READER = `
require "/usr/share/congtruong/lib/facts.php";
require "/usr/share/congtruong/provision/cell.php";
require "/usr/share/congtruong/provision/feed.php";
foreach (json_decode(stream_get_contents(STDIN)) as $text) {
  try { $out[] = CongTruong\\Provision\\read_feed(base64_decode($text)); }
  catch (CongTruong\\Provision\\Refusal $refusal) { $out[] = $refusal->getMessage(); }
}
echo json_encode($out);`;

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>${items}</channel></rss>`;
const item = (title: string, link = "https://hcm.edu.vn/1", more = ""): string =>
  `<item><title>${title}</title><link>${link}</link>${more}</item>`;

const GOOD: readonly (readonly [string, string, Feed["items"]])[] = [
  [
    "RSS 2.0",
    rss(
      item(
        "Tin một",
        undefined,
        "<pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate><description>Tóm tắt</description>",
      ),
    ),
    [{ title: "Tin một", link: "https://hcm.edu.vn/1", date: "2026-11-20T01:00:00Z", summary: "Tóm tắt" }],
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title><entry><title>Tin hai</title><link rel="self" href="https://x.vn/self"/>
     <link href="https://hcm.edu.vn/2"/><updated>2026-11-20T01:00:00Z</updated><summary>S</summary></entry></feed>`,
    [{ title: "Tin hai", link: "https://hcm.edu.vn/2", date: "2026-11-20T01:00:00Z", summary: "S" }],
  ],
  [
    "markup, once and twice escaped, is dropped with what scripts say",
    rss(
      item(
        "<![CDATA[<b>Tin</b><script>alert(1)</script>]]>",
        undefined,
        "<description>&amp;lt;img src=x onerror=alert(1)&amp;gt;Hai &amp;lt;i&amp;gt;ba&amp;lt;/i&amp;gt;</description>",
      ),
    ),
    [{ title: "Tin", link: "https://hcm.edu.vn/1", date: "", summary: "Hai ba" }],
  ],
  [
    "addresses that are not of the web lose their item",
    rss(
      item("Xấu", "javascript:alert(1)") +
        item("Xấu", "data:text/html,x") +
        item("Xấu", 'https://a.vn/"onload='),
    ),
    [],
  ],
  [
    "decomposed and invisible characters",
    rss(item("Tr\u200bươ\u0300ng\u202e  mơ\u0301i")),
    [{ title: "Trường mới", link: "https://hcm.edu.vn/1", date: "", summary: "" }],
  ],
  [
    "a date that is none",
    rss(item("Tin", undefined, "<pubDate>mai</pubDate>")),
    [{ title: "Tin", link: "https://hcm.edu.vn/1", date: "", summary: "" }],
  ],
  ["nothing inside", rss(""), []],
];

const BAD: readonly (readonly [string, string | Buffer, RegExp])[] = [
  [
    "an external entity",
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    /document type/,
  ],
  [
    "a document type in UTF-16",
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r []><rss/>', "utf16le"),
    /document type|UTF-8/,
  ],
  ["a page of the web", "<html><body>Không phải tin</body></html>", /<html>/],
  ["half a feed", "<rss><channel><title>Tin", /well-formed/],
  ["nothing", "", /well-formed/],
];

describeWithDocker("the sector's feed, read without trust", () => {
  let answers: readonly (Feed | string)[];

  beforeAll(async () => {
    const inputs = [
      ...GOOD.map(([, text]) => text),
      ...BAD.map(([, text]) => text),
      rss(item("Tin").repeat(50) + item("x".repeat(5000))),
    ];
    const done = spawnSync(
      "docker",
      [
        "run",
        "--pull",
        "never",
        "-i",
        "--rm",
        "--network",
        "none",
        "--entrypoint",
        "php",
        await imageUnderTest("site"),
        "-r",
        READER,
      ],
      {
        encoding: "utf8",
        input: JSON.stringify(inputs.map((text) => Buffer.from(text).toString("base64"))),
      },
    );
    if (done.status !== 0) throw new Error(done.stderr);
    answers = JSON.parse(done.stdout) as (Feed | string)[];
  }, 600_000);

  test.each(GOOD.map(([name, , items], index) => [name, index, items] as const))(
    "%s",
    (_name, index, items) => {
      expect((answers[index] as Feed).items).toEqual(items);
    },
  );

  test.each(BAD.map(([name, , reason], index) => [name, GOOD.length + index, reason] as const))(
    "refuses %s",
    (_name, index, reason) => {
      expect(answers[index]).toMatch(reason);
    },
  );

  test("keeps twenty items", () => {
    expect((answers.at(-1) as Feed).items).toHaveLength(20);
  });
});
