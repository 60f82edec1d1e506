import { readFileSync } from "node:fs";

/** Beside the database's socket: there the cell's provisioner, which nobody reaches, leaves its figures. */
export const PROVISIONER_FIGURES = "/run/mysqld/provisioner.figures";

const FIGURE = /^congtruong_(provisioner|database)_[a-z_]+(\{[a-z]+="[a-z]+"\})? [0-9.e+-]+$/i;

/** As they are shown with our own: line by line, since one that Prometheus cannot read would cost all the others. */
export function provisionerFigures(path = PROVISIONER_FIGURES): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    // It has not been there yet.
    return "";
  }
  return text
    .split("\n")
    .filter((line) => FIGURE.test(line))
    .map((line) => `${line}\n`)
    .join("");
}
