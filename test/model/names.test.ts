import { cellId, namesFor } from "../../model/names";
import { cellSubnet, coreSubnet } from "../../model/networks";

describe("names hold immutable identity only", () => {
  const names = namesFor({ prefix: "ct" });

  test.each([
    [cellId(1), "cell-01"],
    [cellId(43), "cell-43"],
    [cellId(120), "cell-120"],
    [names.coreNetwork, "ct-core"],
    [names.cellNetwork(7), "ct-cell-07"],
    [names.cellDatabase(7), "ct-cell-07-db"],
    [names.cellProvisioner(7), "ct-cell-07-provisioner"],
    [names.site("7900866"), "ct-site-7900866"],
    [names.of("edge"), "ct-edge"],
  ])("%s", (given, expected) => expect(given).toBe(expected));
});

describe("networks are fixed by the cell's number", () => {
  test("the core has the first /22", () => expect(coreSubnet("10.201.0.0/16")).toBe("10.201.0.0/22"));

  test.each([
    [1, "10.201.4.0/24"],
    [2, "10.201.5.0/24"],
    [252, "10.201.255.0/24"],
  ])("cell %i", (cell, subnet) => expect(cellSubnet("10.201.0.0/16", cell)).toBe(subnet));

  test.each([0, 253, 1.5])("there is no cell %p", (cell) => {
    expect(() => cellSubnet("10.201.0.0/16", cell)).toThrow(/has room for cells 1 to 252/);
  });

  test("a pool that is no /16 is refused by name", () => {
    expect(() => coreSubnet("10.201.0.0/20")).toThrow(/docker\.networkPool is "10\.201\.0\.0\/20"/);
  });
});
