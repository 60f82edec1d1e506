import { X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { dnsChannel } from "../../../templates/dns";
import { city, environment, unit } from "../../support/city";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { Containers } from "../containers";
import { ask } from "../edge/https";
import { channelFiles } from "../../support/channel";

const ZONE = "hcm.edu.vn.localhost";
const WILDCARD = { name: "city", domains: [ZONE, `*.${ZONE}`] };

describeWithDocker("the certifier", () => {
  let base: string;
  let lab: Containers;
  const zones = channelFiles(dnsChannel, city([unit("7900866")]), environment());

  beforeAll(async () => {
    base = await imageUnderTest("base");
    const [dns, pebble, certifier] = [
      await imageUnderTest("dns"),
      await imageUnderTest("pebble"),
      await imageUnderTest("certifier"),
    ];
    lab = new Containers("acme");
    // In the worst order: who asks is there before who answers.
    await lab.publish(base, "base", "edge", { "certificates.json": JSON.stringify([WILDCARD]) });
    lab.run("certifier", certifier, {
      volumes: {
        edge: "/config:ro",
        certificates: "/certificates",
        secret: "/secret:ro",
        public: "/public:ro",
        data: "/data",
      },
      environment: {
        ACME_DIRECTORY: `https://${lab.host("pebble")}:14000/dir`,
        ACME_CHALLENGE: "rfc2136",
        ACME_EMAIL: "canhbao@hcm.edu.vn",
        DNS_SERVER: lab.host("dns"),
        LEGO_CA_CERTIFICATES: "/public/directory-ca.pem",
      },
    });
    lab.run("pebble", pebble, {
      volumes: { public: "/public" },
      environment: { DNS_SERVER: lab.host("dns"), PEBBLE_HOSTS: lab.host("pebble") },
    });
    lab.run("dns", dns, { volumes: { zones: "/config:ro", knot: "/var/lib/knot", secret: "/secret" } });
    await lab.publish(base, "base", "zones", zones.base);
  });
  afterAll(() => lab.end());

  const file = (path: string): string => lab.exec("certifier", "cat", path);
  const chain = (name: string): string => file(`/certificates/${name}/fullchain.pem`);
  const leaf = (name: string): X509Certificate => new X509Certificate(chain(name));
  const healthy = (): boolean => lab.exec("certifier", "healthcheck.sh") === "";

  /** Whether a client that trusts `authority` alone accepts what the certifier has put there for `host`. */
  const accepted = async (host: string, authority: string): Promise<boolean> => {
    const server: Server = createServer(
      { cert: chain("city"), key: file("/certificates/city/key.pem") },
      (_, answer) => answer.end("ok"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      return (await ask(port, `https://${host}/`, { authority })).body === "ok";
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  };

  test("obtains a wildcard that clients of the authority verify", async () => {
    await eventually("the certificate is there", healthy, 50_000);
    expect(leaf("city").subjectAltName?.split(", ").sort()).toEqual([`DNS:*.${ZONE}`, `DNS:${ZONE}`]);
    const root = file("/public/root.pem");
    expect(await accepted(`thcs7900866.${ZONE}`, root)).toBe(true);
    expect(await accepted(ZONE, root)).toBe(true);
    await expect(accepted("example.org", root)).rejects.toThrow(/altnames/);
    await expect(accepted(ZONE, file("/public/directory-ca.pem"))).rejects.toThrow(/issuer|verify/);
  });

  test("keeps the key from others, and says no secret", () => {
    expect(lab.exec("certifier", "stat", "-c", "%a", "/certificates/city/key.pem")).toBe("640");
    expect(lab.logs("certifier")).not.toContain("PRIVATE KEY");
    expect(lab.logs("certifier")).not.toContain(file("/secret/acme-update.tsig"));
    expect(file("/certificates/.generation")).toMatch(/^[0-9a-f]{64}$/);
  });

  test("leaves a good certificate alone after a restart", async () => {
    const before = leaf("city").serialNumber;
    docker("restart", lab.host("certifier"));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(leaf("city").serialNumber).toBe(before);
  });

  test("asks again when the domains change, and forgets what nobody wants", async () => {
    const generation = file("/certificates/.generation");
    const more = { name: "u7900866", domains: [`thcs7900866.${ZONE}`] };
    await lab.publish(base, "base", "edge", {
      "certificates.json": JSON.stringify([{ ...WILDCARD, domains: [ZONE] }, more]),
    });
    await eventually("both are there", healthy, 40_000);
    expect(leaf("city").subjectAltName).toBe(`DNS:${ZONE}`);
    expect(leaf("u7900866").subjectAltName).toBe(`DNS:thcs7900866.${ZONE}`);
    expect(file("/certificates/.generation")).not.toBe(generation);

    await lab.publish(base, "base", "edge", { "certificates.json": JSON.stringify([WILDCARD]) });
    await eventually("the wildcard is back", healthy, 40_000);
    await eventually(
      "the other is gone",
      () => !lab.exec("certifier", "ls", "/certificates").includes("u7900866"),
    );
  });

  test("replaces its certificates when the authority has another root", async () => {
    const before = file("/public/root.pem");
    docker("restart", lab.host("pebble"));
    await eventually("there is a new root", () => file("/public/root.pem") !== before);
    await eventually("the new root's certificate is there", healthy, 40_000);
    expect(await accepted(ZONE, file("/public/root.pem"))).toBe(true);
    await expect(accepted(ZONE, before)).rejects.toThrow();
  });

  test("says in one line what it cannot obtain and why, and keeps what it has", async () => {
    await lab.publish(base, "base", "edge", {
      "certificates.json": JSON.stringify([WILDCARD, { name: "u7900868", domains: ["khong-co.example"] }]),
    });
    const line = await eventually(
      "it is said",
      () =>
        /^certifier: warning: u7900868 \(khong-co\.example\): not obtained: .+$/m.exec(lab.logs("certifier")),
      40_000,
    );
    expect(line[0]).toMatch(/khong-co\.example.*REFUSED|NOTAUTH|could not find/);
    expect(healthyOf("u7900868")).toContain("u7900868: there is none");
    expect(await accepted(ZONE, file("/public/root.pem"))).toBe(true);
  });

  test("asks a public authority no oftener than it allows, whatever changes and restarts", async () => {
    // Nobody answers there, which fails like a validation: the limits are those of an authority that is not ours.
    lab.run("limited", await imageUnderTest("certifier"), {
      volumes: {
        limited: "/config:ro",
        book: "/data",
        "limited-certificates": "/certificates",
        secret: "/secret:ro",
      },
      environment: {
        ACME_DIRECTORY: "https://127.0.0.1:1/directory",
        ACME_CHALLENGE: "rfc2136",
        ACME_EMAIL: "",
        DNS_SERVER: lab.host("dns"),
      },
    });
    const orders = (): number =>
      (lab.exec("limited", "cat", "/data/book").match(/ ordered u7900866 /g) ?? []).length;
    const wanted = {
      name: "u7900866",
      domains: ["thcsnguyendu-hcm.edu.vn"],
      budget: "thcsnguyendu-hcm.edu.vn",
    };
    const held = (): boolean => /u7900866 .+: waits until .+ UTC: it failed/.test(lab.logs("limited"));
    for (let change = 0; change < 20 && !held(); change += 1) {
      const other = { name: "other", domains: [`${change}.${ZONE}`] };
      await lab.publish(base, "base", "limited", { "certificates.json": JSON.stringify([wanted, other]) });
    }
    await eventually("it waits", held);
    expect(orders()).toBe(5);
    docker("restart", lab.host("limited"));
    await eventually(
      "it waits after a restart",
      () => (lab.logs("limited").match(/waits until/g) ?? []).length > 1,
    );
    expect(orders()).toBe(5);
  });

  test("renews what lives for seconds at half of its life, and one of two certifiers at a time", async () => {
    const LIFE = 24;
    const brief = {
      ACME_DIRECTORY: `https://${lab.host("brief-pebble")}:14000/dir`,
      ACME_CHALLENGE: "rfc2136",
      ACME_EMAIL: "canhbao@hcm.edu.vn",
      DNS_SERVER: lab.host("dns"),
    };
    const volumes = {
      brief: "/config:ro",
      "brief-certificates": "/certificates",
      secret: "/secret:ro",
      "brief-public": "/public:ro",
      "brief-data": "/data",
    };
    lab.run("brief-pebble", await imageUnderTest("pebble"), {
      volumes: { "brief-public": "/public" },
      environment: {
        DNS_SERVER: lab.host("dns"),
        PEBBLE_HOSTS: lab.host("brief-pebble"),
        CERTIFICATE_SECONDS: String(LIFE),
      },
    });
    await lab.publish(base, "base", "brief", { "certificates.json": JSON.stringify([WILDCARD]) });
    lab.run("brief", await imageUnderTest("certifier"), { volumes, environment: brief });
    const moments = (kind: string): number[] =>
      lab
        .exec("brief", "cat", "/data/book")
        .split("\n")
        .filter((line) => line.includes(` ${kind} city `))
        .map((line) => Number(line.split(" ")[0]));
    await eventually("the first is there", () => moments("issued").length > 0, 40_000);
    lab.run("second", await imageUnderTest("certifier"), { volumes, environment: brief });
    await eventually("the second waits", () =>
      lab.logs("second").includes("another certifier is at work; waits for its end."),
    );
    await eventually("the third is there", () => moments("issued").length > 2, 4 * LIFE * 1000);
    const issued = moments("issued");
    // The first order may have been made before the authority was there.
    expect(moments("ordered").filter((moment) => moment > (issued[0] ?? 0))).toHaveLength(issued.length - 1);
    issued.slice(1).forEach((moment, index) => {
      expect(moment - (issued[index] ?? 0)).toBeGreaterThanOrEqual(LIFE / 2 - 1);
      expect(moment - (issued[index] ?? 0)).toBeLessThan(LIFE);
    });
    docker("rm", "-f", lab.host("brief"));
    await eventually(
      "the second takes over",
      () => /city: obtained/.test(lab.logs("second")),
      2 * LIFE * 1000,
    );
  });

  const healthyOf = (name: string): string => {
    try {
      return lab.exec("certifier", "healthcheck.sh");
    } catch (error) {
      const { stderr } = error as { readonly stderr: string };
      return stderr.includes(name) ? stderr : "";
    }
  };
});
