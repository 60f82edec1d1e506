import type { Fqdn, Unit, UnitId } from "../../model/city";
import { edgeChannel } from "../../templates/edge";
import { city, environment, unit } from "../support/city";
import { channelFiles } from "../support/channel";

const sandbox = environment();

describe("edgeChannel", () => {
  test("has a line for each unit in its cell's file, and the portal's in a file of its own", () => {
    const channel = channelFiles(
      edgeChannel,
      city([unit("7900866"), unit("7900868"), unit("7900900", { cell: 12 })]),
      sandbox,
    );
    // The portal also answers for what mail servers and mail programs ask of the domain.
    expect(channel.base["routes/portal.map"]).toBe(
      ["", "mta-sts.", "autoconfig."]
        .map((label) => `${label}hcm.edu.vn.localhost http://ct-portal:8080;\n`)
        .join(""),
    );
    expect(channel.base["routes/mail.map"]).toBe(
      "kichhoat.hcm.edu.vn.localhost http://ct-activation:8080;\nhopthu.hcm.edu.vn.localhost http://ct-webmail:8080;\n",
    );
    expect(JSON.parse(channel.base["certificates.json"] ?? "")).toEqual([
      { name: "city", domains: ["hcm.edu.vn.localhost", "*.hcm.edu.vn.localhost"] },
    ]);
    expect(Object.fromEntries(channel.cells)).toEqual({
      1: {
        "routes/cell-01.map":
          "thcs7900866.hcm.edu.vn.localhost http://ct-site-7900866:8080;\n" +
          "thcs7900868.hcm.edu.vn.localhost http://ct-site-7900868:8080;\n",
      },
      12: { "routes/cell-12.map": "thcs7900900.hcm.edu.vn.localhost http://ct-site-7900900:8080;\n" },
    });
  });

  test("takes the services' names from the environment's prefix", () => {
    const channel = channelFiles(edgeChannel, city([unit("7900866")]), environment("test"));
    expect(channel.cells.get(1)?.["routes/cell-01.map"]).toContain("http://ctt-site-7900866:8080;");
    expect(channel.base["routes/portal.map"]).toContain("http://ctt-portal:8080;");
  });

  const external: Unit["site"] = {
    type: "external",
    registeredHost: "moi.edu.vn" as Fqdn,
    host: "moi.edu.vn" as Fqdn,
    url: "https://moi.edu.vn",
  };
  test.each<[string, Partial<Unit>, Partial<Unit>, string | null]>([
    ["an active unit", {}, {}, null],
    [
      "a retiring one with a successor",
      { lifecycle: "retiring", successorId: "7900868" as UnitId },
      {},
      "https://thcs7900868.hcm.edu.vn.localhost:8443",
    ],
    [
      "a retiring one whose successor is hosted elsewhere",
      { lifecycle: "retiring", successorId: "7900868" as UnitId },
      { site: external },
      "https://moi.edu.vn",
    ],
    [
      "a retiring one whose successor has no site",
      { lifecycle: "retiring", successorId: "7900868" as UnitId },
      { site: { type: "none" } },
      null,
    ],
    ["a retiring one without a successor", { lifecycle: "retiring" }, {}, null],
  ])("%s", (_, changes, successor, address) => {
    const files = channelFiles(
      edgeChannel,
      city([unit("7900866", changes), unit("7900868", successor)]),
      sandbox,
    ).cells.get(1);
    expect(files?.["routes/cell-01.map"]).toContain("http://ct-site-7900866:8080;");
    expect(files?.["successors/cell-01.map"]).toBe(
      address === null ? undefined : `thcs7900866.hcm.edu.vn.localhost ${address};\n`,
    );
  });

  test("shows what is kept of a unit that has left, in place of its site, and leads nobody on", () => {
    const site = {
      type: "retired",
      registeredHost: "x.hcm.edu.vn" as Fqdn,
      host: "x.hcm.edu.vn.localhost" as Fqdn,
    } as const;
    const gone = unit("7900866", { site, lifecycle: "retired", successorId: "7900868" as UnitId });
    const files = channelFiles(edgeChannel, city([gone, unit("7900868")]), sandbox).cells.get(1);
    expect(files).toEqual({
      "routes/cell-01.map":
        "x.hcm.edu.vn.localhost http://ct-archive-7900866:8080;\n" +
        "thcs7900868.hcm.edu.vn.localhost http://ct-site-7900868:8080;\n",
    });
  });

  test("leads each address of a former host to the same one of the present", () => {
    const hosts = ["a.hcm.edu.vn.localhost", "b-hcm.edu.vn.localhost"] as Fqdn[];
    const files = channelFiles(edgeChannel, city([unit("7900866", { formerHosts: hosts })]), sandbox);
    expect(files.cells.get(1)?.["moved/cell-01.map"]).toBe(
      "a.hcm.edu.vn.localhost https://thcs7900866.hcm.edu.vn.localhost:8443;\n" +
        "b-hcm.edu.vn.localhost https://thcs7900866.hcm.edu.vn.localhost:8443;\n",
    );
    expect(JSON.parse(files.base["certificates.json"] ?? "")).toMatchObject([
      { name: "city" },
      { name: "u7900866", domains: ["b-hcm.edu.vn.localhost"] },
    ]);
  });

  test.each<Unit["site"]>([{ type: "none" }, external])("leads nobody to a site of type $type", (site) => {
    const files = channelFiles(edgeChannel, city([unit("7900866", { site })]), sandbox).cells.get(1);
    expect(files).toEqual({ "routes/cell-01.map": "" });
  });
});
