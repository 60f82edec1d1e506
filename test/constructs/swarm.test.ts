import { type TerraformStack, Testing } from "cdktf";
import { groups, Channel } from "../../constructs/channel/channel";
import { CityNetworks } from "../../constructs/swarm/city-networks";
import { OverlayNetwork } from "../../constructs/swarm/overlay-network";
import { SwarmService } from "../../constructs/swarm/swarm-service";
import { VolumeSet } from "../../constructs/swarm/volume";
import { CityStack } from "../../stacks/city-stack";
import { environment } from "../support/city";

/** What one stack's JSON holds; the engine's own shape, so its values are unknown until a test looks. */
type Resources = Record<string, Record<string, Record<string, unknown>>>;

function synth(build: (stack: TerraformStack) => void): Resources {
  const stack = new CityStack(Testing.app(), "cell-01", environment());
  build(stack);
  return (JSON.parse(Testing.synth(stack)) as { resource: Resources }).resource;
}

describe("SwarmService", () => {
  const service = (build: (stack: TerraformStack) => void, name = "site") =>
    synth(build)["docker_service"]?.[name] as never as {
      for_each?: unknown;
      name: string;
      endpoint_spec: unknown;
      task_spec: {
        networks_advanced: unknown;
        container_spec: { env: Record<string, string>; mounts: unknown[]; read_only: boolean };
        restart_policy: unknown;
        log_driver: unknown;
      };
    };

  test("one for each key, named and addressed by it", () => {
    const found = service((stack) => {
      new SwarmService(stack, "site", {
        name: "ct-site-",
        image: "x",
        memoryMiB: 1,
        keys: ["7900002", "7900001"],
        keyVariable: "UNIT_ID",
      });
    });
    expect(found.for_each).toEqual({ "7900001": "7900001", "7900002": "7900002" });
    expect(found.name).toBe("ct-site-${each.key}");
    expect(found.task_spec.container_spec.env).toEqual({ UNIT_ID: "${each.key}" });
  });

  test("joins networks by id: by name the provider would replace it at every plan", () => {
    const found = service((stack) => {
      const network = OverlayNetwork.lookup(stack, "mail-network", "ct-mail");
      new SwarmService(stack, "site", { name: "a", image: "x", memoryMiB: 1, networks: [network] });
    });
    expect(found.task_spec.networks_advanced).toEqual([{ id: "${data.docker_network.mail-network.id}" }]);
  });

  test("what its firewall lets through is told to the image, with the right to close the door", () => {
    const joined = (name: "site" | "dns" | "portal" | "edge") =>
      service((stack) => {
        const networks = CityNetworks.lookup(stack, environment());
        const cells = [{ cell: 3, network: OverlayNetwork.lookup(stack, "cell-network", "ct-cell-03") }];
        const of = name === "site" || name === "edge" ? cells : [];
        new SwarmService(stack, "site", {
          ...{ name: "a", image: "x", memoryMiB: 1 },
          ...networks.joinedBy(name, of),
        });
      }).task_spec.container_spec;
    expect(joined("site")).toMatchObject({
      env: { NETWORK_IN: "10.201.6.0/24:8080/tcp", NETWORK_OUT: "10.201.6.0/24:3306/tcp" },
      cap_add: ["CAP_NET_ADMIN"],
      dns_config: { nameservers: ["127.0.0.1"] },
    });
    expect(joined("dns").env["NETWORK_OUT"]).toBe("");
    // From outside of the platform, and of those within that ask it.
    expect(joined("dns").env["NETWORK_IN"]).toMatch(
      /^!10\.201\.0\.0\/16:5353\/udp !10\.201\.0\.0\/16:5353\/tcp 10\.201\.252\.32\/27:5353\/udp /,
    );
    expect(joined("edge")).not.toHaveProperty("dns_config");
    // In closed networks alone: it needs neither.
    expect(joined("portal")).not.toHaveProperty("cap_add");
    expect(joined("portal")).not.toHaveProperty("env");
  });

  test("text of the registry is never taken for the engine's template language", () => {
    const found = service((stack) => {
      new SwarmService(stack, "site", {
        name: "a",
        image: "x",
        memoryMiB: 1,
        environment: { NAME: 'Trường ${file("/etc/passwd")} %{ if true } $ %' },
      });
    });
    expect(found.task_spec.container_spec.env).toEqual({
      NAME: 'Trường $${file("/etc/passwd")} %%{ if true } $ %',
    });
  });

  test("states what the engine would fill in, and keeps the root read-only", () => {
    const found = service((stack) => {
      new SwarmService(stack, "site", {
        name: "a",
        image: "x",
        memoryMiB: 1,
        tmpfs: [{ target: "/run", sizeMiB: 2 }],
        ports: [{ target: 53, published: 5353, protocol: "udp" }],
      });
    });
    expect(found.task_spec.container_spec.read_only).toBe(true);
    expect(found.task_spec.container_spec.mounts).toEqual([
      {
        type: "tmpfs",
        target: "/run",
        read_only: false,
        tmpfs_options: { size_bytes: 2097152, mode: 0o777 },
      },
    ]);
    expect(found.task_spec.restart_policy).toEqual({ condition: "any", delay: "2s", window: "0s" });
    expect(found.task_spec.log_driver).toEqual({
      name: "json-file",
      options: { "max-size": "10m", "max-file": "3", tag: "{{.Name}}" },
    });
    expect(found.endpoint_spec).toEqual({
      mode: "dnsrr",
      ports: [{ target_port: 53, published_port: 5353, protocol: "udp", publish_mode: "host" }],
    });
  });
});

