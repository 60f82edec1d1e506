/** Letters and figures that are taken for one another in an address. */
const TWINS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  l: "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
};

/** Names so short that most look-alikes are somebody's initials. */
const SHORT = 4;

/** A name without what separates its parts, in lower case: `Post.Master` is `postmaster`. */
export function joined(name: string): string {
  return name.toLowerCase().replace(/[._-]/g, "");
}

/** What a hasty reader takes a name for: equal for `postmaster`, `p0st-master` and `postrnaster`. */
export function skeleton(name: string): string {
  const plain = joined(name).replaceAll("vv", "w").replaceAll("rn", "m");
  return plain.replace(/[0-9l]/g, (char) => TWINS[char] ?? char);
}

/** Finds the one of `names` (each in the form of {@link joined}) that a name is or is taken for; null for none. */
export function lookAlikeOf(names: Iterable<string>): (name: string) => string | null {
  const exact = new Set(names);
  const seen = new Map(
    [...exact].filter(({ length }) => length >= SHORT).map((name) => [skeleton(name), name]),
  );
  return (name) => (exact.has(joined(name)) ? joined(name) : (seen.get(skeleton(name)) ?? null));
}
