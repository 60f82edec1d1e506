/**
 * Fixed addresses for overlay networks, out of one `/16`: the core network has the first `/22`, cell n the n-th
 * `/24` behind it. By number, never by order, so that no network moves when a cell is added.
 */

const FIRST_CELL_BLOCK = 4;
/** A `/16` has 256 blocks of `/24`, four of which are the core's. */
export const MOST_CELLS = 256 - FIRST_CELL_BLOCK;

/** @throws when the pool is not an IPv4 `/16`. */
export function coreSubnet(pool: string): string {
  return `${base(pool)}.0.0/22`;
}

/** @throws when the pool is not an IPv4 `/16` or has no room for that cell. */
export function cellSubnet(pool: string, cell: number): string {
  if (!Number.isInteger(cell) || cell < 1 || cell > MOST_CELLS) {
    throw new Error(`Cell ${cell} has no network: a pool (${pool}) has room for cells 1 to ${MOST_CELLS}.`);
  }
  return `${base(pool)}.${FIRST_CELL_BLOCK + cell - 1}.0/24`;
}

function base(pool: string): string {
  const match = /^(\d{1,3}\.\d{1,3})\.0\.0\/16$/.exec(pool);
  if (match?.[1] === undefined) {
    throw new Error(`docker.networkPool is "${pool}", and must be an IPv4 /16 such as 10.201.0.0/16.`);
  }
  return match[1];
}
