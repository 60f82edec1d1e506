import { cellId, namesFor } from "../../model/names";
import { cellSubnet, roleSubnet } from "../../model/networks";
import { MOST_CELLS } from "../../registry/cells";

describe("names hold immutable identity only", () => {
  const names = namesFor({ prefix: "ct" });

  test.each([
    [cellId(1), "cell-01"],
    [cellId(43), "cell-43"],
    [cellId(120), "cell-120"],
    [names.roleNetwork("mail"), "ct-mail"],
    [names.cellNetwork(7), "ct-cell-07"],
    [names.cellDatabase(7), "ct-cell-07-db"],
    [names.cellProvisioner(7), "ct-cell-07-provisioner"],
    [names.site("7900866"), "ct-site-7900866"],
    [names.of("edge"), "ct-edge"],
  ])("%s", (given, expected) => expect(given).toBe(expected));
});

describe("networks are fixed by the cell's number", () => {
  test.each([
    [1, "10.201.4.0/24"],
    [2, "10.201.5.0/24"],
    [243, "10.201.246.0/24"],
  ])("cell %i", (cell, subnet) => expect(cellSubnet("10.201.0.0/16", cell)).toBe(subnet));

  test.each([0, 244, 1.5])("there is no cell %p", (cell) => {
    expect(() => cellSubnet("10.201.0.0/16", cell)).toThrow(/has room for cells 1 to 243/);
  });

  test.each([
    [0, "10.201.248.0/23"],
    [1, "10.201.250.0/23"],
    [2, "10.201.252.0/27"],
    [10, "10.201.253.0/27"],
    [25, "10.201.254.224/27"],
    [26, "10.201.255.0/24"],
    [27, "10.201.247.0/24"],
  ])("network %i of the platform lies behind the cells", (block, subnet) => {
    expect(roleSubnet("10.201.0.0/16", block)).toBe(subnet);
  });

  test("no two overlap", () => {
    const range = (subnet: string): [number, number] => {
      const [address = "", bits] = subnet.split("/");
      const from = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
      return [from, from + 2 ** (32 - Number(bits))];
    };
    const pool = "10.201.0.0/16";
    const ranges = [
      ...Array.from({ length: MOST_CELLS }, (_, index) => cellSubnet(pool, index + 1)),
      ...Array.from({ length: 28 }, (_, block) => roleSubnet(pool, block)),
    ]
      .map(range)
      .sort(([a], [b]) => a - b);
    ranges.slice(1).forEach(([from], index) => expect(from).toBeGreaterThanOrEqual(ranges[index]?.[1] ?? 0));
    expect(() => roleSubnet(pool, 28)).toThrow(/no room for network 28/);
  });

  test("a pool that is no /16 is refused by name", () => {
    expect(() => cellSubnet("10.201.0.0/20", 1)).toThrow(/docker\.networkPool is "10\.201\.0\.0\/20"/);
  });
});
