import {
  BIG_CELL,
  HTTP,
  ONE_CELL,
  SERVICE,
  TLS,
  all,
  blind,
  breaks,
  breaksLater,
  fades,
  type Cases,
} from "../rule-world";

export const cases: Cases = ({ timing, mended, test, life }) => {
  const { alertAfter, causeAfter } = timing;
  return [
    ...life(
      "FleetDown",
      (values) => ({ ...all(HTTP, "01", 4, values("1", "0")), ...all(HTTP, "02", 4, values("1", "0")) }),
      causeAfter,
      ["FleetDown"],
    ),
    test(
      "FleetDown",
      "exact",
      "the edge of a city of one cell: the portal is gone as well",
      { ...all(HTTP, "01", 4, breaks("1", "0")), [SERVICE("portal")]: breaks("1", "0") },
      3 * alertAfter,
      ["FleetDown"],
      ONE_CELL,
    ),
    test(
      "FleetDown",
      "exact",
      "128 sites and the portal are one alert",
      {
        ...all(HTTP, "01", 64, breaks("1", "0")),
        ...all(HTTP, "02", 64, breaks("1", "0")),
        [SERVICE("portal")]: breaks("1", "0"),
      },
      3 * alertAfter,
      ["FleetDown"],
      BIG_CELL,
    ),
    test(
      "FleetDown",
      "exact",
      "goes on while the prober is dead",
      {
        ...blind(() => breaksLater(20)),
        ...all(HTTP, "01", 4, fades(20)),
        ...all(HTTP, "02", 4, fades(20)),
        ...all(TLS, "01", 4, fades(20).replace(/ 0x/, " 1x")),
        ...all(TLS, "02", 4, fades(20).replace(/ 0x/, " 1x")),
      },
      mended,
      ["FleetDown", "ProbeBlind:prober"],
    ),
  ];
};
