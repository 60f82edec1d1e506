/**
 * Recognition of Vietnamese text, measured: 10,000 clean names and 10,000 in the legacy encodings, then the time
 * for a city's worth of strings.
 * Run: `npx esbuild bench/text.ts --bundle --platform=node | node`, with `BENCH_VERBOSE=1` for each wrong answer.
 */
import {
  detectLegacy,
  encodeLegacy,
  findHomoglyphs,
  findInvisible,
  hasLostLetters,
  isVietnameseSyllable,
} from "../policy/text";
import { cleanNames, ENCODINGS, legacyNames } from "../test/support/vietnamese-corpus";

const COUNT = 10_000;
const verbose = process.env["BENCH_VERBOSE"] === "1";

/** Legacy text whose every word is a Vietnamese syllable as it stands (`Sôn Du` for `Sơn Du`): no reader can tell. */
const undecidable = (written: string): boolean =>
  (written.match(/[\p{L}\p{M}]+/gu) ?? []).every(isVietnameseSyllable) &&
  /^[\p{L}\p{M} ,0-9-]+$/u.test(written);

const clean = cleanNames(COUNT);
const accused = clean.filter((name) => detectLegacy(name) !== null);
console.log(`clean names: ${COUNT} (${new Set(clean).size} different), falsely accused: ${accused.length}`);
for (const name of new Set(accused))
  console.log(`  ${JSON.stringify(name)} -> ${JSON.stringify(detectLegacy(name))}`);

const legacy = legacyNames(COUNT);
const rows = ENCODINGS.map((encoding) => {
  const names = legacy.filter((name) => name.encoding === encoding);
  const found = names.map((name) => ({ name, answer: detectLegacy(name.written) }));
  const recognised = found.filter(({ answer }) => answer?.encoding === encoding);
  const mistaken = found.filter(({ answer }) => answer !== null && answer.encoding !== encoding);
  const silent = found.filter(({ name, answer }) => answer === null && undecidable(name.written));
  const right = recognised.filter(({ name, answer }) => answer?.corrected === name.clean);
  if (verbose) {
    for (const { name, answer } of found) {
      if (answer?.corrected !== name.clean)
        console.log(
          `  ${encoding} ${JSON.stringify(name.written)} (${name.clean}) -> ${JSON.stringify(answer)}`,
        );
    }
  }
  const percent = (part: number): string => `${((100 * part) / names.length).toFixed(2)} %`;
  return {
    encoding,
    names: names.length,
    recall: percent(recognised.length),
    undecidable: silent.length,
    "recall of the decidable": `${((100 * recognised.length) / (names.length - silent.length)).toFixed(2)} %`,
    "wrong encoding": mistaken.length,
    "corrected to the letter": percent(right.length),
  };
});
console.table(rows);
const recognised = legacy.filter((name) => detectLegacy(name.written) !== null).length;
console.log(
  `recall ${((100 * recognised) / COUNT).toFixed(2)} %, precision ${((100 * recognised) / (recognised + accused.length)).toFixed(2)} %`,
);

/** What stands in files as it came about: each way of damage, how much is found, what is repaired into something else. */
const misread = (name: string, times: number): string =>
  times === 0 ? name : misread(encodeLegacy(name, "utf8-as-latin1"), times - 1);
const WAYS: Readonly<Record<string, (name: string) => string>> = {
  tcvn3: (name) => encodeLegacy(name, "tcvn3"),
  vni: (name) => encodeLegacy(name, "vni"),
  viqr: (name) => encodeLegacy(name, "viqr"),
  "windows-1258": (name) => encodeLegacy(name, "windows-1258"),
  "utf-8 misread once": (name) => misread(name, 1),
  "utf-8 misread twice": (name) => misread(name, 2),
  "letters to ?": (name) => name.replace(/[^\x20-\x7e]/g, "?"),
  "letters to U+FFFD": (name) => name.replace(/[^\x20-\x7e]/g, "\uFFFD"),
};
const vietnamese = [...new Set(legacy.map(({ clean: name }) => name))];
const falselyAccused: Record<string, number> = {};
for (const name of clean) {
  const kind = detectLegacy(name)?.encoding ?? (hasLostLetters(name) ? "lost letters" : null);
  if (kind !== null) falselyAccused[kind] = (falselyAccused[kind] ?? 0) + 1;
}
console.table(
  Object.entries(WAYS).map(([encoding, write]) => {
    const tried = vietnamese
      .map((name) => ({ name, written: write(name) }))
      .filter(({ name, written }) => name !== written);
    const answers = tried.map(({ name, written }) => ({
      name,
      written,
      fix: detectLegacy(written)?.corrected,
    }));
    const found = answers.filter(({ written, fix }) => fix !== undefined || hasLostLetters(written));
    const wrong = answers.filter(
      ({ name, fix }) => fix !== undefined && fix.toLowerCase() !== name.toLowerCase(),
    );
    return {
      encoding,
      names: tried.length,
      found: `${((100 * found.length) / tried.length).toFixed(2)} %`,
      "wrong pasteable fix": wrong.length,
      "clean names accused of it":
        falselyAccused[
          encoding.startsWith("letters")
            ? "lost letters"
            : encoding.startsWith("utf-8")
              ? "utf8-as-latin1"
              : encoding
        ] ?? 0,
    };
  }),
);

const strings = Array.from({ length: 2692 }, (_, unit) => {
  const name = clean[(unit * 7) % COUNT] ?? "";
  const label = `thcs${unit}nguyendu`;
  return [
    name,
    "Công lập",
    "Quận 9",
    clean[(unit * 11) % COUNT] ?? "",
    `${label}.hcm.edu.vn`,
    `${label}@hcm.edu.vn`,
    clean[(unit * 13) % COUNT] ?? "",
    "028 37001122",
    clean[(unit * 17) % COUNT] ?? "",
    `lyvankhanh.${label}@hcm.edu.vn`,
    "24/QĐ-ND",
    "2025-09-01",
  ];
}).flat();
for (const pass of ["cold", "warm"]) {
  const begin = process.cpuUsage();
  for (const text of strings) {
    detectLegacy(text);
    findInvisible(text);
    findHomoglyphs(text);
  }
  console.log(
    `${strings.length} strings of 2,692 units, three checks each, ${pass}: ${(process.cpuUsage(begin).user / 1000).toFixed(1)} ms of processor time`,
  );
}
