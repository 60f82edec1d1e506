import { registryRule } from "../../rule";

export const rule = registryRule({
  id: "unit/removed",
  clause: "III.1",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Không xóa một đơn vị khỏi sổ đăng ký.",
    en: "No unit is deleted from the registry.",
  },
  why: {
    vi: "Xóa mục là mất trang, hộp thư và bài viết của trường; tên miền bỏ trống có thể bị người khác chiếm.",
    en: "With the entry go site, mailbox and articles; a name set free can be taken by others.",
  },
  remedy: {
    vi: "Khôi phục mục đã xóa rồi cho đơn vị ngừng dần: `npx congtruong retire MÃ`, hoặc ghi `status: retiring`.",
    en: "Put the entry back and let the unit leave by stages: `npx congtruong retire ID`, or `status: retiring`.",
  },
  *check({ root, files }, { base, byId }) {
    if (!base) return;
    const told = new Set<string>();
    for (const former of base.units) {
      const { id, name } = former.entry;
      if (id === undefined || byId.has(id) || told.has(id)) continue;
      told.add(id);
      const file = files.includes(former.file) ? former.file : root;
      yield {
        unitId: id,
        place: { file, line: 1, column: 1 },
        at: "",
        found: id,
        message: {
          vi: `"${name ?? "?"}" (${id}) có trong bản trước (${former.file}) nhưng không còn nữa.`,
          en: `"${name ?? "?"}" (${id}) was there before (${former.file}) and is gone.`,
        },
      };
    }
  },
});
