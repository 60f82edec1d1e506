/**
 * One school's site against WordPress as Debian's packages give it (Apache, mod_php, MariaDB; `bench/site/Dockerfile`), asked by
 * the same program in one run; and what a school takes: the edge's processor time, memory, database, and how long people
 * wait. Needs Docker and a quarter of an hour; builds images that are missing, and the yardstick's from Debian's mirror.
 *
 * Run: `npm run bench -- site [SECONDS]`: how long each is asked, 10 by default. `BENCH_MINUTES`: how long the school rests, 10 by default.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Containers } from "../test/images/containers";
import { ask } from "../test/images/edge/https";
import { HEAD, TestCell, type TestUnit } from "../test/images/site/cell";
import { Editor } from "../test/images/site/editor";
import { eventually, freePort, imageUnderTest } from "../test/support/docker";

const SECONDS = Number(process.argv[2] ?? 10);
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10);
const [SCHOOL, NEXT] = ["7900866", "7900867"];
const HOST = "thcsnguyendu.hcm.edu.vn.localhost";
const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const RECORDS = 5000;

const docker = (...args: string[]): string => execFileSync("docker", args, { encoding: "utf8" }).trim();
const line = (name: string, value: number, goal = ""): void => {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  process.stdout.write(`${JSON.stringify({ bench: "site", name, value: rounded, goal })}\n`);
};

function unit(id: string, host: string, url: string): TestUnit {
  return {
    ...{ id, name: "Trường THCS Nguyễn Du", kind: "thcs", ownership: "cong-lap", lifecycle: "active" },
    ...{ sectorFeed: false, successorUrl: "", boardHead: "Lê Hồng Uyên", accounts: [HEAD], leaders: [] },
    ...{ url, host, address: "12 đường Hồ Xuân Hương", phone: "028 37001122", mail: "thcs@hcm.edu.vn" },
    parent: { id: "7900000", name: "Sở Giáo dục và Đào tạo", url: "https://hcm.edu.vn.localhost:8443" },
  };
}

/** Microseconds of processor time that a container has taken, as either version of the kernel's control groups has it. */
const cpu = (container: string): number => {
  const figures = "cat /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpuacct/cpuacct.usage 2> /dev/null || true";
  const text = docker("exec", container, "sh", "-c", figures);
  const [, micro] = /usage_usec (\d+)/.exec(text) ?? [];
  return micro === undefined ? Number(/^(\d+)$/m.exec(text)?.[1]) / 1000 : Number(micro);
};

/** MiB, as `docker stats` counts. */
const memory = (container: string): number => {
  const [, value, unitOf] =
    /^([0-9.]+)([KMG]iB)/.exec(docker("stats", "--no-stream", "--format", "{{.MemUsage}}", container)) ?? [];
  return Number(value) * ({ KiB: 1 / 1024, MiB: 1, GiB: 1024 }[unitOf ?? ""] ?? Number.NaN);
};

interface Measured {
  readonly perSecond: number;
  readonly p95: number;
  readonly requests: number;
}

/**
 * `wrk`, which keeps its connections, in a container beside whom it asks. Not `ab`: it speaks HTTP/1.0, to which an answer
 * of unknown length ends the connection, so that each of its requests is a handshake.
 */
function asked(image: string, network: string, url: string, host: string, atOnce = 4): Measured {
  const { stdout, stderr } = spawnSync(
    "docker",
    [
      ...["run", "--rm", "--pull", "never", "--network", network, "--entrypoint", "wrk", image],
      ...["-t", "1", "-c", String(atOnce), "-d", `${SECONDS}s`, "--timeout", "30s"],
      ...["-s", "/usr/local/share/stock/measured.lua", "-H", `Host: ${host}`],
      ...["-H", `User-Agent: ${BROWSER}`, "-H", "Accept-Encoding: gzip", url],
    ],
    { encoding: "utf8" },
  );
  const [line = "{}"] = /^\{.*\}$/m.exec(stdout) ?? [];
  const seen = JSON.parse(line) as Record<"requests" | "seconds" | "p95" | "wrong", number>;
  if (!(seen.requests > 0) || seen.wrong > 0) throw new Error(`${url}: ${stdout}${stderr}`);
  return { perSecond: seen.requests / seen.seconds, p95: seen.p95, requests: seen.requests };
}

