// The module itself, not a copy of its names: what is replaced here must be what CDKTF calls.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
import stackTrace = require("cdktf/lib/tokens/private/stack-trace");

/**
 * Every token of CDKTF records a full stack trace when it is made, for an error message that is almost never
 * printed: nine tenths of the time that constructs take. This turns it off for the process.
 * A test fails when upstream moves the function; synthesis then still works, only slowly.
 *
 * @returns whether traces are off from now on
 */
export function disableStackTraces(): boolean {
  const module = stackTrace as { captureStackTrace: () => string[] };
  if (typeof module.captureStackTrace !== "function") return false;
  module.captureStackTrace = () => [];
  return module.captureStackTrace().length === 0;
}
