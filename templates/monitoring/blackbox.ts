import type { Environment } from "../../environments/environment";
import { stringify } from "yaml";

/** Where blackbox finds the certificate of the sandbox's own authority. */
export const PEBBLE_ROOT = "/public/root.pem";

// Docker's networks carry IPv4 only, and the exporter would prefer IPv6 without a fallback.
const ip4 = { preferred_ip_protocol: "ip4", ip_protocol_fallback: false } as const;

/**
 * The ways of probing, the same few for one unit and for thousands: what differs between units is a parameter of the
 * request (`target`, `hostname`), never a module.
 */
export function blackboxConfig(environment: Environment): string {
  const ownAuthority = environment.acme.directory === "pebble" ? { ca_file: PEBBLE_ROOT } : {};

  const http = {
    ...ip4,
    method: "GET",
    fail_if_not_ssl: true,
    body_size_limit: "4MB",
    // Past the edge's page cache, which goes on showing the last page of a site that is down.
    headers: { "X-Probe": "1" },
    tls_config: ownAuthority,
  };
  // The exporter ends a line by LF alone, and a mail server that is not to be smuggled past takes CR LF only.
  const greeting = [
    { expect: "^220 " },
    { send: "EHLO giamsat\r" },
    { expect: "^250[ -]STARTTLS" },
    { send: "STARTTLS\r" },
    { expect: "^220 " },
    { starttls: true },
    { send: "EHLO giamsat\r" },
    { expect: "^250 " },
    { send: "QUIT\r" },
  ];
  const tls = { ...ip4, tls: true, tls_config: ownAuthority };

  return stringify({
    modules: {
      // A white page with status 200 is what a broken WordPress often gives, so the end of the page must be there.
      site: {
        prober: "http",
        http: {
          ...http,
          valid_status_codes: [200],
          follow_redirects: false,
          fail_if_body_not_matches_regexp: ["(?i)</html>"],
        },
      },
      // PHP and the database of a site answer; WordPress is not loaded.
      site_health: {
        prober: "http",
        http: {
          ...http,
          valid_status_codes: [200],
          follow_redirects: false,
          fail_if_body_not_matches_regexp: ["^ok\\s"],
        },
      },
      site_redirect: {
        prober: "http",
        http: { ...http, valid_status_codes: [301, 302, 307, 308], follow_redirects: false },
      },
      // Of a host that is nobody's the edge says so by itself: no school has a part in the answer.
      edge: {
        prober: "http",
        http: { ...http, valid_status_codes: [421], follow_redirects: false },
      },
      site_external: { prober: "http", http: { ...http, tls_config: {}, valid_status_codes: [200] } },
      tls: { prober: "tcp", tcp: tls },
      tls_external: { prober: "tcp", tcp: { ...tls, tls_config: {} } },
      smtp_starttls: {
        prober: "tcp",
        tcp: { ...ip4, tls_config: ownAuthority, query_response: greeting },
      },
      smtps: { prober: "tcp", tcp: { ...tls, query_response: [{ expect: "^220 " }, { send: "QUIT\r" }] } },
      imaps: {
        prober: "tcp",
        tcp: { ...tls, query_response: [{ expect: "^\\* OK " }, { send: "a1 LOGOUT\r" }] },
      },
    },
  });
}
