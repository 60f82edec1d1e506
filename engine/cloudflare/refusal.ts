import type { Localized } from "../../language/localized";
import { keyInMark, unitOfRecord } from "../../model/provider-records";
import { carried } from "../support/carried";
import { Problem } from "../support/problem";
import type { ApiAnswer } from "./api";
import type { OwnershipViolation } from "./guard";
import type { ManagedZones } from "./managed-zones";

/** What a refused call was about. */
export interface Subject {
  readonly method: string;
  /** Cloudflare's id. */
  readonly zone: string | undefined;
  /** What is known of the record: its name, type and comment. */
  readonly record?: Readonly<Record<string, unknown>> | undefined;
}

interface Reason {
  /** The API's own codes, or the statuses below. */
  readonly codes: readonly number[];
  readonly statuses?: readonly number[];
  readonly why: Localized;
  readonly remedy: Localized;
}

const TOKEN_REMEDY: Localized = {
  vi: "kiểm tra biến CLOUDFLARE_API_TOKEN: còn hạn, có quyền Zone:Read và DNS:Edit trên đúng vùng này (docs/cloudflare.md)",
  en: "check CLOUDFLARE_API_TOKEN: not expired, with Zone:Read and DNS:Edit on this very zone (docs/cloudflare.md)",
};
const ADOPT: Localized = {
  vi: "chạy `npx congtruong dns adopt` để xem bản ghi đó và nhận nó về, không xoá tay",
  en: "run `npx congtruong dns adopt` to see that record and take it over; remove nothing by hand",
};
const RUN_AGAIN: Localized = {
  vi: "chạy lại, phần đã xong được giữ",
  en: "run again, what is done is kept",
};

/** From the most special to the most general; codes before statuses. */
const REASONS: readonly Reason[] = [
  {
    codes: [81057, 81058],
    why: {
      vi: "ở đó đã có một bản ghi giống hệt do người khác tạo",
      en: "somebody else has made an identical record there",
    },
    remedy: ADOPT,
  },
  {
    codes: [81053, 81054],
    why: {
      vi: "tên đó đã có bản ghi A, AAAA hoặc CNAME do người khác tạo",
      en: "that name already has an A, AAAA or CNAME record that somebody else made",
    },
    remedy: ADOPT,
  },
  {
    codes: [81045],
    why: {
      vi: "vùng đã đầy bản ghi theo gói đang dùng",
      en: "the zone holds as many records as its plan allows",
    },
    remedy: {
      vi: "bỏ bớt bản ghi không dùng hoặc nâng gói, rồi sửa dns.recordQuota của môi trường",
      en: "remove records that nobody uses or buy a larger plan, then correct the environment's dns.recordQuota",
    },
  },
  {
    codes: [81044],
    why: { vi: "bản ghi vừa bị người khác xoá", en: "somebody has just removed the record" },
    remedy: { vi: "chạy lại để lập kế hoạch mới", en: "run again for a new plan" },
  },
  {
    codes: [9109, 10000, 10001, 6003, 6111, 1000, 1001, 9106, 9107],
    why: { vi: "mã truy cập (token) không được chấp nhận ở đây", en: "the token is not accepted here" },
    remedy: TOKEN_REMEDY,
  },
  {
    codes: [7000, 7003],
    why: { vi: "không có vùng mang mã này", en: "there is no zone of this id" },
    remedy: {
      vi: "sửa mã vùng trong TF_VAR_cloudflare_zone_ids (trang Overview của vùng trên Cloudflare)",
      en: "correct the zone's id in TF_VAR_cloudflare_zone_ids (the zone's Overview page at Cloudflare)",
    },
  },
  {
    codes: [10100, 971],
    statuses: [429],
    why: {
      vi: "đã gọi quá nhanh và đã đợi 15 phút mà vẫn chưa được gọi tiếp: tài khoản này còn chương trình khác đang gọi",
      en: "it was called too fast and still refuses after 15 minutes of waiting: something else calls with this account",
    },
    remedy: { vi: "tìm và dừng chương trình kia, rồi chạy lại", en: "find and stop that, then run again" },
  },
  {
    codes: [1004, 9000, 9002, 9003, 9004, 9005, 9006, 9007, 9008, 9009, 9021, 9041, 9300, 9998, 9999],
    why: { vi: "nội dung bản ghi không hợp lệ", en: "the record's content is not valid" },
    remedy: {
      vi: "sửa tên miền của đơn vị trong sổ đăng ký hoặc địa chỉ trong môi trường",
      en: "correct the unit's host in the registry or the address in the environment",
    },
  },
  {
    codes: [],
    statuses: [401, 403],
    why: { vi: "mã truy cập (token) không có quyền này", en: "the token lacks this right" },
    remedy: TOKEN_REMEDY,
  },
  {
    codes: [],
    statuses: [500, 502, 503, 504, 520, 521, 522, 523, 524],
    why: { vi: "Cloudflare đang gặp sự cố", en: "Cloudflare has a fault of its own" },
    remedy: {
      vi: `xem cloudflarestatus.com, rồi ${RUN_AGAIN.vi}`,
      en: `see cloudflarestatus.com, then ${RUN_AGAIN.en}`,
    },
  },
];

