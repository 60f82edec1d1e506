import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { ANYWAY, editRegistry } from "../engine/registry/edit";
import { renderEdit } from "../output/review/edit-report";
import type { FieldEdit } from "../registry/edit/fields";
import type { RegistryText } from "../registry/edit/registry-text";
import { defaultRegistry } from "../engine/registry/read";

interface RetireOptions {
  readonly registry: string;
  readonly successor?: string;
  readonly final?: boolean;
  readonly anyway?: boolean;
}

/**
 * `congtruong retire ID`: a unit leaves by stages. First it is `retiring` (visitors and mail go on to its successor),
 * with `--final` it is `retired` (its name stays reserved). The entry itself stays for ever.
 */
export function registerRetire(program: Command): void {
  program
    .command("retire")
    .argument("<id>", "mã đơn vị / the unit's code")
    .option("--successor <id>", "đơn vị kế tục, nhận khách và thư / the unit that takes over")
    .option("--final", "ngừng hẳn, sau giai đoạn chuyển tiếp / the last stage")
    .option("--anyway", ANYWAY)
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("cho một đơn vị ngừng hoạt động / retire a unit by stages")
    .action((id: string, options: RetireOptions) => {
      let done = { vi: "", en: "" };
      const report = editRegistry(
        options.registry,
        (text) => {
          text.edit([{ unit: text.find(id), edits: stage(text, id, options) }]);
          done = inWords(id, text.values(text.find(id)));
        },
        options,
      );
      process.stdout.write(renderEdit(done, report));
    });
}

/** What has become of the unit, by what its entry says now. */
function inWords(id: string, { status, successor }: Readonly<Record<string, unknown>>) {
  if (status === "retired") {
    return {
      vi: `${id}: đã ngừng; trang thành bản lưu trữ, tên miền được giữ chỗ, không cấp cho ai khác`,
      en: "retired: an archive stays, its name is reserved",
    };
  }
  return typeof successor === "string" && successor !== ""
    ? {
        vi: `${id}: đang ngừng; khách và thư được chuyển tiếp tới ${successor}`,
        en: `retiring; visitors and mail go on to ${successor}`,
      }
    : {
        vi: `${id}: đang ngừng; chưa có đơn vị kế tục nên khách và thư không được chuyển đi đâu (có thì chạy lại với --successor MÃ)`,
        en: "retiring; without a successor nobody is forwarded (run again with --successor ID)",
      };
}

function stage(text: RegistryText, id: string, { successor, final }: RetireOptions): FieldEdit[] {
  const values = text.values(text.find(id));
  const status = values["status"] ?? "active";
  refuseParent(text, id);
  const edits: FieldEdit[] = [];
  if (successor !== undefined) {
    if (successor === id) {
      throw new Problem(`${id} không thể kế tục chính mình.`, `${id} can't be its own successor.`);
    }
    text.find(successor);
    edits.push({ path: ["successor"], value: successor });
  }
  if (final === true && status === "active") {
    throw new Problem(
      `${id} đang hoạt động: chạy \`congtruong retire ${id}\` trước để chuyển tiếp khách và thư, rồi mới --final.`,
      `${id} is active: run \`congtruong retire ${id}\` first, so that visitors and mail are forwarded, then --final.`,
    );
  }
  const next = final === true || status === "retired" ? "retired" : "retiring";
  return [{ path: ["status"], value: next }, ...edits];
}

/** An office that still answers for others can't leave. */
function refuseParent(text: RegistryText, id: string): void {
  const children = text
    .units()
    .map((unit) => text.values(unit))
    .filter(({ parent, status }) => parent === id && status !== "retired");
  if (children.length === 0) return;
  throw new Problem(
    `${id} còn quản lý ${children.length} đơn vị (ví dụ ${String(children[0]?.["id"])}): chuyển các đơn vị đó bằng \`congtruong move\` trước.`,
    `${id} still answers for ${children.length} units (such as ${String(children[0]?.["id"])}): move them with \`congtruong move\` first.`,
  );
}
