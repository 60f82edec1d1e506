/** When the backups of a cell are taken. */

/** 1:00 at night in Việt Nam, in minutes of UTC; the nights of all cells begin within the four hours that follow. */
const FROM = 18 * 60;
const WINDOW = 240;
/** Prime to the window: neighbours, which share a node, are far apart. */
const STEP = 97;

/** The time of day at which a cell's night begins, `18:37`, UTC. It follows from the number alone. */
export function backupTime(cell: number): string {
  const minutes = FROM + ((cell * STEP) % WINDOW);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
