import { EditError, type FieldEdit } from "./fields";
import type { RegistryText } from "./registry-text";

/** The kind of unit that others may have for a parent. */
const OFFICE = "phong-gddt";

export interface Merged {
  readonly name: string;
  /** The one that takes over. */
  readonly into: string;
  /** Whether visitors and mail are led on: the department has no site here that could take them. */
  readonly ledOn: boolean;
  /** Units that had it for a parent. */
  readonly children: readonly string[];
  /** Units that it was to take over from. */
  readonly heirs: readonly string[];
  /** Whether its focal person for mail goes to the one that takes over, who had none. */
  readonly focal: boolean;
}

/**
 * One unit goes into another: it begins to retire, the other takes over its visitors and its mail, its children, whom
 * it was to succeed, and its focal person for mail where there is none.
 *
 * @param into a unit, or the department, which takes over children alone
 * @throws EditError when one of them cannot do that
 */
export function merge(
  text: RegistryText,
  id: string,
  into: string,
  department: { readonly id: string; readonly name: string },
): Merged {
  const leaving = text.values(text.find(id));
  const toDepartment = into === department.id;
  const taking = toDepartment ? { name: department.name, kind: OFFICE } : text.values(text.find(into));
  requireAble(id, leaving, into, taking);

  const others = text.units().map((unit) => ({ unit, values: text.values(unit) }));
  const of = (field: "parent" | "successor") =>
    others
      .filter(
        ({ unit, values }) => values[field] === id && unit.id !== into && values["status"] !== "retired",
      )
      .map(({ unit }) => unit.id);
  const children = of("parent");
  if (children.length > 0 && taking.kind !== OFFICE) {
    throw new EditError(
      `${id} còn quản lý ${children.length} đơn vị, mà ${into} không phải phòng giáo dục: chuyển các đơn vị đó bằng \`congtruong move\` trước.`,
      `${id} answers for ${children.length} units, and ${into} is no office: move them with \`congtruong move\` first`,
    );
  }
  const heirs = toDepartment ? [] : of("successor");
  const focal = toDepartment ? [] : focalEdits(leaving, taking);

  const edit = (unit: string, edits: readonly FieldEdit[]) =>
    edits.length > 0 && text.edit([{ unit: text.find(unit), edits }]);
  if (!toDepartment && taking["parent"] === id)
    text.move(text.find(into), String(leaving["parent"] ?? department.id));
  for (const child of children) text.move(text.find(child), into);
  for (const heir of heirs) edit(heir, [{ path: ["successor"], value: into }]);
  edit(into, focal);
  edit(id, [
    { path: ["status"], value: "retiring" },
    { path: ["successor"], value: toDepartment ? null : into },
  ]);
  return {
    name: String(leaving["name"]),
    into: String(taking.name),
    ledOn: !toDepartment,
    children,
    heirs,
    focal: focal.length > 0,
  };
}

type Values = Readonly<Record<string, unknown>>;

function requireAble(id: string, leaving: Values, into: string, taking: Values): void {
  if (id === into) {
    throw new EditError(`${id} không thể nhập vào chính mình.`, `${id} can't be merged into itself`);
  }
  if (leaving["status"] === "retired") {
    throw new EditError(
      `${id} đã ngừng hẳn, không còn gì để nhập.`,
      `${id} is retired: nothing is left to merge`,
    );
  }
  const { successor } = leaving;
  if (leaving["status"] === "retiring" && typeof successor === "string" && successor !== into) {
    throw new EditError(
      `${id} đang ngừng và ${successor} kế tục: nếu đổi, chạy \`congtruong retire ${id} --successor ${into}\`.`,
      `${id} is retiring and ${successor} takes over: to change that, run \`congtruong retire ${id} --successor ${into}\``,
    );
  }
  if ((taking["status"] ?? "active") !== "active") {
    throw new EditError(
      `${into} không còn hoạt động nên không nhận ai được: chọn đơn vị đang hoạt động.`,
      `${into} is not active and can't take over: choose a unit that is`,
    );
  }
}

/** The person in charge of mail stays in charge where the other unit names nobody. */
function focalEdits(leaving: Values, taking: Values): FieldEdit[] {
  const had = focalOf(leaving);
  if (focalOf(taking) !== null || had === null) return [];
  return (["name", "address", "phone"] as const).flatMap((field): FieldEdit[] => {
    const value = had[field];
    return typeof value === "string" && value !== "" ? [{ path: ["mail", "focal", field], value }] : [];
  });
}

function focalOf(values: Values): Values | null {
  const focal = (values["mail"] as { focal?: unknown } | null | undefined)?.focal;
  return typeof focal === "object" && focal !== null ? (focal as Values) : null;
}
