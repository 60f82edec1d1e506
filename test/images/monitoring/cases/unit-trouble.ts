import { CITY, HTTP, INFO, MAIL, type Cases, type World, breaks, steady } from "../rule-world";

/** The first unit of the first cell and its office, as the checker's list has their addresses. */
const told = (self: string, parent: string, values = steady("1")): World => {
  const { [INFO("01", 1)]: _, ...others } = CITY;
  const series = INFO("01", 1).replace("}", `,tell_unit="${self}",tell_parent="${parent}"}`);
  return { ...others, [series]: values };
};
const BOTH = told("a@hcm.edu.vn", "b@hcm.edu.vn");
const SITE = HTTP("01", 1);
const FAULT = "UnitTrouble:011 SiteDown";

export const cases: Cases = ({ timing: { alertAfter, slowAlertAfter }, step, test, life }) => [
  ...life(
    "UnitTrouble",
    (values) => ({ [SITE]: values("1", "0") }),
    alertAfter,
    ["SiteDown:011", `${FAULT} parent`, `${FAULT} self`],
    BOTH,
  ),
  test(
    "UnitTrouble",
    "exact",
    "the office alone, where the unit has no mailbox",
    { [SITE]: breaks("1", "0") },
    alertAfter,
    ["SiteDown:011", `${FAULT} parent`],
    told("", "b@hcm.edu.vn"),
  ),
  test(
    "UnitTrouble",
    "exact",
    "nobody, where the city tells nobody",
    { [SITE]: breaks("1", "0") },
    alertAfter,
    ["SiteDown:011"],
    told("", ""),
  ),
  test(
    "UnitTrouble",
    "exact",
    "the office alone of a mailbox that takes no mail",
    { [MAIL("01", 1)]: breaks("1", "0") },
    slowAlertAfter,
    ["MailboxMissing:011", "UnitTrouble:011 MailboxMissing parent"],
    BOTH,
  ),
  test(
    "UnitTrouble",
    "exact",
    "no unit of what brings its whole cell down",
    Object.fromEntries([1, 2, 3, 4].map((unit) => [HTTP("01", unit), breaks("1", "0")])),
    alertAfter + 4 * step,
    ["CellDown:01"],
    BOTH,
  ),
  test(
    "UnitTrouble",
    "exact",
    "goes on while the checker is away and its list with it",
    {
      ...told("a@hcm.edu.vn", "b@hcm.edu.vn", `1x${10 + Math.ceil(alertAfter / step) + 2} stale`),
      [SITE]: breaks("1", "0"),
    },
    alertAfter + 5 * step,
    ["SiteDown:011", `${FAULT} parent`, `${FAULT} self`],
    BOTH,
  ),
];
