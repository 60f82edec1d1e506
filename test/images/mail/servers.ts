import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ImapFlow } from "imapflow";
import type { MailboxFacts } from "../../../contracts/types";
import { docker, eventually, freePort } from "../../support/docker";
import { MAIL_PORTS } from "../../../model/mail";

export const MAIL_HOST = "mail.hcm.edu.vn.localhost";
export const MONITORING_SENDER = "giamsat@hcm.edu.vn";
/** Where people set their first password. */
export const ACTIVATION_PAGE = "https://kichhoat.hcm.edu.vn.localhost";

/** Both servers in containers as the platform runs them: read-only root, facts and certificate from outside. */
export class MailServers {
  readonly folder = mkdtempSync(join(tmpdir(), "ctm-"));
  readonly imapService: string;
  readonly mxService: string;
  readonly filterService: string;
  readonly ports = { smtp: 0, submission: 0, submissions: 0, imaps: 0, inside: 0 };
  private generation = 0;

  constructor(
    readonly image: string,
    /** Of the containers' network, and the beginning of every container's name. */
    readonly networkName: string,
    /** @default - one that lets everything pass, for what is not about it */
    private readonly filter: FilterUnderTest | null = null,
  ) {
    this.imapService = `${networkName}-imap`;
    this.mxService = `${networkName}-mx`;
    this.filterService = `${networkName}-mail-filter`;
  }

  /** In which everything here is. */
  get subnet(): string {
    return docker("network", "inspect", "-f", "{{(index .IPAM.Config 0).Subnet}}", this.networkName);
  }

  get ca(): string {
    return readFileSync(join(this.folder, "ca.pem"), "utf8");
  }

  async start(): Promise<void> {
    for (const each of ["smtp", "submission", "submissions", "imaps", "inside"] as const)
      this.ports[each] = await freePort();
    docker("network", "create", this.networkName);
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
    if (this.filter !== null) this.runWorld(this.filter);
    this.runFilter();
    this.runImap();
    this.runMx();
  }

  /** What the world's DNS says, for whoever asks in this network. */
  private runWorld({ dnsImage, zone }: FilterUnderTest): void {
    const folder = join(this.folder, "world");
    mkdirSync(folder);
    writeFileSync(
      join(folder, "knot.conf"),
      "server:\n  listen: 0.0.0.0@53\n  rundir: /tmp\nlog:\n  - target: stderr\n    any: warning\n" +
        "database:\n  storage: /tmp\nzone:\n  - domain: .\n    file: /world/root.zone\n    journal-content: none\n",
    );
    writeFileSync(
      join(folder, "root.zone"),
      `. 60 SOA a. b. 1 60 60 60 60\n. 60 NS a.\na. 60 A 127.0.0.1\n${zone}`,
    );
    docker(
      ...["run", "-d", "--name", `${this.networkName}-world`, "--network", this.networkName],
      ...[
        "-v",
        `${folder}:/world:ro`,
        "--entrypoint",
        "knotd",
        dnsImage,
        "-m",
        "64",
        "-c",
        "/world/knot.conf",
      ],
    );
  }

  /** A fresh filter over the same keys, as after an update of the service. */
  runFilter(): void {
    const common = [
      "run",
      "--pull",
      "never",
      "-d",
      "--name",
      this.filterService,
      "--network",
      this.networkName,
      ...LIKE_SWARM,
    ];
    if (this.filter === null) {
      docker(...common, "--entrypoint", "node", this.image, "-e", OPEN_FILTER);
      return;
    }
    docker(
      ...[...common, ...this.mounts(), "--dns", addressIn(this.networkName, `${this.networkName}-world`)],
      ...["--label", `com.docker.swarm.service.name=${this.filterService}`],
      ...["-e", `MAIL_HOST=${MAIL_HOST}`, "-v", `${this.networkName}-dkim:/secret`],
      ...[...FILTER_CAPABILITIES, this.filter.image],
    );
  }

  /** A fresh container for Postfix over the same volumes, as after an update of the service. */
  runMx(): void {
    docker(
      ...[
        "run",
        "-d",
        "--name",
        this.mxService,
        "--network",
        this.networkName,
        ...LIKE_SWARM,
        ...this.mounts(),
      ],
      ...["--label", `com.docker.swarm.service.name=${this.networkName}-mail-mx`],
      ...["-e", `MAIL_HOST=${MAIL_HOST}`, "-e", `IMAP_SERVICE=${this.imapService}`, "-e", "OUTBOUND=deny"],
      ...["-e", `FILTER_ADDRESS=${this.filterService}:11332`],
      ...["-e", `MONITORING_SENDER=${MONITORING_SENDER}`, "-p", `127.0.0.1:${this.ports.inside}:2527`],
      ...["-v", `${this.networkName}-queue:/var/spool/postfix`, "-p", `127.0.0.1:${this.ports.smtp}:2525`],
      ...["-p", `127.0.0.1:${this.ports.submission}:5587`, "-p", `127.0.0.1:${this.ports.submissions}:5465`],
      ...[...MX_CAPABILITIES, this.image, "mx"],
    );
  }

