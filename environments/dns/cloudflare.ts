import type { DnsBackend, RecordFields, RecordValue } from "./backend";

/** Records in Cloudflare's API (v4) by its provider (v5): docs/cloudflare.md. */
export const cloudflare = {
  title: "Cloudflare",
  hasQuota: true,
  challenge: "cloudflare",
  credentials: {
    CLOUDFLARE_API_TOKEN: { vi: "mã truy cập API của Cloudflare", en: "token of Cloudflare's API" },
    TF_VAR_cloudflare_zone_ids: {
      vi: "mã các vùng ở Cloudflare, dạng JSON",
      en: "ids of the zones in Cloudflare, as JSON",
    },
  },
  provider: {
    name: "cloudflare",
    source: "cloudflare/cloudflare",
    // Earlier 5.x plan changes for ever (aliases until 5.19, short names until 5.20).
    version: ">= 5.22.0, < 6.0.0",
    // Its token is the provider's own `CLOUDFLARE_API_TOKEN`.
    arguments: { base_url: "${var.cloudflare_api}" },
    variables: {
      cloudflare_api: {
        type: "string",
        default: "https://api.cloudflare.com/client/v4/",
        description: "Where the API is called: Cloudflare itself, or the pacing proxy on this machine.",
      },
      cloudflare_zone_ids: {
        type: "map(string)",
        description:
          "Ids of the zones in Cloudflare, by key: `city`, and `u<unit id>` for a unit's own domain.",
      },
    },
    record: {
      type: "cloudflare_dns_record",
      arguments: {
        zone_id: "${var.cloudflare_zone_ids[each.value.zone]}",
        name: "${each.value.name}",
        type: "${each.value.type}",
        ttl: "${each.value.ttl}",
        // An alias that Cloudflare proxied would hide the visitor's address from the edge and end TLS elsewhere.
        proxied: false,
      },
      fields: ["content", "priority", "data"],
      mark: "comment",
      value: ["content", "priority", "data", "ttl", "proxied"],
    },
    zoneType: "cloudflare_zone",
    fields,
  },
} satisfies DnsBackend;

function fields({ type, content, priority, data }: RecordValue): RecordFields {
  if (data === null) {
    return { content: type === "TXT" ? characterStrings(content) : content, priority, data: null };
  }
  const { type: kind, ...parts } = data;
  return { content: null, priority: kind === "SRV" ? priority : null, data: parts };
}

/**
 * A text as the API wants it: quoted strings of at most 255 octets. Without the quotes it is taken, and shown as
 * faulty ever after.
 */
function characterStrings(text: string): string {
  const pieces = text.match(/.{1,255}/gs) ?? [""];
  return pieces.map((piece) => `"${piece.replace(/["\\]/g, "\\$&")}"`).join(" ");
}
