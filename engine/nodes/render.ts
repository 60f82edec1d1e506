import Table from "cli-table3";
import type { Localized } from "../../language/localized";
import type { ClusterReport, NodeReport, NodeState } from "./compare";

const STATES: Readonly<Record<NodeState, string>> = {
  ready: "có mặt / ready",
  drained: "đã rút / drained",
  down: "MẤT / DOWN",
  absent: "chưa có / absent",
};

/** For a person: a line a node, then what is not as declared, who is without a site for it, and what to do. */
export function clusterAsText(report: ClusterReport): string {
  const table = new Table({
    head: ["nút / node", "trạng thái / state", "vai trò / roles", "cụm / cells", "nhãn / labels"],
    style: { head: [], border: [] },
  });
  for (const node of report.nodes) {
    table.push([node.name, STATES[node.state], node.roles.join(" "), node.cells.join(" "), labels(node)]);
  }
  const problems = report.nodes.flatMap((node) => [...node.problems.map(bullet), ...lossOf(node)]);
  const differences: Localized[] = [
    ...report.displaced.map(({ place, from, to }) => ({
      vi: `dữ liệu của ${place} ở nút ${from}, môi trường nói ${to}: \`npx congtruong nodes move ${place} --from ${from} --to ${to}\``,
      en: `the data of ${place} lies on ${from}, the environment says ${to}: \`npx congtruong nodes move ${place} --from ${from} --to ${to}\``,
    })),
    ...report.strangers.map(({ name, surplus }) => ({
      vi: `nút ${name} không có trong môi trường mà còn mang nhãn ${surplus.join(", ")}: \`npx congtruong nodes --apply\` gỡ bỏ`,
      en: `the node ${name} is not in the environment and still carries ${surplus.join(", ")}: \`npx congtruong nodes --apply\` takes them off`,
    })),
  ];
  return `${[table.toString(), ...problems, ...differences.map(bullet)].join("\n")}\n`;
}

function labels({ missing, surplus }: NodeReport): string {
  const parts = [
    ...short(missing).map((label) => `+${label}`),
    ...short(surplus).map((label) => `-${label}`),
  ];
  return parts.length === 0 ? "✓" : parts.join(" ");
}

/** A node may carry two hundred cells. */
function short(all: readonly string[]): readonly string[] {
  return all.length <= 4 ? all : [...all.slice(0, 3), `… (${all.length})`];
}

/** The sentence, and below it every school that it is about. */
function lossOf({ name, lost }: NodeReport): readonly string[] {
  return lost.map(({ place, units }) => {
    const what =
      units.length === 0
        ? { vi: "các dịch vụ giữ dữ liệu ở đó ngừng", en: "the services with their data there are down" }
        : { vi: `${units.length} trang ngừng`, en: `${units.length} site(s) down` };
    const sentence = bullet({
      vi: `mất nút ${name} nên ${place}: ${what.vi}. Dữ liệu chỉ có ở nút đó: bật lại máy; nếu đĩa đã hỏng, phục hồi từ bản lưu theo docs/runbooks/replace-a-node.md`,
      en: `${name} is gone, so ${place}: ${what.en}. Their data lies on that node alone: bring the machine back; if its disk is lost, restore the backup as docs/runbooks/replace-a-node.md says`,
    });
    return [sentence, ...units.map(({ id, name: unit }) => `    ${id} ${unit}`)].join("\n");
  });
}

function bullet({ vi, en }: Localized): string {
  return `• ${vi}\n  ${en}`;
}
