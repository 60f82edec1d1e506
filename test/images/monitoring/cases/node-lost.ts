import {
  BREAK,
  HTTP,
  MEND,
  NODE_FIGURE,
  all,
  breaks,
  nodeExporter,
  onNodes,
  steady,
  type Cases,
  type World,
} from "../rule-world";

const listed = (node: string): string => `congtruong_node_info{node="${node}",instance="ct-checker:9116"}`;
/** The exporter of `cells-1` goes, and with it what it tells. */
const gone = `1x${BREAK - 1} stale`;
const goneAndBack = `1x${BREAK - 1} stale _x${MEND - 2} 1x30`;
const world = (values: string): World => ({
  [listed("cells-1")]: steady("1"),
  [listed("gate-1")]: steady("1"),
  ...nodeExporter("cells-1", values),
  ...nodeExporter("gate-1", steady("1")),
});
const TWO_NODES = onNodes("cells-1", "cells-1", "cells-2", "cells-2");

export const cases: Cases = ({ timing, step, mended, test }) => {
  const { alertAfter, causeAfter, slowAlertAfter } = timing;
  return [
    test("NodeLost", "fires", `fires after ${alertAfter} s`, world(gone), alertAfter, ["NodeLost:node"]),
    test("NodeLost", "quiet", "is quiet one evaluation sooner", world(gone), alertAfter - step, []),
    test("NodeLost", "resolves", "resolves when it tells again", world(goneAndBack), mended, []),
    test(
      "NodeLost",
      "exact",
      "its sites are down as well: that is told with their names",
      {
        ...world(gone),
        ...all(HTTP, "01", 4, breaks("1", "0")),
        ...all(HTTP, "02", 4, breaks("1", "0")),
      },
      alertAfter + causeAfter,
      ["NodeDown:cells-1"],
      TWO_NODES,
    ),
    test("NodeLost", "exact", "nobody tells of any node", nodeExporter("node", gone), slowAlertAfter, [
      "NodeLost:monitoring",
    ]),
    test(
      "NodeLost",
      "exact",
      "an exporter that does not answer is a node that tells nothing",
      { ...nodeExporter("node", gone), [NODE_FIGURE("up", "node")]: breaks("1", "0") },
      slowAlertAfter,
      ["NodeLost:monitoring"],
    ),
  ];
};
