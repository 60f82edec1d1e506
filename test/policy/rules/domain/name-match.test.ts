import { ruleTable } from "../../../support/rule-cases";

const named = (name: string, kind: string, host: string, proposed?: string) => ({
  name: `${name}: ${host}`,
  yaml: `name: ${name}\nkind: ${kind}\nsite: { host: ${host}.hcm.edu.vn }`,
  expect:
    proposed === undefined ? [] : [`warning site.host: ${host}.hcm.edu.vn => host: ${proposed}.hcm.edu.vn`],
});

ruleTable("domain/name-match", [
  named("Trường THCS Nguyễn Du", "thcs", "thcsnguyendu"),
  named("Trường THCS Nguyễn Du", "thcs", "ndu-q1"),
  named("Trường Mầm non 12B", "mam-non", "mn12bbc"),
  named("Trường THPT Marie Curie", "thpt", "thptmariecurie"),
  named("Phòng Giáo dục và Đào tạo Quận 9", "phong-gddt", "pgdq9"),
  named("Trung tâm Thông tin và Chương trình Giáo dục", "truc-thuoc", "tttt"),
  named("Trường THCS Đống Đa", "thcs", "thcsdongda"),
  named("Trường THCS Nguyễn Du", "thcs", "thcshoabinh", "thcsnguyendu"),
  named("Trường Mầm non Sơn Ca", "mam-non", "mnanhduong", "mnsonca"),
  named("Trường THCS Đống Đa", "thcs", "thcsonga", "thcsdongda"),
  named("Trường THCS Đống Đa", "thcs", "thcsdjongdja", "thcsdongda"),
  named("Tröôøng THCS Nguyeãn Du", "thcs", "thcsnguyendu"),
]);
