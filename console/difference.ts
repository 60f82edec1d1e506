/** A line of two texts laid beside each other. */
export interface DifferenceLine {
  /** `same`: of both. `gone`: of the first alone. `come`: of the second alone. `skipped`: so many that are alike. */
  readonly kind: "same" | "gone" | "come" | "skipped";
  readonly text: string;
  /** Its number in each text, from 1; null where it is not of it. */
  readonly old: number | null;
  readonly young: number | null;
}

export interface Difference {
  readonly lines: readonly DifferenceLine[];
  readonly gone: number;
  readonly come: number;
  /** Lines that are not told, since there are too many. */
  readonly more: number;
}

/** Lines alike that stand around what is not. */
const AROUND = 3;
const MOST_LINES = 600;
/** Edits beyond which no smallest difference is searched for: what lies between the same beginning and end is told whole. */
const MOST_EDITS = 1500;
/** A line longer than this is broken before each tag: whole pages come as one line. */
const LONG_LINE = 160;

/** What became of a text, line by line. */
export function differenceOf(before: string, after: string): Difference {
  const [old, young] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  const shorter = Math.min(old.length, young.length) - start;
  while (end < shorter && old[old.length - 1 - end] === young[young.length - 1 - end]) end++;
  const middle = edits(old.slice(start, old.length - end), young.slice(start, young.length - end));
  const kinds = [...Array<Kind>(start).fill("same"), ...middle, ...Array<Kind>(end).fill("same")];
  let [a, b] = [0, 0];
  const all = kinds.map((kind): DifferenceLine => {
    if (kind === "gone") return { kind, text: old[a++] ?? "", old: a, young: null };
    if (kind === "come") return { kind, text: young[b++] ?? "", old: null, young: b };
    b++;
    return { kind, text: old[a++] ?? "", old: a, young: b };
  });
  const lines = withoutWhatIsAlike(all);
  return {
    lines: lines.slice(0, MOST_LINES),
    gone: kinds.filter((kind) => kind === "gone").length,
    come: kinds.filter((kind) => kind === "come").length,
    more: Math.max(0, lines.length - MOST_LINES),
  };
}

function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  return text
    .split(/\r?\n/)
    .flatMap((line) => (line.length <= LONG_LINE ? [line] : line.split(/(?=<[a-z/!])/i)));
}

type Kind = "same" | "gone" | "come";

/** The smallest difference (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). */
function edits(old: readonly string[], young: readonly string[]): readonly Kind[] {
  const all = (): Kind[] => [
    ...Array<Kind>(old.length).fill("gone"),
    ...Array<Kind>(young.length).fill("come"),
  ];
  if (old.length === 0 || young.length === 0) return all();
  const most = Math.min(MOST_EDITS, old.length + young.length);
  const middle = most + 1;
  const reached = new Int32Array(2 * middle + 1);
  const steps: Int32Array[] = [];
  for (let count = 0; count <= most; count++) {
    // Only these diagonals were reached with so many edits.
    steps.push(reached.slice(middle - count - 1, middle + count + 2));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let a = isDown(reached, middle, diagonal, count)
        ? reached[middle + diagonal + 1]!
        : reached[middle + diagonal - 1]! + 1;
      while (a < old.length && a - diagonal < young.length && old[a] === young[a - diagonal]) a++;
      reached[middle + diagonal] = a;
      if (a >= old.length && a - diagonal >= young.length) return trace(steps, old.length, young.length);
    }
  }
  return all();
}

/** Whether the furthest way to a diagonal comes from above it, by a line of the second text. */
function isDown(reached: Int32Array, middle: number, diagonal: number, count: number): boolean {
  return (
    diagonal === -count ||
    (diagonal !== count && reached[middle + diagonal - 1]! < reached[middle + diagonal + 1]!)
  );
}

function trace(steps: readonly Int32Array[], old: number, young: number): readonly Kind[] {
  const kinds: Kind[] = [];
  let [a, b] = [old, young];
  for (let count = steps.length - 1; count >= 0; count--) {
    const reached = steps[count]!;
    const middle = count + 1;
    const diagonal = a - b;
    const down = isDown(reached, middle, diagonal, count);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromA = count === 0 ? 0 : reached[middle + from]!;
    const fromB = count === 0 ? 0 : fromA - from;
    while (a > fromA && b > fromB) {
      kinds.push("same");
      a--;
      b--;
    }
    if (count > 0) kinds.push(down ? "come" : "gone");
    [a, b] = [fromA, fromB];
  }
  return kinds.reverse();
}

function withoutWhatIsAlike(all: readonly DifferenceLine[]): readonly DifferenceLine[] {
  const isNear = new Uint8Array(all.length);
  all.forEach(({ kind }, index) => {
    if (kind !== "same") isNear.fill(1, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  const lines: DifferenceLine[] = [];
  let skipped = 0;
  all.forEach((line, index) => {
    if (isNear[index] === 0) skipped++;
    if (skipped > 0 && (isNear[index] === 1 || index === all.length - 1)) {
      lines.push({ kind: "skipped", text: String(skipped), old: null, young: null });
      skipped = 0;
    }
    if (isNear[index] === 1) lines.push(line);
  });
  return lines;
}
