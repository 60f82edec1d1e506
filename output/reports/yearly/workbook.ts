import { unzipSync, zipSync } from "fflate";
import writeWorkbook from "write-excel-file/node";
import type { Finding } from "../../../registry/finding";
import { kindName } from "../first-look/words";
import { share, type ReportFacts, type Tally, type UnitGroup } from "./facts";
import type { TrendPoint } from "./trend";

type Value = string | number | null;

interface Sheet {
  readonly name: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** The report as a workbook of several sheets. The same facts give the same bytes. */
export async function reportWorkbook(facts: ReportFacts, trend: readonly TrendPoint[]): Promise<Uint8Array> {
  const workbook = writeWorkbook(sheetsOf(facts, trend).map(toSheet));
  return withoutTimes(await workbook.toBuffer());
}

function sheetsOf(facts: ReportFacts, trend: readonly TrendPoint[]): Sheet[] {
  const { today, city } = facts;
  const group = (name: string, title: string, heading: string, groups: readonly UnitGroup[]): Sheet => ({
    name,
    title: `${title} – ${city}, ngày ${today}`,
    headings: ["Mã", heading, ...FIGURES],
    rows: [
      ...groups.map((one) => [one.key, one.name, ...figures(one)]),
      [null, "Toàn thành phố", ...figures(facts.total)],
    ],
  });
  const kinds = facts.kinds.map((one) => ({ ...one, name: kindName(one.key).vi }));
  const names = new Map(facts.parents.map(({ key, name }) => [key, name]));
  return [
    group("Nơi quản lý", "Độ phủ và tuân thủ theo nơi quản lý", "Nơi quản lý", facts.parents),
    group("Loại hình", "Độ phủ và tuân thủ theo loại hình", "Loại hình", kinds),
    group("Quận, huyện", "Độ phủ và tuân thủ theo quận, huyện", "Quận, huyện", facts.districts),
    {
      name: "Quy định",
      title: `Mức tuân thủ từng quy định – ${city}, ngày ${today}`,
      headings: [
        "Quy định",
        "Mục",
        "Nội dung",
        "Căn cứ số liệu",
        "Đơn vị kê khai đạt",
        "Tỷ lệ kê khai đạt (%)",
        "Lỗi",
        "Nhắc nhở",
        "Được miễn",
      ],
      rows: facts.rules.map(({ id, clause, statement, kept, errors, warnings, waived }) => [
        id,
        clause,
        statement.vi,
        `kê khai ngày ${today}`,
        kept,
        share(kept, facts.total.active),
        errors,
        warnings,
        waived,
      ]),
    },
    {
      name: "Đơn vị",
      title: `Từng đơn vị – ${city}, ngày ${today}`,
      headings: [
        "Mã",
        "Tên đơn vị",
        "Loại hình",
        "Nơi quản lý",
        "Quận, huyện",
        "Tình trạng",
        "Khai có trang",
        "Khai có thư",
        "Tên miền",
        "Thư công vụ",
        "Lỗi",
        "Nhắc nhở",
        "Được miễn",
      ],
      rows: facts.units.map((unit) => [
        unit.id,
        unit.name,
        kindName(unit.kind).vi,
        names.get(unit.parent) ?? unit.parent,
        unit.district,
        unit.isUnread ? "không đọc được hết" : (STATUSES[unit.status] ?? unit.status),
        unit.hasSite ? "có" : "không",
        unit.hasMailbox ? "có" : "không",
        unit.host,
        unit.mail,
        ...(["error", "warning", "waived"] as const).map(
          (severity) => unit.findings.filter((finding) => finding.severity === severity).length,
        ),
      ]),
    },
    {
      name: "Phát hiện",
      title: `Tất cả phát hiện – ${city}, ngày ${today}`,
      headings: [
        "Mã",
        "Tên đơn vị",
        "Mức",
        "Quy định",
        "Mục",
        "Trường",
        "Đang ghi",
        "Nội dung",
        "Cách sửa",
        "Chỗ",
      ],
      rows: [
        ...facts.units.flatMap((unit) =>
          unit.findings.map((finding) => [unit.id, unit.name, ...found(finding)]),
        ),
        ...facts.general.map((finding) => [finding.unit, null, ...found(finding)]),
      ],
    },
    {
      name: "Được miễn",
      title: `Các trường hợp được miễn – ${city}, ngày ${today}`,
      headings: ["Quy định", "Mã", "Tên đơn vị", "Lý do", "Người duyệt", "Đến hết ngày", "Còn lại (ngày)"],
      rows: facts.waivers.map(({ rule, unit, name, reason, approver, until, days }) => [
        rule,
        unit,
        name,
        reason,
        approver,
        until,
        days,
      ]),
    },
    ...(trend.length > 0
      ? [
          {
            name: "Diễn biến",
            title: `Diễn biến theo lịch sử sổ đăng ký, xét theo quy định hiện nay – ${city}`,
            headings: ["Ngày", "Bản", ...FIGURES],
            rows: trend.map(({ day, commit, total }) => [day, commit, ...figures(total)]),
          },
        ]
      : []),
  ];
}

const FIGURES = [
  "Số đơn vị",
  "Đang hoạt động",
  "Khai có trang",
  "Khai có thư",
  "Khai có cả hai",
  "Độ phủ kê khai (%)",
  "Mục không có lỗi",
  "Tuân thủ của sổ (%)",
  "Không đọc được hết",
  "Lỗi",
  "Nhắc nhở",
  "Được miễn",
];

const STATUSES: Readonly<Record<string, string>> = {
  active: "đang hoạt động",
  retiring: "đang ngừng",
  retired: "đã ngừng",
};

const SEVERITIES: Readonly<Record<Finding["severity"], string>> = {
  error: "Lỗi",
  warning: "Nhắc nhở",
  waived: "Được miễn",
};

function figures(total: Tally): Value[] {
  const { units, active, sites, mailboxes, covered, clean, unread, errors, warnings, waived } = total;
  return [
    units,
    active,
    sites,
    mailboxes,
    covered,
    share(covered, active),
    clean,
    share(clean, active),
    unread,
    errors,
    warnings,
    waived,
  ];
}

function found({ severity, rule, clause, field, found: value, message, fix, place }: Finding): Value[] {
  return [
    SEVERITIES[severity],
    rule,
    clause,
    field,
    value,
    message.vi,
    fix === null ? null : fix.kind === "yaml" ? fix.text : fix.text.vi,
    `${place.file}:${place.line}`,
  ];
}

/** Above the header there is the title and an empty line. */
const HEAD = 3;

function toSheet({ name, title, headings, rows }: Sheet) {
  const cell = (value: Value) => {
    if (value === null || value === "") return null;
    // A text that begins with "=" is text all the same.
    return typeof value === "number" ? { value, type: Number } : { value, type: String };
  };
  const width = (column: number) => {
    const cells = rows.slice(0, 200).map((row) => String(row[column] ?? "").length);
    return { width: Math.min(60, Math.max(8, (headings[column] ?? "").length, ...cells) + 2) };
  };
  return {
    data: [
      [{ value: title, type: String, fontWeight: "bold" as const }],
      [],
      headings.map((value) => ({ value, type: String, fontWeight: "bold" as const, wrap: true })),
      ...rows.map((row) => row.map(cell)),
    ],
    sheet: name,
    columns: headings.map((_, column) => width(column)),
    stickyRowsCount: HEAD,
  };
}

/** An archive says when each of its files was written; a report of the same facts is the same on every day. */
function withoutTimes(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { mtime: new Date(2000, 0, 1), level: 6 });
}
