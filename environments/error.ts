/** An environment that cannot be used; the message is one sentence that says what and what to do. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}
