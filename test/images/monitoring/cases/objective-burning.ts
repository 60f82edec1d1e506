import { all, healthy, HTTP, lasting, type Cases } from "../rule-world";

const MINUTE = 60;
/** Of one cell that is just large enough; a shorter past is all that there is of a longer window. */
const WORLD = healthy({ "01": 16 }, true);

export const cases: Cases = ({ timing, step, test }) => {
  const evaluations = (seconds: number): number => Math.ceil(seconds / step);
  const looks = evaluations(26 * MINUTE);
  const world = lasting(WORLD, looks + 10);
  /** So many sites fail for so long, again and again, and never long enough to be told of alone. */
  const flapping = (sites: number, badSeconds: number, everySeconds: number, until = looks) => {
    const bad = evaluations(badSeconds);
    const good = evaluations(everySeconds) - bad;
    const rounds = Math.floor(until / (bad + good));
    const calm = looks - rounds * (bad + good) + 10;
    return all(HTTP, "01", sites, `1x8 ${`0x${bad - 1} 1x${good - 1} `.repeat(rounds)}1x${calm}`);
  };
  const short = Math.max(step, Math.floor(timing.alertAfter / 2));
  /** A quarter of the cell, half of the time. */
  const many = (until?: number) => flapping(4, short, 2 * short, until);
  return [
    test(
      "ObjectiveBurning",
      "fires",
      "a quarter of a cell comes and goes, and no site is down for long enough",
      many(),
      25 * MINUTE,
      ["ObjectiveBurning:cell page", "ObjectiveBurning:city page"],
      world,
    ),
    test(
      "ObjectiveBurning",
      "quiet",
      "before it has gone on for long enough",
      many(),
      20 * MINUTE,
      [],
      world,
    ),
    test(
      "ObjectiveBurning",
      "resolves",
      "two minutes of it are soon over",
      flapping(4, short, 2 * short, evaluations(120)),
      25 * MINUTE,
      [],
      world,
    ),
    test(
      "ObjectiveBurning",
      "exact",
      "one site that is down is that site's news",
      all(HTTP, "01", 1, `1x8 0x${looks + 10}`),
      25 * MINUTE,
      ["SiteDown:011"],
      world,
    ),
    test(
      "ObjectiveBurning",
      "exact",
      "a whole cell is down: told once",
      all(HTTP, "01", 16, `1x8 0x${looks + 10}`),
      25 * MINUTE,
      ["CellDown:01"],
      world,
    ),
  ];
};
