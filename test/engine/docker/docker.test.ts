import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerState, prepareDocker } from "../../../engine/docker/docker";
import { leaveSwarm, prepareSwarm } from "../../../engine/sandbox/swarm";
import { requireSpace } from "../../../engine/support/disk";
import { readHostChanges } from "../../../engine/sandbox/host-changes";
import { withLock } from "../../../engine/support/lock";
import { workplace, type Workplace } from "../../../engine/support/workplace";
import { FakeDocker } from "../../support/fake-docker";
import { SILENT } from "../../../engine/support/reporter";

describe("a Docker engine that is not as it should be", () => {
  let engine: FakeDocker;
  let folder: string;
  let place: Workplace;

  beforeEach(() => {
    engine = new FakeDocker();
    folder = engine.folder;
    place = workplace(folder, "sandbox");
  });
  afterEach(() => {
    engine.dispose();
    jest.restoreAllMocks();
  });

  const machine = (script: string): void => engine.answers(script);
  function asUser(uid: number): void {
    jest.spyOn(process, "getuid" as never).mockReturnValue(uid as never);
  }

  it("is absent: the exact commands are named, and nothing is installed for a user without rights", async () => {
    asUser(1000);
    expect(await dockerState()).toEqual({ type: "absent" });
    await expect(prepareDocker(place, SILENT)).rejects.toThrow(
      /This machine has no Docker: run `(sudo|curl) .*`, log in again/,
    );
  });

  it("refuses this user", async () => {
    machine("echo 'permission denied while trying to connect to the Docker daemon socket' >&2; exit 1");
    expect(await dockerState()).toEqual({ type: "forbidden" });
    await expect(prepareDocker(place, SILENT)).rejects.toThrow(
      /^Bạn không có quyền dùng Docker.*\nYou may not use Docker/,
    );
  });

  it("does not answer at DOCKER_HOST: nobody else's is started instead", async () => {
    machine("echo 'Cannot connect to the Docker daemon at unix:///nowhere.sock.' >&2; exit 1");
    process.env.DOCKER_HOST = "unix:///nowhere.sock";
    await expect(prepareDocker(place, SILENT)).rejects.toThrow(
      "Docker at DOCKER_HOST=unix:///nowhere.sock does not answer: correct or unset that variable and run again.",
    );
  });

  it("is not running, and this user cannot start it", async () => {
    asUser(1000);
    machine("echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    await expect(prepareDocker(place, SILENT)).rejects.toThrow("run `sudo systemctl start docker`");
  });

  it("is a worker of somebody's swarm", async () => {
    machine("echo 'active false'");
    await expect(prepareSwarm(place, SILENT)).rejects.toThrow("This machine is a worker of another swarm");
  });

  it("has a swarm that opens ports to the network: that is told", async () => {
    machine('if [ "$1" = info ]; then echo "active true"; else echo ""; fi');
    expect(await prepareSwarm(place, SILENT)).toEqual({ started: false, open: true });
    machine('if [ "$1" = info ]; then echo "active true"; else echo "127.0.0.1"; fi');
    expect(await prepareSwarm(place, SILENT)).toEqual({ started: false, open: false });
    expect(readHostChanges(place)).toEqual({ swarm: false, gatewayBridge: false });
  });

  describe("with a swarm that the sandbox switched on", () => {
    const made = { swarm: true, gatewayBridge: true };
    /** @param lists what `docker KIND ls` prints, by kind (`docker ps` for containers) @returns the commands that changed something */
    function swarm(lists: Readonly<Record<string, string>>, state = "active"): () => string {
      const log = join(folder, "log");
      writeFileSync(log, "");
      writeFileSync(join(folder, "state"), state);
      const cases = Object.entries(lists).map(
        ([kind, said]) =>
          `"${kind === "container" ? "ps --format" : `${kind} ls`}") printf '%s\\n' '${said}';;`,
      );
      machine(
        `case "$1 $2" in "info "*) read -r s < ${folder}/state; echo $s;; ${cases.join(" ")} *" ls"|"ps "*);; ` +
          `"swarm leave") echo inactive > ${folder}/state; echo "$@" >> ${log};; *) echo "$@" >> ${log};; esac`,
      );
      return () => readFileSync(log, "utf8");
    }

    it("leaves it when nobody else is in it", async () => {
      const done = swarm({ network: "ingress" });
      expect(await leaveSwarm(made)).toEqual([]);
      expect(done()).toBe("swarm leave --force\nnetwork rm docker_gwbridge\n");
    });

    it.each([
      ["service", "other-web"],
      ["config", "other.conf"],
      ["secret", "other-key"],
      ["network", "ingress\nother-net"],
      ["node", "second-machine"],
      ["container", "other-compose-1"],
    ])("keeps it while a %s of somebody else lives in it, and says whose", async (kind, listed) => {
      const done = swarm({ network: "ingress", [kind]: listed });
      expect(await leaveSwarm(made)).toEqual([`${kind} ${listed.split("\n").at(-1)}`]);
      expect(done()).toBe("");
    });

    it("keeps it when the engine does not tell who lives in it", async () => {
      machine(`case "$1 $2" in "info "*) echo active;; *) echo "rpc error" >&2; exit 1;; esac`);
      await expect(leaveSwarm(made)).rejects.toThrow("Could not list the swarm's services");
    });

    it("touches neither swarm nor bridge that it did not make", async () => {
      const done = swarm({});
      expect(await leaveSwarm({ swarm: false, gatewayBridge: false })).toEqual([]);
      expect(await leaveSwarm({ swarm: false, gatewayBridge: true })).toEqual([]);
      expect(done()).toBe("");
    });
  });

  it("has no swarm yet: the bridge is bound to this machine before the swarm is made, and both are on record", async () => {
    const log = join(folder, "log");
    machine(
      `case "$1 $2" in "info "*) echo "inactive false";; "network inspect") [ -e ${folder}/made ] || exit 1; echo 127.0.0.1;; ` +
        `"network create") : > ${folder}/made; echo "$@" >> ${log};; *) echo "$@" >> ${log};; esac`,
    );
    expect(await prepareSwarm(place, SILENT)).toEqual({ started: true, open: false });
    const [first = "", second = ""] = readFileSync(log, "utf8").split("\n");
    expect(first).toMatch(/^network create .*host_binding_ipv4=127\.0\.0\.1.* docker_gwbridge$/);
    expect(second).toMatch(/^swarm init --advertise-addr 127\.0\.0\.1 --listen-addr 127\.0\.0\.1:2377$/);
    expect(readHostChanges(place)).toEqual({ swarm: true, gatewayBridge: true });
  });
});

describe("a disk", () => {
  const gib = (count: number) => count * 1024 ** 3;
  it("that is nearly full is told before the work begins", async () => {
    await expect(requireSpace("/var/lib/docker", gib(4), () => Promise.resolve(gib(1.5)))).rejects.toThrow(
      "The disk under /var/lib/docker has 1.5 GiB left and 4.0 GiB are needed: free some space",
    );
  });
  it("with room enough is no hindrance, even under a folder that is not there", async () => {
    await expect(requireSpace("/nonexistent/folder", 1)).resolves.toBeUndefined();
  });
});

test("two runs never work on one environment at a time", async () => {
  const root = mkdtempSync(join(tmpdir(), "congtruong-turn-"));
  const place = workplace(root, "sandbox");
  const order: string[] = [];
  const work = (name: string) =>
    withLock(place, async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push(`${name} ends`);
    });
  await Promise.all([work("a"), work("b")]);
  expect(order.map((entry) => entry.split(" ")[1])).toEqual(["begins", "ends", "begins", "ends"]);
  rmSync(root, { recursive: true });
});
