import { attempt } from "./command";
import { ROOT } from "./root";

/** Who works here, as git knows them: `An <an@hcm.edu.vn>`; undefined where it knows nobody, or there is no git. */
export async function gitUser(): Promise<string | undefined> {
  const asked = attempt("git", ["var", "GIT_AUTHOR_IDENT"], { cwd: ROOT });
  const { stdout } = await asked.catch(() => ({ stdout: "" }));
  return /^(.*<.+>) \d+ /.exec(stdout)?.[1];
}
