import type { ImapFlow, SearchObject } from "imapflow";
import { describeWithDocker, docker, eventually } from "../../support/docker";
import { OTHER, ThemedServers, find } from "./themed";

const SUBJECT = "Danh sách lớp 1, Quận 9";

describeWithDocker("search in a mailbox", () => {
  const mail = new ThemedServers("search");

  beforeAll(async () => {
    await mail.password(OTHER);
    await mail.deliver(OTHER, SUBJECT, "Trân trọng: Đặng Thị Huệ, 12 đường Hồ Xuân Hương, phòng 7 B", {
      from: { name: "Nguyễn Thị Ánh Đào", address: "anhdao@outside.test" },
      to: { name: "Trường Trần Đại Nghĩa", address: OTHER },
    });
    await mail.deliver(OTHER, "Thư khác", "không liên quan", { from: "Lê Văn Tám <tam@outside.test>" });
  });

  const finds = async (client: ImapFlow, query: SearchObject): Promise<boolean> => {
    const message = await find(client, SUBJECT);
    const found = await client.search(query, { uid: true });
    return Array.isArray(found) && found.length === 1 && found[0] === message.uid;
  };

  const QUERIES: readonly (readonly [string, SearchObject])[] = [
    ...["duong", "hue", "Đặng", "xuan huong", "HUỆ"].map((text) => [text, { text }] as const),
    ...["lop 1", "lớp 1"].map((subject) => [subject, { subject }] as const),
    ["quan 9", { subject: "quan 9" }],
    ["1", { subject: "1" }],
    ["7", { body: "7" }],
    ["b", { body: "b" }],
    ...["Nguyễn Thị", "ánh đào", "anh dao", "NGUYEN THI", "đ", "anhdao@outside.test"].map(
      (from) => [from, { from }] as const,
    ),
    ...["Đại Nghĩa", "tran dai nghia", OTHER].map((to) => [to, { to, from: "dao" }] as const),
    ["nguyen thi", { text: "nguyen thi" }],
    ["header from anh", { header: { from: "anh" } }],
  ];

  test.each(QUERIES)("finds %s: %j", async (_, query) => {
    await mail.as(OTHER, (client) => eventually("it is found", () => finds(client, query)));
  });

  test("does not find what is not there", async () => {
    await mail.as(OTHER, async (client) => {
      await find(client, SUBJECT);
      expect(await client.search({ text: "khongcotrongthu" })).toEqual([]);
      expect(await client.search({ from: "tran" })).toEqual([]);
      expect(await client.search({ subject: "8" })).toEqual([]);
    });
  });

  test("an index made by other rules is made anew", async () => {
    const { servers } = mail;
    const run = (script: string) => docker("exec", servers.imapService, "sh", "-c", script);
    const indexes = () => run("find /var/mail-data -type d -name fts-flatcurve | sort");
    expect(indexes()).toMatch(/fts-flatcurve/);
    run("echo other > /var/mail-data/.search-rules");
    docker("rm", "-f", servers.imapService);
    servers.runImap();
    await servers.healthy();
    expect(indexes()).toBe("");
    await mail.as(OTHER, async (client) => {
      for (const [, query] of QUERIES) await eventually("it is found again", () => finds(client, query));
    });
    expect(indexes()).toMatch(/fts-flatcurve/);
    docker("rm", "-f", servers.imapService);
    servers.runImap();
    await servers.healthy();
    expect(indexes()).toMatch(/fts-flatcurve/);
  });
});
