import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import type { City } from "../../model/city";
import { namesFor } from "../../model/names";
import type { UnitDrift, UnitJournal } from "../../output/reports/sites/facts";
import { execInService } from "../nodes/service";
import { lastLines, Problem } from "../support/problem";

/** Cells whose units' sites an environment runs. */
interface Asked {
  readonly environment: Environment;
  readonly city: City;
  /** @default - every unit of every cell */
  readonly unit?: string | undefined;
}

/** Who changed what since then. @param since seconds since 1970 */
export function journalOfSites(asked: Asked, since: number): Promise<readonly UnitJournal[]> {
  return ask<UnitJournal>(asked, "journal", String(since));
}

/** What editors made of the platform's texts, and what is not as it is enforced. */
export function driftOfSites(asked: Asked): Promise<readonly UnitDrift[]> {
  return ask<UnitDrift>(asked, "drift");
}

/**
 * Takes the authenticator of one person away, who then logs in by the link alone.
 *
 * @param address the person's official mailbox
 */
export async function removeSecondStep(
  environment: Environment,
  city: City,
  unit: string,
  address: string,
): Promise<{ readonly name: string; readonly removed: boolean }> {
  const [cell = 0] = cellsWith(city, unit);
  const answer = await inProvisioner(environment, cell, ["site-second-step", unit, address]);
  return JSON.parse(answer) as { readonly name: string; readonly removed: boolean };
}

/** Each cell's provisioner, one after another: it reads its database by the socket. */
async function ask<T>({ environment, city, unit }: Asked, ...words: string[]): Promise<readonly T[]> {
  const found: T[] = [];
  for (const cell of cellsWith(city, unit)) {
    const command = ["site-report", ...words, ...(unit === undefined ? [] : [unit])];
    const answer = await inProvisioner(environment, cell, command);
    found.push(...(JSON.parse(answer) as { readonly units: readonly T[] }).units);
  }
  return found;
}

/** @throws Problem when the environment runs no such unit */
function cellsWith(city: City, unit: string | undefined): readonly number[] {
  const cells = city.cells.filter(
    ({ dismantled, units }) => !dismantled && (unit === undefined || units.some(({ id }) => id === unit)),
  );
  if (cells.length === 0 && unit !== undefined) {
    throw new Problem(
      `Môi trường này không chạy đơn vị nào mã ${unit}: hãy xem mã trong sổ đăng ký.`,
      `This environment runs no unit ${unit}: look the code up in the registry.`,
    );
  }
  return cells.map(({ number }) => number);
}

/** @returns what the program printed. @throws Problem with its own words when it fails */
async function inProvisioner(
  environment: Environment,
  cell: number,
  command: readonly string[],
): Promise<string> {
  const service = namesFor(environment).cellProvisioner(cell);
  const dockerHost = nodeOf(environment, cell)?.engine ?? environment.docker.host;
  const { exitCode, stdout, stderr } = await execInService({ service, dockerHost }, command);
  if (exitCode === 0) return stdout;
  throw new Problem(
    `${service} không làm được (mã ${exitCode}); lời của nó ở dưới.`,
    `${service} could not do it (status ${exitCode}); its own words are below.`,
    lastLines(stderr),
  );
}
