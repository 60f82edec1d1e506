import type { Environment } from "../../environments/environment";
import type { City, Fqdn, MailAddress } from "../../model/city";
import type { PortalUnit } from "../../contracts/types";
import { portalChannel } from "../../templates/portal";
import { city, environment, unit } from "../support/city";
import { channelFiles } from "../support/channel";

const SANDBOX = environment("sandbox");

function units(built: City, where: Environment): PortalUnit[] {
  return [...channelFiles(portalChannel, built, where).cells.values()].flatMap((files) =>
    Object.values(files).flatMap((text) => JSON.parse(text) as PortalUnit[]),
  );
}

test("the directory lists every unit of the registry in the file of its cell, deployed or not", () => {
  const all = [unit("7900866"), unit("7900867", { cell: 3 }), unit("7900868")];
  const whole = city(all);
  const part = { ...whole, cells: whole.cells.filter(({ number }) => number === 1) };
  const channel = channelFiles(portalChannel, part, SANDBOX);
  expect([...channel.cells.keys()]).toEqual([1, 3]);
  expect(Object.keys(channel.cells.get(3) ?? {})).toEqual(["units/cell-03.json"]);
  const listed = units(part, SANDBOX);
  expect(listed.map(({ id }) => id)).toEqual(["7900866", "7900868", "7900867"]);
  expect(listed.map(({ url }) => url !== null)).toEqual([true, true, false]);
  expect(listed.map(({ feed }) => feed)).toEqual([
    "https://thcs7900866.hcm.edu.vn.localhost:8443/feed/",
    "https://thcs7900868.hcm.edu.vn.localhost:8443/feed/",
    null,
  ]);
});

test.each([
  [
    "a site elsewhere keeps its own address",
    {
      type: "external",
      registeredHost: "a.edu.vn" as Fqdn,
      host: "a.edu.vn" as Fqdn,
      url: "https://a.edu.vn",
    } as const,
    "https://a.edu.vn",
    "a.edu.vn",
  ],
  [
    "a retired site is named and not linked",
    { type: "retired", registeredHost: "a.edu.vn" as Fqdn, host: "a.edu.vn" as Fqdn } as const,
    null,
    "a.edu.vn",
  ],
  ["no site yet", { type: "none" } as const, null, null],
])("%s", (_name, site, url, host) => {
  expect(units(city([unit("7900866", { site })]), SANDBOX)).toMatchObject([{ url, host, feed: null }]);
});

test("addresses of any server are published; none is null", () => {
  const listed = units(
    city([
      unit("7900866", { mailbox: { type: "external", address: "a@moet.edu.vn" as MailAddress } }),
      unit("7900867", { mailbox: { type: "none" } }),
    ]),
    SANDBOX,
  );
  expect(listed.map(({ mail }) => mail)).toEqual(["a@moet.edu.vn", null]);
});

test("a change of one unit changes the file of its own cell only", () => {
  const build = (name: string) =>
    channelFiles(portalChannel, city([unit("7900866", { name }), unit("7900867", { cell: 2 })]), SANDBOX);
  const [before, after] = [build("Trường THCS Cũ"), build("Trường THCS Mới")];
  expect(after.base).toEqual(before.base);
  expect(after.cells.get(2)).toEqual(before.cells.get(2));
  expect(after.cells.get(1)).not.toEqual(before.cells.get(1));
});

test("the news can be published: permanent ids, days, text in every field", () => {
  const news = JSON.parse(channelFiles(portalChannel, city([]), SANDBOX).base["news.json"] ?? "[]") as Record<
    string,
    string | string[]
  >[];
  expect(news.length).toBeGreaterThanOrEqual(3);
  expect(new Set(news.map(({ id }) => id)).size).toBe(news.length);
  for (const item of news) {
    expect(item.id).toMatch(/^[a-z0-9-]+$/);
    expect(Number.isNaN(Date.parse(item.date as string))).toBe(false);
    for (const text of [item.title, item.summary, ...item.body!])
      expect(text).toBe((text as string).trim().normalize("NFC"));
  }
});

describe("what mail asks of the domain", () => {
  const { base } = channelFiles(portalChannel, city([]), SANDBOX);

  test("other servers: who receives, and how long they may remember it (RFC 8461, 3.2)", () => {
    expect(base["mail/mta-sts.txt"]?.split("\r\n")).toEqual([
      "version: STSv1",
      "mode: testing",
      "mx: mail.hcm.edu.vn.localhost",
      "max_age: 604800",
      "",
    ]);
  });

  test("mail programs: where one logs in, at the ports that the node publishes, under a name that is only text", () => {
    const named = { ...city([]), department: { ...city([]).department, name: "Sở <GD> & ĐT" } };
    const file = channelFiles(portalChannel, named, SANDBOX).base["mail/autoconfig.xml"] ?? "";
    const servers = [...file.matchAll(/<port>(\d+)<\/port>\s*<socketType>(\w+)</g)].map(([, port, by]) => [
      port,
      by,
    ]);
    expect(servers).toEqual([
      ["5993", "SSL"],
      ["5465", "SSL"],
      ["5587", "STARTTLS"],
    ]);
    expect(file).toContain("<displayName>Thư điện tử Sở &#60;GD&#62; &#38; ĐT</displayName>");
    expect(file).toContain("<domain>hcm.edu.vn</domain>");
  });
});
