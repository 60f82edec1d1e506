import { gzipSync } from "node:zlib";
import { GOOD_SECTIONS, goodSite, type SiteChanges } from "./good-site";
import type { Host } from "./stand-in";

export const ZONE = "hcm.edu.vn";

/** A host of the hall: what is wrong with it, and which rules must say so. */
export interface Exhibit extends Host {
  readonly name: string;
  /** Rules that must find it broken; all others must not. */
  readonly breaks: readonly string[];
  /** Rules that cannot tell, besides those that never can here. */
  readonly unknown?: readonly string[];
  /** Kept elsewhere, by somebody else. */
  readonly isExternal?: boolean;
}

const ALL_OF_THE_SITE = [
  "intrusion/cloaking",
  "intrusion/foreign-links",
  "intrusion/gambling",
  "intrusion/hidden",
  "leaders/contact",
  "mail/forbidden-provider",
  "mail/required",
  "rss/required",
  "site/search",
  "site/sections",
  "text/invisible",
  "text/legacy-encoding",
  "text/lost-letters",
  "text/not-nfc",
  "unit/coverage",
];
/** Where nothing was answered at all. */
const SILENT = [...ALL_OF_THE_SITE, "intrusion/redirect"];

const site = (
  name: string,
  breaks: readonly string[],
  changes: SiteChanges,
  more: Partial<Exhibit> = {},
): Exhibit => ({
  name,
  breaks,
  handler: goodSite(`${name}.${ZONE}`, changes),
  records: goodRecords(name),
  ...more,
});

export function goodRecords(name: string, changes: Readonly<Record<string, readonly string[]>> = {}) {
  const domain = `${name}.${ZONE}`;
  return {
    [`MX ${domain}`]: [`mail.${ZONE}`],
    [`TXT ${domain}`]: ["v=spf1 mx -all"],
    [`TXT _dmarc.${domain}`]: ["v=DMARC1; p=reject; adkim=s"],
    [`TXT ct-1._domainkey.${domain}`]: [`v=DKIM1; k=rsa; p=${"MIIBIjANBgkqhkiG".repeat(8)}`],
    ...changes,
  };
}

const records = (
  name: string,
  breaks: readonly string[],
  changes: (domain: string) => Record<string, string[]>,
) => site(name, breaks, {}, { records: goodRecords(name, changes(`${name}.${ZONE}`)) });

const silent = (name: string, handler: Host["handler"], more: Partial<Exhibit> = {}): Exhibit => ({
  name,
  breaks: ["site/reachable"],
  unknown: SILENT,
  handler,
  records: goodRecords(name),
  ...more,
});

/** Numbers of a decoded bomb: small on the wire, fifty times the limit in memory. */
const BOMB = gzipSync(Buffer.alloc(60_000_000, 32));

const HACKED = `<p>Nhà cái uy tín, tài xỉu đổi thưởng, <a href="https://fun88-vn.example/">đăng ký</a></p>`;

