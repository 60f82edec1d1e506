/** Where work in progress says what it does. */
export interface Reporter {
  /** Something that a reader of the log wants to know. */
  note(line: string): void;
  /** What a program prints on its way; shown on a terminal only, where the next line replaces it. */
  progress(line: string): void;
}

/** Says nothing: for work whose result alone counts. */
export const SILENT: Reporter = { note: () => undefined, progress: () => undefined };
