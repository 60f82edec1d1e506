import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import type { Found, Question } from "../../images/logs/search";
import type { Verdict, Witness } from "../../images/logs/verify";
import { namesFor } from "../../model/names";
import { execInService } from "../nodes/service";
import { lastLines, Problem } from "../support/problem";

/** Holds everything in the store against its chain. */
export function verifyStore(environment: Environment, witness: Witness): Promise<Verdict> {
  return ask<Verdict>(environment, "verify", witness);
}

export function searchStore(environment: Environment, question: Question): Promise<readonly Found[]> {
  return ask<readonly Found[]>(environment, "search", question);
}

/** @throws Problem with the store's own sentence */
async function ask<T>(environment: Environment, verb: string, question: object): Promise<T> {
  const service = namesFor(environment).of("logs");
  const dockerHost = nodeOf(environment, "core")?.engine ?? environment.docker.host;
  const { exitCode, stdout, stderr } = await execInService(
    { service, dockerHost },
    ["logs", verb],
    JSON.stringify(question),
  );
  if (exitCode === 0) return JSON.parse(stdout) as T;
  throw new Problem(
    `${service} không làm được (mã ${exitCode}); lời của nó ở dưới.`,
    `${service} could not do it (status ${exitCode}); its own words are below.`,
    lastLines(stderr),
  );
}
