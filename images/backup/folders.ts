/** Where things lie in the container; tests have folders of their own. */
export interface Folders {
  /** restic's repository. */
  readonly repository: string;
  /** Of the key to it, made here. */
  readonly secret: string;
  /** One folder a unit: its volume, which nobody here can write to. */
  readonly units: string;
  /** Dumps on their way, what was fetched to be restored, and what is remembered. */
  readonly work: string;
}

export const FOLDERS: Folders = {
  repository: "/repository",
  secret: "/secret",
  units: "/units",
  work: "/work",
};
