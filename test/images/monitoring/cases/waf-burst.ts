import { BREAK, CITY, lasting, type Cases } from "../rule-world";

const REFUSED = (unit: string): string =>
  `edge_refusals_total{job="edge",instance="ct-edge:9113",unit="${unit}"}`;

export const cases: Cases = ({ step, test }) => [
  test(
    "WafBurst",
    "fires",
    "one site is attacked",
    { [REFUSED("011")]: `_x${BREAK - 1} 0+100x70` },
    4 * step,
    ["WafBurst:unit"],
  ),
  test("WafBurst", "quiet", "a robot knocks", { [REFUSED("011")]: `_x${BREAK - 1} 150x70` }, 30 * step, []),
  test(
    "WafBurst",
    "exact",
    "the whole city, and what is no site's",
    {
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, unit) => [REFUSED(`02${unit}`), `_x${BREAK - 1} 110x70`]),
      ),
      [REFUSED("")]: `_x${BREAK - 1} 900x70`,
    },
    step,
    ["WafBurst:city"],
  ),
  test(
    "WafBurst",
    "resolves",
    "a quarter of an hour after the last one",
    { [REFUSED("011")]: `_x${BREAK - 1} 500x${900 / step + 90}` },
    900 + 3 * step,
    [],
    lasting(CITY, 900 / step + 90),
  ),
];
