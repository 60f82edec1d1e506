import {
  BREAK,
  DNS,
  HTTP,
  INFO,
  MAIL,
  PAGE,
  SERVICE,
  TLS,
  all,
  blind,
  breaks,
  steady,
  up,
  type Cases,
} from "../rule-world";

export const cases: Cases = ({ timing, test, life }) => {
  const { alertAfter, causeAfter, pageInterval, slowAlertAfter } = timing;
  const PROBE: Readonly<Record<string, typeof HTTP>> = {
    dns: DNS,
    http: HTTP,
    mail: MAIL,
    page: PAGE,
    tls: TLS,
  };
  return [
    ...life("ProbeBlind", blind, causeAfter, ["ProbeBlind:prober"]),
    test("ProbeBlind", "exact", "a dead prober raises nothing about sites", blind(breaks), 5 * alertAfter, [
      "ProbeBlind:prober",
    ]),
    test(
      "ProbeBlind",
      "exact",
      "the list of units is gone",
      Object.fromEntries(
        ["01", "02"].flatMap((cell) => Object.entries(all(INFO, cell, 4, `1x${BREAK - 1} stale`))),
      ),
      causeAfter,
      ["ProbeBlind:registry"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "a unit that nobody probes",
      { [INFO("01", 9)]: steady("1") },
      2 * alertAfter + pageInterval,
      ["ProbeBlind:city"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "one slow target is not blindness",
      { [up(HTTP("01", 1))]: breaks("1", "0") },
      3 * alertAfter,
      [],
    ),
    test(
      "ProbeBlind",
      "exact",
      "one kind of probe fails although its prober runs",
      {
        ...all((cell, unit) => up(TLS(cell, unit)), "01", 4, breaks("1", "0")),
        ...all((cell, unit) => up(TLS(cell, unit)), "02", 4, breaks("1", "0")),
      },
      slowAlertAfter,
      ["ProbeBlind:job"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "one kind of probe gives no result",
      {
        ...all(DNS, "01", 4, `1x${BREAK - 1} stale _x60`),
        ...all(DNS, "02", 4, `1x${BREAK - 1} stale _x60`),
      },
      slowAlertAfter,
      ["ProbeBlind:job"],
    ),
    ...["dns", "http", "mail", "page", "tls"].map((job) =>
      test(
        "ProbeBlind",
        "exact",
        `a unit without its probe ${job}`,
        {
          [PROBE[job]?.("01", 1) ?? ""]: `1x${BREAK - 1} stale _x60`,
          [up(PROBE[job]?.("01", 1) ?? "")]: `1x${BREAK - 1} stale _x60`,
        },
        2 * alertAfter + pageInterval,
        ["ProbeBlind:city"],
      ),
    ),
    test(
      "ProbeBlind",
      "exact",
      "a probe without its unit",
      { [INFO("01", 1)]: `1x${BREAK - 1} stale _x60` },
      2 * alertAfter,
      ["ProbeBlind:stranger"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "a shared service that nobody probes",
      {
        [SERVICE("imaps")]: `1x${BREAK - 1} stale _x60`,
        [up(SERVICE("imaps"))]: `1x${BREAK - 1} stale _x60`,
      },
      alertAfter,
      ["ProbeBlind:services"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "Alertmanager is gone",
      { 'up{job="alertmanager",instance="ct-alertmanager:9093"}': breaks("1", "0") },
      causeAfter,
      ["ProbeBlind:prober"],
    ),
  ];
};