describe("networks and volumes", () => {
  const home = { placement: [], provider: undefined };

  test("a network states its gateway, and no plan may destroy it", () => {
    const resources = synth((stack) => {
      new OverlayNetwork(stack, "cell-01", { name: "ct-cell-01", subnet: "10.201.4.0/24" });
    });
    expect(resources["docker_network"]?.["cell-01"]).toMatchObject({
      ipam_config: [{ subnet: "10.201.4.0/24", gateway: "10.201.4.1" }],
      lifecycle: { prevent_destroy: true },
    });
  });

  test("a closed network says so, and an open one plans as it always did", () => {
    const resources = synth((stack) => {
      CityNetworks.made(stack, environment());
    });
    expect(resources["docker_network"]?.["alerts"]).toMatchObject({ internal: true });
    expect(resources["docker_network"]?.["mail"]).not.toHaveProperty("internal");
  });

  test("each unit's volume has an address of its own, and no plan may destroy it", () => {
    const resources = synth((stack) => {
      const set = new VolumeSet(stack, "site-data", { namePrefix: "ct-site-", keys: ["7900001"], home });
      expect(set.nameOfEach).toBe("${docker_volume.site_data[each.key].name}");
      expect(set.all).toBe("${docker_volume.site_data}");
    });
    expect(resources["docker_volume"]?.["site_data"]).toMatchObject({
      for_each: { "7900001": "7900001" },
      name: "ct-site-${each.key}",
      lifecycle: { prevent_destroy: true },
    });
  });
});

describe("Channel", () => {
  const files = (cells: number[]) => ({
    base: ["portal.map"],
    cells: new Map(cells.map((cell) => [cell, [`routes/cell-${cell}.map`]])),
  });

  test("cells share publishers by number, never by order", () => {
    expect([...groups(files([1, 8, 9, 17])).keys()]).toEqual(["base", "01", "02", "03"]);
    expect([...groups({ base: [], cells: new Map([[5, ["mailboxes/a.json", "people/b.json"]]]) })]).toEqual([
      ["01", ["mailboxes/a.json"]],
      ["people-02", ["people/b.json"]],
    ]);
    expect(groups(files([9])).get("02")).toEqual(groups(files([1, 9])).get("02"));
  });

  test("a cell's change touches one publisher", () => {
    const publishers = (cells: number[]) =>
      synth((stack) => {
        new Channel(stack, "channel", {
          channel: "edge",
          image: "base",
          files: files(cells),
          environment: environment(),
          consumers: { role: "edge", anyNode: false },
          networks: CityNetworks.lookup(stack, environment()),
        });
      })["docker_service"];
    const before = publishers([1, 9]);
    const after = publishers([1, 2, 9]);
    const changed = Object.keys(after ?? {}).filter(
      (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
    );
    expect(changed).toEqual(["edge_publisher_01"]);
  });
});
