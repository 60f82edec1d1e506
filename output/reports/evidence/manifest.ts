import type { Localized } from "../../../language/localized";

/** What an archive of evidence is made of; each part stands in a folder of its name. */
export type PartName = "scan" | "journal" | "logs" | "deployment" | "registry";

/** `partial`: something of it is not here, and the remarks say what. */
export type PartState = "complete" | "partial" | "missing";

export const PART_NAMES: Readonly<Record<PartName, Localized>> = {
  scan: { vi: "Những gì các lượt quét đã thấy", en: "What scans saw" },
  journal: { vi: "Nhật ký của trang", en: "The site's journal" },
  logs: { vi: "Các dòng trong kho nhật ký hệ thống", en: "Lines of the store of logs" },
  deployment: { vi: "Lần triển khai gần nhất", en: "The last deployment" },
  registry: { vi: "Sổ đăng ký ghi gì về đơn vị", en: "The registry's facts" },
};

export const PART_STATES: Readonly<Record<PartState, Localized>> = {
  complete: { vi: "Đủ", en: "complete" },
  partial: { vi: "Thiếu một phần", en: "in part" },
  missing: { vi: "Không có", en: "missing" },
};

export interface EvidencePart {
  readonly name: PartName;
  readonly state: PartState;
  /** How it was got. */
  readonly how: Localized;
  /** Why it is not complete; empty where it is. */
  readonly remarks: readonly Localized[];
}

export interface EvidenceFile {
  /** Within the archive's folder. */
  readonly path: string;
  readonly part: PartName;
  readonly what: Localized;
  readonly bytes: number;
  /** Of its content, in hex. */
  readonly sha256: string;
}

/** What an archive says of itself, whatever is in it. */
export interface EvidenceFacts {
  readonly unit: {
    readonly id: string;
    readonly name: string;
    /** As visitors open it; null where the unit has no site. */
    readonly url: string | null;
  };
  readonly environment: string;
  /** ISO 8601; also the end of the time that is asked about. */
  readonly madeAt: string;
  /** As git knows them; null where it knows nobody. */
  readonly madeBy: string | null;
  /** ISO 8601. */
  readonly since: string;
  /** What made it. */
  readonly product: {
    /** Abbreviated; null where it was made from no git. */
    readonly commit: string | null;
    /** Whether files differed from that commit. */
    readonly changed: boolean;
  };
}

/** `manifest.json`. */
export interface EvidenceManifest extends EvidenceFacts {
  readonly format: 1;
  readonly parts: readonly EvidencePart[];
  /** By path; without this file, the page, the sheet and the checksums. */
  readonly files: readonly EvidenceFile[];
}
