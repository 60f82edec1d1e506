import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppliedRecord } from "../../../engine/state/applied";
import { ourThings } from "../../../engine/docker/removal";
import { backup, restore } from "../../../engine/state/backup";
import { CONNECTION } from "../../../engine/state/connection";
import { migrate } from "../../../engine/state/migrate";
import { PASSPHRASE } from "../../../engine/state/passphrase";
import { rotate } from "../../../engine/state/rotate";
import { decryptStateFiles } from "../../../engine/state/encrypted-files";
import { lockHolders } from "../../../engine/state/store";
import { type Engine, prepareEngine, prepareProvider } from "../../../engine/toolchain/toolchain";
import { type Canaries, leaksBelow, leaksIn } from "../../support/canaries";
import { describeWithSwarm, docker, eventually, imageUnderTest } from "../../support/docker";
import { Postgres } from "../../support/postgres";
import { removeAll, SmallCity } from "./small-city";
import { SILENT } from "../../../engine/support/reporter";

const SEALED = { backend: "pg", encrypted: true } as const;
const CELLS = { "cell-01": ["7900001"], "cell-02": ["7900002"] };
const STACKS = ["foundation", "cell-01", "cell-02"];

const OLD = "canary-Passphrase-8Hk2Vb5Nq";
const NEW = "canary-Passphrase-3Tr9Yc6Ws";

