import { BREAK, CITY, HTTP, INFO, type Cases, type World, breaks, lasting, steady } from "../rule-world";

/** The clock of the cases begins at midnight of Greenwich, which is seven in the morning. */
const MORNING = 600;

/** The first unit's office is told once a day. */
const WORLD: World = (() => {
  const { [INFO("01", 1)]: _, ...others } = CITY;
  return {
    ...others,
    [INFO("01", 1).replace("}", ',tell_daily="b@hcm.edu.vn",parent_unit="7900858"}')]: steady("1"),
  };
})();
const SITE = HTTP("01", 1);

export const cases: Cases = ({ timing: { alertAfter }, step, test }) => {
  const broken = BREAK * step;
  /** So many evaluations until staff are told. */
  const told = Math.ceil(alertAfter / step);
  const evaluations = Math.ceil((MORNING + alertAfter) / step) + 10;
  return [
    test(
      "DailyDigest",
      "fires",
      "in the morning, of a unit that was in trouble, and of no second one",
      { [SITE]: breaks("1", "0") },
      alertAfter + step,
      ["SiteDown:011", "DailyDigest"],
      WORLD,
    ),
    test(
      "DailyDigest",
      "exact",
      "of what is over as well",
      { [SITE]: `1x${BREAK - 1} 0x${told + 1} 1x200` },
      (told + 5) * step,
      ["DailyDigest"],
      WORLD,
    ),
    test(
      "DailyDigest",
      "resolves",
      "when the morning is over",
      lasting({ ...WORLD, [SITE]: breaks("1", "0") }, evaluations),
      MORNING - broken + step,
      ["SiteDown:011"],
      lasting(WORLD, evaluations),
    ),
    test(
      "DailyDigest",
      "quiet",
      "of an office that is told of each",
      { [SITE]: breaks("1", "0") },
      alertAfter + step,
      ["SiteDown:011"],
    ),
  ];
};
