import {
  BIG_CELL,
  HTTP,
  SERVICE,
  all,
  breaks,
  breaksLater,
  fades,
  type Cases,
  up,
  type World,
} from "../rule-world";

/** What the probes see when the edge is gone: nothing behind it either. */
const gone = (values: (good: string, bad: string) => string, units: number): World => ({
  ...all(HTTP, "01", units, values("1", "0")),
  ...all(HTTP, "02", units, values("1", "0")),
  [SERVICE("portal")]: values("1", "0"),
  [SERVICE("webmail")]: values("1", "0"),
  [SERVICE("edge")]: values("1", "0"),
});

export const cases: Cases = ({ timing, step, mended, test, life }) => {
  const { alertAfter, causeAfter } = timing;
  return [
    ...life("EdgeDown", (values) => gone(values, 4), causeAfter, ["EdgeDown"]),
    test(
      "EdgeDown",
      "exact",
      "128 sites are one alert",
      gone(breaks, 64),
      3 * alertAfter,
      ["EdgeDown"],
      BIG_CELL,
    ),
    test(
      "EdgeDown",
      "exact",
      "goes on while its probe gives no result",
      { [SERVICE("edge")]: fades(20), [up(SERVICE("edge"))]: breaksLater(20) },
      mended,
      ["EdgeDown"],
    ),
    test(
      "EdgeDown",
      "exact",
      "an edge that answers, with all sites down, is the city's trouble",
      { ...gone(breaks, 4), [SERVICE("edge")]: breaks("1", "1") },
      3 * alertAfter,
      ["FleetDown"],
    ),
    test(
      "EdgeDown",
      "exact",
      "what was told of the city does not recover when the edge follows",
      { ...gone(breaks, 4), [SERVICE("edge")]: breaksLater(20) },
      20 * step + causeAfter,
      ["FleetDown", "EdgeDown"],
    ),
  ];
};
