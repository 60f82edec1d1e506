/** A text for users: Vietnamese first, English beside it. */
export interface Localized {
  readonly vi: string;
  readonly en: string;
}

export type Locale = keyof Localized;

/** An error for a person: what, where, why and the remedy, in one sentence of each language. Printed as it stands. */
export class LocalizedError extends Error implements Localized {
  constructor(
    readonly vi: string,
    readonly en: string,
  ) {
    super(`${vi}\n${en}`);
    this.name = new.target.name;
  }
}

/** The sentence of anything that was thrown; what was not made for people says the same in both languages. */
export function localizedOf(error: unknown): Localized {
  if (error instanceof LocalizedError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return { vi: message, en: message };
}
