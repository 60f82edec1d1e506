import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import { namesFor } from "../../model/names";
import { execInService } from "../nodes/service";
import { lastLines, Problem } from "../support/problem";

export interface DkimRotation {
  /** The selector whose private key is no more. */
  readonly retired: string;
  /** The selector that signs from now on. */
  readonly signs: string;
}

/** Why the filter refuses: EX_DATAERR, with a sentence in both languages on its standard error. */
const REFUSED = 65;

/**
 * Lets the next DKIM key of a mail domain take over; the one before is destroyed in its volume, and checked by for two
 * more weeks.
 *
 * @throws Problem when the filter does not run here, or the next key is not published yet
 */
export async function rotateDkim(environment: Environment, domain: string): Promise<DkimRotation> {
  const service = namesFor(environment).of("mail-filter");
  const dockerHost = nodeOf(environment, "edge")?.engine ?? environment.docker.host;
  const { exitCode, stdout, stderr } = await execInService({ service, dockerHost }, [
    ...["mail-filter", "rotate", domain],
  ]);
  if (exitCode === 0) return JSON.parse(stdout) as DkimRotation;
  const [vi = "", en = ""] = exitCode === REFUSED ? stderr.trim().split(" / ") : [];
  if (en !== "") throw new Problem(`${vi}.`, `${en}.`);
  throw new Problem(
    `${service} không đổi được khóa của ${domain} (mã ${exitCode}); lời của nó ở dưới. Chưa có gì thay đổi nếu nó không nói khác; hãy xem \`docker service logs ${service}\` rồi chạy lại.`,
    `${service} could not change the key of ${domain} (status ${exitCode}); its own words are below. See \`docker service logs ${service}\`, and run again.`,
    lastLines(stderr),
  );
}