  /** A fresh container for Dovecot over the same volumes, as after an update of the service. */
  runImap(): void {
    docker(
      ...[
        "run",
        "-d",
        "--name",
        this.imapService,
        "--network",
        this.networkName,
        ...LIKE_SWARM,
        ...this.mounts(),
      ],
      ...["--label", `com.docker.swarm.service.name=${this.imapService}`, "-e", `MAIL_HOST=${MAIL_HOST}`],
      ...["-e", `ACTIVATION_PAGE=${ACTIVATION_PAGE}`, "-e", `WEBMAIL_NETWORK=${this.subnet}`],
      ...["-v", `${this.networkName}-secret:/secret`, "-v", `${this.networkName}-data:/var/mail-data`],
      ...["-p", `127.0.0.1:${this.ports.imaps}:5993`, ...IMAP_CAPABILITIES, this.image, "imap"],
    );
  }

  /** Takes the first free address of the network, so that what starts next gets another one. */
  occupyAddress(): void {
    docker(
      "run",
      "-d",
      "--name",
      `${this.networkName}-other`,
      "--network",
      this.networkName,
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

  /** Waits until the facts published last are in force, on both servers if none is named. */
  async settled(...services: string[]): Promise<void> {
    const wanted = `generation-${this.generation}`;
    for (const service of services.length === 0 ? [this.imapService, this.mxService] : services) {
      await eventually(`${service} follows ${wanted}`, () =>
        docker("exec", service, "cat", "/dev/shm/followed/facts").includes(wanted),
      );
    }
  }

  async healthy(...services: string[]): Promise<void> {
    for (const service of services.length === 0 ? [this.imapService, this.mxService] : services) {
      await eventually(
        `${service} is healthy`,
        () => docker("exec", service, "healthcheck.sh") === "",
        // The filter compiles its lists when it starts.
        service === this.filterService ? 120_000 : 30_000,
      );
    }
  }

  /** Postfix' or Dovecot's figures, as Prometheus reads them. */
  figures(of: "mx" | "imap" = "mx"): string {
    const port = of === "mx" ? MAIL_PORTS.mxMetrics : MAIL_PORTS.imapMetrics;
    const read = `fetch("http://127.0.0.1:${port}/metrics").then((answer) => answer.text()).then((text) => process.stdout.write(text))`;
    return docker("exec", of === "mx" ? this.mxService : this.imapService, "node", "-e", read);
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
      const { message, responseText = "" } = error as Error & { responseText?: string };
      (error as Error).message = `${address} does not log in: ${message} ${responseText}`;
      throw error;
    }
    return client;
  }

  logs(): string {
    return [this.imapService, this.mxService, this.filterService]
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
    quietly("rm", "-f", this.filterService);
    quietly("rm", "-f", `${this.networkName}-other`);
    quietly("rm", "-f", `${this.networkName}-world`);
    quietly(
      "volume",
      "rm",
      `${this.networkName}-queue`,
      `${this.networkName}-dkim`,
      `${this.networkName}-secret`,
      `${this.networkName}-data`,
    );
    quietly("network", "rm", this.networkName);
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

export interface FilterUnderTest {
  readonly image: string;
  /** What answers for the world's names. */
  readonly dnsImage: string;
  /** The world's records, in the form of a zone file whose zone is the root. */
  readonly zone: string;
}

function addressIn(network: string, container: string): string {
  return docker("inspect", "-f", `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`, container);
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
// SETPCAP: the entry point drops what only the firewall needs.
const MX_CAPABILITIES = capabilities(
  "SETPCAP",
  "CHOWN",
  "DAC_OVERRIDE",
  "DAC_READ_SEARCH",
  "FOWNER",
  "KILL",
  "SETGID",
  "SETUID",
);
const FILTER_CAPABILITIES = capabilities(
  "SETPCAP",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "KILL",
  "SETGID",
  "SETUID",
);
const IMAP_CAPABILITIES = capabilities(
  "SETPCAP",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "KILL",
  "SETGID",
  "SETUID",
  "SYS_CHROOT",
);

/**
 * A milter that says yes (protocol of Sendmail, version 6): it asks to be told of nothing but the end of each letter.
 * A packet is four bytes of length, a letter for the command, and data.
 */
const OPEN_FILTER = `
const packet = (text) => { const b = Buffer.alloc(4 + text.length); b.writeUInt32BE(text.length); b.write(text, 4, "latin1"); return b; };
require("net").createServer((socket) => {
  let got = Buffer.alloc(0);
  socket.on("error", () => socket.destroy());
  socket.on("data", (data) => {
    got = Buffer.concat([got, data]);
    while (got.length >= 4 && got.length >= 4 + got.readUInt32BE(0)) {
      const command = String.fromCharCode(got[4]);
      got = got.subarray(4 + got.readUInt32BE(0));
      if (command === "O") socket.write(packet("O\\0\\0\\0\\x06\\0\\0\\0\\0\\0\\0\\x03\\x7f"));
      else if (command === "Q") socket.end();
      else if (!"DAK".includes(command)) socket.write(packet("c"));
    }
  });
}).listen(11332)`;

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
