import { connect, type TLSSocket } from "node:tls";
import { describeWithDocker, eventually } from "../../support/docker";
import { type Answer } from "./https";
import { A, B, EdgeLab, FORGED, OWN, SESSION } from "./lab";

const UPLOAD = "/wp-admin/async-upload.php";

describeWithDocker("the edge's limits", () => {
  let lab: EdgeLab;

  beforeAll(async () => {
    lab = await EdgeLab.start("edge-limits");
  });
  afterAll(() => lab.end());

  /** A post whose body comes a byte at a time. */
  class Dribble {
    answer = "";
    closed = false;
    private readonly socket: TLSSocket;
    private readonly timer: NodeJS.Timeout;

    constructor(host: string, path: string, headers: Readonly<Record<string, string>>) {
      this.socket = connect({
        host: "127.0.0.1",
        port: lab.https,
        servername: host,
        rejectUnauthorized: false,
      });
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 50000\r\n` +
          `Content-Type: application/x-www-form-urlencoded\r\n${lines.join("")}\r\na=`,
      );
      this.timer = setInterval(() => this.socket.write("x"), 200);
      this.socket.on("data", (data: Buffer) => (this.answer ||= data.toString().split("\r\n")[0] ?? ""));
      this.socket.on("error", () => undefined);
      this.socket.on("close", () => {
        this.closed = true;
        clearInterval(this.timer);
      });
    }

    end(): void {
      clearInterval(this.timer);
      this.socket.destroy();
    }
  }

  test.each([
    [4, "no session", "/wp-json/x", {}],
    [4, "a session", UPLOAD, SESSION],
    [50, "no session", "/wp-json/x", {}],
    [50, "a forged session", UPLOAD, FORGED],
    [50, "a session", UPLOAD, SESSION],
  ])("%i slow posts with %s hold nobody up and reach no site", async (count, _who, path, headers) => {
    const dribbles = Array.from({ length: count }, () => new Dribble(A, path, headers));
    try {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      for (const page of [`https://${A}/?${Math.random()}`, `https://${B}/?${Math.random()}`]) {
        const start = Date.now();
        expect((await lab.get(page)).status).toBe(200);
        expect(Date.now() - start).toBeLessThan(1500);
      }
      // Those that wait for their body are few; all others have been told, and none is answered by the site.
      const waiting = dribbles.filter(({ answer }) => answer === "");
      expect(waiting.length).toBeLessThanOrEqual(24);
      for (const { answer } of dribbles) expect(answer).toMatch(/^(?:|HTTP\/1\.1 (?:403|429) .*)$/);
    } finally {
      for (const dribble of dribbles) dribble.end();
    }
  });

  test("one address holds few places for bodies, however many schools it speaks to", async () => {
    const dribbles = [A, B, OWN].flatMap((host) =>
      Array.from({ length: 24 }, () => new Dribble(host, "/wp-json/x", {})),
    );
    try {
      await eventually("the others are refused", () => dribbles.filter(({ answer }) => answer).length >= 24);
      const refused = dribbles.filter(({ answer }) => answer !== "");
      expect(new Set(refused.map(({ answer }) => answer))).toEqual(
        new Set(["HTTP/1.1 429 Too Many Requests"]),
      );
      expect(dribbles.length - refused.length).toBe(48);
      expect((await lab.get(`https://${A}/?${Math.random()}`)).status).toBe(200);
    } finally {
      for (const dribble of dribbles) dribble.end();
    }
  });

  test("strangers who claim sessions take no editor's place for uploads", async () => {
    const dribbles = Array.from({ length: 40 }, () => new Dribble(A, UPLOAD, FORGED));
    try {
      await eventually("all are refused", () =>
        dribbles.every(({ answer, closed }) => closed || answer !== ""),
      );
      expect(
        (await lab.get(`https://${A}${UPLOAD}`, { method: "POST", headers: SESSION, body: "a" })).status,
      ).toBe(200);
    } finally {
      for (const dribble of dribbles) dribble.end();
    }
  });

  test("what only editors send is refused before it is read", async () => {
    const post = (bytes: number, headers: Readonly<Record<string, string>>): Promise<Answer> =>
      lab.get(`https://${A}/wp-json/x`, {
        method: "POST",
        headers: { ...headers, "Content-Length": String(bytes), Expect: "100-continue" },
      });
    expect((await post(150_000, {})).status).toBe(413);
    expect((await post(150_000, { Cookie: "wordpress_logged_in_x=1" })).status).toBe(413);
    expect((await post(150_000, FORGED)).status).toBe(413);
    expect((await post(3_000_000, SESSION)).status).toBe(413);
  });

  test("a body without a length is measured", async () => {
    const answer = await lab.get(`https://${A}/wp-json/x`, {
      method: "POST",
      headers: { "Transfer-Encoding": "chunked", "Content-Type": "text/plain" },
      body: "a ".repeat(100_000),
    });
    expect(answer.status).toBe(413);
  });

  test("one visitor cannot have all of what is in no cache", async () => {
    const start = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 90 }, () => lab.get(`https://${A}/?${Math.random()}`).catch(() => null)),
    );
    const statuses = answers.map((answer) => answer?.status);
    const served = statuses.filter((status) => status === 200).length;
    // Ten a second and the few that need not wait; how long it takes depends on the machine.
    expect(served).toBeGreaterThanOrEqual(10);
    expect(served).toBeLessThanOrEqual(15 + (10 * (Date.now() - start)) / 1000);
    expect(statuses.every((status) => status === 200 || status === 429 || status === 503)).toBe(true);
    // Editors are known, and other visitors of the cache notice nothing.
    expect((await lab.get(`https://${A}/x`, { headers: SESSION })).status).toBe(200);
  });

  test.each<readonly [string, boolean, (index: number) => string]>([
    ["one address", true, () => "198.51.100.7"],
    ["addresses of IPv4", false, (index) => `198.51.100.${index}`],
    ["IPv4 addresses written as IPv6", false, (index) => `::ffff:198.51.100.${index}`],
    ["one /64 of IPv6", true, (index) => `2001:db8:a:b::${index.toString(16)}`],
    ["networks of IPv6", false, (index) => `2001:db8:a:${index.toString(16)}::1`],
  ])("80 questions at once from %s are one visitor's: %s", (_, isOne, address) => {
    // Asked where the edge asks for what is in no cache, since Docker's networks here carry IPv4 alone.
    const addresses = Array.from({ length: 80 }, (_, index) => address(index + 1)).join(" ");
    const statuses = lab.containers.exec(
      "edge",
      "bash",
      "-c",
      `asked=(); for address in ${addresses}; do exec {each}<>/dev/tcp/127.0.0.1/8082; asked+=("$each")
       printf 'GET /?%s HTTP/1.0\\r\\nHost: ${B}\\r\\nX-Edge-Role: visitor\\r\\nX-Real-IP: %s\\r\\n\\r\\n' "$each" "$address" >&"$each"; done
       for each in "\${asked[@]}"; do read -r _ status _ <&"$each"; echo "$status"; done`,
    );
    expect(statuses.split("\n").every((status) => status === "200")).toBe(!isOne);
  });

  test("throttles the guessing of passwords", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const path = attempt % 2 === 0 ? "/wp-login.php" : "//wp-login.php?a=1";
      statuses.push((await lab.get(`https://${B}${path}`, { method: "POST", body: "log=a" })).status);
    }
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses.slice(8)).toEqual([429, 429, 429, 429]);
    expect((await lab.get(`https://${A}/wp-login.php`)).status).toBe(200);
  });
});
