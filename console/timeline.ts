import type { SilenceEntry } from "../engine/monitoring/silences";
import type { UnitHistory } from "../engine/scan/history";
import { saying, visible } from "../output/review/findings/visible";
import type { UnitDeployment } from "./deployments";
import type { Objection } from "./desk";
import { DEPLOYED, OUTCOMES, STATE_NAMES, time } from "./words";

/** As a kind stands in an address, and as people read it. */
export const EVENT_KINDS = {
  "ket-qua": "Kết quả quét",
  "phan-anh": "Phản ánh",
  "trien-khai": "Triển khai",
  "tam-ngung": "Tạm ngừng báo",
} as const;

export type EventKind = keyof typeof EVENT_KINDS;

/** Something that came to pass at one unit. */
export interface TimelineEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: EventKind;
  /** What it was, in a few words with a sign. */
  readonly what: string;
  /** About what; what others wrote is made visible, its lines are kept. */
  readonly text: string;
  /** Empty for what a program did. */
  readonly by: string;
}

/** All that is known of a unit's past. */
export interface UnitPast {
  readonly history: UnitHistory;
  readonly objections: readonly Objection[];
  readonly deployments: readonly UnitDeployment[];
  /** Of the whole city, the oldest first. */
  readonly silences: readonly SilenceEntry[];
}

/**
 * What came to pass at a unit, on one axis and the newest first: what scans found to have changed, objections and their
 * answers, deployments, and when messages about it were held back.
 *
 * @param statement what a rule asks for
 */
export function timelineOf(
  unit: string,
  { history, objections, deployments, silences }: UnitPast,
  statement: (rule: string) => string,
): readonly TimelineEvent[] {
  const changes = history.changes.map(({ at, rule, now, breaches }): TimelineEvent => {
    const found = saying(breaches[0]?.message.vi ?? "");
    const text = [statement(rule), found].filter(Boolean).join("\n");
    return { at, kind: "ket-qua", what: STATE_NAMES[now], text, by: "" };
  });
  const said = objections.flatMap(({ at, by, number, rule, text, answer }): TimelineEvent[] => {
    const about = `Số ${number}, về ${rule}`;
    return [
      { at, kind: "phan-anh", what: "Gửi phản ánh", text: `${about}: ${shown(text)}`, by },
      ...(answer === null
        ? []
        : [
            {
              ...{ at: answer.at, kind: "phan-anh" as const, what: OUTCOMES[answer.outcome] },
              ...{ text: `${about}: ${shown(answer.text)}`, by: answer.by },
            },
          ]),
    ];
  });
  const deployed = deployments.map(({ startedAt, endedAt, state, reason }): TimelineEvent => {
    const what = endedAt === null ? "… Chưa xong hoặc bị ngắt" : DEPLOYED[state];
    return { at: endedAt ?? startedAt, kind: "trien-khai", what, text: saying(reason?.vi ?? ""), by: "" };
  });
  const own = silences.filter(({ matchers }) => unitsOf(matchers).includes(unit));
  const begun = new Set(own.map(({ id }) => id));
  const held = silences.flatMap(({ at, what, id, author, start, duration, reason }): TimelineEvent[] => {
    // The line of an end names no unit.
    if (!begun.has(id)) return [];
    const from = start === undefined || start === "" ? "" : `từ ${time(start)}, `;
    const [word, text] =
      what === "end"
        ? ["Báo trở lại", ""]
        : ["Tạm ngừng báo", `${from}trong ${visible(duration)}: ${saying(reason)}`];
    return [{ at, kind: "tam-ngung", what: word, text, by: visible(author) }];
  });
  // Of one moment, what was told first stands first: a sort keeps the order of equals.
  return [...changes, ...said, ...deployed, ...held].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** The units that a silence names; none for one of other things. */
function unitsOf(matchers: readonly string[]): readonly string[] {
  return matchers.flatMap((matcher) => /^unit=~"(.*)"$/.exec(matcher)?.[1]?.split("|") ?? []);
}

/** What somebody wrote, with its lines. */
export const shown = (text: string): string => text.split(/\r?\n/).map(visible).join("\n");
