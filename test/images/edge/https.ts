import { type IncomingHttpHeaders, request as plain } from "node:http";
import { request as secure } from "node:https";
import { isIP } from "node:net";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of HTTPS: what the server showed. */
  readonly certificate: DetailedPeerCertificate | null;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** PEM of the authority to trust; without it any certificate will do. */
  readonly authority?: string;
  /** @default 10,000 */
  readonly patienceMs?: number;
}

/** Asks a server on the loopback address as a browser would that had looked `host` up. */
export function ask(port: number, url: string, question: Question = {}): Promise<Answer> {
  const { protocol, hostname, pathname, search } = new URL(url);
  const encrypted = protocol === "https:";
  const { method = "GET", headers = {}, body, authority, patienceMs = 10_000 } = question;
  return new Promise((resolve, reject) => {
    const sent = (encrypted ? secure : plain)(
      {
        host: "127.0.0.1",
        port,
        path: pathname + search,
        method,
        headers: { Host: hostname, ...headers },
        agent: false,
        timeout: patienceMs,
        ...(encrypted
          ? {
              servername: isIP(hostname) === 0 ? hostname : "",
              ca: authority,
              rejectUnauthorized: authority !== undefined,
            }
          : {}),
      },
      (received) => {
        const certificate = encrypted ? (received.socket as TLSSocket).getPeerCertificate(true) : null;
        const chunks: Buffer[] = [];
        received.on("data", (chunk: Buffer) => chunks.push(chunk));
        received.on("error", reject);
        received.on("end", () =>
          resolve({
            status: received.statusCode ?? 0,
            headers: received.headers,
            body: Buffer.concat(chunks).toString("utf8"),
            certificate,
          }),
        );
      },
    );
    sent.on("timeout", () => sent.destroy(new Error(`no answer from ${url}`)));
    sent.on("error", reject);
    // Who expects to be asked for the body first sends none here: the answer to the announcement is what counts.
    if ("Expect" in headers) sent.flushHeaders();
    else sent.end(body);
  });
}
