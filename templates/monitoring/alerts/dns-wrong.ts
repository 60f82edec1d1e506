import { mostOf, UNIT_NAME, unlessExplained, type Alert } from "./alert";

/** The name servers do not say what the registry says: for one unit, or for most of the city at once. */
export const dnsWrong: Alert = {
  name: "DnsWrong",
  owner: "operations",
  causes: [mostOf("dns:down", "dns")],
  inhibits: [],
  title: { vi: "Tên miền phân giải sai", en: "DNS wrong" },
  action: {
    vi: "Hỏi thẳng máy chủ DNS của vùng: `dig @<máy chủ DNS> <tên miền>`, rồi so với địa chỉ của hệ thống; hỏi qua trình duyệt hay `dig` không có @ chỉ thấy bản nhớ cũ. Nếu ai đó đã sửa bản ghi, coi là dấu hiệu tấn công và báo an ninh.",
    en: "Ask the zone's own name server (`dig @SERVER NAME`) and compare with the platform's address: a browser, or dig without @, sees what a resolver remembers. A record that somebody changed is an incident.",
  },
  toUnit: {
    vi: "Đơn vị không phải làm gì: bộ phận kỹ thuật đã được báo. Đừng đăng nhập vào trang cho đến khi có thư phục hồi: tên miền có thể đang dẫn tới máy lạ.",
    en: "Nothing: those who mend it know. Log in nowhere at the site until this is over: its name may lead to a stranger.",
  },
  rules: [
    {
      severity: "page",
      about: "unit",
      expr: unlessExplained("DnsWrong", 'probe:failing{job="dns"}', "unit", "on () dns:down"),
      for: ({ alertAfter }) => alertAfter,
      summary: {
        vi: `Tên miền của ${UNIT_NAME} không trỏ về hệ thống.`,
        en: "The name of unit {{ $labels.unit }} does not lead to the platform.",
      },
    },
    {
      severity: "page",
      about: "city",
      expr: "dns:down",
      affected: 'probe:failing{job="dns"}',
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "Máy chủ DNS không trả lời, hoặc trả lời sai, cho {{ $value }} đơn vị.",
        en: "The name servers give no or wrong answers for {{ $value }} units.",
      },
    },
  ],
};
