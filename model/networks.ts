import { MOST_CELLS } from "../registry/cells";

/**
 * Fixed addresses for overlay networks, out of one `/16`: cell n has the n-th `/24` from the fifth on, the networks of
 * the platform lie behind the last cell. By number, never by order, so that no network moves when another is added.
 * The first `/22` is free: the one network that all services once shared had it, and a city may still have that.
 */

const FIRST_CELL_BLOCK = 4;
/** A `/16` has 256 blocks of `/24`. The first four are free, the last nine the platform's. */
const FIRST_ROLE_BLOCK = 248;

/** Networks with a member for each cell, and so many of them, have a `/23` each. */
const WIDE = 2;
/** Two more with a member for each cell, made later, by their block: the last `/24` of the pool, and the one behind the last cell. */
const LATER: Readonly<Record<number, number>> = { 26: 255, 27: FIRST_CELL_BLOCK + MOST_CELLS };
/** All others have a `/27`. */
const NARROW = 32;
const NARROW_IN_A_BLOCK = 256 / NARROW;

/** @throws when the pool is not an IPv4 `/16` or has no room for that cell. */
export function cellSubnet(pool: string, cell: number): string {
  if (!Number.isInteger(cell) || cell < 1 || cell > MOST_CELLS) {
    throw new Error(`Cell ${cell} has no network: a pool (${pool}) has room for cells 1 to ${MOST_CELLS}.`);
  }
  return `${base(pool)}.${FIRST_CELL_BLOCK + cell - 1}.0/24`;
}

/**
 * The addresses of a network of the platform.
 *
 * @param block its place: 0 and 1 are wide, 2 to 25 are not, 26 and 27 are in between
 * @throws when the pool is not an IPv4 `/16` or has no such block
 */
export function roleSubnet(pool: string, block: number): string {
  if (block < WIDE) return `${base(pool)}.${FIRST_ROLE_BLOCK + 2 * block}.0/23`;
  const later = LATER[block];
  if (later !== undefined) return `${base(pool)}.${later}.0/24`;
  const place = block - WIDE;
  const third = FIRST_ROLE_BLOCK + 2 * WIDE + Math.floor(place / NARROW_IN_A_BLOCK);
  if (third > 254) throw new Error(`A pool (${pool}) has no room for network ${block} of the platform.`);
  return `${base(pool)}.${third}.${(place % NARROW_IN_A_BLOCK) * NARROW}/27`;
}

function base(pool: string): string {
  const match = /^(\d{1,3}\.\d{1,3})\.0\.0\/16$/.exec(pool);
  if (match?.[1] === undefined) {
    throw new Error(`docker.networkPool is "${pool}", and must be an IPv4 /16 such as 10.201.0.0/16.`);
  }
  return match[1];
}
