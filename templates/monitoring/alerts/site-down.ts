import { UNIT_NAME, unlessExplained, WIDER_THAN_A_CELL, type Alert } from "./alert";

/** One unit's site; silent while its cell, its node, the edge or the whole fleet is down, which have alerts of their own. */
export const siteDown: Alert = {
  name: "SiteDown",
  owner: "security",
  inhibits: [],
  title: { vi: "Trang web không truy cập được", en: "Site down" },
  action: {
    vi: "Mở trang bằng trình duyệt với đuôi /?_live=1 (địa chỉ có sẵn trong thư): đó là câu trả lời của chính trang. Không có đuôi này, cổng vào có thể hiện bản lưu cũ dù trang đã hỏng. Nếu không mở được, báo kỹ sư vận hành xem và khởi động lại trang của đơn vị này.",
    en: "Open the site with /?_live=1 for its own answer: at its plain address the edge may show an old copy. Then look at the unit's service and restart it.",
  },
  toUnit: {
    vi: "Đơn vị không phải làm gì nếu trang đặt ở trung tâm dữ liệu của thành phố: bộ phận kỹ thuật đã được báo. Trong lúc này khách có thể thấy bản lưu cũ của trang; đợi thư phục hồi rồi hãy đăng bài. Trang đặt nơi khác thì gọi nơi đặt trang.",
    en: "Nothing, where the site stands in the city's data centre: those who mend it know. Visitors may see an old copy; post again when this is over. A site elsewhere: call who runs it.",
  },
  rules: [
    {
      severity: "page",
      about: "unit",
      expr: unlessExplained(
        "SiteDown",
        'probe:failing{job="http",scope="site"}',
        "unit",
        "on (cell) cell:down",
        ...WIDER_THAN_A_CELL,
      ),
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: `Trang web của ${UNIT_NAME} không trả lời đúng.`,
        en: "The site of unit {{ $labels.unit }} gives no correct answer.",
      },
    },
    {
      severity: "page",
      about: "page",
      expr: unlessExplained(
        "SiteDown",
        'probe:failing{job="page",scope="site"} unless on (unit) probe:failing{job="http"}',
        "unit",
        "on (cell) cell:down",
        ...WIDER_THAN_A_CELL,
      ),
      for: ({ pageAlertAfter }) => pageAlertAfter,
      summary: {
        vi: `Trang chủ của ${UNIT_NAME} hỏng, dù PHP và cơ sở dữ liệu của trang còn trả lời.`,
        en: "The front page of unit {{ $labels.unit }} is broken although its PHP and its database answer.",
      },
    },
  ],
};
