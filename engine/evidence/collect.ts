import { dirname } from "node:path";
import type { Localized } from "../../language/localized";
import type { Found } from "../../images/logs/search";
import type { City, Unit } from "../../model/city";
import type { Seen } from "../../output/reports/evidence/page";
import { foundAsText } from "../../output/reports/logs/render";
import type { Ledger } from "../../output/plan/deploy/ledger";
import type { UnitJournal } from "../../output/reports/sites/facts";
import { journalAsText } from "../../output/reports/sites/render";
import type { UnitRecord } from "../../registry/registry";
import { originOf } from "../registry/origin";
import { sha256 } from "../support/sha256";
import { asked, type CollectedPart, found, how, jsonFile, missing, textFile } from "./part";
import { SCAN, scanPart } from "./scan-part";

export interface Sources {
  readonly city: Pick<City, "units" | "cells">;
  readonly unit: Unit;
  /** ISO 8601. */
  readonly since: string;
  /** Where scans keep what they saw. */
  readonly scans: string;
  readonly journal: () => Promise<readonly UnitJournal[]>;
  /** The newest lines about the unit. */
  readonly logs: (limit: number) => Promise<readonly Found[]>;
  /** Of the last deployment; undefined where this machine has none. */
  readonly ledger: Ledger | undefined;
  /** The unit's entry as it is written. */
  readonly entry: UnitRecord | undefined;
}

export interface Collected {
  readonly parts: readonly CollectedPart[];
  /** What the page tells of it. */
  readonly seen: Seen;
}

/** What the store of logs is asked for at most. */
const MOST_LINES = 20_000;

const AS_JSON: Localized = { vi: "nguyên dữ liệu", en: "the data" };
const TO_READ: Localized = { vi: "để đọc", en: "to read" };

/** All that the platform knows of a unit's site. A part that cannot be reached says why, and the others are there. */
export async function collectEvidence(sources: Sources): Promise<Collected> {
  const { scans: folder, unit, since } = sources;
  let seen: Seen = { record: null, changes: [] };
  const scan = await asked(SCAN, () => {
    const { part, ...rest } = scanPart({ folder, unit: unit.id, url: urlOf(unit), since });
    seen = rest.seen;
    return part;
  });
  const parts = [scan];
  // One after the other: the engines that answer have sites to serve.
  for (const collect of [journalPart, logsPart, deploymentPart, registryPart])
    parts.push(await collect(sources));
  return { parts, seen };
}

export const urlOf = ({ site }: Pick<Unit, "site">): string | null => ("url" in site ? site.url : null);

function journalPart({ journal, unit }: Sources): Promise<CollectedPart> {
  const HOW = how(
    "journal",
    "Hỏi chương trình quản trị của cụm (`site-report journal`), đọc bảng nhật ký trong cơ sở dữ liệu của trang. Ai giữ được tài khoản cơ sở dữ liệu đó thì sửa được bảng này: đối chiếu với phần logs, nơi trang không với tới.",
    "Asked of the cell's provisioner (`site-report journal`), which reads a table of the site's own database. Whoever holds that database account could have changed it: hold it against the part logs, which is out of the site's reach.",
  );
  return asked(HOW, async () => {
    const journals = await journal();
    const isCut = journals.some(({ more }) => more);
    return found(
      HOW,
      [
        jsonFile("journal/journal.json", AS_JSON, journals),
        textFile(
          "journal/nhat-ky.txt",
          TO_READ,
          journalAsText(journals, () => unit.name),
        ),
      ],
      isCut
        ? [
            {
              vi: "Còn dòng cũ hơn bị cắt: lập thêm gói với --since ngắn hơn.",
              en: "Older lines were cut: make another archive with a shorter --since.",
            },
          ]
        : [],
    );
  });
}

