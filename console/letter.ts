import { Liquid } from "liquidjs";
import { createTransport } from "nodemailer";
import { saying, visible } from "../output/review/findings/visible";
import type { LiveRule } from "../policy/live/rule";
import type { Overview, UnitSight } from "./overview";
import html from "./pages/letter.liquid";
import plain from "./pages/letter-text.liquid";
import type { WeekChange, WeekFacts, WeekLetter } from "./week";
import { day, number, outOf, time } from "./words";

const strict = { strictVariables: true, strictFilters: true };
const pages = new Liquid({ ...strict, outputEscape: "escape" });
const texts = new Liquid(strict);
const parsed = { html: pages.parse(html), text: texts.parse(plain) };

export interface WrittenLetter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Lines of one kind in a letter; more are counted. */
const MOST_LINES = 30;

/**
 * A week's letter in both of its forms: it loads nothing, and what attackers wrote is letters.
 *
 * @param address of the console; empty where it is not told
 */
export function writeLetter(
  letter: WeekLetter,
  { city, rules }: Overview,
  since: string,
  until: string,
  address: string,
): WrittenLetter {
  const { facts, parents } = letter;
  const statements = new Map(rules.map((rule) => [rule.id, rule]));
  const values = {
    name: visible(letter.name),
    from: day(since),
    until: day(until),
    ...figures(facts),
    intrusions: listed(facts.intrusions, (sight) => ({ name: sight.name, ...where(sight) })),
    broken: listed(facts.broken, (each) => changeRow(each, statements)),
    mended: listed(facts.mended, (each) => changeRow(each, statements)),
    unseen: listed(facts.unseen, ({ name }) => ({ name })),
    parents: parents.map((parent) => ({ name: visible(parent.name), ...figures(parent.facts) })),
    address,
    mail: city.department.mail,
  };
  return {
    subject: `Trang trường ${day(since)}-${day(until)}: ${number(facts.broken.length)} chỗ mới trái, ${number(facts.mended.length)} chỗ đã sửa`,
    html: pages.renderSync(parsed.html, values) as string,
    text: texts.renderSync(parsed.text, values) as string,
  };
}

function figures({ of, seen, erring, broken, mended }: WeekFacts) {
  return {
    of: number(of),
    checked: outOf(seen, of),
    erring: number(erring),
    newly: number(broken.length),
    fixed: number(mended.length),
  };
}

function listed<T, R>(all: readonly T[], row: (each: T) => R) {
  return {
    rows: all.slice(0, MOST_LINES).map(row),
    count: all.length,
    more: Math.max(0, all.length - MOST_LINES),
  };
}

const where = ({ id, parentName }: UnitSight) => ({ id, parent: parentName });

function changeRow({ sight, change }: WeekChange, rules: ReadonlyMap<string, LiveRule>) {
  const rule = rules.get(change.rule);
  return {
    ...{ name: sight.name, ...where(sight) },
    rule: change.rule,
    statement: rule?.statement.vi ?? change.rule,
    remedy: rule?.remedy.vi ?? "",
    found: saying(change.breaches[0]?.message.vi ?? ""),
    at: time(change.at),
  };
}

/** As a file that a mail program opens as a draft: who sends it looks at it first. */
export async function letterFile(written: WrittenLetter, from: string, to: string): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail({ ...written, from, to, headers: { "X-Unsent": "1" } });
  return message as Buffer;
}
