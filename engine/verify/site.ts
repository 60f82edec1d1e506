import { request } from "node:https";
import type { PeerCertificate, TLSSocket } from "node:tls";
import { decodeHTML } from "entities";
import type { CheckResult } from "./result";

export interface SiteToCheck {
  /** Where the edge listens; the name is not looked up. */
  readonly address: string;
  readonly port: number;
  readonly host: string;
  /** PEM of the authorities to trust; nothing else is trusted. */
  readonly ca: string;
  readonly right: RightAnswer;
}

/** What the front page must be: a page that says this, or a redirect to there. */
export type RightAnswer = { readonly text: string } | { readonly location: string };

export interface SiteCheck {
  readonly page: CheckResult;
  readonly certificate: CheckResult;
}

const PATIENCE_MS = 15_000;
const DAY_MS = 86_400_000;

/**
 * Opens a site's home page over TLS as a browser would. Never throws: whatever goes wrong is a failed check.
 */
export async function checkSite(site: SiteToCheck): Promise<SiteCheck> {
  const started = performance.now();
  const result = (ok: boolean, detail: string, short = ""): CheckResult => ({
    ok,
    detail,
    short,
    milliseconds: Math.round(performance.now() - started),
  });
  try {
    const { certificate, ...answer } = await open(site);
    const days = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / DAY_MS);
    const fault = faultOf(answer, site.right);
    const seen = `HTTP ${answer.status}`;
    return {
      page: fault === null ? result(true, seen, seen) : result(false, fault),
      certificate: result(days > 0, `còn ${days} ngày, ${issuer(certificate)}`, `còn ${days} ngày`),
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const detail = code ?? message;
    const untrusted = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(detail);
    return {
      page: result(false, untrusted ? "chưa mở được: chứng chỉ không tin được" : `không mở được (${detail})`),
      certificate: result(false, untrusted ? `không tin được (${detail})` : "chưa xem được"),
    };
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
  /** Of a redirect; empty for none. */
  readonly location: string;
}

/** What is wrong with an answer, in a short sentence; null for nothing. */
export function faultOf({ status, body, location }: Answer, right: RightAnswer): string | null {
  if ("location" in right) {
    if (status < 300 || status > 399) return `HTTP ${status}, phải chuyển tới ${right.location}`;
    // The edge writes the root of a site with its slash.
    return location.replace(/\/$/, "") === right.location
      ? null
      : `chuyển tới ${location}, phải là ${right.location}`;
  }
  if (status !== 200) return `HTTP ${status}`;
  const shown = decodeHTML(body).normalize("NFC").includes(right.text.normalize("NFC"));
  return shown ? null : `trang không mang tên "${right.text}"`;
}

interface Opened extends Answer {
  readonly certificate: PeerCertificate;
}

function open({ address, port, host, ca }: SiteToCheck): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        port,
        servername: host,
        ca,
        agent: false,
        headers: { host: port === 443 ? host : `${host}:${port}` },
        timeout: PATIENCE_MS,
      },
      (response) => {
        const certificate = (response.socket as TLSSocket).getPeerCertificate();
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString("utf8"),
            location: response.headers.location ?? "",
            certificate,
          }),
        );
      },
    );
    asked.on("timeout", () => asked.destroy(new Error(`quá ${PATIENCE_MS / 1000} giây`)));
    asked.on("error", reject);
    asked.end();
  });
}

function issuer({ issuer: { O, CN } }: PeerCertificate): string {
  const name = O ?? CN;
  return (Array.isArray(name) ? name.join(" ") : name) || "không rõ nơi cấp";
}
