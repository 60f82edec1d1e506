import { UNIT_NAME, type Alert } from "./alert";

/** The name servers do not say what the registry says: for one unit, or for most of the city at once. */
export const dnsWrong: Alert = {
  name: "DnsWrong",
  owner: "operations",
  title: { vi: "Tên miền phân giải sai", en: "DNS wrong" },
  action: {
    vi: "So sánh câu trả lời của máy chủ DNS với địa chỉ của hệ thống. Nếu ai đó đã sửa bản ghi, coi là dấu hiệu tấn công và báo an ninh.",
    en: "Compare the name servers' answer with the platform's address; a record that somebody changed is an incident.",
  },
  rules: [
    {
      severity: "page",
      about: "unit",
      expr: 'probe_success{job="dns"} == 0 unless on () dns:down',
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
      for: ({ causeAfter }) => causeAfter,
      summary: {
        vi: "Máy chủ DNS không trả lời, hoặc trả lời sai, cho {{ $value }} đơn vị.",
        en: "The name servers give no or wrong answers for {{ $value }} units.",
      },
    },
  ],
};
