import { unzipSync, zipSync } from "fflate";
import writeWorkbook from "write-excel-file/node";
import { CRITERIA } from "../../../policy/evaluation/criteria";
import type { Finding } from "../../../registry/finding";
import { kindName } from "../first-look/words";
import type { LiveFinding } from "../scan/facts";
import { share } from "../share";
import { pointsInHundred, sinceThen, type YearlyReport } from "./evaluation";
import type { ReportFacts, Tally, UnitFacts, UnitGroup } from "./facts";
import { type Score, total } from "./score";
import { isSeenError, type SeenFacts, seenGroups, type SeenTally } from "./seen";
import { daysWritten, figuresBySource } from "./sources";

type Value = string | number | null;

interface Sheet {
  readonly name: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** The report as a workbook of several sheets. The same facts give the same bytes. */
export async function reportWorkbook(report: YearlyReport): Promise<Uint8Array> {
  const workbook = writeWorkbook(sheetsOf(report).map(toSheet));
  return withoutTimes(await workbook.toBuffer());
}

function sheetsOf(report: YearlyReport): Sheet[] {
  const { facts, seen, trend } = report;
  const { today, city } = facts;
  const source = figuresBySource(today, seen);
  const group = (
    name: string,
    title: string,
    heading: string,
    groups: readonly UnitGroup[],
    keyOf: (unit: UnitFacts) => string,
  ): Sheet => {
    const tallies = seenGroups(seen, facts.units, groups, keyOf);
    return {
      name,
      title: `${title} – ${city}, ${source.declared}, ${source.seen}`,
      headings: ["Mã", heading, ...FIGURES, ...SEEN_FIGURES],
      rows: [
        ...groups.map((one) => [
          one.key,
          one.name,
          ...figures(one),
          ...seenFigures(tallies.get(one.key) ?? seen.group([])),
        ]),
        [null, "Toàn thành phố", ...figures(facts.total), ...seenFigures(seen.total)],
      ],
    };
  };
  const kinds = facts.kinds.map((one) => ({ ...one, name: kindName(one.key).vi }));
  const names = new Map(facts.parents.map(({ key, name }) => [key, name]));
  return [
    group(
      "Nơi quản lý",
      "Độ phủ và tuân thủ theo nơi quản lý",
      "Nơi quản lý",
      facts.parents,
      ({ parent }) => parent,
    ),
    group("Loại hình", "Độ phủ và tuân thủ theo loại hình", "Loại hình", kinds, ({ kind }) => kind),
    group(
      "Quận, huyện",
      "Độ phủ và tuân thủ theo quận, huyện",
      "Quận, huyện",
      facts.districts,
      ({ district }) => district,
    ),
    {
      name: "Quy định",
      title: `Mức tuân thủ từng quy định – ${city}, ${source.declared}, ${source.seen}`,
      headings: [
        "Quy định",
        "Mục",
        "Nội dung",
        "Căn cứ số liệu",
        "Đơn vị kê khai đạt",
        "Tỷ lệ kê khai đạt (%)",
        "Lỗi trong sổ",
        "Nhắc nhở trong sổ",
        "Được miễn trong sổ",
        "Đã thấy đạt",
        "Kiểm được",
        "Trên tổng số",
        "Tỷ lệ đã thấy đạt (%)",
        "Đã thấy trái",
        "Đã thấy trái, được miễn",
      ],
      rows: ruleRows(facts, seen),
    },
    {
      name: "Đơn vị",
      title: `Từng đơn vị – ${city}, ${source.declared}, ${source.seen}`,
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
        "Lỗi trong sổ",
        "Nhắc nhở trong sổ",
        "Được miễn trong sổ",
        "Đã thấy ngày",
        "Lỗi đã thấy",
        "Nhắc nhở đã thấy",
        "Quy định chưa kiểm được",
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
        ...seenOf(unit, seen),
      ]),
    },
    ...scoreSheets(report, names),
    {
      name: "Phát hiện",
      title: `Tất cả phát hiện trong sổ – ${city}, ${source.declared}`,
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
      name: "Đã thấy",
      title: source.sentence.vi,
      headings: [
        "Mã",
        "Tên đơn vị",
        "Kết quả",
        "Quy định",
        "Mục",
        "Địa chỉ",
        "Đang hiện",
        "Nội dung",
        "Cách sửa",
        "Từ",
        "Kiểm ngày",
      ],
      rows: facts.units.filter(({ isActive }) => isActive).flatMap((unit) => seenRows(unit, seen)),
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

/** Points of each parent and unit, criterion by criterion, with the scale; an empty cell is what could not be told. */
function scoreSheets(
  { facts, scores, before }: YearlyReport,
  names: ReadonlyMap<string, string>,
): readonly Sheet[] {
  const { city, today } = facts;
  const since = before === null ? [] : [`Điểm ngày ${before.day}`, "Chênh lệch"];
  const row = (now: Score, then: Score | undefined): Value[] => [
    pointsInHundred(now),
    share(now.known, now.of),
    ...(before === null ? [] : [then === undefined ? null : pointsInHundred(then), sinceThen(now, then)]),
  ];
  const parentsThen = new Map(before?.parents.map(({ key, score }) => [key, score]));
  const unitsThen = new Map(before?.units.map(({ id, score }) => [id, score]));
  const headings = ["Điểm (trên 100 của mục xét được)", "Xét được (%)", ...since];
  return [
    {
      name: "Chấm điểm",
      title: `Điểm theo nơi quản lý – ${city}, ngày ${today}`,
      headings: ["Mã", "Nơi quản lý", ...headings],
      rows: [
        ...facts.parents.map(({ key, name }) => [
          key,
          name,
          ...row(scores.parents.get(key) ?? total([]), parentsThen.get(key)),
        ]),
        [null, "Toàn thành phố", ...row(scores.total, before?.total)],
      ],
    },
    {
      name: "Điểm từng đơn vị",
      title: `Điểm từng đơn vị – ${city}, ngày ${today}; ô trống là chưa kiểm được`,
      headings: ["Mã", "Tên đơn vị", "Nơi quản lý", ...headings, ...CRITERIA.map(({ title }) => title.vi)],
      rows: facts.units.flatMap((unit) => {
        const score = scores.unit(unit);
        if (score === null) return [];
        const points = score.criteria.map((each) => (each.state === "unknown" ? null : each.points));
        const parent = names.get(unit.parent) ?? unit.parent;
        return [[unit.id, unit.name, parent, ...row(score, unitsThen.get(unit.id)), ...points]];
      }),
    },
    {
      name: "Thang điểm",
      title: "Thang điểm và lý do",
      headings: ["Tiêu chí", "Mục", "Điểm tối đa", "Vì sao", "Xét bằng các quy định"],
      rows: CRITERIA.map(({ title, clause, weight, reason, rules }) => [
        title.vi,
        clause,
        weight,
        reason.vi,
        rules.join(", "),
      ]),
    },
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

const SEEN_FIGURES = [
  "Kiểm được khi quét",
  "Đã thấy mở được",
  "Kiểm mở được",
  "Tỷ lệ đã thấy mở được (%)",
  "Đã thấy có trang và thư",
  "Kiểm có trang và thư",
  "Tỷ lệ đã thấy có trang và thư (%)",
  "Đơn vị đã thấy có lỗi",
];

function seenFigures({ looked, reachable, covered, erring }: SeenTally): Value[] {
  return [
    looked,
    ...[reachable, covered].flatMap(({ kept, checked }) => [kept, checked, share(kept, checked)]),
    erring,
  ];
}

/** Every rule that the registry or a site is held against; a cell is empty where a rule says nothing of it. */
function ruleRows({ rules, total, today }: ReportFacts, { rules: live }: SeenFacts): Value[][] {
  const declared = new Map(rules.map((rule) => [rule.id, rule]));
  const seen = new Map(live.map((rule) => [rule.id, rule]));
  return [...new Set([...declared.keys(), ...seen.keys()])].sort().map((id) => {
    const [own, there] = [declared.get(id), seen.get(id)];
    const days = there === undefined ? "" : daysWritten(there.days);
    const basis = [
      ...(own === undefined ? [] : [`kê khai ngày ${today}`]),
      ...(there === undefined ? [] : [days === "" ? "chưa quét" : `đã thấy ${days}`]),
    ];
    return [
      id,
      own?.clause ?? there?.clause ?? "",
      (own ?? there)?.statement.vi ?? "",
      basis.join("; "),
      ...(own === undefined
        ? [null, null, null, null, null]
        : [own.kept, share(own.kept, total.active), own.errors, own.warnings, own.waived]),
      ...(there === undefined
        ? [null, null, null, null, null, null]
        : [
            there.kept,
            there.checked,
            there.of,
            share(there.kept, there.checked),
            there.broken,
            there.waived,
          ]),
    ];
  });
}

function seenOf(unit: UnitFacts, seen: SeenFacts): Value[] {
  if (!unit.isActive) return [null, null, null, null];
  const { day, findings } = seen.unit(unit.id);
  if (day === null) return ["chưa kiểm", null, null, findings.length];
  const failing = findings.filter(({ state }) => state === "fail");
  const errors = failing.filter(isSeenError).length;
  return [day, errors, failing.length - errors, findings.filter(({ state }) => state === "unknown").length];
}

/** What was found on a site, and why something could not be told; what no scan looked at has no line. */
function seenRows(unit: UnitFacts, seen: SeenFacts): Value[][] {
  return seen.unit(unit.id).findings.flatMap((finding) => {
    const { rule, clause, breaches, reason, remedy, since, at } = finding;
    if (finding.state === "pass" || at === null) return [];
    const day = (time: string | null) => (time === null ? null : time.slice(0, 16).replace("T", " ") + "Z");
    const line = (url: string | null, found: string | null, message: string) => [
      unit.id,
      unit.name,
      seenState(finding),
      rule,
      clause,
      url,
      found,
      message,
      remedy.vi,
      day(since),
      day(at),
    ];
    return reason !== null
      ? [line(null, null, reason.vi)]
      : breaches.map(({ url, found: there, message }) => line(url, there ?? null, message.vi));
  });
}

function seenState(finding: LiveFinding): string {
  if (finding.state === "unknown") return "Chưa biết";
  if (finding.state === "waived") return "Được miễn";
  return isSeenError(finding) ? "Lỗi" : "Nhắc nhở";
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