/** An answer of the API that refuses, in one sentence: which record of whom, why, and what to do. */
export function refusalOf(answer: ApiAnswer, subject: Subject, managed: ManagedZones): Problem {
  const errors = answer.body.errors ?? [];
  const reason =
    REASONS.find(({ codes }) => errors.some(({ code }) => codes.includes(code))) ??
    REASONS.find(({ statuses }) => statuses?.includes(answer.status));
  const said = errors.map(({ code, message }) => `${code} ${message}`).join("; ") || `HTTP ${answer.status}`;
  const { vi, en } = placeOf(subject, managed);
  if (reason === undefined) {
    return new Problem(
      `Cloudflare từ chối ${vi}: ${said}; hãy sửa theo lời đó rồi chạy lại.`,
      `Cloudflare refuses ${en}: ${said}; correct that and run again.`,
    );
  }
  return new Problem(
    `Cloudflare từ chối ${vi}: ${reason.why.vi} (${said}); ${reason.remedy.vi}.`,
    `Cloudflare refuses ${en}: ${reason.why.en} (${said}); ${reason.remedy.en}.`,
  );
}

/** Nobody answered. */
export function timeoutProblem(subject: Subject, managed: ManagedZones): Problem {
  const { vi, en } = placeOf(subject, managed);
  return new Problem(
    `Không gọi được Cloudflare cho ${vi}: mạng hoặc proxy không tới được api.cloudflare.com; kiểm tra mạng rồi ${RUN_AGAIN.vi}.`,
    `Cloudflare could not be reached for ${en}: the network or a proxy does not reach api.cloudflare.com; check it, then ${RUN_AGAIN.en}.`,
  );
}

const VIOLATIONS: Readonly<
  Record<OwnershipViolation, { readonly why: Localized; readonly remedy: Localized }>
