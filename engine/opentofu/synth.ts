import { join } from "node:path";
import { attempt } from "../support/command";
import { Problem, lastLines } from "../support/problem";
import type { Workplace } from "../support/workplace";

/**
 * Synthesises the environment into its folder, in a process of its own as `npx cdktf synth` does.
 *
 * @throws Problem with the application's own words, such as the findings that refuse the registry
 */
export async function synthesise(place: Workplace): Promise<void> {
  const { exitCode, stdout, stderr } = await attempt(
    process.execPath,
    [join(place.root, "dist", "main.js")],
    {
      cwd: place.root,
      env: { CONGTRUONG_ENV: place.environment, CDKTF_OUTDIR: place.synthesised },
    },
  );
  if (exitCode === 0) return;
  throw new Problem(
    "Chưa tổng hợp được: xem lý do ở dưới, sửa rồi chạy lại.",
    "It cannot be synthesised: see why below, correct it and run again.",
    lastLines(`${stdout}\n${stderr}`, 100),
  );
}
