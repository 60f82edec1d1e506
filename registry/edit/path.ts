/** One step into an entry: a field's name, or a place in a list counted from 0. */
export type Step = string | number;

/** `leaders[0].mail` (or `leaders.0.mail`) as steps; null when it is no such path. */
export function parsePath(path: string): Step[] | null {
  if (!/^[A-Za-z]\w*(?:\.(?:[A-Za-z]\w*|\d{1,3})|\[\d{1,3}\])*$/.test(path)) return null;
  return (path.match(/[A-Za-z]\w*|\d+/g) ?? []).map((step) => (/^\d/.test(step) ? Number(step) : step));
}

export function formatPath(steps: readonly Step[]): string {
  return steps.reduce<string>(
    (path, step) => (typeof step === "number" ? `${path}[${step}]` : path ? `${path}.${step}` : step),
    "",
  );
}
