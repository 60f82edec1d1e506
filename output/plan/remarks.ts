import type { Environment } from "../../environments/environment";
import type { City } from "../../model/city";
import { recordBudgets } from "../../model/dns-budget";
import type { Change } from "./changes";
import { effectsOf } from "./effects";
import { isEmpty } from "./render";

export interface RemarksProps {
  readonly changes: readonly Change[];
  /** Stacks that can be planned only after the foundation is applied. */
  readonly waiting: readonly string[];
  readonly environment: Environment;
  readonly city: City;
}

/** What a reader of a plan should know besides what happens to schools, one sentence each in both languages. */
export function planRemarks({ changes, waiting, environment, city }: RemarksProps): readonly string[] {
  const remarks: string[] = [];
  if (changes.length > 0 && isEmpty(effectsOf(changes))) {
    remarks.push(
      `Chỉ cập nhật dữ kiện chung (${changes.length} tài nguyên), không trường nào gián đoạn / ` +
        `Only facts of the whole city are updated (${changes.length} resources); no school is interrupted.`,
    );
  }
  if (waiting.length > 0) {
    remarks.push(
      `${waiting.length} ngăn chờ mạng của nền tảng rồi mới lập kế hoạch đầy đủ được / ` +
        `${waiting.length} stack(s) can be planned in full once the foundation has made their networks: ${waiting.join(", ")}.`,
    );
  }
  for (const { zone, records, quota } of recordBudgets(city, environment)) {
    remarks.push(`${zone}: ${records}/${quota} bản ghi / records.`);
  }
  return remarks;
}
