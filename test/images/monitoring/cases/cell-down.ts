import { BIG_CELL, HTTP, ONE_CELL, all, breaks, breaksLater, fades, up, type Cases } from "../rule-world";

export const cases: Cases = ({ timing, step, mended, test, life }) => {
  const { alertAfter, causeAfter } = timing;
  return [
    ...life("CellDown", (values) => all(HTTP, "01", 4, values("1", "0")), causeAfter, ["CellDown:01"]),
    test(
      "CellDown",
      "exact",
      "64 sites down are one alert",
      all(HTTP, "02", 64, breaks("1", "0")),
      3 * alertAfter,
      ["CellDown:02"],
      BIG_CELL,
    ),
    test(
      "CellDown",
      "exact",
      "a city of one cell",
      all(HTTP, "01", 4, breaks("1", "0")),
      3 * alertAfter,
      ["CellDown:01"],
      ONE_CELL,
    ),
    test(
      "CellDown",
      "exact",
      "goes on while its probes give no result",
      {
        ...all(HTTP, "01", 4, fades(20)),
        ...all((cell, unit) => up(HTTP(cell, unit)), "01", 4, breaksLater(20)),
      },
      mended,
      ["CellDown:01"],
    ),
    test(
      "CellDown",
      "exact",
      "does not recover when all cells follow",
      { ...all(HTTP, "01", 4, breaks("1", "0")), ...all(HTTP, "02", 4, breaksLater(20)) },
      20 * step + causeAfter,
      ["CellDown:01", "FleetDown"],
    ),
  ];
};
