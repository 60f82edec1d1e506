import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { StoreAnswer, StoreQuestion } from "../../../images/activation/mail-store";
import { askMailStore } from "../../../images/activation/mail-store";
import { activationServer } from "../../../images/activation/server";

const HOST = "kichhoat.hcm.edu.vn";
const XSS = `<script>alert(1)</script>"'{{ code }}`;

let server: Server;
let asked: StoreQuestion[];
let reply: StoreAnswer;
beforeEach(async () => {
  asked = [];
  reply = { status: 200, address: "an@hcm.edu.vn", name: XSS, fault: "" };
  server = activationServer({
    host: HOST,
    ask: async (question) => {
      asked.push(question);
      return reply;
    },
    style: "style",
    script: "script",
    log: { say: () => undefined, error: () => undefined },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => void server.close());

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}
function ask(method: string, path: string, body = "", headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const form = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
    };
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        headers: { host: HOST, ...(method === "POST" ? form : {}), ...headers },
      },
      (response) => {
        text(response).then(
          (got) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: got }),
          reject,
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

test.each(["/", "/ma", "/mat-khau", "/doi-mat-khau", "/?code=abc", "/khong-co", "/activation.js"])(
  "looking at %s asks the mail store nothing",
  async (path) => {
    const { headers } = await ask("GET", path);
    expect(asked).toEqual([]);
    expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    expect(String(headers["content-security-policy"])).toMatch(/^default-src 'none'; script-src 'self'/);
  },
);

test("a name from the registry and a code from a visitor are text", async () => {
  const { body } = await ask("POST", "/ma", new URLSearchParams({ code: XSS }).toString());
  expect(body).not.toMatch(/<script>|"'\{\{/);
  expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("passwords that differ are not sent on, and a fault that this page does not know is one all the same", async () => {
  const differ = await ask("POST", "/mat-khau", "code=x&pwd=abcdefghijkl&again=abcdefghijkm");
  expect([differ.status, asked]).toEqual([422, [{ code: "x", client: "127.0.0.1" }]]);
  reply = { ...reply, status: 422, fault: "constructor" };
  const refused = await ask("POST", "/mat-khau", "code=x&pwd=abcdefghijkl&again=abcdefghijkl");
  expect([refused.status, refused.body.includes('role="alert"')]).toEqual([422, true]);
});

test.each([
  [404, 404],
  [429, 429],
  [503, 503],
  [500, 503],
  [413, 503],
])("what the mail store says (%i) is told as %i, on the page of the code", async (status, told) => {
  reply = { ...reply, status };
  const got = await ask("POST", "/mat-khau", "code=x&pwd=abcdefghijkl&again=abcdefghijkl");
  expect([got.status, got.body.includes('name="pwd"')]).toEqual([told, false]);
});

test("a change is sent on as it was typed, and what comes of it is told on its own page", async () => {
  const form = "address=an%40hcm.edu.vn&current=x+y&pwd=abcdefghijkl&again=abcdefghijkl";
  const done = await ask("POST", "/doi-mat-khau", form);
  expect([done.status, asked]).toEqual([
    200,
    [{ address: "an@hcm.edu.vn", current: "x y", password: "abcdefghijkl", client: "127.0.0.1" }],
  ]);
  for (const [status, told, words] of [
    [404, 404, "không đúng"],
    [422, 422, "khác mật khẩu đang dùng"],
    [429, 429, "mười phút"],
    [500, 503, "chưa trả lời"],
  ] as const) {
    reply = { ...reply, status, fault: "same" };
    const { status: got, body } = await ask("POST", "/doi-mat-khau", form);
    expect([got, body.includes(words), body.includes('value="an@hcm.edu.vn"')]).toEqual([told, true, true]);
    expect(body).not.toContain("abcdefghijkl");
  }
  asked = [];
  expect((await ask("POST", "/doi-mat-khau", form.replace("again=abc", "again=xbc"))).status).toBe(422);
  expect(asked).toEqual([]);
});

test("who asks is whom the edge names", async () => {
  await ask("POST", "/ma", "code=x", { "x-real-ip": "203.0.113.9" });
  expect(asked).toEqual([{ code: "x", client: "203.0.113.9" }]);
});

test.each([
  ["another host", "GET", "/", "", { host: "evil.example" }, 421],
  ["another method", "PUT", "/", "", {}, 405],
  ["no form", "POST", "/ma", "{}", { "content-type": "application/json" }, 400],
  ["a large body", "POST", "/ma", `code=${"x".repeat(5000)}`, {}, 400],
  ["another page", "POST", "/admin", "code=x", {}, 404],
] as const)("%s is refused", async (_, method, path, body, headers, status) => {
  expect((await ask(method, path, body, { ...headers })).status).toBe(status);
  expect(asked).toEqual([]);
});

test("a mail store that is away says: later", async () => {
  const nobody = askMailStore({ host: "127.0.0.1", port: 1 });
  expect((await nobody({ code: "x", client: "" })).status).toBe(503);
});
