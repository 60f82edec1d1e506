import { readFileSync } from "node:fs";
import {
  CALLS,
  CELL_MEMBERS,
  KEPT_APART,
  membersOf,
  NETWORK_NAMES,
  portOf,
  reachOf,
  ROLE_NETWORKS,
  roleNetworksOf,
  SERVICE_NAMES,
  SERVICES,
  type ServiceName,
} from "../../model/services";
import { environment } from "../support/city";

const NETWORKS: ReadonlyMap<string, readonly ServiceName[]> = new Map([
  ...NETWORK_NAMES.map((name) => [name, membersOf(name)] as const),
  ["cell", CELL_MEMBERS],
]);
/** Of which there are several in one network. */
const MANY: readonly ServiceName[] = ["site", "provisioner", "publisher", "node-exporter"];

const talks = (a: ServiceName, b: ServiceName): boolean =>
  CALLS.some(({ from, to }) => (from === a && to === b) || (from === b && to === a));
const isApart = (a: ServiceName, b: ServiceName): boolean =>
  KEPT_APART.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

describe("who may talk to whom", () => {
  test.each(CALLS.map(({ from, to, ports }) => [from, to, ports] as const))(
    "%s calls %s: they share a network, and the ports exist",
    (from, to, ports) => {
      expect([...NETWORKS.values()].some((members) => members.includes(from) && members.includes(to))).toBe(
        true,
      );
      expect(ports.length).toBeGreaterThan(0);
      for (const port of ports) expect(portOf(to, port).port).toBeGreaterThan(0);
    },
  );

  test.each([...NETWORKS])(
    "in the network %s nobody meets whom it has nothing to say, without a reason",
    (_, members) => {
      const strangers = members.flatMap((a, index) =>
        members
          .slice(index)
          .filter((b) => (a === b ? MANY.includes(a) : !talks(a, b)) && !isApart(a, b))
          .map((b) => `${a} and ${b}`),
      );
      expect(strangers).toEqual([]);
    },
  );

  test("no service listens to nobody, and none is without a network", () => {
    for (const service of SERVICE_NAMES) {
      for (const [name, port] of Object.entries(
        SERVICES[service] as Record<string, { published?: string }>,
      )) {
        const asked = CALLS.some(({ to, ports }) => to === service && ports.includes(name));
        expect([service, name, asked || port.published !== undefined]).toEqual([service, name, true]);
      }
      expect([...NETWORKS.values()].some((members) => members.includes(service))).toBe(true);
    }
  });

  test("docs/network.md says the same", () => {
    // Prettier aligns tables.
    const page = readFileSync("docs/network.md", "utf8").replace(/ +/g, " ");
    for (const { from, to, ports } of CALLS) {
      const said = ports.map((name) => {
        const { port, protocols } = portOf(to, name);
        return `${port}${protocols.includes("udp") ? " udp and tcp" : ""} ${name}`;
      });
      expect(page).toContain(`| \`${from}\` | \`${to}\` | ${said.join(", ")} |`);
    }
    expect(page.match(/^\| `[a-z-]+` \| `[a-z-]+` \|/gm)).toHaveLength(CALLS.length);
    for (const name of NETWORK_NAMES) {
      const leadsOut = ROLE_NETWORKS[name].open ? "yes" : "no";
      expect(page).toContain(`| \`ct-${name}\` | ${membersOf(name).join(", ")} | ${leadsOut} |`);
    }
  });

  test("each network keeps a place of its own in the pool", () => {
    const blocks = NETWORK_NAMES.map((name) => ROLE_NETWORKS[name].block);
    expect(new Set(blocks).size).toBe(blocks.length);
  });
});

describe("what a container's firewall lets through", () => {
  const cellsOf = (service: ServiceName): readonly number[] => (CELL_MEMBERS.includes(service) ? [3] : []);

  /** Of its two ports one is the shippers', who have no firewall. */
  const EXPOSED: readonly ServiceName[] = ["logs"];

  test.each(["sandbox", "production"])(
    "whoever could reach the node has one, or whom a neighbour could (%s)",
    (name) => {
      for (const service of SERVICE_NAMES) {
        const open =
          EXPOSED.includes(service) ||
          CELL_MEMBERS.includes(service) ||
          roleNetworksOf(service).some((each) => ROLE_NETWORKS[each].open);
        const { firewall } = reachOf(service, environment(name), cellsOf(service));
        expect([service, firewall !== null]).toEqual([service, open]);
      }
    },
  );

  test("a published port is in an open network: a closed one could not be published", () => {
    for (const service of SERVICE_NAMES) {
      const ports = Object.values(SERVICES[service] as Record<string, { published?: string }>);
      if (ports.every(({ published }) => published === undefined)) continue;
      expect([service, reachOf(service, environment(), cellsOf(service)).firewall]).not.toEqual([
        service,
        null,
      ]);
    }
  });

  test("a site reaches its database and nothing else, and answers the network of its cell on one port", () => {
    expect(reachOf("site", environment(), [3])).toEqual({
      firewall: { in: ["10.201.6.0/24:8080/tcp"], out: ["10.201.6.0/24:3306/tcp"] },
      outsideNames: false,
    });
    expect(reachOf("db", environment(), [3])).toEqual({
      firewall: { in: ["10.201.6.0/24:3306/tcp"], out: [] },
      outsideNames: false,
    });
  });

  test("the store of logs takes lines from the shippers, and its figures are asked from two other networks", () => {
    expect(reachOf("logs", environment())).toEqual({
      firewall: {
        in: expect.arrayContaining([
          expect.stringMatching(/:6514\/tcp$/),
          expect.stringMatching(/:9120\/tcp$/),
        ]),
        out: [],
      },
      outsideNames: false,
    });
    expect(reachOf("logs", environment()).firewall?.in).toHaveLength(3);
    expect(reachOf("log-shipper", environment()).firewall).toBeNull();
  });

  test.each(["sandbox", "production"])("the ways out of the platform are these (%s)", (name) => {
    const ways = SERVICE_NAMES.map((service) => {
      const { firewall, outsideNames } = reachOf(service, environment(name), cellsOf(service));
      const out = firewall?.out.filter((entry) => entry.startsWith("any:")) ?? [];
      return [service, outsideNames, out.join(" ")] as const;
    }).filter(([, names, out]) => names || out !== "");
    expect(ways).toMatchSnapshot();
  });

  test("whoever may not ask for names outside may not go there either", () => {
    for (const name of ["sandbox", "production"]) {
      for (const service of SERVICE_NAMES) {
        const { firewall, outsideNames } = reachOf(service, environment(name), cellsOf(service));
        if (!outsideNames)
          expect(firewall?.out.filter((entry) => entry.startsWith("any:")) ?? []).toEqual([]);
      }
    }
  });

  test("every call of a service behind a firewall is let out of one and into the other", () => {
    for (const { from, to, ports } of CALLS) {
      const out = reachOf(from, environment(), cellsOf(from)).firewall;
      const into = reachOf(to, environment(), cellsOf(to)).firewall;
      for (const port of ports) {
        const suffix = `:${portOf(to, port).port}/tcp`;
        if (out !== null)
          expect([from, to, out.out.some((entry) => entry.endsWith(suffix))]).toEqual([from, to, true]);
        if (into !== null)
          expect([from, to, into.in.some((entry) => entry.endsWith(suffix))]).toEqual([from, to, true]);
      }
    }
  });
});
