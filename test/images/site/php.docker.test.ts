import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describeWithDocker, docker, imageUnderTest } from "../../support/docker";

/** The suite of pure PHP (`php/`), run by the PHP that the image has. */
describeWithDocker("PHP of the image site", () => {
  const image = "congtruong/test-php";

  beforeAll(async () => {
    const base = await imageUnderTest("base");
    docker("build", "--quiet", "--build-arg", `BASE=${base}`, "--tag", image, join(__dirname, "php"));
  }, 600_000);

  const run = (script: string) => {
    const { stdout: sources } = spawnSync("tar", ["-cf", "-", "images/site", "test/images/site/php"], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const unpack = `mkdir /tmp/s && cd /tmp/s && tar xf - && ln -s /tmp/s/images /sources/images && cd test/images/site/php`;
    return spawnSync(
      "docker",
      [
        "run",
        "--pull",
        "never",
        "--rm",
        "-i",
        "--network",
        "none",
        "--tmpfs",
        "/sources",
        image,
        "sh",
        "-c",
        `${unpack} && ${script}`,
      ],
      { input: sources, encoding: "utf8" },
    );
  };

  test("PHPUnit: every test of pure PHP passes", () => {
    const done = run("phpunit --bootstrap bootstrap.php --fail-on-warning --fail-on-risky .");
    expect(`${done.stdout}${done.stderr}`).toMatch(/^OK .*\d+ tests/m);
    expect(done.status).toBe(0);
  });

  test("php -l: every program of the image can be read", () => {
    const done = run(
      "find /tmp/s -name '*.php' -print0 | xargs -0 -n1 php -d error_reporting=-1 -d display_errors=1 -l | grep -v '^No syntax errors' ; test $? = 1",
    );
    expect([done.status, done.stdout]).toEqual([0, ""]);
  });
});
