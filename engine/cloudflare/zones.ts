import type { Localized } from "../../language/localized";
import { Problem } from "../support/problem";
import { ApiRefusal, ApiTimeout, type CloudflareApi } from "./api";
import { refusalOf, timeoutProblem } from "./refusal";
import type { ManagedZones } from "./managed-zones";

/** What a zone's own state means for who writes records into it. */
const REMARKS: Readonly<Record<string, Localized>> = {
  pending: {
    vi: "chưa hoạt động: bản ghi đã ghi được, nhưng chưa ai hỏi tới cho đến khi máy chủ tên miền (NS) trỏ về Cloudflare",
    en: "pending: records can be written, and nobody asks for them before the name servers point to Cloudflare",
  },
  initializing: {
    vi: "đang được khởi tạo: bản ghi đã ghi được, nhưng chưa ai hỏi tới",
    en: "being set up: records can be written, and nobody asks for them yet",
  },
  paused: {
    vi: "đang tạm dừng (paused): tên miền vẫn được trả lời, Cloudflare không làm gì khác",
    en: "paused: names are still answered, Cloudflare does nothing else",
  },
};

/**
 * Asks once, in one call for fifty zones, whether the token sees each zone and in which state it is: before anything
 * is planned, and not in the middle of an apply.
 *
 * @returns what a reader of the plan should know, one sentence each
 * @throws Problem when the API cannot be reached, the token is refused, or a zone is not to be written to
 */
export async function inspectZones(
  api: CloudflareApi,
  token: string,
  managed: ManagedZones,
): Promise<readonly string[]> {
  const seen = new Map((await listed(api, token, managed)).map((zone) => [zone.id, zone]));
  const remarks: string[] = [];
  for (const { id, key, name } of managed.zones.values()) {
    const zone = seen.get(id);
    if (zone === undefined) {
      throw new Problem(
        `Mã truy cập Cloudflare không thấy vùng ${name} (${key}, mã ${id}): sửa TF_VAR_cloudflare_zone_ids, hoặc cho mã truy cập quyền Zone:Read và DNS:Edit trên vùng đó.`,
        `The token sees no zone ${name} (${key}, id ${id}) at Cloudflare: correct TF_VAR_cloudflare_zone_ids, or give the token Zone:Read and DNS:Edit on that zone.`,
      );
    }
    if (zone.name !== name) {
      throw new Problem(
        `Mã ${id} là của vùng ${zone.name}, không phải ${name} (${key}): sửa TF_VAR_cloudflare_zone_ids.`,
        `The id ${id} is that of the zone ${zone.name} and not of ${name} (${key}): correct TF_VAR_cloudflare_zone_ids.`,
      );
    }
    if (!["active", "pending", "initializing"].includes(zone.status)) {
      throw new Problem(
        `Vùng ${name} ở Cloudflare đang ở trạng thái ${zone.status}, không ghi được bản ghi: kích hoạt lại vùng trên trang Cloudflare rồi chạy lại.`,
        `The zone ${name} is ${zone.status} at Cloudflare and takes no records: activate it at Cloudflare's own pages and run again.`,
      );
    }
    const remark = REMARKS[zone.paused === true ? "paused" : zone.status];
    if (remark !== undefined) remarks.push(`${name}: ${remark.vi} / ${remark.en}.`);
  }
  return remarks;
}

async function listed(api: CloudflareApi, token: string, managed: ManagedZones) {
  const subject = { method: "GET", zone: undefined };
  try {
    return await api.zones(token);
  } catch (error) {
    if (error instanceof ApiRefusal) throw refusalOf(error.answer, subject, managed);
    if (error instanceof ApiTimeout) throw timeoutProblem(subject, managed);
    throw error;
  }
}
