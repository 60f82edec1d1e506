import type { FetchMessageObject, ImapFlow } from "imapflow";
import { createTransport, type SendMailOptions } from "nodemailer";
import { listMailboxes, setPassword } from "../../../engine/mail/mailboxes";
import type { MailAddress, Unit } from "../../../model/city";
import type { MailboxFacts } from "../../../contracts/types";
import { mailChannel } from "../../../templates/mail";
import { channelFiles } from "../../support/channel";
import { city, environment, unit } from "../../support/city";
import { eventually, imageUnderTest } from "../../support/docker";
import { type FilterUnderTest, MAIL_HOST, MailServers } from "./servers";

export const SCHOOL = "thcsnguyendu@hcm.edu.vn";
export const OTHER = "thptmariecurie@hcm.edu.vn";
export const RETIRING = "mnhoasen@hcm.edu.vn";
export const SUSPENDED = "thletrong@hcm.edu.vn";
export const LEAVING = "gdtxq9@hcm.edu.vn";
/** Has the smallest quota that there is. */
export const SMALL = "tthtcdp6@hcm.edu.vn";
export const ALERTS = "canhbao@hcm.edu.vn";
export const PASSWORD = "Mật-khẩu rất dài 2026";

const hosted = (address: string): Pick<Unit, "mailbox"> => ({
  mailbox: { type: "hosted", address: address as MailAddress },
});
const ADDRESSES = [SCHOOL, OTHER, RETIRING, SUSPENDED, LEAVING, SMALL];
const CITY = city(ADDRESSES.map((address, index) => unit(String(7900866 + index), hosted(address))));
const CHANNEL = channelFiles(mailChannel, CITY, environment());
export const FACTS: readonly MailboxFacts[] = (
  JSON.parse(CHANNEL.cells.get(1)?.["mailboxes/cell-01.json"] ?? "[]") as MailboxFacts[]
).map((each) => (each.address === SMALL ? { ...each, quotaMiB: 1 } : each));

export function facts(address: string, changes: Partial<MailboxFacts> = {}): MailboxFacts {
  const found = FACTS.find((each) => each.address === address);
  if (found === undefined) throw new Error(`no facts of ${address}`);
  return { ...found, ...changes };
}

/** A pair of servers for one file of tests, with the same six schools in each, and what people do with them. */
export class ThemedServers {
  private pair: MailServers | null = null;

  /** Registers the start and the end of the pair with the running suite. */
  constructor(theme: string, certificate = 4001, filter?: () => Promise<FilterUnderTest>) {
    beforeAll(async () => {
      const servers = new MailServers(
        await imageUnderTest("mail"),
        `ctm-${theme}-${process.pid}`,
        (await filter?.()) ?? null,
      );
      this.pair = servers;
      await servers.start();
      servers.publish(CHANNEL.base);
      servers.publishMailboxes(FACTS);
      servers.certify(certificate);
      await servers.healthy();
      if (filter !== undefined) await servers.healthy(servers.filterService);
    }, 300_000);
    afterAll(() => this.pair?.remove());
  }

  get servers(): MailServers {
    if (this.pair === null) throw new Error("the servers have not been started");
    return this.pair;
  }

  async publish(mailboxes: readonly MailboxFacts[]): Promise<void> {
    this.servers.publishMailboxes(mailboxes);
    await this.servers.settled();
  }

  password(address: string, password = PASSWORD): Promise<void> {
    return setPassword({ service: this.servers.imapService }, { address, password });
  }

  async states(): Promise<Readonly<Record<string, string>>> {
    const all = await listMailboxes({ service: this.servers.imapService });
    return Object.fromEntries(all.map(({ address, state }) => [address, state]));
  }

  /** Sends as a mail program of that user would, over the port for TLS from the start. */
  submit(message: SendMailOptions, user = SCHOOL, pass = PASSWORD, starttls = false): Promise<unknown> {
    const { ca, ports } = this.servers;
    return createTransport({
      host: "127.0.0.1",
      port: starttls ? ports.submission : ports.submissions,
      secure: !starttls,
      requireTLS: starttls,
      tls: { ca, servername: MAIL_HOST },
      auth: { user, pass },
    }).sendMail({ from: user, text: "…", ...message });
  }

  /** Delivers as another server would. */
  deliver(to: string, subject: string, text = "…", more: SendMailOptions = {}): Promise<unknown> {
    return createTransport({
      host: "127.0.0.1",
      port: this.servers.ports.smtp,
      ignoreTLS: true,
      name: "outside.test",
    }).sendMail({ from: "phuhuynh@outside.test", to, subject, text, ...more });
  }

  async as<T>(address: string, work: (client: ImapFlow) => Promise<T>, pass = PASSWORD): Promise<T> {
    const client = await this.servers.login(address, pass);
    try {
      await client.mailboxOpen("INBOX");
      return await work(client);
    } finally {
      await client.logout().catch(() => client.close());
    }
  }
}

/** Waits for a message in the open folder. */
export function find(client: ImapFlow, subject: string): Promise<FetchMessageObject> {
  return eventually(`the message "${subject}" arrives`, async () => {
    await client.noop();
    const found = await client.fetchAll("1:*", { envelope: true, bodyStructure: true, source: true });
    return found.find(({ envelope }) => envelope?.subject === subject);
  });
}

export const refused = (login: Promise<unknown>): Promise<void> =>
  expect(login).rejects.toMatchObject({ authenticationFailed: true });
