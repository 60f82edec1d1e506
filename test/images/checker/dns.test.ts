import { createSocket, type Socket } from "node:dgram";
import { type Answer, decode, encode } from "dns-packet";
import { checkAddresses, findServers } from "../../../images/checker/dns";

const sockets: Socket[] = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));

/** A name server that knows these records; `code` 3 is NXDOMAIN, 2 a failure. */
async function nameServer(records: readonly Answer[], code = 0): Promise<string> {
  const socket = createSocket("udp4", (message, from) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    const answers = records.filter(
      (record) => record.name === question?.name && record.type === question.type,
    );
    const flags = 1024 | code;
    const answer = encode({
      type: "response",
      ...(id === undefined ? {} : { id }),
      flags,
      questions,
      answers,
    });
    socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  sockets.push(socket);
  return `127.0.0.1:${socket.address().port}`;
}

const HOST = "thcsnguyendu.hcm.edu.vn";
const a = (data: string): Answer => ({ type: "A", name: HOST, ttl: 60, data });
const aaaa = (data: string): Answer => ({ type: "AAAA", name: HOST, ttl: 60, data });

test.each<[string, Answer[], string[], boolean]>([
  ["the expected address", [a("203.0.113.5")], ["203.0.113.5"], true],
  [
    "both families, in any order",
    [aaaa("2001:db8::5"), a("203.0.113.5")],
    ["203.0.113.5", "2001:db8::5"],
    true,
  ],
  ["another address", [a("198.51.100.7")], ["203.0.113.5"], false],
  ["one address too many", [a("203.0.113.5"), a("198.51.100.7")], ["203.0.113.5"], false],
  ["a forgotten IPv6 address", [a("203.0.113.5"), aaaa("2001:db8::bad")], ["203.0.113.5"], false],
  ["no record", [], ["203.0.113.5"], false],
])("%s", async (_name, records, expected, correct) => {
  const server = await nameServer(records);
  expect(await checkAddresses(HOST, expected, findServers(server))).toEqual({ answered: true, correct });
});

test("a name that does not exist is an answer, and a wrong one", async () => {
  const server = await nameServer([], 3);
  expect(await checkAddresses(HOST, ["203.0.113.5"], findServers(server))).toEqual({
    answered: true,
    correct: false,
  });
});

test("a server that fails, and no server at all, are no answer", async () => {
  const failing = await nameServer([], 2);
  expect(await checkAddresses(HOST, ["203.0.113.5"], findServers(failing))).toEqual({
    answered: false,
    correct: false,
  });
  const unknown = findServers("ct-dns-that-does-not-exist.invalid");
  expect(await checkAddresses(HOST, ["203.0.113.5"], unknown)).toEqual({ answered: false, correct: false });
});

test.each([
  ["127.0.0.1", "127.0.0.1:53"],
  ["127.0.0.1:5353", "127.0.0.1:5353"],
  ["localhost", "127.0.0.1:5353"],
  ["localhost:53", "127.0.0.1:53"],
])("DNS_SERVER=%s asks %s", async (setting, expected) => {
  expect(await findServers(setting)(HOST)).toContain(expected);
});
