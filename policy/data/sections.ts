import { toneless } from "../text/index";

/** One of the fourteen sections that the directive demands of a site (III.3). */
export interface Section {
  /** As the platform's own sites name it in their addresses. */
  readonly id: string;
  readonly title: string;
  /** What self-built sites call it, without tones and in lower case; any of them within a menu's entry will do. */
  readonly words: readonly string[];
  /** How old its newest content may be, in days; null where age says nothing. */
  readonly freshDays: number | null;
}

/** In the order of the directive. What a site calls a section is searched in this order, the first that fits wins. */
export const SECTIONS: readonly Section[] = [
  { id: "gioi-thieu", title: "Giới thiệu", words: ["gioi thieu", "ve chung toi"], freshDays: null },
  { id: "tin-tuc", title: "Tin tức - Sự kiện", words: ["tin tuc", "su kien"], freshDays: 120 },
  { id: "van-ban", title: "Văn bản", words: ["van ban"], freshDays: null },
  { id: "thu-tuc-bieu-mau", title: "Thủ tục - Biểu mẫu", words: ["thu tuc", "bieu mau"], freshDays: null },
  { id: "gop-y", title: "Lấy ý kiến góp ý", words: ["gop y", "y kien"], freshDays: null },
  { id: "cong-khai", title: "Công khai", words: ["cong khai"], freshDays: null },
  {
    id: "nien-giam-thong-ke",
    title: "Niên giám thống kê",
    words: ["nien giam", "thong ke"],
    freshDays: null,
  },
  { id: "tuyen-sinh", title: "Tuyển sinh", words: ["tuyen sinh"], freshDays: null },
  { id: "phap-luat", title: "Tuyên truyền pháp luật", words: ["phap luat"], freshDays: null },
  {
    id: "kiem-dinh",
    title: "Kiểm định chất lượng - Phổ cập",
    words: ["kiem dinh", "pho cap"],
    freshDays: null,
  },
  {
    id: "tai-nguyen-so",
    title: "Tài nguyên số",
    words: ["tai nguyen so", "hoc lieu", "tai nguyen"],
    freshDays: null,
  },
  {
    id: "tra-cuu-diem",
    title: "Tra cứu điểm",
    words: ["tra cuu diem", "xem diem", "ket qua hoc tap"],
    freshDays: null,
  },
  {
    id: "tra-cuu-van-bang",
    title: "Tra cứu văn bằng",
    words: ["van bang", "chung chi"],
    freshDays: null,
  },
  { id: "lien-ket", title: "Liên kết hệ thống", words: ["lien ket"], freshDays: null },
];

/** The section that a menu's entry leads to, by its words; undefined for none. */
export function sectionNamed(text: string): Section | undefined {
  const plain = ` ${toneless(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;
  // "Tra cứu văn bằng" is no "Văn bản", and an exact title is never another's.
  return (
    SECTIONS.find(
      ({ title }) =>
        plain ===
        ` ${toneless(title)
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, " ")} `,
    ) ?? SECTIONS.find(({ words }) => words.some((word) => plain.includes(` ${word} `)))
  );
}
