/**
 * Stands in for the blackbox exporter, the checker and the rest of what Prometheus scrapes, in one process: it answers
 * at once, with as many series as the real ones, and as if all were well.
 */
import { createServer } from "node:http";
import { METRICS, portOf } from "../../model/services";

const YEAR = 365 * 86_400;
const FINGERPRINT = "ab".repeat(32);
const CERTIFICATE =
  `fingerprint_sha256="${FINGERPRINT}",issuer="CN=R11,O=Let's Encrypt,C=US",serialnumber="4f2a",` +
  'subject="CN=hcm.edu.vn",subjectalternative="hcm.edu.vn,*.hcm.edu.vn"';

/** What blackbox says of a connection, from the least of its probes to the whole page. */
const connection = (): string[] => [
  "probe_dns_lookup_time_seconds 0.001",
  `probe_duration_seconds ${(0.01 + Math.random() / 10).toFixed(9)}`,
  "probe_ip_addr_hash 4.13e+09",
  "probe_ip_protocol 4",
  "probe_success 1",
];
const tls = (): string[] => [
  `probe_ssl_earliest_cert_expiry ${Math.floor(Date.now() / 1000 / YEAR + 1) * YEAR}`,
  `probe_ssl_last_chain_expiry_timestamp_seconds ${Math.floor(Date.now() / 1000 / YEAR + 1) * YEAR}`,
  `probe_ssl_last_chain_info{${CERTIFICATE}} 1`,
  'probe_tls_version_info{version="TLS 1.3"} 1',
];
const page = (): string[] => [
  "probe_failed_due_to_regex 0",
  "probe_http_content_length -1",
  ...["connect", "processing", "resolve", "tls", "transfer"].map(
    (phase) => `probe_http_duration_seconds{phase="${phase}"} ${(Math.random() / 10).toFixed(9)}`,
  ),
  "probe_http_redirects 0",
  "probe_http_ssl 1",
  "probe_http_status_code 200",
  "probe_http_uncompressed_body_length 51234",
  "probe_http_version 1.1",
];

function probe(parameters: URLSearchParams): string[] {
  switch (parameters.get("type")) {
    case "site":
      return ["probe_success 1", "probe_dns_answered 1", "probe_duration_seconds 0.004"];
    case "mailbox":
      return ["probe_mailbox_reached 1", "probe_success 1", "probe_duration_seconds 0.006"];
    case "certificate":
      return [
        "probe_success 1",
        `probe_ssl_lifetime_seconds{fingerprint_sha256="${FINGERPRINT}"} ${90 * 86_400}`,
      ];
    default: {
      const module = parameters.get("module") ?? "";
      const isPage = /^(site|edge)/.test(module);
      return [...connection(), ...tls(), ...(isPage ? page() : [])];
    }
  }
}

/** The checker's list, of which each unit is one series. */
const units = Array.from(
  { length: Number(process.env.UNITS) },
  (_, index) =>
    `congtruong_unit_info{unit="${String(7_900_000 + index)}",name="Trường Trung học cơ sở Số ${index}",` +
    `parent="Phòng Giáo dục và Đào tạo",url="https://thcs${index}.hcm.edu.vn",probes="dns,http,mail,page,tls"} 1`,
);

for (const port of new Set(METRICS.map(({ service, port: name }) => portOf(service, name).port))) {
  createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const lines = url.pathname === "/probe" ? probe(url.searchParams) : port === 9116 ? units : [];
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(`${lines.join("\n")}\n`);
  }).listen(port);
}
