import semver from "semver";

type Compare = (a: string, b: string) => number;

/**
 * The order of Debian's versions: `[epoch:]upstream[-revision]`, `~` before everything, even the end.
 *
 * Source: Debian Policy 5.6.12, https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 */
export function compareDebian(a: string, b: string): number {
  const [epochA, upstreamA, revisionA] = debianParts(a);
  const [epochB, upstreamB, revisionB] = debianParts(b);
  return epochA - epochB || compareRuns(upstreamA, upstreamB) || compareRuns(revisionA, revisionB);
}

function debianParts(version: string): readonly [number, string, string] {
  const [, epoch = "0", rest = ""] = /^(?:(\d+):)?(.*)$/s.exec(version) ?? [];
  const dash = rest.lastIndexOf("-");
  return dash < 0 ? [Number(epoch), rest, "0"] : [Number(epoch), rest.slice(0, dash), rest.slice(dash + 1)];
}

/** Runs of other characters and runs of digits by turns, from the left. */
function compareRuns(a: string, b: string): number {
  let [restA, restB] = [a, b];
  while (restA !== "" || restB !== "") {
    const [wordA = ""] = /^\D*/.exec(restA) ?? [];
    const [wordB = ""] = /^\D*/.exec(restB) ?? [];
    for (let index = 0; index < Math.max(wordA.length, wordB.length); index++) {
      const difference = weight(wordA[index]) - weight(wordB[index]);
      if (difference !== 0) return difference;
    }
    restA = restA.slice(wordA.length);
    restB = restB.slice(wordB.length);
    const [digitsA = ""] = /^\d*/.exec(restA) ?? [];
    const [digitsB = ""] = /^\d*/.exec(restB) ?? [];
    const difference = BigInt(digitsA || 0) - BigInt(digitsB || 0);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
    restA = restA.slice(digitsA.length);
    restB = restB.slice(digitsB.length);
  }
  return 0;
}

/** `~`, then the end, then letters, then the rest. */
function weight(character: string | undefined): number {
  if (character === "~") return -1;
  if (character === undefined) return 0;
  const code = character.charCodeAt(0);
  return /[A-Za-z]/.test(character) ? code : code + 256;
}

/** Semantic versions, of npm and of Go (which writes a `v` before them); anything else is the oldest. */
export function compareSemantic(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => semver.parse(version.replace(/^v/, ""), { loose: true }));
  if (left && right) return semver.compareBuild(left, right);
  return Number(left !== null) - Number(right !== null);
}

export const COMPARE: Readonly<Record<"npm" | "golang" | "deb", Compare>> = {
  npm: compareSemantic,
  golang: compareSemantic,
  deb: compareDebian,
};
