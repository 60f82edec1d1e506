import type { CellReport, Restored, RestorePlan, Snapshot } from "./facts";

const TIME = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});
const time = (seconds: number): string => TIME.format(new Date(seconds * 1000));
const count = (value: number): string => value.toLocaleString("vi-VN");

/** `812 KB`, `3,4 GB`. */
export function size(bytes: number): string {
  for (const [unit, factor] of [
    ["GB", 1e9],
    ["MB", 1e6],
  ] as const) {
    if (bytes >= factor)
      return `${(bytes / factor).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
  }
  return `${count(Math.ceil(bytes / 1000))} KB`;
}

/** `9 giờ / 9 hours`: in the largest unit that says something. */
export function age(seconds: number): string {
  const [value, vi, en] =
    seconds >= 172_800
      ? [Math.floor(seconds / 86_400), "ngày", "days"]
      : seconds >= 7200
        ? [Math.floor(seconds / 3600), "giờ", "hours"]
        : [Math.floor(Math.max(0, seconds) / 60), "phút", "minutes"];
  return `${value} ${vi} / ${value} ${en}`;
}

const snapshotLine = ({ id, time: at, files, bytes, beforeRestore }: Snapshot): string =>
  `  ${id}  ${time(at)}  ${count(files)} tệp / files, ${size(bytes)}${beforeRestore ? "  (trước khi khôi phục / before a restore)" : ""}`;

/**
 * A line a unit: its last backup, or why there is none; below each cell what its last drill found.
 *
 * @param nameOf what a unit is called
 * @param unit show every backup of this one
 */
export function backupsAsText(
  reports: readonly CellReport[],
  nameOf: (unit: string) => string,
  unit?: string,
): string {
  const lines = reports.flatMap(({ cell, snapshots, status }) => {
    const ids = Object.keys(status.units).filter((id) => unit === undefined || id === unit);
    const units = ids.sort().flatMap((id) => {
      const own = snapshots.filter((each) => each.unit === id);
      const last = own.filter(({ beforeRestore }) => !beforeRestore).at(-1);
      const error = status.units[id]?.error ?? "";
      const state =
        last === undefined
          ? "CHƯA CÓ BẢN NÀO / NONE YET"
          : `${time(last.time)}, ${own.length} bản / backups, ${size(last.bytes)}`;
      return [
        `${id}  ${nameOf(id)}: ${state}`,
        ...(error === "" ? [] : [`  LẦN GẦN NHẤT HỎNG / THE LAST TRY FAILED: ${error}`]),
        ...(unit === undefined ? [] : own.map(snapshotLine)),
      ];
    });
    const { drill } = status;
    const drilled =
      drill === null
        ? "chưa khôi phục thử lần nào / no drill yet"
        : `khôi phục thử ${drill.unit} lúc / drilled ${time(drill.time)}: ${drill.error === "" ? "đúng như đã sao lưu / as it was backed up" : `KHÔNG ĐẠT / FAILED: ${drill.error}`}`;
    return [`Cụm / cell ${cell}: ${drilled}`, ...units];
  });
  return `${lines.join("\n")}\n`;
}

/** What will be replaced, how old it is, and what is lost since. */
export function restorePlanAsText(plan: RestorePlan, name: string, now: number): string {
  const { unit, wanted, snapshot, rows, present } = plan;
  const { writtenSince, filesSince, titles } = present;
  const old = `bản ${snapshot.id} của ${time(snapshot.time)}, đã ${age(now - snapshot.time)} trước`;
  const kept =
    "Hiện trạng được sao lưu trước khi thay, và khôi phục lại được / what is there now is backed up first and can be brought back.";
  if (wanted.what === "page") {
    return [
      `Khôi phục trang "${wanted.slug}" của ${unit} ${name} / restore one page:`,
      `  từ / from: ${old}`,
      "  thay / replaces: trang đó, các mục của nó, tranh và tệp đã mất của nó / that page with its fields, and those of its files that are gone",
      "  không đụng tới / leaves alone: mọi trang khác / all other pages",
      kept,
      "",
    ].join("\n");
  }
  const lost =
    writtenSince + filesSince === 0
      ? "không có gì / nothing"
      : `${count(writtenSince)} bài hoặc trang đã viết hay sửa, ${count(filesSince)} tệp / articles or pages written or changed, files`;
  return [
    `Khôi phục toàn bộ ${unit} ${name} / restore all of it:`,
    `  từ / from: ${old}`,
    `  thay / replaces: cơ sở dữ liệu (${count(present.rows)} dòng bằng ${count(rows)}), tệp (${count(present.files)} bằng ${count(snapshot.files)}) / database (rows), files`,
    `  mất / is lost, từ lúc đó / since then: ${lost}`,
    ...titles.map((title) => `    · ${title}`),
    ...(writtenSince > titles.length ? ["    · …"] : []),
    kept,
    "",
  ].join("\n");
}

export function restoredAsText({ unit, snapshot }: RestorePlan, { before, all, page }: Restored): string {
  const done =
    all === undefined
      ? `trang "${page?.title ?? ""}"${page?.made === true ? " (đã bị xóa, nay có lại / had been deleted)" : ""}, ${page?.files ?? 0} tệp có lại / files brought back`
      : `${count(all.rows)} dòng trong / rows in ${all.tables} bảng / tables, ${count(all.files)} tệp / files${all.keys ? ", khóa riêng của trang / the site's own keys" : ""}`;
  return (
    `${unit}: đã khôi phục bản ${snapshot.id} / restored: ${done}\n` +
    `Hiện trạng trước đó: bản ${before} / what was there before is the backup ${before}: npx congtruong backup restore ${unit} --all --at ${before}\n`
  );
}
