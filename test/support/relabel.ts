/** What Prometheus makes of a discovered target: `relabel_configs` by its documentation, for the actions we use. */
export interface Step {
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: string;
}

/** The labels after all steps; null for a target that a step drops. */
export function relabelled(
  labels: Readonly<Record<string, string>>,
  steps: readonly Step[],
): Record<string, string> | null {
  const result = { ...labels };
  for (const { source_labels = [], regex = "(.*)", target_label, replacement = "$1", action } of steps) {
    const match = new RegExp(`^(?:${regex})$`).exec(
      source_labels.map((label) => result[label] ?? "").join(";"),
    );
    if (action === "keep") {
      if (match === null) return null;
    } else if (action === "drop") {
      if (match !== null) return null;
    } else if (action !== undefined || target_label === undefined) {
      throw new Error(`no such action here: ${action ?? "a replacement without a target"}`);
    } else if (match !== null) {
      result[target_label] = replacement.replace(/\$(\d)/g, (_all, group) => match[Number(group)] ?? "");
    }
  }
  return result;
}
