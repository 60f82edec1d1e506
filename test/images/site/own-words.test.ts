import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readHtml } from "../../../observation/html";
import type { Observation, Page } from "../../../observation/types";
import { isForeign } from "../../../policy/live/hosts";
import { judge } from "../../../policy/live/judge";
import type { Subject } from "../../../policy/live/rule";

const SUBJECT: Subject = {
  id: "7900001",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  url: "https://pgdq9.hcm.edu.vn",
  isHosted: true,
  sectorFeed: true,
  mail: null,
  leaders: [],
  children: [{ name: "Trường THPT Tư thục Sao", url: "https://truongsao.vn" }],
  city: {
    zone: "hcm.edu.vn",
    portal: "https://hcm.edu.vn",
    department: "https://hcm.edu.vn",
    sectorItems: null,
    dataCentre: () => true,
  },
  today: "2026-11-20",
};

/** Where the platform's own texts and the theme stand, which every hosted site shows. */
const ROOMS = ["sections", "provision/content", "wp-content/themes/congtruong"];

const sources = ROOMS.flatMap((room) =>
  readdirSync(join("images/site", room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".php"))
    .map((file) => ({
      file: `${room}/${file}`,
      text: readFileSync(join("images/site", room, file), "utf8"),
    })),
);

const links = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/href="(https?:[^"<]+)"/g)].map(([, href = ""]) => [file, href] as const),
);

/** What the sources print, a line each: markup outside of the program, and the program's texts in Vietnamese. */
const words = sources.flatMap(({ text }) => [
  ...text.replace(/<\?php[^]*?(?:\?>|$)/g, " ").split("\n"),
  ...[...text.matchAll(/'([^'\n]*[\u00C0-\u1EF9][^'\n]*)'/g)].map(([, said = ""]) => said),
]);

test("nothing that the platform itself links to is told to a school as a strange domain", () => {
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter(([, href]) => isForeign(href, SUBJECT))).toEqual([]);
});

test("an office links its schools, wherever they stand: that is demanded of it", () => {
  expect(isForeign("https://www.truongsao.vn/gioi-thieu", SUBJECT)).toBe(false);
  expect(isForeign("https://truongkhac.vn/", SUBJECT)).toBe(true);
});

test("no text of the platform's own is told to a school as broken, lost, hidden or an intruder's", () => {
  const html = readHtml(words.map((line) => `<p>${line}</p>`).join("\n"), SUBJECT.url, "utf-8");
  expect(html.text).toContain("Nơi tiếp nhận ý kiến");
  expect(html.text.split("\n").length).toBeGreaterThan(300);
  const home: Page = {
    role: "home",
    url: `${SUBJECT.url}/`,
    unseen: null,
    fault: null,
    status: 200,
    finalUrl: `${SUBJECT.url}/`,
    headers: {},
    evidence: null,
    html,
    feed: null,
  };
  const seen: Observation = {
    unit: SUBJECT.id,
    at: "2026-11-20T01:00:00Z",
    url: SUBJECT.url,
    ownLine: true,
    pages: [home],
    tls: null,
    dns: { a: null, aaaa: null, caa: null, mailDomain: null, mx: null, spf: null, dmarc: null, dkim: null },
    directory: null,
  };
  const rulings = judge(seen, SUBJECT).filter(({ rule: { id } }) =>
    /^(?:text|intrusion)\/|^mail\/forbidden/.test(id),
  );
  expect(rulings.length).toBeGreaterThan(7);
  expect(
    rulings
      .filter(({ judgement }) => judgement.state === "fail")
      .map(({ rule: { id }, judgement }) => [id, judgement]),
  ).toEqual([]);
});
