/** What one check of the verification found, as a client would see it. */
export interface CheckResult {
  readonly ok: boolean;
  /** One short sentence in Vietnamese: what was seen, or what went wrong. Never a secret. */
  readonly detail: string;
  /** The same in a word or two, where a table has no room for more; a table never cuts {@link detail}. */
  readonly short: string;
  /** How long the check took. */
  readonly milliseconds: number;
}
