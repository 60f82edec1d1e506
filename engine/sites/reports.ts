import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import type { City } from "../../model/city";
import { namesFor } from "../../model/names";
import type { UnitDrift, UnitJournal } from "../../output/reports/sites/facts";
import { execInService } from "../nodes/service";
import { lastLines, Problem } from "../support/problem";

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

/** Each cell's provisioner, one after another: it reads its database by the socket. */
async function ask<T>({ environment, city, unit }: Asked, ...words: string[]): Promise<readonly T[]> {
  const cells = city.cells.filter(
    ({ dismantled, units }) => !dismantled && (unit === undefined || units.some(({ id }) => id === unit)),
  );
  if (cells.length === 0 && unit !== undefined) {
    throw new Problem(
      `Môi trường này không chạy đơn vị nào mã ${unit}: hãy xem mã trong sổ đăng ký.`,
      `This environment runs no unit ${unit}: look the code up in the registry.`,
    );
  }
  const found: T[] = [];
  for (const { number } of cells) {
    const service = namesFor(environment).cellProvisioner(number);
    const dockerHost = nodeOf(environment, number)?.engine ?? environment.docker.host;
    const command = ["site-report", ...words, ...(unit === undefined ? [] : [unit])];
    const { exitCode, stdout, stderr } = await execInService({ service, dockerHost }, command);
    if (exitCode !== 0) {
      throw new Problem(
        `${service} không trả lời được (mã ${exitCode}); lời của nó ở dưới.`,
        `${service} could not answer (status ${exitCode}); its own words are below.`,
        lastLines(stderr),
      );
    }
    found.push(...(JSON.parse(stdout) as { readonly units: readonly T[] }).units);
  }
  return found;
}
