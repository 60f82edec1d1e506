import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { LogHeads } from "../../../images/checker/log-head";

const HEAD = {
  ...{ sequence: 3, hash: "a".repeat(64), time: "2026-11-30T10:02:00.000Z" },
  signature: `${"A".repeat(86)}==`,
};

describe("the end of the chain of logs", () => {
  let answer = "";
  let server: Server;
  let store: string;
  beforeAll(async () => {
    server = createServer((request, response) => response.end(request.url === "/head" ? answer : "?"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    store = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  test("is what the store said last, and stays when it says nothing sensible", async () => {
    const heads = new LogHeads(store);
    expect(heads.head).toBeNull();
    answer = JSON.stringify(HEAD);
    await heads.ask();
    expect(heads.head).toEqual(HEAD);
    for (answer of ["null", "{}", "broken", JSON.stringify({ ...HEAD, hash: "x" })]) {
      await expect(heads.ask()).rejects.toThrow(/\/head/);
      expect(heads.head).toEqual(HEAD);
    }
  });

  test("is nothing where there is no store", async () => {
    const heads = new LogHeads("");
    await heads.ask();
    expect(heads.head).toBeNull();
  });
});
