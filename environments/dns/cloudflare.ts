import type { DnsBackend } from "./backend";

/** Records in Cloudflare's API: docs/cloudflare.md. */
export const cloudflare: DnsBackend = {
  title: "Cloudflare",
  answers: "provider",
  recordType: "cloudflare_dns_record",
  hasQuota: true,
  challenge: "cloudflare",
  credentials: {
    CLOUDFLARE_API_TOKEN: { vi: "mã truy cập API của Cloudflare", en: "token of Cloudflare's API" },
    TF_VAR_cloudflare_zone_ids: {
      vi: "mã các vùng ở Cloudflare, dạng JSON",
      en: "ids of the zones in Cloudflare, as JSON",
    },
  },
};
