import fc from "fast-check";
import { districtLabel, hostLabelFor, proposeHostLabel, slug, toneless } from "../../../policy/text";
import { cleanNames } from "../../support/vietnamese-corpus";

test.each([
  ["Quận 9", "q9"],
  ["Quận 09", "q9"],
  ["Quận Bình Thạnh", "bt"],
  ["Quận Bình Tân", "btan"],
  ["Huyện Củ Chi", "cc"],
  ["Quận Gò Vấp", "gv"],
  ["Huyện Nhà Bè", "nb"],
  ["Phường 6", "p6"],
  ["Phường Bến Nghé", "bn"],
  ["Quận Thủ Đức", "td"],
  ["", ""],
])("district %s is %s", (district, label) => expect(districtLabel(district)).toBe(label));

test.each([
  ["Trường THCS Nguyễn Du", "thcs", "thcsnguyendu"],
  ["Trường Mầm non 12B", "mam-non", "mn12b"],
  ["Trường Mầm non Đô Rê Mí", "mam-non", "mndoremi"],
  ["Trường Tiểu học Đoàn Thị Điểm", "tieu-hoc", "thdoanthidiem"],
  ["Trường Trung học cơ sở Lê Lợi", "thcs", "thcsleloi"],
  ["Trường Mẫu giáo Sơn Ca", "mau-giao", "mgsonca"],
  ["Nhóm trẻ độc lập Sen Hồng", "nha-tre", "ntsenhong"],
  ["Trường THCS và THPT Bà Điểm", "lien-cap", "thcsthptbadiem"],
  ["Trường TH, THCS và THPT Nguyễn Thái Học", "lien-cap", "ththcsthptnguyenthaihoc"],
  ["Trường Tiểu học, Trung học cơ sở và Trung học phổ thông Á Châu", "lien-cap", "ththcsthptachau"],
  ["Trung tâm Học tập cộng đồng Phường 8 Bà Điểm", "tthtcd", "tthtcdphuong8badiem"],
  ["Phòng Giáo dục và Đào tạo Quận 1", "phong-gddt", "pgdq1"],
  ["Phòng Giáo dục và Đào tạo Quận Bình Tân", "phong-gddt", "pgdbtan"],
  ["Trung tâm GDNN - GDTX Huyện Củ Chi", "gdnn-gdtx", "gdtxcc"],
  ["Trường Bồi dưỡng Giáo dục", "truc-thuoc", "bdgd"],
  ["Tr\u00adêng MÇm non Vµng Anh", "mam-non", "mnvanganh"],
  ["Trường\u200b Mầm non K'Đơn", "mam-non", "mnkdon"],
  ["東京", "mam-non", "mn"],
  ["", "lien-cap", "donvi"],
])("%s (%s): %s", (name, kind, label) => expect(hostLabelFor(name, kind)).toBe(label));

test("a name that is taken gets its district, then a number", () => {
  const unit = { name: "Trường Mầm non Sen Hồng", kind: "mam-non", district: "Quận 9" };
  const taken = new Set<string>();
  const propose = (): string => {
    const label = proposeHostLabel(unit, (candidate) => taken.has(candidate));
    taken.add(label);
    return label;
  };
  expect([propose(), propose(), propose(), propose()]).toEqual([
    "mnsenhong",
    "mnsenhongq9",
    "mnsenhongq92",
    "mnsenhongq93",
  ]);
  expect(proposeHostLabel({ name: unit.name, kind: unit.kind }, (label) => label === "mnsenhong")).toBe(
    "mnsenhong2",
  );
});

test("a proposal is always a free label that the DNS takes", () => {
  const names = cleanNames(500, 7);
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom("mam-non", "lien-cap", "truc-thuoc", "phong-gddt", "x"),
      fc.nat(3),
      (name, kind, busy) => {
        const long = `${name} ${name} ${name} ${name}`;
        for (const each of [name, long]) {
          let asked = 0;
          const label = proposeHostLabel(
            { name: each, kind, district: "Quận Bình Thạnh" },
            () => asked++ < busy,
          );
          expect(label).toMatch(/^[a-z0-9]{1,63}$/);
        }
      },
    ),
  );
});

test("slug and toneless", () => {
  expect(toneless("Đường Nguyễn Huệ, Y Jút")).toBe("Duong Nguyen Hue, Y Jut");
  expect(slug("Phòng GDĐT Quận 9")).toBe("phong-gddt-quan-9");
  expect(slug("Krông Búk".normalize("NFD"))).toBe("krong-buk");
  expect(slug("  –  ")).toBe("");
});