/** Each rule broken one at a time, and what intruders and bad luck do to a scanner. */
export const HALL: readonly Exhibit[] = [
  site("tot", [], {}),
  site("tot-2", [], { home: "<p>Năm học mới bắt đầu.</p>" }),
  // The directive's sections.
  ...["gioi-thieu", "cong-khai", "tra-cuu-van-bang", "gop-y"].map((id) =>
    site(
      `thieu-${id}`,
      ["site/sections"],
      { sections: { [id]: null } },
      {
        unknown: id === "gioi-thieu" ? ["leaders/contact"] : [],
      },
    ),
  ),
  site("muc-trong", ["site/sections"], { sections: { "tuyen-sinh": "<p>Đang cập nhật.</p>" } }),
  site("muc-chua-lam", ["site/sections"], {
    sections: {
      "tuyen-sinh": `<article data-bare><p>${"Kế hoạch, thông báo tuyển sinh của từng năm học. ".repeat(3)}</p></article>`,
    },
  }),
  site("tin-cu-ben-tin-nganh", ["site/sections"], {
    sections: {
      "tin-tuc": `<p>${"Tin của trường năm trước. ".repeat(6)} 05/09/2024</p>
<aside><h2>Tin ngành</h2><time datetime="2026-11-20T01:00:00Z">hôm nay</time></aside>`,
    },
  }),
  site("tin-cu", ["site/sections"], {
    sections: { "tin-tuc": `<p>${"Tin của trường năm trước. ".repeat(6)} 05/09/2024</p>` },
  }),
  site("cong-khai-cu", ["site/sections"], {
    sections: {
      "cong-khai": `<p>${"Báo cáo thường niên của trường. ".repeat(4)} Ngày 20 tháng 6 năm 2024</p>`,
    },
  }),
  site("khong-404", ["site/sections"], {
    missing: { status: 200, body: "<main><p>Trang chủ của trường, mời xem các mục ở trên.</p></main>" },
    sections: { "phap-luat": null },
  }),
  // Telephones and search.
  site("khong-viewport", ["site/mobile"], { viewport: null }),
  site("viewport-cung", ["site/mobile"], { viewport: "width=1024" }),
  site("khong-tim", ["site/search"], { search: "none" }),
  site("tim-co-dau", ["site/search"], { search: "tones-only" }),
  site("tim-khong-ra", [], { search: "nothing" }, { unknown: ["site/search"] }),
  // Certificates.
  site("het-han", ["site/tls"], {}, { certificate: "expired" }),
  site("sap-het-han", ["site/tls"], {}, { certificate: "ending" }),
  site("sai-ten", ["site/tls"], {}, { certificate: "other-name" }),
  site("tu-ky", ["site/tls"], {}, { certificate: "self-signed" }),
  site("http-tran", ["site/tls"], {}, { isPlain: true }),
  // Mail.
  records("khong-spf", ["mail/authenticated"], (domain) => ({ [`TXT ${domain}`]: [] })),
  records("hai-spf", ["mail/authenticated"], (domain) => ({
    [`TXT ${domain}`]: ["v=spf1 mx -all", "v=spf1 a ~all"],
  })),
  records("spf-mo", ["mail/authenticated"], (domain) => ({ [`TXT ${domain}`]: ["v=spf1 mx +all"] })),
  records("khong-dmarc", ["mail/authenticated"], (domain) => ({ [`TXT _dmarc.${domain}`]: [] })),
  records("dmarc-none", ["mail/authenticated"], (domain) => ({
    [`TXT _dmarc.${domain}`]: ["v=DMARC1; p=none"],
  })),
  records("khong-dkim", ["mail/authenticated"], (domain) => ({ [`TXT ct-1._domainkey.${domain}`]: [] })),
  records("dkim-rut", ["mail/authenticated"], (domain) => ({
    [`TXT ct-1._domainkey.${domain}`]: ["v=DKIM1; p="],
  })),
  records("khong-mx", ["unit/coverage"], (domain) => ({ [`MX ${domain}`]: [] })),
  site("khong-thu", ["mail/required"], { mail: null }),
  site("gmail", ["mail/forbidden-provider"], {
    home: '<p>Liên hệ: <a href="mailto:truonga%40gmail.com">thư</a></p>',
  }),
  site("gmail-trang-con", ["mail/forbidden-provider"], {
    sections: {
      "gop-y": `<p>${"Nhà trường nhận ý kiến của phụ huynh về kế hoạch năm học. ".repeat(2)} Gửi về truongb@yahoo.com.vn</p>`,
    },
  }),
  site("thieu-lanh-dao", ["leaders/contact"], { leader: "Trần Thị B" }),
  // The sector.
  site("khong-rss", ["rss/required"], { sectorFeed: null }),
  site("rss-cu", ["rss/required"], { sectorFeed: "2026-11-01T00:00:00Z" }),
  site("ngoai-danh-ba", ["portal/linked"], {}),
  site(
    "ngoai-trung-tam",
    ["hosting/data-centre"],
    {},
    { addresses: ["127.0.0.2"], isExternal: true, unknown: ["mail/authenticated"] },
  ),
  // Text.
  site("tcvn3", ["text/legacy-encoding"], { home: "<p>Tr­êng tiÓu häc NguyÔn Du th«ng b¸o</p>" }),
  site("viqr", ["text/legacy-encoding"], { home: "<p>Tru+o+`ng tie^?u ho.c Nguye^~n Du</p>" }),
  site("mojibake", ["text/legacy-encoding"], { home: "<p>TrÆ°á»ng tiá»ƒu há»c Nguyá»…n Du</p>" }),
  site("nfd", ["text/not-nfc"], {
    home: `<p>${"Thông báo của nhà trường về năm học mới".normalize("NFD")}</p>`,
  }),
  site("mat-chu", ["text/lost-letters"], { home: "<p>Tr??ng ti?u h?c Nguy?n Du thông báo</p>" }),
  site("ky-tu-la", ["text/lost-letters"], { home: "<p>Tr\ufffd\ufffdng ti\ufffdu học</p>" }),
  site("vo-hinh", ["text/invisible"], { home: "<p>Thông\u200b báo \u202etuyển sinh</p>" }),
  // Intrusions.
  site("lien-ket-la", ["intrusion/foreign-links"], {
    home: '<p><a href="https://mua-hang.example/">Mua</a></p>',
  }),
  site("bi-sua", ["intrusion/gambling", "intrusion/foreign-links"], { home: HACKED }),
  site("co-bac-khong-dau", ["intrusion/gambling"], {
    home: "<p>HACKED: nha cai uy tin, tai xiu online, no hu</p>",
  }),
  site("day-hoc-phong-chong", [], {
    home: "<p>Chuyên đề phòng, chống cá độ bóng đá: em bé nó hư là do ai?</p>",
  }),
  site("trang-con-bi-hack", ["intrusion/gambling", "intrusion/foreign-links"], {
    posts: { "/2026/bai-moi/": HACKED },
  }),
  site("giau-lien-ket", ["intrusion/hidden", "intrusion/foreign-links"], {
    home: '<div style="position:absolute; left:-9999px"><a href="https://slot-vn.example/">x</a></div>',
  }),
  site("giau-chu", ["intrusion/hidden"], { home: '<div style="display:none">soi kèo miễn phí</div>' }),
  site("menu-an-cua-truong", [], { home: '<ul hidden><li><a href="/gioi-thieu/">Giới thiệu</a></li></ul>' }),
  site("cloak-robot", ["intrusion/cloaking", "intrusion/gambling"], {
    forRobots: HACKED,
  }),
  site(
    "cloak-referer",
    ["intrusion/cloaking", "intrusion/redirect"],
    { forReferred: "https://ca-cuoc.example/" },
    { unknown: [] },
  ),
  site("404-chuyen", ["intrusion/redirect"], { missing: { status: 302, location: "https://xoso.example/" } }),
  site(
    "muc-chuyen",
    ["intrusion/redirect"],
    { redirects: { "/tuyen-sinh/": "https://bk8.example/" } },
    { unknown: ["site/sections"] },
  ),
  site("meta-refresh", ["intrusion/redirect"], {
    sections: {
      "lien-ket": `<meta http-equiv="refresh" content="0;url=https://la.example/"><p>${"Các hệ thống của ngành và của trường. ".repeat(3)}</p>`,
    },
  }),
  // What hurts a scanner.
  silent("tat", (_, response) => response.destroy()),
  silent("cham", () => undefined),
  silent("nho-giot", (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const drops = setInterval(() => response.write("<p>"), 50);
    response.on("close", () => clearInterval(drops));
  }),
  silent("vo-tan", (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const piece = Buffer.alloc(65_536, "a");
    const pour = () => {
      while (response.write(piece));
    };
    response.on("drain", pour);
    pour();
  }),
  silent("bom", (_, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(BOMB);
  }),
  silent("vong", (_, response, path) => {
    response.writeHead(302, { location: `${path}x` }).end();
  }),
  silent(
    "loi-500",
    (_, response) => {
      response.writeHead(500, { "content-type": "text/html" }).end("<p>Lỗi</p>");
    },
    { unknown: SILENT.filter((rule) => rule !== "intrusion/redirect") },
  ),
  silent("dau-de-lon", (_, response) => {
    for (let index = 0; index < 60; index++) response.setHeader(`x-${index}`, "a".repeat(1000));
    response.end();
  }),
  silent("khong-co-ten", () => undefined, {
    addresses: [],
    breaks: ["site/reachable", "unit/coverage"],
    unknown: [...SILENT.filter((rule) => rule !== "unit/coverage"), "hosting/data-centre"],
  }),
  // Nothing of these says anything of the site: no rule may call it broken.
  silent("vao-mang-noi-bo", () => undefined, {
    addresses: ["10.0.0.5"],
    breaks: [],
    unknown: [...SILENT, "site/reachable"],
    isExternal: true,
  }),
  silent(
    "chuyen-vao-noi-bo",
    (_, response) => {
      response.writeHead(302, { location: `https://vao-mang-noi-bo.${ZONE}/` }).end();
    },
    { breaks: [], unknown: [...SILENT, "site/reachable"] },
  ),
  silent(
    "xin-cho",
    (_, response) => {
      response.writeHead(503, { "retry-after": "3600" }).end();
    },
    { breaks: [], unknown: [...SILENT.filter((rule) => rule !== "intrusion/redirect"), "site/reachable"] },
  ),
  // And what only looks bad.
  site("sau-tham", [], { home: "<div>".repeat(20_000) + "<p>Sâu</p>" }),
  site("xin-cho-chut", [], { waitOnce: true }),
  site("trinh-don-la", [], { menuTitles: true }, { isExternal: true, unknown: ["mail/authenticated"] }),
];

export { GOOD_SECTIONS };
