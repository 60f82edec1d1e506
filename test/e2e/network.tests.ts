import { docker } from "../support/docker";
import {
  doorsOf,
  inside,
  listenOnNode,
  mayCall,
  nodeAddress,
  Outside,
  reached,
  type Running,
  runningServices,
} from "./network";

/** The matrix of model/services.ts, tried between all containers of a deployed city. */
export function networkTests(prefix: () => string): void {
  describe("who may talk to whom", () => {
    const outside = new Outside();
    let all: readonly Running[];
    const one = (service: Running["service"]): Running => {
      const found = all.find((each) => each.service === service);
      if (found === undefined) throw new Error(`No container of ${service} runs.`);
      return found;
    };

    beforeAll(async () => {
      all = runningServices(prefix());
      await outside.open();
    });
    afterAll(() => outside.close());

    test("each allowed call gets through, and no other", () => {
      const wrong: string[] = [];
      for (const from of all) {
        const doors = all
          .filter((to) => to.id !== from.id)
          .flatMap((to) => doorsOf(to).map((door) => ({ ...door, to })));
        const open = reached(
          from,
          doors.map(({ target }) => target),
        );
        for (const to of all) {
          for (const port of new Set(doors.filter((door) => door.to === to).map((door) => door.port))) {
            const got = doors.some((door) => door.to === to && door.port === port && open.has(door.target));
            if (got !== mayCall(from, to, port)) {
              wrong.push(`${from.name} ${got ? "reaches" : "does not reach"} ${to.name} ${port}`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    });

    test("nobody gets out but those who have business there, and none into the node", async () => {
      const { server, port } = await listenOnNode();
      try {
        const node = nodeAddress();
        const targets = [`${Outside.address}:25`, `${Outside.address}:443`, `${node}:${port}`];
        const out = all.flatMap((from) =>
          [...reached(from, targets)].map((target) => `${from.service} ${target}`),
        );
        // Sites that are hosted elsewhere are probed; mail of a sandbox never leaves.
        expect(out).toEqual([`blackbox ${Outside.address}:443`]);
      } finally {
        server.close();
      }
    });

    test("a site that was broken into sends nothing out by UDP, and learns no name but its database's", async () => {
      const site = one("site");
      const say = (text: string) => `echo ${text} > /dev/udp/${Outside.address}/53`;
      inside(site, `${say("from-a-site")} 2>/dev/null || true`);
      // That it would have been heard: mail asks for names outside.
      inside(one("mail-mx"), say("from-mail"));
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(outside.heard).toBe("from-mail");
      const knows = (name: string) =>
        inside(site, `getent ahostsv4 ${name} >/dev/null && echo yes || echo no`);
      expect(knows(one("db").name)).toBe("yes");
      expect(knows("example.org")).toBe("no");
    });

    test("what runs in a site and in the edge has no right to change a rule or forge a packet", () => {
      for (const service of [
        "site",
        "edge",
        "db",
        "mail-mx",
        "mail-imap",
        "mail-filter",
        "dns",
        "prometheus",
      ] as const) {
        const { id } = one(service);
        const pids = docker("exec", id, "sh", "-c", "grep -h CapBnd /proc/[0-9]*/status 2>/dev/null || true");
        // The question itself is asked with the container's own rights.
        const [first] = pids.split("\n");
        const bounding = BigInt(`0x${first?.split(/\s+/)[1] ?? "f"}`);
        expect([service, bounding & ((1n << 12n) | (1n << 13n))]).toEqual([service, 0n]);
      }
      const rights = inside(one("site"), "cat /proc/self/status").match(/CapEff:\s+(\w+)/)?.[1];
      expect(Number.parseInt(rights ?? "1", 16)).toBe(0);
    });
  });
}
