import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WatchedCity, WatcherChannels } from "../../../contracts/types";
import { describeWithDocker, docker, eventually, freePort, imageUnderTest } from "../../support/docker";

describeWithDocker("the watcher's image", () => {
  const folder = mkdtempSync(join(tmpdir(), "ctw-watcher-"));
  const name = `ctw-watcher-${process.pid}`;
  const subjects: string[] = [];
  const servers: Server[] = [];

  const listen = async (answer: Parameters<typeof createServer>[1]): Promise<string> => {
    const server = createServer(answer as never);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  const state = (format: string): string => docker("inspect", "--format", format, name);

  beforeAll(async () => {
    const image = await imageUnderTest("watcher");
    const up = await listen((_request, response) => void response.end("here"));
    const hook = await listen((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      request.on("end", () => {
        subjects.push((JSON.parse(text) as { subject: string }).subject);
        response.end();
      });
    });
    const nobody = `127.0.0.1:${await freePort()}`;
    const city: WatchedCity = {
      ...{ name: "hcm.edu.vn", prefix: "ct", site: `https://${nobody}/`, status: `https://${nobody}/status` },
      mail: { server: nobody, recipient: "canhbao@hcm.edu.vn" },
      ...{ everySeconds: 1, lostAfter: 2, backAfter: 1 },
    };
    const channels: WatcherChannels = { references: [up], webhook: { url: `http://${hook}/` } };
    writeFileSync(join(folder, "city.json"), JSON.stringify(city));
    writeFileSync(join(folder, "channels.json"), JSON.stringify(channels));
    chmodSync(folder, 0o755);
    docker(
      ...["run", "--detach", "--name", name, "--network", "host", "--read-only", "--health-interval", "1s"],
      ...["--volume", `${folder}:/config:ro`, image],
    );
  }, 300_000);

  afterAll(() => {
    docker("rm", "--force", "--volumes", name);
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("tells of a data centre that is gone, once, and is healthy itself", async () => {
    const rounds = () => eventually("health", () => state("{{.State.Health.Status}}") === "healthy");
    await eventually("a message", () => subjects.length > 0);
    await rounds();
    docker("restart", name);
    await rounds();
    expect(subjects).toEqual(["[KHẨN] Không tới được trung tâm dữ liệu: hcm.edu.vn"]);
  });

  test("runs as nobody in particular, and says what is wrong with its files", () => {
    expect(docker("exec", name, "id", "-un")).toBe("watcher");
    writeFileSync(join(folder, "channels.json"), "{}");
    docker("restart", name);
    return eventually("its end", () => state("{{.State.Running}}") === "false");
  });
});
