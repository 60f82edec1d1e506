/**
 * A corpus of names for measuring what the text rules recognise: names of units, of people, of streets; clean ones
 * of Vietnamese, of its minorities and from abroad, and the same in the four legacy encodings.
 * Deterministic: the same seed gives the same names.
 */
import { encodeLegacy, type LegacyEncoding } from "../../policy/text";

const list = (text: string): readonly string[] => text.split(",").map((item) => item.trim());

export const SURNAMES = list(
  "Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,An,Âu,Bạch,Bành,Cao,Châu,Chu,Chử,Cù,Cung,Danh,Diệp,Doãn,Đàm,Đào,Đậu,Điền,Đinh,Đoàn,Đồng,Đường,Giang,Giáp,Hà,Hạ,Hàn,Hứa,Khổng,Khúc,Kiều,Kim,La,Lạc,Lâm,Lộ,Lư,Lục,Lương,Lưu,Ma,Mạc,Mai,Mạnh,Nghiêm,Nhan,Ninh,Nông,Ông,Phí,Phó,Phùng,Quách,Quan,Sầm,Sơn,Tạ,Tăng,Thạch,Thái,Thẩm,Thân,Thi,Thiều,Tiêu,Tô,Tôn,Tôn Thất,Tống,Triệu,Trịnh,Trình,Trương,Từ,Ung,Uông,Văn,Vi,Viên,Vương,Vòng,Xà",
);
export const MIDDLE_NAMES = list(
  "Văn,Thị,Hữu,Đức,Minh,Thanh,Ngọc,Xuân,Thu,Hồng,Kim,Quốc,Gia,Bảo,Anh,Công,Đình,Hoài,Khánh,Mạnh,Mỹ,Nhật,Như,Phương,Quang,Quỳnh,Tấn,Thành,Thế,Thiên,Thùy,Thuý,Trọng,Trung,Tuấn,Tường,Việt,Vĩnh,Yến,Ánh,Đăng,Duy,Huyền,Cẩm,Bích,Diễm,Tuyết,Hải,Phúc,Ái",
);
export const GIVEN_NAMES = list(
  "An,Anh,Ánh,Ân,Ấn,Bách,Bảo,Bằng,Bé,Bích,Bình,Bửu,Cảnh,Cẩm,Chánh,Châu,Chi,Chiến,Chinh,Chính,Chung,Chương,Công,Cúc,Cương,Cường,Danh,Diễm,Diệp,Diệu,Dinh,Du,Dung,Dũng,Duy,Duyên,Dương,Đại,Đan,Đào,Đạo,Đạt,Đăng,Điệp,Định,Đoan,Đông,Đồng,Đức,Được,Giang,Giàu,Hà,Hải,Hạnh,Hào,Hảo,Hân,Hằng,Hậu,Hiên,Hiền,Hiển,Hiệp,Hiếu,Hoa,Hoà,Hòa,Hoài,Hoan,Hoàn,Hoàng,Hoạt,Hồng,Hợp,Huân,Huệ,Hùng,Huy,Huyền,Hưng,Hương,Hường,Hữu,Khải,Khang,Khanh,Khánh,Khiêm,Khoa,Khoan,Khôi,Khuê,Khuyên,Kiên,Kiệt,Kiều,Kỳ,Lam,Lan,Lành,Lâm,Lập,Lệ,Liên,Liễu,Linh,Loan,Long,Lộc,Lợi,Luân,Luận,Lụa,Lương,Lượng,Ly,Lý,Mai,Mẫn,Minh,Mơ,Muội,My,Mỹ,Mỵ,Na,Nam,Nga,Ngà,Ngân,Nghi,Nghĩa,Nghiêm,Ngoan,Ngọc,Nguyên,Nguyện,Nguyệt,Nhã,Nhàn,Nhân,Nhật,Nhi,Nhiên,Nho,Nhung,Như,Nhựt,Ninh,Nở,Nương,Oanh,Phát,Phong,Phú,Phúc,Phụng,Phước,Phương,Phượng,Quang,Quân,Quốc,Quế,Quí,Quý,Quyên,Quyền,Quyết,Quỳnh,Rạng,Sang,Sáng,Sâm,Sen,Sinh,Sơn,Sương,Tài,Tâm,Tân,Tấn,Thạch,Thái,Thanh,Thành,Thảo,Thăng,Thắm,Thắng,Thi,Thiện,Thịnh,Thọ,Thoa,Thoại,Thông,Thơ,Thơm,Thu,Thuận,Thuỳ,Thùy,Thủy,Thuý,Thúy,Thư,Thương,Thường,Tiên,Tiến,Tín,Tình,Toàn,Toại,Toản,Trà,Trang,Trâm,Trân,Tri,Trí,Trinh,Trung,Trúc,Trường,Tú,Tuấn,Tuệ,Tùng,Tuyên,Tuyền,Tuyết,Tường,Tỷ,Uyên,Uyển,Vân,Văn,Vi,Viên,Việt,Vinh,Vĩnh,Vũ,Vui,Vượng,Vy,Vỹ,Xuân,Xuyến,Ý,Yên,Yến,Ưng,Ước,Út,Ổn",
);
export const HEROES = list(
  "Nguyễn Du,Lê Lợi,Trần Hưng Đạo,Nguyễn Huệ,Lý Thường Kiệt,Đinh Tiên Hoàng,Hai Bà Trưng,Bà Triệu,Ngô Quyền,Phan Bội Châu,Phan Chu Trinh,Hoàng Hoa Thám,Trương Định,Nguyễn Trung Trực,Nguyễn Đình Chiểu,Đoàn Thị Điểm,Hồ Xuân Hương,Bà Huyện Thanh Quan,Nguyễn Bỉnh Khiêm,Chu Văn An,Lê Quý Đôn,Nguyễn Trãi,Tôn Đức Thắng,Lê Hồng Phong,Nguyễn Thị Minh Khai,Võ Thị Sáu,Lê Văn Tám,Nguyễn Văn Trỗi,Kim Đồng,Trần Quốc Toản,Phạm Ngũ Lão,Yết Kiêu,Lê Đại Hành,Mạc Đĩnh Chi,Lương Thế Vinh,Trần Đại Nghĩa,Tạ Quang Bửu,Phạm Ngọc Thạch,Tôn Thất Tùng,Lê Thị Hồng Gấm,Phan Đình Giót,Bế Văn Đàn,Tô Vĩnh Diện,Cù Chính Lan,La Văn Cầu,Nguyễn Viết Xuân,Nguyễn Thái Bình,Trần Văn Ơn,Huỳnh Khương Ninh,Phan Văn Trị,Bùi Thị Xuân,Nguyễn Thượng Hiền,Gia Định,Mạc Đĩnh Phúc,Nguyễn Khuyến,Tản Đà,Xuân Diệu,Hàn Mặc Tử,Bùi Hữu Nghĩa,Hồng Bàng,Âu Cơ,Lạc Long Quân,Hùng Vương,An Dương Vương,Lý Tự Trọng,Lý Thái Tổ,Trưng Vương,Nguyễn Hữu Cảnh,Nguyễn Công Trứ,Cao Bá Quát,Thoại Ngọc Hầu,Trương Vĩnh Ký,Nguyễn Tất Thành,Phạm Văn Đồng,Võ Nguyên Giáp,Nguyễn Văn Cừ,Trường Chinh,Nguyễn Văn Linh,Võ Văn Kiệt,Nguyễn An Ninh,Huỳnh Thúc Kháng,Lương Định Của,Thân Nhân Trung,Ngô Sĩ Liên,Đào Duy Từ,Trạng Quỳnh,Ngô Gia Tự,Nguyễn Văn Luông,Nguyễn Văn Bé,Tuy Lý Vương,Nguyễn Trường Tộ,Đặng Trần Côn,Lạc Hồng,Hồ Thị Kỷ,Phùng Hưng,Khúc Thừa Dụ",
);
export const NATURE = list(
  "Hoa Mai,Hoa Hồng,Hoa Sen,Hoa Lan,Hoa Phượng,Hướng Dương,Sơn Ca,Họa Mi,Hoàng Yến,Vàng Anh,Bông Sen,Sen Hồng,Ánh Dương,Ban Mai,Bình Minh,Rạng Đông,Măng Non,Tuổi Thơ,Tuổi Ngọc,Ngôi Sao,Sao Mai,Thiên Thần,Thiên Ân,Thỏ Ngọc,Thỏ Trắng,Ong Vàng,Vành Khuyên,Bé Ngoan,Bé Yêu,Baby Hồng,Mặt Trời Nhỏ,Cầu Vồng,Đô Rê Mí,Hạnh Phúc,Khai Trí,Sao Việt,Phong Lan,Ngọc Lan,Mầm Xanh,Hươu Vàng,Gấu Trúc,Chim Non,Bồ Câu Trắng,Hải Âu,Én Nhỏ,Sóc Nâu,Ánh Sao,Ước Mơ,Mơ Ước,Trí Đức,Trí Tuệ,Việt Mỹ,Á Châu,Ưu Việt,Bác Ái,Hừng Đông,Tia Nắng,Nắng Mai,Suối Nhạc,Nụ Cười,Kỳ Quan,Ếch Xanh,Ý Nhi,Ổi Hồng",
);
export const PLACES = list(
  "Bình Chánh,Hóc Môn,Củ Chi,Nhà Bè,Cần Giờ,Thủ Đức,Bình Thạnh,Gò Vấp,Tân Bình,Tân Phú,Phú Nhuận,Bình Tân,An Lạc,An Nhơn Tây,Bà Điểm,Bình Hưng Hòa,Bình Khánh,Long Thới,Lý Nhơn,Nhị Bình,Phạm Văn Cội,Phước Kiểng,Phước Lộc,Tân Thông Hội,Tân Quý Tây,Thạnh An,Thới Tam Thôn,Trung Lập Thượng,Vĩnh Lộc,Xuân Thới Thượng,Hiệp Phú,Linh Xuân,Tăng Nhơn Phú,Trường Thọ,Thảo Điền,Cát Lái,Bến Nghé,Đa Kao,Cầu Ông Lãnh,Nhiêu Lộc,Tân Sơn Nhì,Hiệp Bình Phước,Phú Hữu,Ô Môn,Ấp Bắc,Uyên Hưng,Dĩ An,Thủ Dầu Một,Bến Cát,Vũng Tàu,Xuyên Mộc,Đất Đỏ,Côn Đảo,Thuận An,Huế,Sa Pa,Đà Lạt,Giồng Trôm,Mỏ Cày,Gò Quao,U Minh,Ngã Bảy",
);
/** Names of the country's minorities as Vietnamese registers write them. */
export const MINORITY = list(
  "Đắk Lắk,Đăk Lăk,Đắk R'Lấp,Đắk Mil,Đăk Glei,Đăk Tô,Y Jút,Y Moan Ênuôl,Y Ngông Niê Kdăm,Y Bih Alêô,Y Wang,Y Ơn,H'Hen Niê,H'Ngăm,H'Bia Êban,A Lưới,A Tép,A Páo,A Sanh,Krông Búk,Krông Nô,Krông Pắc,Krông Ana,Krông Năng,Krông Bông,Cư M'gar,Cư Kuin,Ea H'leo,Ea Súp,Ea Kar,M'Đrắk,M'Nông,K'Đơn,K'Brển,K'Ho,K'Tiêng,Ka Sô,Buôn Ma Thuột,Buôn Đôn,Buôn Hồ,Lắk,Pleiku,Chư Păh,Chư Sê,Chư Prông,Chư Pưh,Ia Grai,Ia Pa,Ia H'Drai,Mang Yang,Kông Chro,Đak Đoa,Đak Pơ,Kbang,Kon Plông,Kon Rẫy,Kon Tum,Sa Thầy,Tu Mơ Rông,N'Trang Lơng,N'Trang Gưh,Ama Trang Lơng,Ama Khê,Kpă Klơng,Kpă Púi,Ksor Ní,Ksor Phước,Rơ Châm H'Yéo,Rmah Hrit,Siu Black,Nay Der,Nay Phin,Rơ Ông K'Dung,Liêng Hót,Bon Niêng,Lơ Mu Ha Chơi,Cil Múp,Pinăng Tắc,Chamaléa Châu,Katơr Thị Sính,Mấu Thị Bích Phanh,Bo Bo Thị Yến,Hồ Văn Kan Lịch,Hồ Vai,Giàng A Lử,Giàng Seo Phử,Sùng A Sềnh,Vàng Dỉn Chúng,Thào Xuân Sùng,Lò Văn Pểnh,Cầm Bá Thước,Hạng A Xà,Mùa A Vảng,Lầu Bá Pó,Sìn Hồ,Mù Cang Chải,Mường Tè,Mèo Vạc,Xín Mần,Bát Xát,Si Ma Cai,Pác Bó,Bắc Hà,Điểu Ong,Điểu K'Rứ,Thạch Thị Dân,Danh Sà Rên,Kim Som On,Sơn Pholla,Mohamach,Haji Hosen,Châu Sóc Thon,Dương Sóc,Sa Rây,Tà Rụt,Pa Kô,Vân Kiều,Pi Thi,Bá Thước,Bù Đăng,Bù Gia Mập,Bù Đốp,Lộc Ninh,Đạ Tẻh,Đạ Huoai,Đạ Tông,Đam Rông,Lạc Dương,Lán Tranh,Păng Tiêng,Sê San,Sêrêpôk,Plei Me,Plei Ốp,Đinh Núp,Bok Wừu,Bhling,Zơrâm,Pơloong,Alăng Bhuốch,Arất Thị,Bh'riu Liếc,Coor Nhớ,Tơ Ngôl,Ơi H'Phai,Ê Đê,Ba Na,Gia Rai,Xơ Đăng,Xtiêng,Cơ Tu,Giẻ Triêng,Brâu,Rơ Măm,Ơ Đu",
);
export const FOREIGN = list(
  "Marie Curie,Pascal,Victoria,Victor Hugo,Saint-Exupéry,Albert Einstein,Lycée Français Marguerite Duras,Molière,Honoré de Balzac,François Mitterrand,Colette,Boule & Billes,Les p'tits,L'École Française,Éluard,Thérèse,Cécile,Noël,Citroën,Émile Zola,Élysée,Crèche Pâquerette,Maïté,Hélène Berr,Jérôme Çelik,Müller,Jürgen Klopp,Björn Borg,Goethe,Köln,Düsseldorf,München,Zürich,Österreich,Übersee,Schröder,Böll,Gauß,Weiß,Sørensen,Søren Kierkegaard,Ærø,Åse,Ålesund,Malmö,Göteborg,Håkon,Øystein,Mårten,Österlund,Jyväskylä,Hämeenlinna,Kämpfer,Äänekoski,Reykjavík,Guðrún,Þórdís,Ægir,Hafþór,Niña,Señor,Muñoz,Ñuñoa,Peña,España,Cañón,José Martí,Simón Bolívar,María,Núñez,Año Nuevo,São Paulo,João,Conceição,Guimarães,Açores,Avô,Lourenço,Magalhães,Côte d'Azur,Fête,Forêt,Bücher,Dvořák,Škoda,Kraków,Łódź,Gdańsk,Zażółć,Ataşehir,İstanbul,Çankaya,Gül,Gökçe,Őrség,Győr,Erdős Pál,Szűcs,Iași,Brăila,Brâncuși,Lǐ Bái,Lü Bu,Nǚ Wā,Xī'ān,Běijīng,Zhōngguó,Māori,Tōkyō,Ōsaka,Kyōto,Hawaiʻi,O'Neill,D'Artagnan,McDonald,Kid's Club,Baby's Home,ABC,American,Singapore,Canada,Úc Châu,Pathway,Vinschool,Vstar,iSchool,SNA,VAS,AIS,ILA,Apollo,Montessori,Steiner,Wonderland,EMASI,Horizon,KinderWorld,Wellspring,Sky-Line,Renaissance,Mỹ Úc,Quốc tế Á Châu,Song ngữ Horizon,Bilingual Canadian,TH School,Mario,Sao Tomé,Perú,Panamá,Bogotá,Québec,Montréal,Genève,Besançon,Nîmes,Orléans,Nîmes-Sud,Rhône,Saône,Hô Chi Minh,Nhà thờ Saint-Maur,Pétrus Ký,Taberd,Regina Mundi,Lasan,Đôn Bosco,Don Bosco,Phan-xi-cô,Phanxicô Xaviê,Giuse,Têrêsa,Maria,Matta,Đa Minh,Phaolô,Phêrô,Mátthêu,Anrê,Giêsu,Micae,Vinh Sơn Phaolô",
);

