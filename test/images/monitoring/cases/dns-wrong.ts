import { DNS, all, breaks, breaksLater, fades, up, type Cases } from "../rule-world";

export const cases: Cases = ({ timing, step, mended, test, life }) => {
  const { alertAfter, causeAfter } = timing;
  return [
    ...life("DnsWrong", (values) => ({ [DNS("01", 2)]: values("1", "0") }), alertAfter, ["DnsWrong:012"]),
    test(
      "DnsWrong",
      "exact",
      "dead name servers are one alert",
      { ...all(DNS, "01", 4, breaks("1", "0")), ...all(DNS, "02", 4, breaks("1", "0")) },
      3 * alertAfter,
      ["DnsWrong"],
    ),
    test(
      "DnsWrong",
      "exact",
      "goes on while its probe gives no result",
      { [DNS("01", 2)]: fades(20), [up(DNS("01", 2))]: breaksLater(20) },
      mended,
      ["DnsWrong:012"],
    ),
    test(
      "DnsWrong",
      "exact",
      "a name does not recover when the name servers die",
      {
        ...all(DNS, "01", 4, breaksLater(20)),
        ...all(DNS, "02", 4, breaksLater(20)),
        [DNS("01", 2)]: breaks("1", "0"),
      },
      20 * step + causeAfter,
      ["DnsWrong:012", "DnsWrong"],
    ),
  ];
};
