import type { ImapFlow } from "imapflow";
import { describeWithDocker, docker, eventually } from "../../support/docker";
import { ALERTS, OTHER, PASSWORD, RETIRING, SCHOOL, ThemedServers } from "./themed";

const BOXES = [SCHOOL, OTHER, RETIRING, ALERTS];
/** A kernel lets a user watch 128 sets of files where nobody has raised that (docs/mail.md), and each session is one. */
const SESSIONS = 60;
const AT_ONCE = 30;

interface Session {
  readonly address: string;
  readonly client: ImapFlow;
}

describeWithDocker("many who wait for mail", () => {
  const mail = new ThemedServers("capacity");
  let open: Session[] = [];

  beforeAll(() => Promise.all(BOXES.map((address) => mail.password(address))));
  afterAll(() => open.forEach(({ client }) => client.close()));
  jest.setTimeout(600_000);

  const everybody = async (): Promise<Session[]> => {
    const clients: Session[] = [];
    let next = 0;
    const one = async (): Promise<void> => {
      for (let index = next++; index < SESSIONS; index = next++) {
        const address = BOXES[index % BOXES.length] as string;
        const client = await mail.servers.login(address, PASSWORD);
        await client.mailboxOpen("INBOX");
        clients.push({ address, client });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return clients;
  };
  const inside = (...command: string[]): string => docker("exec", mail.servers.imapService, ...command);
  /** Processes that have a session to themselves. */
  const awake = (): number =>
    Number(inside("sh", "-c", "cat /proc/[0-9]*/comm 2> /dev/null | grep -cx imap || true"));
  test("sessions that wait leave their processes, and news wake only whom they are for", async () => {
    open = await everybody();
    for (const { client } of open) client.idle().catch(() => false);
    await eventually("all sessions sleep", () => awake() <= 4, 120_000);
    const told = new Set<Session>();
    for (const session of open) session.client.on("exists", () => told.add(session));
    await mail.deliver(SCHOOL, "Đánh thức");
    const waiting = open.filter(({ address }) => address === SCHOOL);
    await eventually("all are told who have that mailbox open", () => told.size >= waiting.length, 120_000);
    expect([...told].filter(({ address }) => address !== SCHOOL)).toEqual([]);
    expect(open.filter(({ client }) => !client.usable)).toEqual([]);
  });

  test("all are back after a restart, and no right log-in is refused", async () => {
    for (const { client } of open) client.close();
    docker("restart", mail.servers.imapService);
    await mail.servers.healthy(mail.servers.imapService);
    open = await everybody();
    expect(open).toHaveLength(SESSIONS);
  });

  test("whoever cannot be let in makes the server unhealthy", async () => {
    inside("rm", "/run/mail/accounts/canary.invalid.sessions", "/run/mail/let-in");
    expect(inside("sh", "-c", "healthcheck.sh 2>&1 || true")).toContain("lets nobody in");
  });
});
