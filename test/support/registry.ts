import { stringify } from "yaml";
import { loadRegistry } from "../../registry/load";
import type { Registry } from "../../registry/registry";
import type { SourceFile } from "../../registry/source";

/** The settings of the city that tests live in. */
export const CITY = [
  "city:",
  "  name: Thành phố Hồ Chí Minh",
  "  zone: hcm.edu.vn",
  '  department: { id: "7900000", name: Sở Giáo dục và Đào tạo, mail: sgddt@hcm.edu.vn }',
  "  portal: hcm.edu.vn",
  "  alerts: canhbao@hcm.edu.vn",
  "",
].join("\n");

/** A unit that breaks no rule, as plain values; tests change what they are about. */
export function goodUnit(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const id = typeof changes["id"] === "string" ? changes["id"] : "7900866";
  return {
    id,
    name: "Trường THCS Nguyễn Du",
    kind: "thcs",
    ownership: "cong-lap",
    parent: "7900000",
    address: "12 đường Hồ Xuân Hương, Phường 6, Quận 9",
    phone: "028 37001122",
    cell: 1,
    site: { host: "thcsnguyendu.hcm.edu.vn" },
    mail: {
      official: "thcsnguyendu@hcm.edu.vn",
      focal: { name: "Lý Văn Khánh", address: "lyvankhanh.thcsnguyendu@hcm.edu.vn" },
      regulation: { number: "12/QĐ-ND", date: "2025-09-01" },
    },
    board: {
      head: "Lê Hồng Uyên",
      editors: ["Hồ Quốc Tâm"],
      administrator: "Ngô Minh Trang",
      decision: { number: "24/QĐ-ND", date: "2025-09-01" },
      regulation: { number: "25/QĐ-ND", date: "2025-09-01" },
      focalUnit: "Tổ Tin học",
    },
    leaders: [
      {
        name: "Phan Hữu Nga",
        post: "Hiệu trưởng",
        phone: "028 37001122",
        mail: "phanhuunga.thcsnguyendu@hcm.edu.vn",
      },
    ],
    ...changes,
  };
}

/** The YAML of a `units:` list. */
export function unitsYaml(units: readonly unknown[]): string {
  return stringify({ units }, { lineWidth: 0 });
}

/** A registry of one file, given as text. */
export function registryOf(text: string, ...others: readonly SourceFile[]): Registry {
  return loadRegistry([{ path: "schools.yaml", role: "root", content: text }, ...others]);
}

/** A registry of the test city with these units. */
export function cityOf(...units: readonly unknown[]): Registry {
  return registryOf(CITY + unitsYaml(units));
}
