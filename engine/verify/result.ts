/** What one check of the verification found, as a client would see it. */
export interface CheckResult {
  readonly ok: boolean;
  /** One short sentence in Vietnamese: what was seen, or what went wrong. Never a secret. */
  readonly detail: string;
  /** How long the check took. */
  readonly milliseconds: number;
}
