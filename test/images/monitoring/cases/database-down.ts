import { all, breaks, HTTP, steady, NOBODY, type Cases } from "../rule-world";

const OF_CELL = 'job="backup",cell="01",instance="ct-cell-01-backup:9118"';
const UP = `up{${OF_CELL}}`;
const figure = (name: string): string => `congtruong_database_${name}{${OF_CELL}}`;

export const cases: Cases = ({ timing, test, life, mended }) => {
  const { slowAlertAfter, slowCauseAfter } = timing;
  const world = {
    [UP]: steady("1"),
    [figure("up")]: steady("1"),
    [figure("most_connections")]: steady("200"),
  };
  return [
    ...life(
      "DatabaseDown",
      (values) => ({ ...world, [figure("up")]: values("1", "0") }),
      slowCauseAfter,
      ["DatabaseDown:cell"],
      NOBODY,
    ),
    test(
      "DatabaseDown",
      "exact",
      "its sites are down with it, which is told",
      { ...world, [figure("up")]: breaks("1", "0"), ...all(HTTP, "01", 4, breaks("1", "0")) },
      slowCauseAfter,
      ["CellDown:01"],
    ),
    test(
      "DatabaseDown",
      "exact",
      "goes on while nobody shows its figures",
      { ...world, [figure("up")]: "1x9 0x10 stale _x60" },
      mended,
      ["DatabaseDown:cell"],
      NOBODY,
    ),
    ...life(
      "DatabaseDown",
      (values) => ({ ...world, [figure("connections")]: values("20", "170") }),
      slowAlertAfter,
      ["DatabaseDown:connections"],
      NOBODY,
    ),
    test(
      "DatabaseDown",
      "quiet",
      "half of the connections are in use",
      { ...world, [figure("connections")]: steady("100") },
      mended,
      [],
      NOBODY,
    ),
    ...life(
      "DatabaseDown",
      (values) => ({ ...world, [figure("answer_seconds")]: values("0.002", "2.5") }),
      slowAlertAfter,
      ["DatabaseDown:slow"],
      NOBODY,
    ),
  ];
};