/** One server, one small city, deployed, watched, broken into, re-keyed, lost, restored and moved. */
describeWithSwarm("states in PostgreSQL", () => {
  jest.setTimeout(240_000);
  let server: Postgres;
  let engine: Engine;
  let here: SmallCity;
  let there: SmallCity;
  let image: string;
  const own = { ...process.env };

  beforeAll(async () => {
    const options = { root: process.cwd(), openTofuOnly: true, report: SILENT };
    engine = await prepareProvider(await prepareEngine(options), options);
    image = await imageUnderTest("base");
    await removeAll();
    server = await Postgres.start();
    process.env[CONNECTION] = server.createDatabase("states");
    process.env[PASSPHRASE] = OLD;
    process.env.CLOUDFLARE_API_TOKEN = "canary-Cloudflare-5Gd8Jf1Mz";
    here = new SmallCity(engine, "pg");
    there = new SmallCity(engine, "pg");
    for (const machine of [here, there]) machine.synthesise(SEALED, { cells: CELLS, image });
  }, 1_200_000);

  afterAll(async () => {
    for (const name of [CONNECTION, PASSPHRASE, "CLOUDFLARE_API_TOKEN"]) {
      if (own[name] === undefined) delete process.env[name];
      else process.env[name] = own[name];
    }
    here.dispose();
    there.dispose();
    server.stop();
    await removeAll();
  });

  const problemOf = async (work: Promise<unknown>): Promise<Error & { detail?: string }> =>
    work.then(
      () => Promise.reject(new Error("it went well")),
      (error: unknown) => error as Error,
    );
  const outcomes = (handled: readonly { stack: string; outcome: string }[]) =>
    Object.fromEntries(handled.map(({ stack, outcome }) => [stack, outcome]));
  const data = (stack: string) =>
    server.sql("states", `SELECT data FROM ctpg_pg_${stack.replace("-", "_")}.states WHERE name = 'default'`);

  test("deployed by one machine, there is nothing left to do for any, and unchanged stacks are not planned", async () => {
    const { ledger } = await here.deploy();
    expect(ledger.stacks).toEqual(Object.fromEntries(STACKS.map((stack) => [stack, { state: "applied" }])));
    expect(await there.plan()).toEqual([]);
    expect((await here.deploy()).planned).toEqual([]);
  });

  test("each stack has a schema and a number of its own, and every state is encrypted", async () => {
    const tables = server.sql(
      "states",
      "SELECT schemaname FROM pg_tables WHERE tablename = 'states' ORDER BY 1",
    );
    expect(tables.split("\n")).toEqual(["ctpg_pg_cell_01", "ctpg_pg_cell_02", "ctpg_pg_foundation"]);
    const heads = await here.heads();
    expect([...heads.values()].map(({ encrypted, keys }) => [encrypted, keys])).toEqual(
      STACKS.map(() => [true, ["key_provider.pbkdf2.city"]]),
    );
    const numbers = STACKS.map((stack) =>
      server.sql("states", `SELECT id FROM ctpg_pg_${stack.replace("-", "_")}.states`),
    );
    expect(new Set(numbers).size).toBe(STACKS.length);
    expect(data("cell-01")).not.toContain("7900001");
  });

  test("what another machine applied is seen here, though nothing changed here", async () => {
    there.synthesise(SEALED, { cells: { ...CELLS, "cell-02": ["7900002", "7900003"] }, image });
    await there.deploy();
    here.synthesise(SEALED, { cells: { ...CELLS, "cell-02": ["7900002", "7900003"] }, image });
    expect(await here.plan()).toEqual([]);
    expect(new Set((await here.deploy()).planned)).toEqual(new Set(["cell-02"]));
  });

  test("secrets are in no state, no plan, no synthesised file, no log and no process's arguments", async () => {
    const canaries: Canaries = {
      passphrase: OLD,
      "password of PostgreSQL": server.password,
      "token of Cloudflare": process.env.CLOUDFLARE_API_TOKEN ?? "",
      "secret that a container made": here.secret(),
    };
    const seen: string[] = [];
    const watch = setInterval(
      () => seen.push(spawnSync("ps", ["-eww", "-o", "args"], { encoding: "utf8" }).stdout),
      100,
    );
    await here.plan();
    clearInterval(watch);
    const states = await here.open();
    expect(Object.keys(states).sort()).toEqual([...STACKS].sort());
    expect(JSON.stringify(states["cell-01"])).toContain("ctpg-pg-7900001");
    expect(seen.some((text) => text.includes("plan -input=false"))).toBe(true);
    expect([
      ...leaksIn("decrypted states", JSON.stringify(states), canaries),
      ...leaksBelow(here.place.synthesised, canaries),
      ...leaksBelow(here.place.folder, canaries),
      ...leaksIn("log", here.said, canaries),
      ...leaksIn("arguments of processes", seen.join("\n"), canaries),
    ]).toEqual([]);
    // Plans are encrypted as well; what is in them is asked of the engine.
    const { binary, cliConfig } = engine;
    for (const stack of STACKS) {
      const { stdout } = spawnSync(
        binary,
        [
          `-chdir=${join(here.place.synthesised, "stacks", stack)}`,
          "show",
          "-json",
          here.place.file(`plans/${stack}.tfplan`),
        ],
        { encoding: "utf8", env: { ...process.env, TF_CLI_CONFIG_FILE: cliConfig } },
      );
      expect(stdout).toContain("format_version");
      expect(leaksIn(`plan of ${stack}`, stdout, canaries)).toEqual([]);
    }
  });

  test.each([
    ["a wrong passphrase", PASSPHRASE, () => NEW, "does not open the state of the stack foundation"],
    [
      "a wrong password",
      CONNECTION,
      () => server.url("states", { password: NEW }),
      "password authentication failed",
    ],
    ["no such database", CONNECTION, () => server.url("nowhere"), "@127.0.0.1:"],
    [
      "a server with a certificate of another authority",
      CONNECTION,
      () => server.url("states", { authority: "other" }),
      "is from no authority in",
    ],
    [
      "a server by a name that its certificate lacks",
      CONNECTION,
      () => server.url("states", { host: "localhost" }),
      "does not name localhost: use a name in PG_CONN_STR that it has",
    ],
  ])("%s is one sentence, and no secret is in it", async (_, name, value, sentence) => {
    const before = process.env[name];
    process.env[name] = value();
    try {
      const { message, detail } = await problemOf(here.plan());
      expect(`${message}\n${detail}`).toContain(sentence);
      expect(leaksIn("problem", `${message}\n${detail}`, { OLD, NEW, password: server.password })).toEqual(
        [],
      );
      expect(message.split("\n")).toHaveLength(2);
    } finally {
      process.env[name] = before;
    }
  });

  test("OpenTofu itself asks who answers, and everybody comes by TLS", async () => {
    const before = process.env[CONNECTION];
    process.env[CONNECTION] = server.url("states", { authority: "other" });
    try {
      const { detail } = await problemOf(here.runner().plan("cell-02", SILENT));
      expect(detail).toContain("x509: certificate signed by unknown authority");
    } finally {
      process.env[CONNECTION] = before;
    }
    process.env[CONNECTION] = before?.replace("verify-full", "disable").replace(/&sslrootcert=.*/, "");
    try {
      expect((await problemOf(here.plan())).detail).toContain("no encryption");
    } finally {
      process.env[CONNECTION] = before;
    }
  });

  test("a state in the clear is refused, by this program and by OpenTofu itself", async () => {
    const encrypted = data("cell-02");
    const clear = JSON.stringify({
      version: 4,
      terraform_version: "1.12.6",
      serial: 9,
      lineage: "clear",
      outputs: {},
      resources: [],
    });
    server.sql("states", `UPDATE ctpg_pg_cell_02.states SET data = '${clear}'`);
    try {
      expect((await problemOf(here.plan())).message).toContain("The state of cell-02 is in the clear");
      // The same without the look beforehand.
      expect((await problemOf(here.runner().plan("cell-02", SILENT))).message).toContain("is in the clear");
    } finally {
      server.sql("states", `UPDATE ctpg_pg_cell_02.states SET data = '${encrypted}'`);
    }
    expect(await here.plan()).toEqual([]);
  });

  test("a volume that an interrupted run marked as broken is kept, in an encrypted state too", async () => {
    const runner = here.runner();
    const folder = join(here.place.synthesised, "stacks", "cell-01");
    const { status, stderr } = spawnSync(
      engine.binary,
      [`-chdir=${folder}`, "taint", 'docker_volume.site_data["7900001"]'],
      { encoding: "utf8", env: { ...process.env, TF_CLI_CONFIG_FILE: engine.cliConfig } },
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect((await runner.plan("cell-01", SILENT)).empty).toBe(true);
    expect(JSON.stringify((await here.open())["cell-01"])).not.toContain("tainted");
  });

  test("two at once: the second is refused by name; one that is killed leaves no lock behind", async () => {
    const slow = {
      cells: { ...CELLS, "cell-02": ["7900002", "7900003"] },
      image,
      slow: { stack: "cell-02", seconds: 60 },
    };
    here.synthesise(SEALED, slow);
    there.synthesise(SEALED, slow);
    const pid = join(here.root, "pid");
    const killable = here.behind("killable", `case "$*" in *cell-02\\ apply*) echo $$ > '${pid}';; esac`);
    const first = here.deploy(killable);
    const [holder] = await eventually(
      "the first run holds its lock",
      async () => {
        const holders = await lockHolders(here.states, process.env[CONNECTION]);
        return holders.some(({ stack }) => stack === "cell-02") && existsSync(pid) ? holders : null;
      },
      60_000,
    );
    expect(holder?.name).toMatch(new RegExp(`^congtruong cell-02 .+@.+ ${process.pid}$`));

    const impatient = there.behind("impatient", "");
    const { message } = await problemOf(there.plan(impatient));
    expect(message).toContain(`Another run is at work on the stack cell-02: ${holder?.name}, from 127.0.0.1`);
    expect(message).toContain("Ask its owner, wait until it is done and run again");

    process.kill(Number(readFileSync(pid, "utf8")), "SIGKILL");
    const { ledger } = await first;
    expect(ledger.stacks["cell-02"]?.state).toBe("failed");
    expect(await lockHolders(here.states, process.env[CONNECTION])).toEqual([]);

    there.synthesise(SEALED, { cells: slow.cells, image });
    await there.plan(impatient);
    expect((await there.deploy()).ledger.stacks["cell-02"]).toEqual({ state: "applied" });
    here.synthesise(SEALED, { cells: slow.cells, image });
    expect(await here.plan()).toEqual([]);
  });

  describe("the passphrase", () => {
    const change = async (by: Engine) =>
      outcomes(
        await rotate({
          ...{ engine: by, place: here.place, states: here.states, heads: await here.heads() },
          ...{ former: OLD, next: NEW, report: here.report },
        }),
      );

    test("is changed for every stack; a change that is cut off says which are not done, and goes on from there", async () => {
      // Dies in the second step of the foundation, and before the first one of cell-01.
      const count = join(here.root, "pushes");
      const dying = here.behind(
        "dying",
        `case "$*" in *foundation.state\\ state\\ push*) echo x >> '${count}'; [ "$(wc -l < '${count}')" = 2 ] && kill -9 $$;; *cell-01.state\\ state\\ push*) kill -9 $$;; esac`,
      );
      expect(await change(dying)).toEqual({ foundation: "failed", "cell-01": "failed", "cell-02": "done" });
      const keys = Object.fromEntries([...(await here.heads())].map(([stack, head]) => [stack, head.keys]));
      expect(keys).toEqual({
        foundation: ["key_provider.pbkdf2.transit"],
        "cell-01": ["key_provider.pbkdf2.city"],
        "cell-02": ["key_provider.pbkdf2.city"],
      });
      expect(await change(engine)).toEqual({ foundation: "done", "cell-01": "done", "cell-02": "already" });
    });

    test("that was opens nothing any more, the new one everything, and there is nothing to do", async () => {
      expect(new Set(Object.values(await here.open(OLD)))).toEqual(new Set(["closed"]));
      expect((await problemOf(here.plan())).message).toContain("does not open the state of the stack");
      process.env[PASSPHRASE] = NEW;
      expect(await here.plan()).toEqual([]);
      expect(existsSync(here.place.file("plans/foundation.tfplan"))).toBe(true);
      expect(leaksIn("log", here.said, { OLD, NEW })).toEqual([]);
    });
  });

  test("a backup stays encrypted, is for its owner only, and brings everything back into an empty database", async () => {
    const file = join(here.root, "states.dump");
    const before = await backup(here.states, process.env[CONNECTION], file);
    expect([...before.keys()].sort()).toEqual([...STACKS].sort());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const raw = spawnSync("pg_restore", ["-f", "-", file], { encoding: "utf8" }).stdout;
    expect(raw).toContain("key_provider.pbkdf2.city");
    expect(raw).not.toContain("7900001");
    expect((await problemOf(backup(here.states, process.env[CONNECTION], file))).message).toContain("exists");
    expect((await problemOf(restore(here.states, process.env[CONNECTION], file))).message).toContain(
      "holds states already",
    );

    // What is deployed after the backup was taken is forgotten with it.
    const later = { ...CELLS, "cell-02": ["7900002", "7900003", "7900005"] };
    here.synthesise(SEALED, { cells: later, image });
    await here.deploy();
    server.dropDatabase("states");
    expect((await problemOf(here.plan())).message).toContain("cannot be used");
    process.env[CONNECTION] = server.createDatabase("states");
    expect(await restore(here.states, process.env[CONNECTION], file)).toEqual(before);
    const record = new AppliedRecord(here.place);
    const older = STACKS.filter((stack) => record.isOfAnotherState(stack, before.get(stack)?.digest));
    expect(older).toEqual(["cell-02"]);
    expect(await there.plan()).toEqual([]);
    expect((await here.plan()).map(({ action, key }) => [action, key])).toEqual([["create", "7900005"]]);
    const born = () => docker("volume", "inspect", "-f", "{{.CreatedAt}}", "ctpg-pg-7900005");
    const volume = born();
    await here.deploy();
    expect(born()).toBe(volume);

    // A stack that comes now must not be locked by the number of another.
    const more = { ...later, "cell-03": ["7900004"] };
    here.synthesise(SEALED, { cells: more, image });
    await here.deploy();
    const numbers = [...STACKS, "cell-03"].map((stack) =>
      server.sql("states", `SELECT id FROM ctpg_pg_${stack.replace("-", "_")}.states`),
    );
    expect(new Set(numbers).size).toBe(4);
  });

  test("states move between files and PostgreSQL, encrypted or not, and nothing is lost on any way", async () => {
    process.env[PASSPHRASE] = NEW;
    const city = new SmallCity(engine, "moved");
    const cells = { "cell-01": ["7900001"] };
    const ways = [
      { backend: "local", encrypted: true, refusal: "is in the clear" },
      { backend: "pg", encrypted: true, refusal: "are still files on this machine" },
      { backend: "local", encrypted: false, refusal: "kept them in PostgreSQL before" },
      { backend: "pg", encrypted: true, refusal: "are still files on this machine" },
    ] as const;
    try {
      city.synthesise({ backend: "local", encrypted: false }, { cells });
      await city.deploy();
      for (const { refusal, ...state } of ways) {
        city.synthesise(state, { cells });
        expect((await problemOf(city.deploy())).message).toContain(refusal);
        const handled = await migrate({
          ...{ engine, place: city.place, states: city.states, heads: await city.heads() },
          ...{ passphrase: NEW, report: city.report },
        });
        const problems = handled.flatMap(({ problem }) => (problem === undefined ? [] : [problem.en]));
        expect([refusal, problems]).toEqual([refusal, []]);
        expect(outcomes(handled)["cell-01"]).toBe("done");
        expect(await city.plan()).toEqual([]);
        if (state.backend === "local" && state.encrypted) {
          // Who removes the city has to know what is in it, encrypted or not.
          const opened = await decryptStateFiles(city.place, engine);
          expect(ourThings(city.place, opened).volume).toEqual(["ctpg-moved-7900001"]);
          expect(ourThings(city.place).volume).toEqual([]);
        }
        const stillClear = leaksBelow(join(city.place.folder, "state"), { volume: "ctpg-moved-7900001" });
        expect(stillClear.length > 0).toBe(state.backend === "local" && !state.encrypted);
      }
      expect(existsSync(city.place.file("state-moved/cell-01.tfstate"))).toBe(true);
    } finally {
      city.dispose();
    }
  });

  test("a state of another origin in the new place is not overwritten", async () => {
    process.env[PASSPHRASE] = NEW;
    const city = new SmallCity(engine, "twice");
    const cells = { "cell-01": ["7900001"] };
    try {
      city.synthesise(SEALED, { cells });
      await city.deploy();
      mkdirSync(city.place.states, { recursive: true });
      const foreign = {
        version: 4,
        serial: 1,
        lineage: "another",
        outputs: { a: { value: 1, type: "number" } },
        resources: [],
      };
      writeFileSync(join(city.place.states, "cell-01.tfstate"), JSON.stringify(foreign));
      const handled = await migrate({
        ...{ engine, place: city.place, states: city.states, heads: await city.heads() },
        ...{ passphrase: NEW, report: city.report },
      });
      expect(outcomes(handled)["cell-01"]).toBe("failed");
      expect(handled.find(({ stack }) => stack === "cell-01")?.problem?.en).toContain(
        "already has another state",
      );
    } finally {
      city.dispose();
    }
  });
});
