import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { readCertificate } from "../../../images/checker/certificate";

test("how long a certificate lives is read, whoever signed it", async () => {
  const days = 6;
  const pem = execFileSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=a"],
    ...["-days", String(days), "-keyout", "-", "-out", "-"],
  ]).toString();
  const server = createServer({ key: pem, cert: pem }, (socket) => socket.end());
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const read = await readCertificate(`127.0.0.1:${(server.address() as AddressInfo).port}`, "a.edu.vn");
    expect(read.lifetimeSeconds).toBe(days * 86_400);
    expect(read.fingerprint).toBe(new X509Certificate(pem).fingerprint256.replaceAll(":", "").toLowerCase());
  } finally {
    server.close();
  }
});

test("nobody there is an error", async () => {
  await expect(readCertificate("127.0.0.1:1", "a.edu.vn")).rejects.toThrow();
});
