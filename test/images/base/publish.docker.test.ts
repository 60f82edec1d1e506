import { spawnSync } from "node:child_process";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { Containers } from "../containers";

describeWithDocker("publish", () => {
  let base: string;
  let lab: Containers;

  beforeAll(async () => {
    base = await imageUnderTest("base");
    lab = new Containers("base");
    lab.run("reader", base, { volumes: { config: "/out:ro" }, command: ["sleep", "infinity"] });
  });
  afterAll(() => lab.end());

  const read = (path: string): string => lab.exec("reader", "cat", `/out/${path}`);
  const files = (): string[] =>
    lab
      .exec("reader", "find", "/out", "-type", "f", "-not", "-path", "*/.*", "-printf", "%P\\n")
      .split("\n")
      .sort();

  test("writes Vietnamese text, line breaks and equals signs as they are", async () => {
    const text = 'a = "b"\n\nTrường Tiểu học Đặng Thùy Trâm\t€\n';
    await lab.publish(base, "base", "config", { "x/y.json": text, top: "1" });
    const written = lab.exec("reader", "sha256sum", "/out/x/y.json").slice(0, 64);
    expect(written).toBe((await import("node:crypto")).createHash("sha256").update(text).digest("hex"));
  });

  test("takes away what it no longer carries, and nothing of another publisher", async () => {
    await lab.publish(base, "base", "config", { "routes/a.map": "a", "old/one": "1", shared: "base" });
    await lab.publish(base, "01", "config", { "routes/b.map": "b" });
    await lab.publish(base, "base", "config", { "routes/a.map": "A" });
    expect(files()).toEqual(["routes/a.map", "routes/b.map"]);
    expect(read("routes/a.map")).toBe("A");
    expect(() => lab.exec("reader", "test", "-d", "/out/old")).toThrow();
  });

  test("who has not finished can be seen, and since when; a later try that succeeds takes it away", async () => {
    const begun = (): string =>
      lab.exec("reader", "find", "/out/.publishers", "-name", "*.begun", "-printf", "%f %T@\\n");
    await lab.publish(base, "base", "config", { "routes/a.map": "a" });
    expect(begun()).toBe("");
    const refused = (): void => {
      const args = [
        "run",
        "--pull",
        "never",
        "--rm",
        "-v",
        `${lab.host("config")}:/out`,
        "-e",
        "PUBLISHER=01",
      ];
      expect(spawnSync("docker", [...args, "-e", "file:../x=1", base, "publish"]).status).toBe(1);
    };
    refused();
    const since = begun();
    expect(since).toMatch(/^01\.begun \d+/);
    refused();
    expect(begun()).toBe(since);
    await lab.publish(base, "01", "config", { "routes/b.map": "b" });
    expect(begun()).toBe("");
    await lab.publish(base, "01", "config", {});
  });

  test("leaves a file that another publisher has taken over", async () => {
    await lab.publish(base, "base", "config", { "routes/a.map": "A", moved: "old" });
    await lab.publish(base, "01", "config", { "routes/b.map": "b", moved: "new" });
    await lab.publish(base, "base", "config", { "routes/a.map": "A" });
    expect(read("moved")).toBe("new");
  });

  test("the generation speaks of all files: it changes with each and comes back with them", async () => {
    await lab.publish(base, "base", "config", { "routes/a.map": "A" });
    await lab.publish(base, "01", "config", { "routes/b.map": "b" });
    const first = read(".generation");
    await lab.publish(base, "01", "config", { "routes/b.map": "c" });
    const second = read(".generation");
    await lab.publish(base, "01", "config", { "routes/b.map": "b" });
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
    expect(read(".generation")).toBe(first);
  });

  test.each(["../x", "/etc/x", "a/../../x", "a//b", ".hidden", "a/.b", "a b", "-x/..", ""])(
    "refuses the path '%s' and writes nothing",
    (path) => {
      const before = files();
      const { status, stderr } = spawnSync(
        "docker",
        [
          ...["run", "--pull", "never", "--rm", "-v", `${lab.host("config")}:/out`, "-e", "PUBLISHER=bad"],
          ...["-e", "file:fine=1", "-e", `file:${path}=x`, base, "publish"],
        ],
        { encoding: "utf8" },
      );
      expect(status).toBe(1);
      expect(stderr).toMatch(/^publish: error: the path '.*' is refused: .*Nothing was written\.\n$/);
      expect(files()).toEqual(before);
    },
  );

  test("refuses to follow a symbolic link out of the volume", () => {
    docker("run", "--rm", "-v", `${lab.host("config")}:/out`, base, "ln", "-s", "/etc", "/out/trap");
    const { status, stderr } = spawnSync(
      "docker",
      [
        ...["run", "--pull", "never", "--rm", "-v", `${lab.host("config")}:/out`, "-e", "PUBLISHER=bad"],
        ...["-e", "file:trap/passwd=x", base, "publish"],
      ],
      { encoding: "utf8" },
    );
    docker("run", "--rm", "-v", `${lab.host("config")}:/out`, base, "rm", "/out/trap");
    expect(status).toBe(1);
    expect(stderr).toContain("'trap' is a symbolic link");
  });

  test("says what is missing without a name", () => {
    const { status, stderr } = spawnSync(
      "docker",
      ["run", "--pull", "never", "--rm", "-v", `${lab.host("config")}:/out`, base],
      {
        encoding: "utf8",
      },
    );
    expect(status).toBe(1);
    expect(stderr).toContain("PUBLISHER is ''");
  });

  test("is unhealthy while its files are not the published ones", async () => {
    await lab.publish(base, "base", "config", { one: "1" });
    const check = spawnSync(
      "docker",
      [
        ...[
          "run",
          "--pull",
          "never",
          "--rm",
          "-v",
          `${lab.host("config")}:/out`,
          "-e",
          "PUBLISHER=base",
          "-e",
          "file:one=2",
        ],
        ...[base, "publish", "check"],
      ],
      { encoding: "utf8" },
    );
    expect(check.status).toBe(1);
  });

  test("publishes 500 files of a large group within seconds, holds little memory, and ends at once", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`many/${index}.json`, "x".repeat(2000)]),
    );
    const start = Date.now();
    await lab.publish(base, "large", "config", many);
    expect(Date.now() - start).toBeLessThan(15_000);
    const memory = await eventually("memory is measured", () =>
      docker("stats", "--no-stream", "--format", "{{.MemUsage}}", lab.host("publisher-config-large")),
    );
    const [, size, unit] = /^([\d.]+)(KiB|MiB)/.exec(memory) ?? [];
    expect(unit === "KiB" ? Number(size) / 1024 : Number(size)).toBeLessThan(24);
    const stopping = Date.now();
    docker("stop", lab.host("publisher-config-large"));
    expect(Date.now() - stopping).toBeLessThan(3_000);
  });
});
