import { UNIT_NAME, type Alert } from "./alert";

/** One unit's site; silent while its whole cell or the whole fleet is down, which have alerts of their own. */
export const siteDown: Alert = {
  name: "SiteDown",
  owner: "security",
  title: { vi: "Trang web không truy cập được", en: "Site down" },
  action: {
    vi: "Mở trang bằng trình duyệt để xác nhận. Nếu không mở được, báo kỹ sư vận hành khởi động lại trang của đơn vị này.",
    en: "Open the site to confirm, then restart the unit's service.",
  },
  rules: [
    {
      severity: "page",
      about: "unit",
      expr: 'probe_success{job="http",scope="site"} == 0 unless on (cell) cell:down unless on () fleet:down',
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: `Trang web của ${UNIT_NAME} không trả lời đúng.`,
        en: "The site of unit {{ $labels.unit }} gives no correct answer.",
      },
    },
  ],
};
