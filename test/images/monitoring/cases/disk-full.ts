import { CITY, lasting, NODE_FIGURE, steady, type Cases, type World } from "../rule-world";

const figure = (name: string): string =>
  NODE_FIGURE(name, "node").replace("}", ',device="overlay",fstype="overlay",mountpoint="/"}');
/** A disk of 1000 bytes and 1000 files. */
const disk = (available: string, files = steady("900")): World => ({
  [figure("node_filesystem_avail_bytes")]: available,
  [figure("node_filesystem_size_bytes")]: "1000x9999",
  [figure("node_filesystem_files_free")]: files,
  [figure("node_filesystem_files")]: "1000x9999",
});

export const cases: Cases = ({ timing, step, test, life }) => {
  const hour = 3600 / step;
  /** Full to `from`, and less by `change` with each evaluation. */
  const running = (from: number, change: number, evaluations: number): World =>
    disk(`${from}${change}x${evaluations}`, `900x${evaluations}`);
  const longer = hour / 2 + 200;
  return [
    ...life("DiskFull", (values) => disk(values("500", "140")), timing.slowAlertAfter, ["DiskFull:ticket"]),
    test("DiskFull", "exact", "hardly anything is left", disk("40x200"), timing.slowAlertAfter, [
      "DiskFull:ticket",
      "DiskFull:page",
    ]),
    test("DiskFull", "quiet", "a fifth is left and stays", disk("200x200"), 3 * timing.slowAlertAfter, []),
    test("DiskFull", "exact", "no file can be made", disk("500x200", "10x200"), timing.slowAlertAfter, [
      "DiskFull:ticket",
      "DiskFull:page",
    ]),
    // Where an evaluation comes every two seconds, half an hour is too many of them.
    ...(step < 10
      ? []
      : [
          test(
            "DiskFull",
            "exact",
            "a tenth an hour goes: in less than two hours nothing is left",
            running(230, -100 / hour, longer),
            1800 + timing.slowAlertAfter,
            ["DiskFull:page"],
            lasting(CITY, longer),
          ),
        ]),
    test(
      "DiskFull",
      "quiet",
      "images that were just pulled are no trend",
      running(190, -100 / hour, 200),
      Math.min(600, timing.slowAlertAfter + 10 * step),
      [],
    ),
  ];
};
