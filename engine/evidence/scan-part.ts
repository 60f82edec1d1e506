import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Localized } from "../../language/localized";
import type { Seen } from "../../output/reports/evidence/page";
import { historyIn, readScan, ScanStore } from "../scan/store";
import { Problem } from "../support/problem";
import { type CollectedPart, found, how, jsonFile, missing, type PartFile } from "./part";

export interface ScanPartProps {
  /** Where scans keep what they saw. */
  readonly folder: string;
  readonly unit: string;
  /** The unit's site as it is declared now; null for none. */
  readonly url: string | null;
  /** ISO 8601. */
  readonly since: string;
}

/** One time at which a body was seen. */
interface Sighting {
  readonly url: string;
  /** ISO 8601. */
  readonly at: string;
  /** What the address is to the scan, with the answer's status and headers; left out of older sights. */
  readonly role?: string;
  readonly finalUrl?: string;
  readonly status?: number | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The rule for whose breach it was kept. */
  readonly rule?: string;
}

export const SCAN = how(
  "scan",
  "`congtruong scan` mở trang như người xem mở, không đăng nhập, và ghi ngay lúc đó ở máy quét, ngoài tầm với của trang. Nội dung từng trang giữ theo SHA-256 của chính nó và chép nguyên từng byte.",
  "`congtruong scan` opened the site as its visitors do, without logging in, and wrote this down at that moment on the scanner's machine, out of the site's reach. Bodies are kept by their SHA-256 and copied byte by byte.",
);

const BODY: Localized = {
  vi: "nội dung mà trang đã gửi, nguyên gốc",
  en: "what the site sent, as it came",
};
const ALTERED: Localized = {
  vi: "KHÔNG còn khớp mã của nó: không dùng làm chứng cứ",
  en: "does NOT fit its hash any more: proves nothing",
};

/** What scans saw of a unit, from a folder that is only looked at. */
export function scanPart({ folder, unit, url, since }: ScanPartProps): {
  readonly part: CollectedPart;
  readonly seen: Seen;
} {
  const record = readScan(join(folder, "units", `${unit}.json`));
  const history = historyIn(folder).of(unit);
  const from = Date.parse(since);
  const isAsked = ({ at }: { readonly at: string }) => Date.parse(at) >= from;
  const scans = history.scans.filter(isAsked);
  const changes = history.changes.filter(isAsked);
  const seen: Seen = { record, changes };
  if (record === null && scans.length === 0 && changes.length === 0) {
    const reason = {
      vi: `Chưa có lượt quét nào của đơn vị trong ${folder}: chạy \`npx congtruong scan --unit ${unit}\` rồi lập lại gói, nếu trang còn như khi xảy ra sự việc.`,
      en: `No scan of the unit lies in ${folder}: run \`npx congtruong scan --unit ${unit}\` and make this again, if the site is still as it was.`,
    };
    return { part: missing(SCAN, reason), seen };
  }

  const sightings = new Map<string, Sighting[]>();
  const note = (sha256: string, sighting: Sighting) =>
    sightings.set(sha256, [...(sightings.get(sha256) ?? []), sighting]);
  for (const { at, rule, evidence, turns } of changes) {
    for (const [address, sha256] of Object.entries(evidence)) note(sha256, { url: address, at, rule });
    // The last good page beside the first bad one.
    for (const [address, { was, wasAt }] of Object.entries(turns))
      note(was, { url: address, at: wasAt, rule });
  }
  for (const { evidence, url: address, role, finalUrl, status, headers } of record?.pages ?? []) {
    if (evidence !== null)
      note(evidence, { url: address, at: record?.at ?? "", role, finalUrl, status, headers });
  }
  const bodies = bodiesOf(folder, [...sightings.keys()].sort());
  const index = bodies.map(({ sha256, path, isIntact }) => ({
    ...{ sha256, file: path, intact: isIntact },
    seen: sightings.get(sha256) ?? [],
  }));
  const gone = bodies.filter(({ path }) => path === null).length;
  const altered = bodies.filter(({ path, isIntact }) => path !== null && !isIntact).length;
  const remarks: Localized[] = [
    ...(record === null
      ? [{ vi: "Không còn bản ghi của lượt quét gần nhất.", en: "The record of the last scan is gone." }]
      : record.url === url
        ? []
        : [
            {
              vi: `Lượt quét gần nhất là của địa chỉ ${record.url}, không phải địa chỉ hiện nay.`,
              en: `The last scan is of ${record.url}, which is not the present address.`,
            },
          ]),
    ...(gone === 0
      ? []
      : [
          {
            vi: `${gone} nội dung không còn hoặc không đọc được trong kho (giữ 400 ngày sau lần thấy cuối).`,
            en: `${gone} bodies are gone or cannot be read (they are kept for 400 days after they were last seen).`,
          },
        ]),
    ...(altered === 0
      ? []
      : [
          {
            vi: `${altered} nội dung trong kho KHÔNG còn khớp mã của nó: có người hoặc lỗi đĩa đã sửa kho.`,
            en: `${altered} bodies do NOT fit their hash any more: somebody, or a broken disk, changed the store.`,
          },
        ]),
  ];
  const files: PartFile[] = [
    ...(record === null
      ? []
      : [
          jsonFile(
            "scan/record.json",
            { vi: "điều đang biết, theo lượt quét gần nhất", en: "what is known, as of the last scan" },
            record,
          ),
        ]),
    jsonFile(
      "scan/history.json",
      { vi: "từng lượt quét và từng thay đổi", en: "each scan and each change" },
      { scans, changes },
    ),
    jsonFile(
      "scan/bodies.json",
      {
        vi: "mỗi nội dung được thấy ở đâu, lúc nào, kèm tiêu đề HTTP",
        en: "where and when each body was seen, with its HTTP headers",
      },
      index,
    ),
    ...bodies.flatMap(({ sha256, path, isIntact }): PartFile[] =>
      path === null
        ? []
        : [{ path, what: isIntact ? BODY : ALTERED, read: () => bodyOf(new ScanStore(folder), sha256) }],
    ),
  ];
  return { part: found(SCAN, files, remarks), seen };
}

interface Body {
  readonly sha256: string;
  /** Null where there is none to read. */
  readonly path: string | null;
  readonly isIntact: boolean;
}

/** Each body that is there, named as text: whoever opens it sees letters, and nothing of it runs. */
function bodiesOf(folder: string, hashes: readonly string[]): readonly Body[] {
  if (!existsSync(join(folder, "evidence")))
    return hashes.map((sha256) => ({ sha256, path: null, isIntact: false }));
  const store = new ScanStore(folder);
  return hashes.map((sha256) => {
    // A file of records names it, and what it names is a path.
    const body = /^[0-9a-f]{64}$/.test(sha256) ? readable(store, sha256) : null;
    if (body === null) return { sha256, path: null, isIntact: false };
    const isIntact = createHash("sha256").update(body).digest("hex") === sha256;
    return { sha256, path: `scan/bodies/${isIntact ? "" : "altered-"}${sha256}.txt`, isIntact };
  });
}

function readable(store: ScanStore, sha256: string): Buffer | null {
  try {
    return store.evidence(sha256);
  } catch {
    // Cut off, or no gzip at all.
    return null;
  }
}

function bodyOf(store: ScanStore, sha256: string): Buffer {
  const body = store.evidence(sha256);
  if (body !== null) return body;
  throw new Problem(
    `Nội dung ${sha256} vừa bị xóa khỏi kho trong lúc lập gói: hãy chạy lại.`,
    `The body ${sha256} was removed from the store meanwhile: run this again.`,
  );
}
