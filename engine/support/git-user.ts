import { attempt } from "./command";
import { ROOT } from "./root";

/** Who works here, as git knows them: `An <an@hcm.edu.vn>`; undefined where it knows nobody. */
export async function gitUser(): Promise<string | undefined> {
  const { stdout } = await attempt("git", ["var", "GIT_AUTHOR_IDENT"], { cwd: ROOT });
  return /^(.*<.+>) \d+ /.exec(stdout)?.[1];
}
