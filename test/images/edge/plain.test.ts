import { ATTACKS } from "./attacks";
import { BROWSERS } from "./browsers";
import { SEARCHES } from "./searches";

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
}

const { plain: judge } = jest.requireActual<{ default: { plain(request: object): string } }>(
  "../../../images/edge/nginx/plain.js",
).default;

/** As njs hands a request over. */
function plain({ method = "GET", path = "/", headers = BROWSERS["Chrome"] ?? {} }: Asked): boolean {
  const [request_path, args] = path.split(/\?(.*)/s);
  const rawHeadersIn = Array.isArray(headers) ? headers : Object.entries(headers);
  return judge({ method, rawHeadersIn, variables: { request_path, args } }) === "1";
}

const chrome = BROWSERS["Chrome"] ?? {};

test.each(Object.entries(BROWSERS))("what %s sends that follows a link is plain", (_name, headers) => {
  expect(plain({ headers })).toBe(true);
  expect(plain({ headers: { ...headers, Cookie: "_ga=GA1.1.123456.789; xem=1" } })).toBe(true);
  expect(plain({ headers: { ...headers, Referer: "https://www.google.com/" } })).toBe(true);
  expect(plain({ method: "HEAD", headers })).toBe(true);
});

test.each([
  "/tin-tuc/hop-phu-huynh-2026/",
  "/wp-content/uploads/2026/11/cong-van-12.pdf",
  "/?fbclid=IwAR0_a-B&utm_source=zalo",
  "/?s=tuy%E1%BB%83n+sinh%20l%E1%BB%9Bp+10",
  "/van-ban/?tim=24&trang=2",
])("%s is plain", (path) => expect(plain({ path })).toBe(true));

test.each<[string, Asked]>([
  ["a body", { method: "POST" }],
  [
    "a name of WordPress' own among the cookies",
    { headers: { ...chrome, Cookie: "wordpress_logged_in_x=1" } },
  ],
  ["the password of an article", { headers: { ...chrome, Cookie: "a=1; wp-postpass_x=1" } }],
  ["a header that no browser sends", { headers: { ...chrome, "X-Forwarded-Host": "a.vn" } }],
  ["a header twice", { headers: [...Object.entries(chrome), ["cookie", "a=1"], ["Cookie", "b=2"]] }],
  ["part of a file", { headers: { ...chrome, Range: "bytes=0-1" } }],
  ["the announcement of a body", { headers: { ...chrome, "Content-Length": "1" } }],
  ["no browser", { headers: { Host: "a.vn" } }],
  ["a program", { headers: { ...chrome, "User-Agent": "curl/8.14" } }],
  ["a scanner", { headers: { ...chrome, "User-Agent": "Mozilla/5.0 zgrab/0.x" } }],
  ["a way up", { path: "/a/../wp-login.php" }],
  ["a doubled slash", { path: "//wp-login.php" }],
  ["a hidden file", { path: "/a/.env" }],
  ["an encoded path", { path: "/%77p-login.php" }],
  ["a list", { path: "/?feed[]=1" }],
  ["an encoded quotation mark", { path: "/?s=%27" }],
  ["an encoded slash in what a referrer asked", { headers: { ...chrome, Referer: "https://a.vn/?a=%2f" } }],
])("%s is read first", (_what, asked) => expect(plain(asked)).toBe(false));

test("what the rules are for is read first, unless it is made of plain words, which are read on a site's way", () => {
  const unread = ATTACKS.filter(({ method, path, headers = {} }) =>
    plain({ ...(method === undefined ? {} : { method }), path, headers: { ...chrome, ...headers } }),
  );
  expect(unread.map(({ what }) => what)).toEqual([
    "a file of settings in the query",
    "a backup in the path",
    "a file of passwords in the query",
    "a command for Windows in the query",
    "a session set by another site",
    // The edge refuses that one itself.
    "rest_route beside an upload",
  ]);
});

test("what people look for is read first where it has a letter of a program's", () => {
  for (const search of SEARCHES.filter((each) => /[<>'"`;|\\$(){}]/.test(each))) {
    expect([search, plain({ path: `/?s=${encodeURIComponent(search)}` })]).toEqual([search, false]);
  }
});