/** Numbers and signs as they stand in the names of units. */
const EXTRAS = list("1,2,12B,5A,Phường 6,Phường 12,Q.9,(cơ sở 2),- cơ sở 1,P.14,số 3,A,B");

const UNIT_PREFIXES = list(
  "Trường Mầm non,Trường Tiểu học,Trường THCS,Trường THPT,Trường Mẫu giáo,Nhóm trẻ độc lập,Trung tâm Học tập cộng đồng,Trung tâm GDNN - GDTX,Phòng Giáo dục và Đào tạo,Trường THCS và THPT,Lớp mẫu giáo độc lập,Trường Trung học cơ sở,Trường Trung học phổ thông,Trường Bồi dưỡng Giáo dục",
).concat("Trường TH, THCS và THPT");

/** Small and quick, the same everywhere (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Names in clean Unicode (NFC): `count` of them, all sorts mixed. Names repeat, as they do in a city. */
export function cleanNames(count: number, seed = 4210): readonly string[] {
  const next = random(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? "";
  const person = (): string => `${pick(SURNAMES)} ${pick(MIDDLE_NAMES)} ${pick(GIVEN_NAMES)}`;
  const sorts: readonly (() => string)[] = [
    () => `${pick(UNIT_PREFIXES)} ${pick(HEROES)}`,
    () => `${pick(UNIT_PREFIXES)} ${pick(NATURE)} ${pick(EXTRAS)}`,
    () => `${pick(UNIT_PREFIXES)} ${pick(PLACES)}`,
    () => `${pick(UNIT_PREFIXES)} ${pick(MINORITY)}`,
    () => `${pick(UNIT_PREFIXES)} ${pick(FOREIGN)}`,
    () => pick(FOREIGN),
    () => pick(MINORITY),
    () => person(),
    () => person(),
    () =>
      `${Math.floor(next() * 900) + 1} đường ${pick(HEROES)}, Phường ${Math.floor(next() * 20) + 1}, Quận ${pick(PLACES)}`,
    () => `${pick(UNIT_PREFIXES)} ${pick(HEROES)}`.toUpperCase(),
    () => `${pick(SURNAMES)} ${pick(GIVEN_NAMES)}`,
  ];
  return Array.from({ length: count }, (_, index) => (sorts[index % sorts.length] ?? person)());
}

export const ENCODINGS: readonly LegacyEncoding[] = ["tcvn3", "vni", "viqr", "utf8-as-latin1"];

export interface LegacyName {
  readonly encoding: LegacyEncoding;
  readonly clean: string;
  readonly written: string;
}

const asciiOnly = /^[\x20-\x7e]*$/;

/**
 * Vietnamese names in the four encodings, in turn; only such as the encoding changes (a name in ASCII is the same in
 * each), none with letters that no Vietnamese keyboard of the time could type, and none that is a foreign name alone.
 */
export function legacyNames(count: number, seed = 3082): readonly LegacyName[] {
  const made: LegacyName[] = [];
  const abroad = new Set(FOREIGN);
  const typable = (name: string): boolean => asciiOnly.test(encodeLegacy(name, "viqr"));
  for (let round = 0; made.length < count; round += 1) {
    for (const clean of cleanNames(1000, seed + round)) {
      const encoding = ENCODINGS[made.length % ENCODINGS.length] ?? "tcvn3";
      if (!typable(clean) || abroad.has(clean) || made.length >= count) continue;
      const as = made.length % 8 < 4 ? "cp1252" : "latin1";
      const written = encodeLegacy(clean, encoding, as);
      if (written !== clean && /[^\x20-\x7e]/.test(clean)) made.push({ encoding, clean, written });
    }
  }
  return made;
}