> = {
  "read-only": {
    why: { vi: "lập kế hoạch thì không được ghi gì", en: "a plan writes nothing" },
    remedy: { vi: "áp dụng bằng `npx congtruong deploy`", en: "apply by `npx congtruong deploy`" },
  },
  "not-records": {
    why: { vi: "hệ thống chỉ ghi bản ghi, không sửa vùng", en: "the platform writes records, never a zone" },
    remedy: { vi: "sửa vùng trên trang Cloudflare", en: "change the zone at Cloudflare's own pages" },
  },
  "foreign-zone": {
    why: { vi: "vùng này không phải của môi trường này", en: "this zone is not this environment's" },
    remedy: { vi: "sửa TF_VAR_cloudflare_zone_ids", en: "correct TF_VAR_cloudflare_zone_ids" },
  },
  "foreign-record": {
    why: {
      vi: "bản ghi do người khác tạo, hệ thống không được đụng tới",
      en: "somebody else made the record, and the platform may not touch it",
    },
    remedy: ADOPT,
  },
  "adopted-removal": {
    why: {
      vi: "bản ghi mới được nhận về, chưa có dấu của hệ thống, nên không được xoá",
      en: "the record was taken over and does not bear the platform's mark yet, so that it may not be removed",
    },
    remedy: { vi: "chạy lại để sửa tại chỗ thay vì xoá rồi tạo", en: "run again to change it in place" },
  },
  "no-mark": {
    why: { vi: "bản ghi không mang dấu của hệ thống", en: "the record would not bear the platform's mark" },
    remedy: { vi: "tổng hợp lại (`npx cdktf synth`)", en: "synthesise again (`npx cdktf synth`)" },
  },
  "not-in-model": {
    why: { vi: "sổ đăng ký không muốn bản ghi này", en: "the registry does not want this record" },
    remedy: {
      vi: "tổng hợp lại (`npx cdktf synth`) rồi chạy lại",
      en: "synthesise again (`npx cdktf synth`) and run again",
    },
  },
};

/** A write that was stopped on this machine, in one sentence. */
export function ownershipProblem(
  violation: OwnershipViolation,
  subject: Subject,
  managed: ManagedZones,
): Problem {
  const { vi, en } = placeOf(subject, managed);
  const { why, remedy } = VIOLATIONS[violation];
  return new Problem(
    `Không gửi tới Cloudflare ${vi}: ${why.vi}; ${remedy.vi}.`,
    `Not sent to Cloudflare: ${en}: ${why.en}; ${remedy.en}.`,
  );
}

const VERBS: Readonly<Record<string, Localized>> = {
  POST: { vi: "việc tạo", en: "making" },
  PUT: { vi: "việc sửa", en: "changing" },
  PATCH: { vi: "việc sửa", en: "changing" },
  DELETE: { vi: "việc xoá", en: "removing" },
};

function placeOf({ method, zone, record }: Subject, managed: ManagedZones): Localized {
  const verb = VERBS[method] ?? { vi: "việc đọc", en: "reading" };
  const known = zone === undefined ? undefined : managed.zones.get(zone);
  const name = known?.name ?? zone;
  const inZone = name === undefined ? { vi: "", en: "" } : { vi: `vùng ${name}`, en: `zone ${name}` };
  if (typeof record?.["name"] !== "string") {
    const what = inZone.vi === "" ? { vi: "các vùng", en: "the zones" } : inZone;
    return { vi: `${verb.vi} ${what.vi}`, en: `${verb.en} ${what.en}` };
  }
  const called = `${String(record["type"] ?? "")} ${record["name"]}`.trim();
  const key = keyInMark(managed.environment, record["comment"]) ?? keyAt(known?.records.values(), record);
  const id = key === undefined ? undefined : unitOfRecord(key);
  const unit = id === undefined ? "" : `${id} ${managed.units.get(id) ?? ""}`.trim();
  const details = (zoneWords: string, unitWord: string): string =>
    [unit === "" ? "" : `${unitWord} ${unit}`, zoneWords].filter((part) => part !== "").join(", ");
  return {
    vi: `${verb.vi} bản ghi ${called} (${details(inZone.vi, "đơn vị")})`,
    en: `${verb.en} the record ${called} (${details(inZone.en, "unit")})`,
  };
}

/** Whose name a foreign record has: the key of the record that the model wants there. */
function keyAt(
  wanted: Iterable<{ readonly key: string; readonly name: string }> | undefined,
  record: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const { key, name } of wanted ?? []) if (name === record["name"]) return key;
  return undefined;
}

/** How the proxy carries a sentence through the provider, which prints the answer as it stands. */
export function asAnswer(problem: Problem, code: number) {
  return {
    success: false,
    errors: [{ code, message: problem.en, ...carried(problem) }],
    messages: [],
    result: null,
  };
}
