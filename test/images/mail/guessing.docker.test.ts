import { describeWithDocker, docker } from "../../support/docker";
import { Dialogue } from "./dialogue";
import { MAIL_HOST } from "./servers";
import { ALERTS, LEAVING, OTHER, PASSWORD, RETIRING, SCHOOL, ThemedServers, refused } from "./themed";

/** Postfix waits ten seconds for Dovecot's word, then it refuses whoever it is. */
const POSTFIX_WAITS_MS = 10_000;

/** Who come back at once. */
const MANY = 12;

describeWithDocker("who guesses passwords, and who has the same address as he", () => {
  const mail = new ThemedServers("guessing");

  beforeAll(() =>
    Promise.all([SCHOOL, OTHER, RETIRING, LEAVING, ALERTS].map((address) => mail.password(address))),
  );

  const submission = async (): Promise<Dialogue> => {
    const { ca, ports } = mail.servers;
    return await Dialogue.openTls(ports.submissions, { ca, servername: MAIL_HOST });
  };
  const authenticate = async (dialogue: Dialogue, user: string, password = PASSWORD): Promise<string> => {
    const credentials = Buffer.from(`\0${user}\0${password}`).toString("base64");
    return await dialogue.say("EHLO may.test", `AUTH PLAIN ${credentials}`);
  };
  const submits = async (user: string, password = PASSWORD): Promise<string> => {
    const dialogue = await submission();
    const answer = await authenticate(dialogue, user, password);
    dialogue.close();
    return answer;
  };
  const guess = (address: string, times: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: times }, (_, n) =>
        n % 2 === 0
          ? refused(mail.servers.login(address, `sai lần thứ ${n}`))
          : submits(address, `sai lần thứ ${n}`).then((answer) => expect(answer).toMatch(/^535 /)),
      ),
    );
  /** As the page for reading mail asks. */
  const atThePage = (address: string, password: string, client: string): number => {
    const asked = JSON.stringify({ address, password, client });
    const script = `fetch("http://127.0.0.1:2429/session", { method: "POST", body: process.argv[1], headers: { "content-length": Buffer.byteLength(process.argv[1]) } }).then((answer) => console.log(answer.status))`;
    return Number(docker("exec", mail.servers.imapService, "node", "-e", script, asked));
  };
  /** The address that the servers see of this machine. */
  const here = (): string =>
    docker(...["network", "inspect", "-f", "{{(index .IPAM.Config 0).Gateway}}", mail.servers.networkName]);

  test("they cost a colleague behind the same address nothing, neither in time nor a refusal", async () => {
    await mail.as(SCHOOL, async () => undefined);
    await guess(SCHOOL, 12);
    const began = Date.now();
    expect(await submits(OTHER)).toMatch(/^235 /);
    await mail.as(OTHER, async () => undefined);
    expect(Date.now() - began).toBeLessThan(POSTFIX_WAITS_MS);
  });

  test("nor the mailbox's keeper, where his password was right before", async () => {
    expect(await submits(SCHOOL)).toMatch(/^235 /);
    await mail.as(SCHOOL, async () => undefined);
  });

  test("who was never let in there learns nothing more, not even by the right password", async () => {
    await guess(RETIRING, 10);
    await refused(mail.servers.login(RETIRING, PASSWORD));
    expect(await submits(RETIRING)).toMatch(/^535 /);
  });

  test("the page for reading mail counts with them, by the address that it passes on", () => {
    expect(atThePage(RETIRING, PASSWORD, here())).toBe(429);
    expect(atThePage(RETIRING, PASSWORD, "198.51.100.7")).toBe(200);
    for (let n = 0; n < 10; n++) expect(atThePage(LEAVING, `sai ${n}`, here())).toBe(404);
    expect(atThePage(LEAVING, PASSWORD, here())).toBe(429);
    // What is right is known of Dovecot's log-ins too.
    expect(atThePage(SCHOOL, PASSWORD, here())).toBe(200);
  });

  test("whom the page refuses, Dovecot refuses; whom it knows, it lets in", async () => {
    await refused(mail.servers.login(LEAVING, PASSWORD));
    // The page has let it in, from elsewhere.
    await mail.as(RETIRING, async () => undefined);
  });

  test("no right log-in is refused while Dovecot is replaced, nor after", async () => {
    const { servers } = mail;
    // Processes of Postfix that know the Dovecot that goes.
    const idle = await Promise.all(Array.from({ length: 4 }, submission));
    for (const dialogue of idle) expect(await authenticate(dialogue, ALERTS)).toMatch(/^235 /);
    for (const dialogue of idle) dialogue.close();
    docker("rm", "-f", servers.imapService);
    const meanwhile = Promise.all(Array.from({ length: MANY }, () => submits(ALERTS)));
    servers.runImap();
    expect((await meanwhile).map((answer) => answer.slice(0, 3))).toEqual(Array(MANY).fill("235"));
    const after = await Promise.all(Array.from({ length: MANY }, () => submits(ALERTS)));
    expect(after.map((answer) => answer.slice(0, 3))).toEqual(Array(MANY).fill("235"));
  });

  test("no password, and nothing that stands for one, is in a log", () => {
    const logs = mail.servers.logs();
    expect(logs).not.toContain(PASSWORD);
    expect(logs).not.toContain("sai lần thứ");
    expect(logs).not.toMatch(/pwhash|auth_policy_hash_nonce/);
  });
});
