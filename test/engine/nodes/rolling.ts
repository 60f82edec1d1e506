import type { Cluster } from "./cluster";

/** What asking all schools all the time came to. */
export interface Asked {
  readonly requests: number;
  /** What was not answered with 200, each with its reason. */
  readonly failures: readonly string[];
  /** Milliseconds of the slowest answer. */
  readonly slowest: number;
  /** How long the work took. */
  readonly seconds: number;
}

/** Questions under way at a time. */
const AT_A_TIME = 6;

/** Every school in turn; a page costs the database and PHP, a script only the way to the site. */
function pathOf(number: number, schools: number): string {
  const page = Math.floor(number / schools) % 4 === 0;
  return `${page ? "/" : "/wp-includes/js/jquery/jquery.min.js"}?request=${number}`;
}

/** Asks every school in turn, again and again, for as long as the work goes on. */
export async function whileAsking(cluster: Cluster, work: () => Promise<void>): Promise<Asked> {
  const begun = Date.now();
  let going = true;
  let requests = 0;
  let slowest = 0;
  const failures: string[] = [];
  const visitor = async (): Promise<void> => {
    while (going) {
      const number = requests++;
      const host = cluster.hosts[number % cluster.hosts.length] ?? "";
      const start = Date.now();
      const answer = await cluster
        .ask(host, pathOf(number, cluster.hosts.length))
        .catch((error: Error) => error.message);
      const milliseconds = Date.now() - start;
      slowest = Math.max(slowest, milliseconds);
      if (typeof answer === "string") failures.push(`${host}: ${answer} (${milliseconds} ms)`);
      else if (answer.status !== 200) failures.push(`${host}: ${answer.status} (${milliseconds} ms)`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const visitors = Array.from({ length: AT_A_TIME }, visitor);
  try {
    await work();
  } finally {
    going = false;
    await Promise.all(visitors);
  }
  return { requests, failures, slowest, seconds: Math.round((Date.now() - begun) / 1000) };
}

/**
 * Rolls every site of the cell to a new image while all of them are asked all the time.
 *
 * @throws Error when a site does not run the new image in the end
 */
export async function rollTheCell(cluster: Cluster): Promise<Asked> {
  cluster.release("site", "next");
  const asked = await whileAsking(cluster, async () => {
    const { ledger } = await cluster.deploy();
    if (ledger.counts.done !== cluster.city.units.length) throw new Error(JSON.stringify(ledger.units));
  });
  for (const { id } of cluster.city.units) {
    const image = cluster.lab.manager.docker(
      ...["service", "ps", "--filter", "desired-state=running", "--format", "{{.Image}} {{.CurrentState}}"],
      cluster.service(`site-${id}`),
    );
    if (!/-next\S* Running/.test(image)) throw new Error(`${id} runs ${image}`);
  }
  return asked;
}
