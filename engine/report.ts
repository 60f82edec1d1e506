/** Where work in progress says what it does. */
export interface Report {
  /** Something that a reader of the log wants to know. */
  note(line: string): void;
  /** What a program prints on its way; shown on a terminal only, where the next line replaces it. */
  chatter(line: string): void;
}
