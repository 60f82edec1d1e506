import { City } from "../../form/city";
import { collectFacts } from "../../form/collect";
import type { FormFacts } from "../../form/facts";
import type { SourceFile } from "../../registry/source";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

export const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  district: "Quận 9",
  site: { host: "pgdq9.hcm.edu.vn" },
  mail: { official: "pgdq9@hcm.edu.vn" },
});

/** A school as a person wrote it, with comments and a field that the form does not show. */
export const WRITTEN = [
  '  - id: "7900866" # mã của Bộ',
  "    name: Trường THCS Nguyễn Du",
  "    kind: thcs",
  "    ownership: cong-lap",
  '    parent: "7900858"',
  "    cell: 7",
  "    site: { host: thcsnguyendu.hcm.edu.vn } # giữ nguyên",
  "    mail:",
  "      official: thcsnguyendu@hcm.edu.vn",
  "    board:",
  "      editors: [Hồ Quốc Tâm, Ngô Hữu Vinh]",
  "    leaders:",
  "      # người đứng đầu",
  "      - name: Phan Hữu Nga",
  "        post: Hiệu trưởng",
  "      - name: Đỗ Thu Chi",
].join("\n");

/** A registry with one file for the district office. */
export function folder(...extra: readonly SourceFile[]): SourceFile[] {
  return [
    { path: "schools.yaml", role: "root", content: `${CITY}include:\n  - schools/*.yaml\n` },
    { path: "schools/7900000.yaml", role: "units", content: unitsYaml([OFFICE]) },
    { path: "schools/7900858.yaml", role: "units", content: `# Quận 9\nunits:\n${WRITTEN}\n` },
    ...extra,
  ];
}

export function factsOf(files: readonly SourceFile[]): FormFacts {
  return collectFacts(files, { repository: null, asOf: null });
}

export function cityOfFiles(files: readonly SourceFile[]): City {
  return new City(factsOf(files));
}
