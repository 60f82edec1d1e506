import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { eventually } from "../../support/docker";

const TOOLKIT = join(process.cwd(), "images/base/toolkit.sh");

jest.setTimeout(30_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "toolkit-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => join(folder, name);
const options = () => ({
  cwd: folder,
  encoding: "utf8" as const,
  env: { ...process.env, FOLLOWED: inFolder("followed") },
});
const script = (lines: string): string[] => ["-c", `. ${TOOLKIT} lab; ${lines}`];
const bash = (lines: string) => spawnSync("bash", script(lines), { ...options(), timeout: 20_000 });

/** An entrypoint at work; `log` is what it has said so far. */
function run(lines: string) {
  const child = spawn("bash", script(lines), { ...options(), stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  return { child, ended: once(child, "exit"), log: () => said.join("") };
}

function publish(generation: string, ageSeconds = 0): void {
  mkdirSync(inFolder("config"), { recursive: true });
  const path = inFolder("config/.generation");
  writeFileSync(path, generation);
  const time = Date.now() / 1000 - ageSeconds;
  utimesSync(path, time, time);
}

const read = (name: string): string =>
  existsSync(inFolder(name)) ? readFileSync(inFolder(name), "utf8") : "";

describe("following a channel", () => {
  test("each generation is taken over once; what fails is tried again until it holds", async () => {
    const { child, ended, log } = run(
      "use() { echo $1 >> tried; [[ $1 != bad || -e mended ]]; }; follow config config use; supervise",
    );
    await eventually("it waits", () => log().includes("lab: config: waits for config."));
    publish("good");
    await eventually("taken over", () => read("followed/config") === "config good in-force\n");
    publish("bad");
    await eventually("tried again", () => read("tried").split("bad").length > 2);
    expect(log()).toContain("lab: warning: config: generation bad is not in force; tried again in 1 s.");
    expect(read("followed/config")).toBe("config good in-force\n");
    writeFileSync(inFolder("mended"), "");
    await eventually("it holds", () => read("followed/config") === "config bad in-force\n");
    expect(read("tried").match(/good/g)).toHaveLength(1);
    child.kill();
    expect(await ended).toEqual([0, null]);
  });

  test("what is refused is not tried again, and the next generation is", async () => {
    publish("bad");
    const { child, ended } = run(
      "use() { echo $1 >> tried; [[ $1 != bad ]] || return $REFUSED; }; follow config config use; supervise",
    );
    await eventually("refused", () => read("followed/config") === "config bad refused\n");
    await new Promise((resolve) => setTimeout(resolve, 2500));
    publish("good");
    await eventually("taken over", () => read("followed/config") === "config good in-force\n");
    expect(read("tried")).toBe("bad\ngood\n");
    child.kill();
    await ended;
  });

  test("nothing that was in force before is waited for in vain", () => {
    publish("good");
    const { status, stderr } = bash(
      "use() { touch used; }; follow config config use; await test -e used; say done",
    );
    expect([status, stderr]).toEqual([0, "lab: done\n"]);
  });
});

describe("servers", () => {
  test.each([
    ["sleep 0.1", 1],
    ["sh -c 'exit 3'", 3],
  ])("the container ends, not in order, when `%s` does, and the others with it", async (server, status) => {
    const { status: own, stderr } = bash(`start sleep 60; start ${server}; supervise`);
    expect(own).toBe(status);
    expect(stderr).toMatch(/^lab: error: (sleep|sh) ended by itself with status \d\.\n$/);
  });

  test("what the container is told is passed on, and it ends in order", async () => {
    const { child, ended } = run(
      `start sh -c 'trap "touch told; exit 0" TERM; touch up; sleep 5 & wait'; supervise`,
    );
    await eventually("it runs", () => existsSync(inFolder("up")));
    child.kill();
    expect(await ended).toEqual([0, null]);
    expect(existsSync(inFolder("told"))).toBe(true);
  });
});

describe("health", () => {
  const followed = (line: string): void => {
    mkdirSync(inFolder("followed"), { recursive: true });
    writeFileSync(inFolder("followed/config"), `${line}\n`);
  };

  test.each<[string, string, string, number, string | RegExp]>([
    ["in force", "config new in-force", "", 0, ""],
    ["changed just now", "config old in-force", "", 0, ""],
    ["nothing yet, and nothing is needed", "config - waiting", "", 0, ""],
    [
      "nothing yet",
      "config - waiting",
      "config",
      0,
      "lab: unhealthy: config: nothing of config is in force yet\n",
    ],
    [
      "old",
      "config old in-force",
      "",
      90,
      /^lab: unhealthy: config: generation new is there for 9\d s, and old is in force \(in-force\)\n$/,
    ],
    ["refused long ago", "config new refused", "config", 90, ""],
  ])("%s", (_name, line, needed, age, says) => {
    publish("new", age);
    followed(line);
    const { status, stderr } = bash(`in_force ${needed}`);
    expect(stderr).toEqual(typeof says === "string" ? says : expect.stringMatching(says));
    expect(status).toBe(says === "" ? 0 : 1);
  });

  test("over HTTP: silent when all is well, else what came instead", async () => {
    const server = createServer(({ method, url }, response) =>
      response.writeHead(url === "/ok" ? 204 : 503).end(method === "GET" ? "no facts yet\n" : ""),
    ).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const ask = async (line: string): Promise<string> => {
      const { child, ended } = run(`reason=$(${line}) || unhealthy "$reason"`);
      const said: Buffer[] = [];
      child.stderr.on("data", (text: Buffer) => said.push(text));
      await ended;
      return Buffer.concat(said).toString();
    };
    expect(await ask(`http POST ${port} /ok`)).toBe("");
    expect(await ask(`http GET ${port} /other`)).toBe(
      `lab: unhealthy: GET /other on port ${port}: 503, no facts yet\n`,
    );
    server.close();
    expect(await ask(`http GET ${port} /ok`)).toBe(`lab: unhealthy: nobody listens on port ${port}\n`);
  });
});

describe("pairs of certificate and key", () => {
  test("belong together, or do not", () => {
    bash("self_signed a a.vn DNS:a.vn; self_signed b b.vn DNS:b.vn; mkdir swapped empty damaged");
    execFileSync("cp", ["a/fullchain.pem", "swapped/fullchain.pem"], options());
    execFileSync("cp", ["b/key.pem", "swapped/key.pem"], options());
    for (const name of ["fullchain.pem", "key.pem"]) writeFileSync(inFolder(`damaged/${name}`), "x");
    const fits = (directory: string): number | null => bash(`pair_fits ${directory}`).status;
    expect(["a", "b", "swapped", "empty", "damaged"].map(fits)).toEqual([0, 0, 1, 1, 1]);
  });
});
