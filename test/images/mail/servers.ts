import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ImapFlow } from "imapflow";
import type { MailboxFacts } from "../../../templates/mail/mailboxes";
import { docker, eventually, freePort } from "../../support/docker";

export const MAIL_HOST = "mail.hcm.edu.vn.localhost";

/** Both servers in containers as the platform runs them: read-only root, facts and certificate from outside. */
export class MailServers {
  readonly folder = mkdtempSync(join(tmpdir(), "ctm-"));
  readonly imapService: string;
  readonly mxService: string;
  readonly ports = { smtp: 0, submission: 0, submissions: 0, imaps: 0 };
  private generation = 0;

  constructor(
    private readonly image: string,
    private readonly name: string,
  ) {
    this.imapService = `${name}-imap`;
    this.mxService = `${name}-mx`;
  }

  get ca(): string {
    return readFileSync(join(this.folder, "ca.pem"), "utf8");
  }

  async start(): Promise<void> {
    for (const each of ["smtp", "submission", "submissions", "imaps"] as const)
      this.ports[each] = await freePort();
    docker("network", "create", this.name);
    mkdirSync(join(this.folder, "certificates"));
    this.openssl(
      "req",
      "-x509",
      ...NEW_KEY,
      "-days",
      "2",
      "-subj",
      "/CN=Test CA",
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem",
    );
    this.runImap();
    docker(
      ...["run", "-d", "--name", this.mxService, "--network", this.name, ...LIKE_SWARM, ...this.mounts()],
      ...["-e", `MAIL_HOST=${MAIL_HOST}`, "-e", `IMAP_SERVICE=${this.imapService}`, "-e", "OUTBOUND=deny"],
      ...["-v", `${this.name}-queue:/var/spool/postfix`, "-p", `127.0.0.1:${this.ports.smtp}:2525`],
      ...["-p", `127.0.0.1:${this.ports.submission}:5587`, "-p", `127.0.0.1:${this.ports.submissions}:5465`],
      ...[...MX_CAPABILITIES, this.image, "mx"],
    );
  }

  /** A fresh container for Dovecot over the same volumes, as after an update of the service. */
  runImap(): void {
    docker(
      ...["run", "-d", "--name", this.imapService, "--network", this.name, ...LIKE_SWARM, ...this.mounts()],
      ...["--label", `com.docker.swarm.service.name=${this.imapService}`, "-e", `MAIL_HOST=${MAIL_HOST}`],
      ...["-v", `${this.name}-secret:/secret`, "-v", `${this.name}-data:/var/mail-data`],
      ...["-p", `127.0.0.1:${this.ports.imaps}:5993`, ...IMAP_CAPABILITIES, this.image, "imap"],
    );
  }

  /** Takes the first free address of the network, so that what starts next gets another one. */
  occupyAddress(): void {
    docker(
      "run",
      "-d",
      "--name",
      `${this.name}-other`,
      "--network",
      this.name,
      "--entrypoint",
      "sleep",
      this.image,
      "300",
    );
  }

  /** Writes a channel's files as its publisher does. */
  publish(files: Readonly<Record<string, string>>): void {
    const config = join(this.folder, "config");
    for (const [path, content] of Object.entries(files)) replaceFile(join(config, path), content);
    replaceFile(join(config, ".generation"), `generation-${++this.generation}\n`);
  }

  publishMailboxes(mailboxes: readonly MailboxFacts[]): void {
    this.publish({ "mailboxes/cell-01.json": JSON.stringify(mailboxes) });
  }

