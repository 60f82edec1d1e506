/** How many units share one cell: one database server and one stack. */
export const CELL_CAPACITY = 64;

/** The largest cell's number: each has a `/24` of the networks' `/16`, whose first four are free and whose last nine are the platform's. */
export const MOST_CELLS = 243;
