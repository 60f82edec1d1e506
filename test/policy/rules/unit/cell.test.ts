import { ruleTable } from "../../../support/rule-cases";
import { cityOf, goodUnit } from "../../../support/registry";

const units = (rows: readonly string[]) =>
  `units:\n${rows.map((row, index) => `  - { id: "${7900001 + index}", site: { host: a${index}.hcm.edu.vn }${row} }\n`).join("")}`;
const full = (count: number) => Array.from({ length: count }, () => ", cell: 1");
const city = (settings: string, rows: readonly string[]) =>
  `city:\n  zone: hcm.edu.vn\n${settings}\n${units(rows)}`;

ruleTable("unit/cell", [
  { name: "a cell", yaml: "cell: 1", expect: [] },
  { name: "none yet: the emptiest is proposed", yaml: units([", cell: 2", ""]), expect: ["cell => cell: 2"] },
  { name: "none, and all are full", yaml: units([...full(64), ""]), expect: ["cell => cell: 2"] },
  {
    name: "none, and the only one is closed",
    yaml: city("  closedCells: [1]", [", cell: 1", ""]),
    expect: ["cell => cell: 2"],
  },
  { name: "as many as fit", yaml: units(full(64)), expect: [] },
  { name: "one too many", yaml: units(full(65)), expect: ["cell: 1 => cell: 2"] },
  {
    name: "one too many, and the base tells which is new",
    yaml: units(full(65)),
    expect: ["cell: 1 => cell: 2"],
    options: {
      base: cityOf(
        ...Array.from({ length: 65 }, (_, index) =>
          goodUnit({ id: String(7900001 + index), cell: index === 3 ? 2 : 1 }),
        ),
      ),
    },
  },
  {
    name: "one that is taken down",
    yaml: city("  dismantledCells: [1]", [", cell: 1"]),
    expect: ["cell: 1"],
  },
  {
    name: "one that was there before it was closed",
    yaml: city("  closedCells: [1]", [", cell: 1"]),
    expect: [],
  },
  {
    name: "one that is closed, by its author",
    yaml: city("  closedCells: [1]", [", cell: 1", ", cell: 2"]),
    expect: ["cell: 1 => cell: 2"],
    options: { base: cityOf(goodUnit({ id: "7900002", cell: 2 })) },
  },
  { name: "beyond the networks", yaml: "cell: 253", expect: ["cell: 253"] },
  { name: "a relocation by hand", yaml: "cell: 1\nrelocation: { from: 1 }", expect: ["relocation.from: 1"] },
  { name: "a relocation", yaml: "cell: 2\nrelocation: { from: 1 }", expect: [] },
  {
    name: "a relocation from a cell that is taken down too early",
    yaml: city("  dismantledCells: [1]", [", cell: 2, relocation: { from: 1 }"]),
    expect: ["relocation.from: 1"],
  },
  {
    name: "a relocation that was finished first",
    yaml: city("  dismantledCells: [1]", [", cell: 2, relocation: { from: 1, formerDatabase: gone }"]),
    expect: [],
  },
]);
