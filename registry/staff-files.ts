const ENDING = ".staff.yaml";

/** The file with the people of the units in `path`: `schools/7900858.staff.yaml` beside `schools/7900858.yaml`. */
export function staffFileOf(path: string): string {
  return `${path.replace(/\.ya?ml$/, "")}${ENDING}`;
}

/** Whether a path is that of a file of people. */
export function isStaffFile(path: string): boolean {
  return path.endsWith(ENDING);
}
