import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Arrivals, serveSasl } from "../../../images/mail/sasl";

/** Of each connection, what it makes of a line after the greeting. */
type Behaviour = (line: string, dovecot: Socket, connection: number) => void;

let behaviour: Behaviour;
let connections: number;
let dovecot: Server;
let port: number;
let folder: string;
let sasl: ReturnType<typeof serveSasl>;
const open = new Set<Socket>();

const start = async (at = 0): Promise<void> => {
  dovecot = createServer((socket) => {
    const connection = ++connections;
    open.add(socket);
    socket.on("error", () => undefined);
    socket.write("VERSION\t1\t2\nMECH\tPLAIN\nSPID\t1\nCUID\t2\nCOOKIE\tff\nDONE\n");
    createInterface({ input: socket }).on("line", (line) => {
      if (!/^(VERSION|CPID)\t/.test(line)) behaviour(line, socket, connection);
    });
  });
  await new Promise<void>((resolve) => dovecot.listen(at, "127.0.0.1", resolve));
  port = (dovecot.address() as { port: number }).port;
};
const stop = async (): Promise<void> => {
  for (const socket of open) socket.destroy();
  open.clear();
  await new Promise((resolve) => dovecot.close(resolve));
};

beforeEach(async () => {
  connections = 0;
  folder = mkdtempSync(join(tmpdir(), "ct-sasl-"));
  await start();
  sasl = serveSasl(join(folder, "sasl"), { host: "127.0.0.1", port, patienceMs: 2000, log: () => undefined });
});
afterEach(async () => {
  await stop();
  await new Promise((resolve) => sasl.server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** As a process of Postfix: says lines, each after an answer, until it has `wanted` of them or is hung up on. */
async function postfix(lines: readonly string[]): Promise<string[]> {
  const socket = connect(join(folder, "sasl"));
  const answers: string[] = [];
  const left = [...lines];
  socket.write("VERSION\t1\t1\nCPID\t7\n");
  for await (const line of createInterface({ input: socket })) {
    if (/^(OK|FAIL|CONT)\t/.test(line)) answers.push(line);
    else if (line !== "DONE") continue;
    const next = left.shift();
    if (next === undefined) break;
    socket.write(`${next}\n`);
  }
  socket.destroy();
  return answers;
}
const AUTH = "AUTH\t1\tPLAIN\tservice=smtp\trip=192.0.2.7\tresp=AGEAYg==";

test("a log-in reaches Dovecot as it is, and so does its answer; another has a connection of its own", async () => {
  const heard: string[] = [];
  behaviour = (line, socket) => {
    heard.push(line);
    socket.write(heard.length === 1 ? "FAIL\t1\tuser=a\n" : "OK\t2\tuser=a\n");
  };
  const second = AUTH.replace("\t1\t", "\t2\t");
  expect(await postfix([AUTH, second])).toEqual(["FAIL\t1\tuser=a", "OK\t2\tuser=a"]);
  expect(heard).toEqual([AUTH, second]);
  expect(connections).toBe(2);
});

test("whoever breaks off is asked again, and Postfix hears nothing of it", async () => {
  behaviour = (_, socket, connection) =>
    connection < 3 ? void socket.destroy() : void socket.write("OK\t1\tuser=a\n");
  expect(await postfix([AUTH])).toEqual(["OK\t1\tuser=a"]);
});

test("a Dovecot that comes back within the time is waited for", async () => {
  const before = port;
  await stop();
  const asked = postfix([AUTH]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  behaviour = (_, socket) => void socket.write("OK\t1\tuser=a\n");
  await start(before);
  expect(await asked).toEqual(["OK\t1\tuser=a"]);
});

test("questions that Postfix has answered are answered here when they come again", async () => {
  const heard: string[][] = [];
  behaviour = (line, socket, connection) => {
    const said = (heard[connection - 1] ??= []);
    said.push(line);
    if (said.length < 3) socket.write(`CONT\t1\t${said.length}\n`);
    else if (connection === 1) socket.destroy();
    else socket.write("OK\t1\tuser=a\n");
  };
  const lines = ["AUTH\t1\tLOGIN\tservice=smtp", "CONT\t1\tYQ==", "CONT\t1\tYg=="];
  expect(await postfix(lines)).toEqual(["CONT\t1\t1", "CONT\t1\t2", "OK\t1\tuser=a"]);
  expect(heard).toEqual([lines, lines]);
});

test("who never answers is waited for no longer than Postfix waits", async () => {
  behaviour = () => undefined;
  expect(await postfix([AUTH])).toEqual([]);
});

const arrivals = (underWay: () => number = () => 0, patienceMs = 5000): Arrivals =>
  new Arrivals({ host: "127.0.0.1", port, underWay, patienceMs });

test("a greeting waits until Dovecot is there", async () => {
  const before = port;
  expect(await arrivals().greet()).toBe(true);
  await stop();
  expect(await arrivals(undefined, 300).greet()).toBe(false);
  const waiting = arrivals().greet();
  await start(before);
  expect(await waiting).toBe(true);
});

test("and until Dovecot is through with those who came before, one after the other", async () => {
  let underWay = 8;
  const some = arrivals(() => underWay);
  const greeted: number[] = [];
  const all = [1, 2, 3].map(async (each) => {
    if (await some.greet()) greeted.push(each);
    underWay += 1;
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(greeted).toEqual([]);
  underWay = 7;
  await all[0];
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(greeted).toEqual([1]);
  underWay = 0;
  await Promise.all(all);
  expect(greeted).toEqual([1, 2, 3]);
});

test("how many log-ins are under way is known", async () => {
  let during = 0;
  behaviour = (_, socket) => {
    during = sasl.underWay();
    socket.write("OK\t1\tuser=a\n");
  };
  await postfix([AUTH]);
  expect([during, sasl.underWay()]).toEqual([1, 0]);
});
