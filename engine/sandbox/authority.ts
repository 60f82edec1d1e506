import { existsSync, readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { sync as writeFileAtomic } from "write-file-atomic";
import type { Environment } from "../../environments/environment";
import { namesFor } from "../../model/names";
import { attempt } from "../support/command";
import type { Workplace } from "../support/workplace";

/** Where a person finds the authority that the sandbox's certificates come from. */
export function authorityFile(place: Workplace): string {
  return place.file("ca.pem");
}

/**
 * The authorities that visitors of this environment trust, as PEM: the test authority's own where it runs beside the
 * platform (kept in {@link authorityFile} as well), everybody's otherwise. Empty while it is not there yet.
 */
export async function trustedAuthority(place: Workplace, environment: Environment): Promise<string> {
  if (environment.acme.directory !== "pebble") return rootCertificates.join("\n");
  const service = namesFor(environment).of("pebble");
  const { stdout: container } = await attempt("docker", [
    ...["ps", "--quiet", "--filter", `label=com.docker.swarm.service.name=${service}`],
    ...["--filter", "status=running"],
  ]);
  const [id] = container.split("\n");
  if (!id) return "";
  const { exitCode, stdout } = await attempt("docker", ["exec", id, "cat", "/public/root.pem"]);
  if (exitCode !== 0 || !stdout.includes("BEGIN CERTIFICATE")) return "";
  const pem = `${stdout.trim()}\n`;
  const file = authorityFile(place);
  if (!existsSync(file) || readFileSync(file, "utf8") !== pem) writeFileAtomic(file, pem);
  return pem;
}
