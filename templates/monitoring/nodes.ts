import type { Recording } from "./alerts/alert";

/** Which node an exporter tells of: its address changes whenever it restarts, so that alerts know nodes by their names. */
export const NODE_NAME: Recording = {
  record: "node:name:info",
  expr: 'max by (instance, node) (label_replace(node_uname_info, "node", "$1", "nodename", "(.+)"))',
};

/** The same of whatever an exporter shows, by the name of its node: the worst of it. */
export const worstByNode = (expr: string): string =>
  `min by (node) (${expr} * on (instance) group_left (node) ${NODE_NAME.record})`;
