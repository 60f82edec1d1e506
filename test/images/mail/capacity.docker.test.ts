import type { ImapFlow } from "imapflow";
import { describeWithDocker, docker } from "../../support/docker";
import { ALERTS, OTHER, PASSWORD, RETIRING, SCHOOL, ThemedServers } from "./themed";

const BOXES = [SCHOOL, OTHER, RETIRING, ALERTS];
const SESSIONS = 60;
const AT_ONCE = 30;

describeWithDocker("many who wait for mail", () => {
  const mail = new ThemedServers("capacity");
  let open: ImapFlow[] = [];

  beforeAll(() => Promise.all(BOXES.map((address) => mail.password(address))));
  afterAll(() => open.forEach((client) => client.close()));
  jest.setTimeout(600_000);

  const everybody = async (): Promise<ImapFlow[]> => {
    const clients: ImapFlow[] = [];
    let next = 0;
    const one = async (): Promise<void> => {
      for (let index = next++; index < SESSIONS; index = next++) {
        const address = BOXES[index % BOXES.length] as string;
        const client = await mail.servers.login(address, PASSWORD);
        await client.mailboxOpen("INBOX");
        clients.push(client);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return clients;
  };
  const inside = (...command: string[]): string => docker("exec", mail.servers.imapService, ...command);

  test("all are back after a restart, and no right log-in is refused", async () => {
    open = await everybody();
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
