import { EDITOR, HEAD, type TestUnit } from "./cell";

export const SCHOOL = "7900866";
export const OFFICE = "7900858";
export const SECTIONS: Readonly<Record<string, string>> = {
  "gioi-thieu": "Giới thiệu",
  "tin-tuc": "Tin tức - Sự kiện",
  "van-ban": "Văn bản",
  "thu-tuc-bieu-mau": "Thủ tục - Biểu mẫu",
  "gop-y": "Lấy ý kiến góp ý",
  "cong-khai": "Công khai",
  "nien-giam-thong-ke": "Niên giám thống kê",
  "tuyen-sinh": "Tuyển sinh",
  "phap-luat": "Tuyên truyền pháp luật",
  "kiem-dinh": "Kiểm định chất lượng - Phổ cập",
  "tai-nguyen-so": "Tài nguyên số",
  "tra-cuu-diem": "Tra cứu điểm",
  "tra-cuu-van-bang": "Tra cứu văn bằng",
  "lien-ket": "Liên kết hệ thống",
};
export const FEED = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Tin ngành</title>
  <link>https://hcm.edu.vn.localhost:8443</link><item><title>Kế hoạch năm học</title>
  <link>https://hcm.edu.vn.localhost:8443/tin/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>`;

/**
 * A school and its office.
 *
 * @param school where the test reaches the school
 */
export function twoUnits(school: string): readonly [TestUnit, TestUnit] {
  const base = {
    ownership: "cong-lap",
    lifecycle: "active",
    sectorFeed: true,
    successorUrl: "",
    boardHead: "Lê Hồng Uyên",
  };
  return [
    {
      ...base,
      id: SCHOOL,
      name: "Trường THCS Nguyễn Du",
      kind: "thcs",
      accounts: [HEAD, EDITOR],
      // The school's address is where the test reaches it, so that a browser can log in.
      url: school.replace("127.0.0.1", "thcsnguyendu.hcm.edu.vn.localhost"),
      host: "thcsnguyendu.hcm.edu.vn.localhost",
      address: "12 đường Hồ Xuân Hương, Phường 6, Quận 9",
      phone: "028 37001122",
      mail: "thcsnguyendu@hcm.edu.vn",
      parent: {
        id: OFFICE,
        name: "Phòng Giáo dục và Đào tạo Quận 9",
        url: "https://pgdq9.hcm.edu.vn.localhost:8443",
      },
      leaders: [
        { name: "Phan Hữu Nga", post: "Hiệu trưởng", phone: "028 37001123", mail: "phanhuunga@hcm.edu.vn" },
      ],
    },
    {
      ...base,
      id: OFFICE,
      name: "Phòng Giáo dục và Đào tạo Quận 9",
      kind: "phong-gddt",
      // The office's address is one that only an edge would serve: nothing here may depend on it.
      url: "https://pgdq9.hcm.edu.vn.localhost:8443",
      host: "pgdq9.hcm.edu.vn.localhost",
      address: "1 đường Lê Văn Việt, Quận 9",
      phone: "028 37001111",
      mail: "pgdq9@hcm.edu.vn",
      parent: { id: "7900000", name: "Sở Giáo dục và Đào tạo", url: "https://hcm.edu.vn.localhost:8443" },
      // As many as fill a file of facts; with `cell.json` they would be more than the kernel lets one entry hold.
      children: [
        {
          id: SCHOOL,
          name: "Trường THCS Nguyễn Du",
          url: "https://thcsnguyendu.hcm.edu.vn.localhost:8443",
        },
        ...Array.from({ length: 900 }, (_, index) => ({
          id: String(7_910_000 + index),
          name: `Trường Mẫu giáo Số ${index}`,
          url: `https://mausogiaothu${index}.hcm.edu.vn.localhost:8443`,
        })),
      ],
      leaders: [],
    },
  ];
}
