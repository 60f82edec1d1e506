import { HTTP, NODE, SERVICE, all, breaks, breaksLater, onNodes, steady, type Cases } from "../rule-world";

const TWO_NODES = onNodes("cells-1", "cells-1", "cells-2", "cells-2");
/** Most of the city stands on one of its nodes. */
const LOPSIDED = onNodes("cells-1", "cells-1", "cells-1", "cells-2");
const ONE_NODE = onNodes("all", "all", "all", "all");
const lost = (values: string, ...cells: string[]) =>
  Object.assign({}, ...cells.map((cell) => all(HTTP, cell, 4, values))) as Record<string, string>;

export const cases: Cases = ({ timing, step, mended, test, life }) => {
  const { alertAfter, causeAfter } = timing;
  return [
    ...life(
      "NodeDown",
      (values) => lost(values("1", "0"), "01", "02"),
      causeAfter,
      ["NodeDown:cells-1"],
      TWO_NODES,
    ),
    test(
      "NodeDown",
      "exact",
      "one of its cells is the cell's own trouble",
      lost(breaks("1", "0"), "01"),
      3 * alertAfter,
      ["CellDown:01"],
      TWO_NODES,
    ),
    test(
      "NodeDown",
      "exact",
      "three quarters of the city are still one node",
      lost(breaks("1", "0"), "01", "02", "03"),
      3 * alertAfter,
      ["NodeDown:cells-1"],
      LOPSIDED,
    ),
    test(
      "NodeDown",
      "exact",
      "a city on one machine, whose portal still answers",
      lost(breaks("1", "0"), "01", "02", "03", "04"),
      3 * alertAfter,
      ["NodeDown:all"],
      ONE_NODE,
    ),
    test(
      "NodeDown",
      "exact",
      "both nodes are the whole city's trouble",
      lost(breaks("1", "0"), "01", "02", "03", "04"),
      3 * alertAfter,
      ["FleetDown"],
      TWO_NODES,
    ),
    test(
      "NodeDown",
      "exact",
      "a site that is left out of its cell's trouble is of the node's",
      { ...lost(breaks("1", "0"), "01", "02"), [HTTP("01", 4)]: steady("1"), [HTTP("02", 4)]: steady("1") },
      3 * alertAfter,
      ["NodeDown:cells-1"],
      TWO_NODES,
    ),
    test(
      "NodeDown",
      "exact",
      "goes on while the checker, which knows the nodes, is away",
      {
        ...lost(breaks("1", "0"), "01", "02"),
        ...Object.fromEntries(["01", "02"].map((cell) => [NODE(cell, "cells-1"), `1x${10 + 3} stale`])),
        ...Object.fromEntries(["03", "04"].map((cell) => [NODE(cell, "cells-2"), `1x${10 + 3} stale`])),
      },
      3 * alertAfter,
      ["NodeDown:cells-1"],
      TWO_NODES,
    ),
    test(
      "NodeDown",
      "exact",
      "does not recover when the edge follows",
      {
        ...lost(breaks("1", "0"), "01", "02"),
        ...lost(breaksLater(20), "03", "04"),
        [SERVICE("edge")]: breaksLater(20),
        [SERVICE("portal")]: breaksLater(20),
      },
      Math.min(20 * step + 2 * alertAfter, mended - step),
      ["NodeDown:cells-1", "EdgeDown"],
      TWO_NODES,
    ),
  ];
};
