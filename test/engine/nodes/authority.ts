import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];

/** The data centre's own authority: signs what engines, their registry and the runner show each other. */
export class Authority {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.request(folder, "ca", "/CN=Lab CA", ["-addext", "keyUsage=critical,keyCertSign"]);
  }

  get certificate(): string {
    return join(this.folder, "ca.pem");
  }

  /**
   * A folder with `ca.pem`, `cert.pem` and `key.pem`, as Docker wants it of either side.
   *
   * @param addresses the IP addresses that it serves at; none for a client
   */
  issue(name: string, addresses: readonly string[] = []): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    copyFileSync(this.certificate, join(folder, "ca.pem"));
    const names = addresses.map((address) => `IP:${address}`).join();
    this.request(folder, "cert", `/CN=${name}`, [
      ...["-CA", this.certificate, "-CAkey", join(this.folder, "ca-key.pem")],
      ...["-addext", "basicConstraints=critical,CA:FALSE"],
      ...["-addext", `extendedKeyUsage=${names === "" ? "clientAuth" : "serverAuth"}`],
      ...(names === "" ? [] : ["-addext", `subjectAltName=${names}`]),
    ]);
    return folder;
  }

  private request(folder: string, file: "ca" | "cert", subject: string, more: readonly string[]): void {
    const key = join(folder, file === "ca" ? "ca-key.pem" : "key.pem");
    const out = join(folder, `${file}.pem`);
    const self = ["req", "-x509", ...NEW_KEY, "-subj", subject, "-keyout", key, "-out", out, ...more];
    execFileSync("openssl", self, { stdio: "pipe" });
    chmodSync(key, 0o600);
  }
}
