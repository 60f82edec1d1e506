import { simpleParser } from "mailparser";
import type { Browser, Page } from "playwright-core";
import type { MailAddress } from "../../../model/city";
import { launchChromium, visit } from "../../support/browser";
import { describeWithDocker } from "../../support/docker";
import { FACTS, OTHER, PASSWORD, SCHOOL, ThemedServers, facts, find } from "../mail/themed";
import { WebmailLab } from "./lab";

const OLD = "truongcu@hcm.edu.vn" as MailAddress;
const AWAY = 'Tôi đi công tác đến hết tuần.\n"Việc gấp" xin gửi văn thư.';

describeWithDocker("what a mailbox answers while its keeper is away, and its further addresses", () => {
  // Before that of the servers, whose network these are in.
  afterAll(() => lab.remove());
  const mail = new ThemedServers("away", 4012);
  const lab = new WebmailLab();
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await mail.publish([
      ...FACTS.filter(({ address }) => address !== SCHOOL),
      facts(SCHOOL, { aliases: [OLD] }),
    ]);
    for (const address of [SCHOOL, OTHER]) await mail.password(address);
    await lab.start(mail.servers);
    browser = await launchChromium();
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "vi-VN" });
    await lab.fetchFor(context);
    page = await context.newPage();
    await visit(page, `${lab.origin}/`);
    await page.fill("#rcmloginuser", SCHOOL);
    await page.fill("#rcmloginpwd", PASSWORD);
    await page.press("#rcmloginpwd", "Enter");
    await page.waitForURL(/_task=mail/, { timeout: 60_000 });
  }, 300_000);
  afterAll(() => browser?.close());
  jest.setTimeout(240_000);

  const form = () => visit(page, `${lab.origin}/?_task=settings&_action=plugin.congtruong-away`);
  const save = async (says: string): Promise<void> => {
    await page.locator("#away-form button[type=submit]").click();
    await page.getByText(says).first().waitFor({ timeout: 60_000 });
  };
  const write = (subject: string): Promise<unknown> =>
    mail.submit({ to: SCHOOL, subject, text: "Chào thầy." }, OTHER);

  test("who writes is answered once, in the words of the form", async () => {
    await form();
    await page.check("#away-on", { force: true });
    await save("Hãy viết nội dung");
    await page.fill("#away-subject", "Vắng mặt");
    await page.fill("#away-text", AWAY);
    await save("Đã bật trả lời tự động");
    await form();
    expect(await page.inputValue("#away-text")).toBe(AWAY);
    await write("Hỏi một");
    const answer = await mail.as(OTHER, (client) => find(client, "Vắng mặt"));
    const { text, from, headers } = await simpleParser(answer.source ?? "");
    expect(text?.trim()).toBe(AWAY);
    expect(from?.value[0]?.address).toBe(SCHOOL);
    expect(headers.get("auto-submitted")).toMatch(/auto-replied/);
    await write("Hỏi hai");
    await mail.as(SCHOOL, (client) => find(client, "Hỏi hai"));
    await mail.as(OTHER, async (client) => {
      const all = await client.fetchAll("1:*", { envelope: true });
      expect(all.filter(({ envelope }) => envelope?.subject === "Vắng mặt")).toHaveLength(1);
    });
  });

  test("it ends when it is switched off", async () => {
    await form();
    await page.uncheck("#away-on", { force: true });
    await save("Đã tắt trả lời tự động");
    await form();
    expect(await page.isChecked("#away-on")).toBe(false);
  });

  test("who has a second address writes under it", async () => {
    const written = new URLSearchParams({ _to: OTHER, _subject: "Từ địa chỉ cũ", _body: "Kính gửi" });
    await visit(page, `${lab.origin}/?_task=mail&_action=compose&${written.toString()}`);
    await page.locator("#_from").selectOption({ label: await labelOf(page, OLD) });
    await page.locator(".send:visible").first().click();
    const letter = await mail.as(OTHER, (client) => find(client, "Từ địa chỉ cũ"));
    expect((await simpleParser(letter.source ?? "")).from?.value[0]?.address).toBe(OLD);
  });
});

/** As the choice of senders shows it. */
async function labelOf(page: Page, address: string): Promise<string> {
  const labels = await page.locator("#_from option").allTextContents();
  return labels.find((label) => label.includes(address)) ?? `none of ${labels.join(", ")}`;
}
