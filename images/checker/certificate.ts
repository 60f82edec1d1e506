import { connect } from "node:tls";

/** What a server shows of itself, whether it is still valid or not. */
export interface Certificate {
  /** SHA-256 in lower-case hexadecimal, as the blackbox exporter writes it. */
  readonly fingerprint: string;
  /** From its first second to its last one. */
  readonly lifetimeSeconds: number;
}

export type ReadCertificate = (server: string, hostname: string) => Promise<Certificate>;

const PATIENCE_MS = 4000;

/** Reads the certificate that visitors of a name get. Whom to trust is not asked here: that is the page's probe. */
export const readCertificate: ReadCertificate = (server, hostname) =>
  new Promise((resolve, reject) => {
    const [host = "", port = "443"] = server.split(":");
    const socket = connect(
      { host, port: Number(port), servername: hostname, rejectUnauthorized: false },
      () => {
        const { fingerprint256, valid_from, valid_to } = socket.getPeerCertificate();
        socket.destroy();
        resolve({
          fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
          lifetimeSeconds: (Date.parse(valid_to) - Date.parse(valid_from)) / 1000,
        });
      },
    );
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("timeout")));
    socket.on("error", reject);
  });