  /** Puts a certificate of the test's own authority in place, as the certifier does. Returns its serial number. */
  certify(serial: number): void {
    const target = join(this.folder, "certificates", "city");
    mkdirSync(target, { recursive: true });
    this.openssl("req", ...NEW_KEY, "-subj", `/CN=${MAIL_HOST}`, "-keyout", "leaf.key", "-out", "leaf.csr");
    writeFileSync(join(this.folder, "leaf.ext"), `subjectAltName=DNS:${MAIL_HOST}\n`);
    this.openssl(
      ...["x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "2"],
      ...["-set_serial", String(serial), "-extfile", "leaf.ext", "-out", "leaf.pem"],
    );
    renameSync(join(this.folder, "leaf.pem"), join(target, "fullchain.pem"));
    renameSync(join(this.folder, "leaf.key"), join(target, "key.pem"));
    replaceFile(join(this.folder, "certificates", ".generation"), `${serial}\n`);
  }

  /** Waits until the facts published last are in force on both servers. */
  async settled(): Promise<void> {
    const wanted = `generation-${this.generation}`;
    for (const service of [this.imapService, this.mxService]) {
      await eventually(`${service} follows ${wanted}`, () =>
        docker("exec", service, "cat", "/run/mail/generation").includes(wanted),
      );
    }
  }

  async healthy(...services: string[]): Promise<void> {
    for (const service of services.length === 0 ? [this.imapService, this.mxService] : services) {
      await eventually(
        `${service} is healthy`,
        () => docker("exec", service, "mail-health") === "ok",
        30_000,
      );
    }
  }

  /** An IMAP session of that user, its server's certificate verified. @throws when the login is refused */
  async login(address: string, password: string): Promise<ImapFlow> {
    const client = new ImapFlow({
      host: "127.0.0.1",
      port: this.ports.imaps,
      secure: true,
      servername: MAIL_HOST,
      tls: { ca: this.ca },
      auth: { user: address, pass: password },
      logger: false,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  }

  logs(): string {
    return [this.imapService, this.mxService]
      .map((service) => execFileSync("sh", ["-c", 'docker logs "$0" 2>&1', service], { encoding: "utf8" }))
      .join("\n");
  }

  remove(): void {
    const quietly = (...args: string[]): void => {
      try {
        docker(...args);
      } catch {
        // It was never made.
      }
    };
    quietly("rm", "-f", this.imapService);
    quietly("rm", "-f", this.mxService);
    quietly("rm", "-f", `${this.name}-other`);
    quietly("volume", "rm", `${this.name}-queue`, `${this.name}-secret`, `${this.name}-data`);
    quietly("network", "rm", this.name);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private mounts(): string[] {
    mkdirSync(join(this.folder, "config"), { recursive: true });
    return [
      ...["-v", `${join(this.folder, "config")}:/config:ro`],
      ...["-v", `${join(this.folder, "certificates")}:/certificates:ro`],
    ];
  }

  private openssl(...args: string[]): void {
    execFileSync("openssl", args, { cwd: this.folder, stdio: "pipe" });
  }
}

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
const LIKE_SWARM = [
  "--read-only",
  "--tmpfs",
  "/run:mode=1777",
  "--tmpfs",
  "/tmp:mode=1777",
  "--cap-drop",
  "ALL",
];
const capabilities = (...names: string[]): string[] => names.flatMap((name) => ["--cap-add", name]);
const MX_CAPABILITIES = capabilities(
  "CHOWN",
  "DAC_OVERRIDE",
  "DAC_READ_SEARCH",
  "FOWNER",
  "KILL",
  "SETGID",
  "SETUID",
);
const IMAP_CAPABILITIES = capabilities(
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "KILL",
  "SETGID",
  "SETUID",
  "SYS_CHROOT",
);

function replaceFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.next`, content);
  renameSync(`${path}.next`, path);
}

/** Speaks SMTP line by line without TLS, and returns the last line of each reply, the greeting first. */
export async function smtp(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect({ host: "127.0.0.1", port });
  const replies: string[] = [];
  const queue = [...lines, "QUIT"];
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    if (/^\d{3}-/.test(line)) continue;
    replies.push(line);
    const next = queue.shift();
    if (next !== undefined) socket.write(`${next}\r\n`);
  }
  return replies;
}
