import type { LogHead } from "../../../contracts/types";
import type { Found } from "../../../images/logs/search";
import type { Verdict } from "../../../images/logs/verify";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { Containers } from "../containers";

const KEEP = { access: 90, security: 365, mail: 180, platform: 90 };

describeWithDocker("the store of logs and a node's shipper", () => {
  let lab: Containers;
  let image: string;
  let writer = 0;

  const store = (): void =>
    lab.run("store", image, {
      volumes: { logs: "/logs", secret: "/secret" },
      options: ["--tmpfs", "/spool", "--health-interval", "1s"],
      environment: {
        RETENTION_DAYS: Object.entries(KEEP)
          .map(([each, days]) => `${each}=${days}`)
          .join(" "),
        EXPECTED_SERVICES: "ct-edge",
      },
      command: ["store"],
    });
  const health = (name: string): string =>
    docker("inspect", "--format", "{{.State.Health.Status}}", lab.host(name));

  /** What a container of the city does, as Swarm starts it: the engine keeps its output, with its name. */
  const write = (script: string): string => {
    writer += 1;
    const name = `writer-${writer}`;
    lab.run(name, image, {
      options: ["--log-driver", "json-file", "--log-opt", "tag={{.Name}}", "--entrypoint", "bash"],
      command: ["-c", `${script}; exec sleep 600`],
    });
    return lab.host(name);
  };
  const ask = <T>(verb: string, question: object): T =>
    JSON.parse(
      lab.exec("store", "bash", "-c", `logs ${verb} <<< '${JSON.stringify(question).replaceAll("'", "")}'`),
    ) as T;
  const linesOf = (service: string): readonly Found[] =>
    ask<readonly Found[]>("search", { anyOf: [service], since: 0, until: 4e9, limit: 5000 });
  const get = (path: string): string =>
    lab.exec(
      "store",
      "bash",
      "-c",
      `exec 3<>/dev/tcp/127.0.0.1/9120; printf 'GET ${path} HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3`,
    );

  beforeAll(async () => {
    image = await imageUnderTest("logs");
    lab = new Containers("logs");
    store();
    lab.run("ship", image, {
      volumes: { spool: "/spool" },
      options: ["--volume", "/var/lib/docker/containers:/containers:ro", "--hostname", "node-a"],
      environment: { STORE_HOST: lab.host("store"), STORE_PORT: "6514" },
      command: ["ship"],
    });
    await eventually("health", () => health("store") === "healthy", 60_000);
  }, 600_000);

  afterAll(() => lab?.end());

  test("what a container writes is in the store, with its name, its node and its moment", async () => {
    const service = write(`echo 'Trường "Nguyễn Du" \\ <b>'; echo second >&2`);
    await eventually("two lines", () => linesOf(service).length === 2);
    // Two streams have no order.
    expect([...linesOf(service)].sort((a, b) => (a.text < b.text ? -1 : 1))).toMatchObject([
      { class: "platform", node: "node-a", service, text: 'Trường "Nguyễn Du" \\ <b>' },
      { text: "second" },
    ]);
  });

  test("while the store is away containers start, and nothing is lost; a shipper that restarts goes on", async () => {
    const all = Array.from({ length: 300 }, (_, index) => index + 1);
    /** Of each its own lines; what was on its way when the store fell may come twice. */
    const arrived = (...services: readonly string[]) =>
      eventually(
        "every line",
        () =>
          services.every((service) => {
            const numbers = new Set(linesOf(service).map(({ text }) => Number(text.slice(5))));
            return all.every((number) => numbers.has(number));
          }),
        90_000,
      );
    const before = write("for i in {1..300}; do echo line $i; sleep 0.01; done");
    await eventually("the first lines", () => linesOf(before).length > 10);
    docker("kill", lab.host("store"));
    lab.remove("store");
    const during = write("for i in {1..300}; do echo line $i; done");
    expect(docker("inspect", "--format", "{{.State.Running}}", during)).toBe("true");
    store();
    await arrived(before, during);

    docker("restart", lab.host("ship"));
    const after = write("for i in {1..300}; do echo line $i; done");
    await arrived(after);
    expect(linesOf(after)).toHaveLength(300);
    expect(linesOf(during)).toHaveLength(300);
  });

  test("a log that the engine turns over is read on", async () => {
    const name = "turned";
    lab.run(name, image, {
      options: [
        ...["--log-driver", "json-file", "--log-opt", "tag={{.Name}}", "--log-opt", "max-size=20k"],
        ...["--log-opt", "max-file=3", "--entrypoint", "bash"],
      ],
      command: ["-c", "for i in {1..1000}; do echo turned $i; sleep 0.005; done; exec sleep 600"],
    });
    await eventually("every line", () => linesOf(lab.host(name)).length === 1000, 60_000);
  });

  test("a closed hour is in the chain, whose end the key in the volume has signed", async () => {
    const [day = "", hour = ""] = new Date(Date.now() - 26 * 3_600_000).toISOString().slice(0, 13).split("T");
    const open = `/logs/open/${day}T${hour}.log`;
    const file = `platform/${day}/${hour}.log.gz`;
    const line = `node-a {"log":"old\\\\n","attrs":{"tag":"ct-edge.1.x"},"time":"${day}T${hour}:00:00Z"}`;
    lab.exec("store", "bash", "-c", `printf '${line}\\n' > ${open}; chown logs: ${open}`);
    const head = await eventually(
      "a closed hour",
      () => {
        const found = JSON.parse(get("/head").split("\r\n\r\n")[1] ?? "") as LogHead;
        return found.sequence > 0 ? found : null;
      },
      60_000,
    );
    const keys = JSON.parse(lab.exec("store", "cat", "/run/public-keys.json")) as {
      readonly logs: readonly { readonly publicKey: string }[];
    };
    const witness = { publicKey: keys.logs[0]?.publicKey, heads: [head], retention: KEEP };
    const verdict = () => ask<Verdict>("verify", witness);
    expect(verdict()).toMatchObject({ files: 1, lines: 1, faults: [] });

    lab.exec("store", "rm", `/logs/closed/${file}`);
    expect(verdict().faults).toEqual([{ kind: "missing", about: file }]);
  });

  test("figures say how much came in, and since when the edge is silent", () => {
    const figures = get("/metrics");
    expect(figures).toMatch(/^congtruong_logs_lines_total\{class="platform"\} [1-9]\d*$/m);
    expect(figures).toMatch(/^congtruong_logs_last_line_timestamp_seconds\{service="ct-edge"\} [0-9.]+$/m);
  });

  test("programs are nobody in particular, and what is encrypted is not read on the way", () => {
    const owners = lab.exec("store", "bash", "-c", "ps -eo user= 2>/dev/null || stat -c %U /proc/[0-9]*/");
    expect(owners.split(/\s+/).filter((user) => user === "logs").length).toBeGreaterThanOrEqual(2);
    expect(lab.exec("store", "stat", "-c", "%U %a", "/secret/signing-key.pem")).toBe("logs 400");
    const plain = lab.exec(
      "ship",
      "bash",
      "-c",
      `exec 3<>/dev/tcp/${lab.host("store")}/6514; printf '1 open 5 hello\\n' >&3; timeout 3 head -c 20 <&3 | tr -d '\\0' || true`,
    );
    expect(plain).not.toContain("200 OK");
  });
});
