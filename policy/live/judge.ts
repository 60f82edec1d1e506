import type { Observation } from "../../observation/types";
import type { Judgement, LiveRule, Subject } from "./rule";
import { LIVE_RULES } from "./index";

/** What one rule says of one observation. */
export interface Ruling {
  readonly rule: LiveRule;
  readonly judgement: Judgement;
}

/**
 * Holds an observation against the rules. Pure; a rule that throws could not tell, and says why.
 *
 * @param rules @default - every rule over what was seen
 */
export function judge(
  seen: Observation,
  subject: Subject,
  rules: readonly LiveRule[] = LIVE_RULES,
): readonly Ruling[] {
  return rules.map((rule) => ({ rule, judgement: judgementOf(rule, seen, subject) }));
}

function judgementOf(rule: LiveRule, seen: Observation, subject: Subject): Judgement {
  try {
    return rule.judge(seen, subject);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      state: "unknown",
      reason: {
        vi: `Không xét được vì lỗi của chương trình (${reason}). Báo cho Trung tâm kỹ thuật.`,
        en: `It could not be judged, by a fault of the program (${reason}). Report it.`,
      },
    };
  }
}
