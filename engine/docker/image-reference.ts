/** A name whose first part has a dot or a port is in that registry; others are only on the engine. */
export function registryOf(image: string): {
  readonly host: string;
  readonly path: string;
  readonly tag: string;
  /** What the registry calls it; null where only its tag is known. */
  readonly digest: string | null;
} | null {
  const [, host, path, tag, digest = null] =
    /^([^/]*[.:][^/]*|localhost)\/([^:]+):([^:/@]+)(?:@(.+))?$/.exec(image) ?? [];
  return host === undefined || path === undefined || tag === undefined ? null : { host, path, tag, digest };
}

/**
 * The words with which `docker` runs one container that goes when it ends. An image of ours is on the engine or nowhere:
 * for one that is missing Docker would ask a public hub, where a stranger could have put that name. Only what the
 * cluster's own registry holds may be pulled.
 */
export function runOnce(image: string): readonly string[] {
  return ["run", "--rm", "--pull", registryOf(image) === null ? "never" : "missing"];
}