/** Parents of one school at result day, each from an address of their own. */
async function lookUps(
  url: string,
  form: Readonly<Record<string, string>>,
  number: (n: number) => string,
): Promise<Measured> {
  const until = performance.now() + SECONDS * 1000;
  const took: number[] = [];
  const parent = async (): Promise<void> => {
    while (performance.now() < until) {
      const [n, started] = [took.length, performance.now()];
      const answer = await fetch(`${url}/tra-cuu-diem/`, {
        method: "POST",
        body: new URLSearchParams({ ...form, tra_so: number(n) }),
        headers: {
          "X-Real-IP": `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.1`,
        },
      });
      if (!(await answer.text()).includes("<dd>8,5</dd>")) throw new Error(`no result: ${answer.status}`);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: 8 }, parent));
  took.sort((a, b) => a - b);
  return {
    perSecond: took.length / SECONDS,
    p95: took[Math.floor(took.length * 0.95)] ?? 0,
    requests: took.length,
  };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-site-"));
  const [base, site, database, edge] = [
    await imageUnderTest("base"),
    await imageUnderTest("site"),
    await imageUnderTest("db"),
    await imageUnderTest("edge"),
  ];
  const stock = "congtruong/bench-wordpress";
  cpSync("bench/site", folder, { recursive: true });
  docker("build", "--quiet", "--build-arg", `BASE=${base}`, "--tag", stock, folder);

  const cell = new TestCell(site, database);
  const gate = new Containers("bench");
  const network = cell.name("").slice(0, -1);
  const yardstick = cell.name("stock");
  try {
    // --- the yardstick ---
    docker("run", "-d", "--name", yardstick, "--network", network, "-e", `HOST=${yardstick}`, stock);
    await eventually(
      "the yardstick answers",
      () =>
        spawnSync("docker", ["exec", yardstick, "bash", "-c", "exec 3<>/dev/tcp/localhost/80"]).status === 0,
      120_000,
    );

    // --- ours ---
    const https = await freePort();
    cell.startDatabase();
    const url = await cell.startSite(SCHOOL);
    const first = unit(SCHOOL, HOST, `https://${HOST}:${https}`);
    cell.startProvisioner([first]);
    await eventually("the site is there", async () => (await fetch(url)).status === 200, 120_000);
    const open = async (waf: string): Promise<string> => {
      gate.run("edge", edge, {
        volumes: { config: "/config:ro", certificates: "/certificates:ro" },
        environment: { ZONE: "hcm.edu.vn.localhost", HTTPS_PORT: String(https), WAF: waf },
        options: ["--tmpfs", "/var/cache/nginx", "--memory", "1g", "-p", `127.0.0.1:${https}:8443`],
      });
      docker("network", "connect", network, gate.host("edge"));
      await eventually("the edge answers", () => gate.exec("edge", "healthcheck.sh") === "", 60_000);
      await gate.publish(base, "base", "config", {
        "routes/cell-01.map": `${HOST} http://${cell.name(`site-${SCHOOL}`)}:8080;\n`,
      });
      await eventually(
        "the school is there",
        async () => (await ask(https, `https://${HOST}/`)).status === 200,
      );
      return gate.host("edge");
    };
    let gateway = await open("on");

    // --- people ---
    const editor = await Editor.logIn(
      async (path, request) => {
        const answer = await fetch(url + path, { redirect: "manual", ...request });
        const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
        return { status: answer.status, text: await answer.text(), cookies };
      },
      cell.link(SCHOOL, HEAD.mail),
    );
    const seconds = async (done: () => Promise<boolean>, begin: () => unknown): Promise<number> => {
      const started = performance.now();
      await begin();
      while (!(await done())) await pause(20);
      return (performance.now() - started) / 1000;
    };
    const shown = async (title: string): Promise<boolean> =>
      (await ask(https, `https://${HOST}/`, { headers: { "User-Agent": BROWSER } })).body.includes(title);
    await shown("");
    let sent = 0;
    const published = await seconds(
      () => shown("Lịch thi học kỳ"),
      async () => {
        await editor.publish("Lịch thi học kỳ", "<p>Từ ngày mai.</p>");
        sent = performance.now();
      },
    );
    line("publish to visible, seconds from the click", published, "<= 2");
    line("publish to visible, seconds from the answer", (performance.now() - sent) / 1000);

    // --- requests ---
    const stockPage = asked(stock, network, `http://${yardstick}:80/`, yardstick);
    const ownPage = asked(stock, network, `http://${cell.name(`site-${SCHOOL}`)}:8080/`, HOST);
    const began = cpu(gateway);
    const kept = asked(stock, network, `https://${gateway}:8443/`, HOST);
    const withRules = (cpu(gateway) - began) / kept.requests;
    line("stock WordPress, requests a second", stockPage.perSecond, "the yardstick");
    line("uncached, requests a second", ownPage.perSecond);
    line("cached, requests a second", kept.perSecond);
    line("cached / stock", kept.perSecond / stockPage.perSecond, ">= 200");
    line("uncached / stock", ownPage.perSecond / stockPage.perSecond, ">= 1");
    line("stock, p95, ms", stockPage.p95, "the yardstick");
    line("uncached, p95, ms", ownPage.p95);
    line("cached, p95, ms", kept.p95);
    line("edge: processor time a cached hit, µs", withRules, "< 100");
    gate.remove("edge");
    gateway = await open("off");
    asked(stock, network, `https://${gateway}:8443/`, HOST);
    const without = cpu(gateway);
    const bare = asked(stock, network, `https://${gateway}:8443/`, HOST);
    line("edge: the same without its rules (WAF), µs", (cpu(gateway) - without) / bare.requests);

    // --- result day ---
    const exam = cell.wordpress(
      SCHOOL,
      `$rows = array_map(fn($n) => ["A$n", "2014-09-15", ["8,5", "9"]], range(0, ${RECORDS - 1}));
       $id = wp_insert_post(["post_type" => "ket_qua", "post_status" => "publish", "post_title" => "Học kỳ I"]);
       update_post_meta($id, "_tc_mo", "2020-01-01"); update_post_meta($id, "_tc_dong", "2099-01-01");
       update_post_meta($id, CongTruong\\RECORDS, wp_slash(json_encode(["columns" => ["Số", "Ngày", "Toán", "Văn"], "salt" => "bench", "receipt" => [], "records" => CongTruong\\sealed_records($rows, CongTruong\\records_secret("bench"))])));
       echo $id;`,
    );
    const form = { tra_ky: exam, tra_ngay_sinh: "15/09/2014" };
    const number = (n: number): string => `A${n % RECORDS}`;
    // A further field is none of a plain question's: WordPress answers it.
    const slow = await lookUps(url, { ...form, tra_gi: "" }, number);
    const quick = await lookUps(url, form, number);
    line("look-up by WordPress, a second", slow.perSecond, "the yardstick");
    line("look-up by WordPress, p95, ms", slow.p95, "the yardstick");
    line("look-up from the snapshot, a second", quick.perSecond);
    line("look-up from the snapshot, p95, ms", quick.p95);
    line("look-up: snapshot / WordPress", quick.perSecond / slow.perSecond, ">= 10");

    // --- what a school takes ---
    await fetch(`${url}/?x=1`);
    line("memory awake, MiB", memory(cell.name(`site-${SCHOOL}`)));
    // Asked as production's monitoring does (environments/production.yaml, templates/monitoring/timing.ts).
    const samples: number[] = [];
    const started = performance.now();
    for (let asks = 0; performance.now() - started < MINUTES * 60_000; asks++) {
      await fetch(`${url}/.health`);
      if (asks % 4 === 0) await fetch(`${url}/?x=${asks}`);
      for (let looks = 0; looks < 12; looks++) {
        await pause(5_000);
        samples.push(memory(cell.name(`site-${SCHOOL}`)));
      }
    }
    samples.sort((one, other) => one - other);
    line(
      "memory at rest with monitoring on, MiB (median)",
      samples[Math.floor(samples.length / 2)] ?? 0,
      "<= 12",
    );
    line("the same, 9 of 10 looks", samples[Math.floor(samples.length * 0.9)] ?? 0);
    const next = await cell.startSite(NEXT);
    line(
      "onboarding to first page, seconds",
      await seconds(
        async () => (await fetch(next).catch(() => null))?.status === 200,
        () => cell.startProvisioner([first, unit(NEXT, "thcs2.localhost", "https://thcs2.localhost")]),
      ),
      "<= 10",
    );
    line(
      "database of an empty school, MB",
      Number(
        cell.sql(
          `SELECT SUM(DATA_LENGTH + INDEX_LENGTH) FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'u${NEXT}'`,
        ),
      ) / 1e6,
    );
    line("image, MB", Number(docker("image", "inspect", "-f", "{{.Size}}", site)) / 1e6);
  } finally {
    spawnSync("docker", ["rm", "-f", "-v", yardstick], { stdio: "ignore" });
    gate.end();
    cell.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