function logsPart({ logs }: Sources): Promise<CollectedPart> {
  const HOW = how(
    "logs",
    "Tìm trong kho nhật ký (`logs search`) các dòng có mã, tên miền hay địa chỉ thư của đơn vị. Kho nối các tệp thành chuỗi có ký: `npx congtruong logs verify` cho biết kho còn nguyên hay không.",
    "Lines of the store of logs (`logs search`) with the unit's id, host or addresses. The store chains and signs its files: `npx congtruong logs verify` tells whether they are as they were written.",
  );
  return asked(HOW, async () => {
    const lines = await logs(MOST_LINES);
    return found(
      HOW,
      [
        jsonFile("logs/lines.json", AS_JSON, lines),
        textFile("logs/dong.txt", TO_READ, foundAsText(lines, MOST_LINES)),
      ],
      lines.length < MOST_LINES
        ? []
        : [
            {
              vi: `Chỉ có ${MOST_LINES} dòng mới nhất: lập thêm gói với --since ngắn hơn, hoặc dùng \`logs search\`.`,
              en: `Only the newest ${MOST_LINES} lines: make another archive with a shorter --since, or use \`logs search\`.`,
            },
          ],
    );
  });
}

function deploymentPart({ ledger, unit, city }: Sources): Promise<CollectedPart> {
  const HOW = how(
    "deployment",
    "Sổ mà `congtruong deploy` ghi trên máy triển khai sau mỗi bước; chỉ lần gần nhất được giữ.",
    "The ledger that `congtruong deploy` writes on the machine that deploys, after each step; only the last one is kept.",
  );
  return asked(HOW, () => {
    const entry = ledger?.units.find(({ id }) => id === unit.id);
    if (ledger === undefined || entry === undefined) {
      const reason =
        ledger === undefined
          ? { vi: "Máy này chưa triển khai lần nào.", en: "Nothing was deployed from this machine." }
          : {
              vi: `Lần triển khai gần nhất (${ledger.startedAt}) không có đơn vị này.`,
              en: `The last deployment (${ledger.startedAt}) had no such unit.`,
            };
      return missing(HOW, reason);
    }
    const cell = city.cells.find(({ units }) => units.some(({ id }) => id === unit.id))?.id;
    const { environment, startedAt, endedAt, stacks } = ledger;
    const ours = Object.entries(stacks).filter(([name]) => name === cell || !/^cell-\d+$/.test(name));
    const told = { environment, startedAt, endedAt, unit: entry, stacks: Object.fromEntries(ours) };
    return found(
      HOW,
      [
        jsonFile(
          "deployment/ledger.json",
          { vi: "đơn vị và các ngăn phục vụ đơn vị", en: "the unit and the stacks that serve it" },
          told,
        ),
      ],
      endedAt !== null
        ? []
        : [
            {
              vi: "Lần triển khai này đang chạy, hoặc đã bị ngắt.",
              en: "That deployment is still going on, or was cut off.",
            },
          ],
    );
  });
}

function registryPart({ unit, entry }: Sources): Promise<CollectedPart> {
  const HOW = how(
    "registry",
    "Mục của đơn vị trong sổ đăng ký (tệp trong git), và những gì hệ thống tính ra từ đó.",
    "The unit's entry in the registry, which is files in git, and what the platform computes from it.",
  );
  return asked(HOW, async () => {
    const { id, name, kind, parentId, parentName, lifecycle, cell, site, formerHosts, mailbox } = unit;
    const written =
      entry === undefined
        ? null
        : {
            ...{ file: entry.file, line: entry.place().line },
            fileSha256: await sha256(entry.file),
            commit: originOf(dirname(entry.file))?.last ?? null,
            entry: entry.entry,
          };
    const computed = { id, name, kind, parentId, parentName, lifecycle, cell, site, formerHosts, mailbox };
    return found(
      HOW,
      [
        jsonFile(
          "registry/unit.json",
          { vi: "mục của đơn vị và những gì tính ra", en: "the unit's entry and what is computed" },
          { written, computed },
        ),
      ],
      written !== null
        ? []
        : [{ vi: "Không tìm thấy mục của đơn vị trong tệp.", en: "The unit's own entry was not found." }],
    );
  });
}
