import { execFileSync } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { readFileSync, writeFileSync } from "node:fs";
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createSecureContext, type SecureContext } from "node:tls";
import { type Answer, decode, encode } from "dns-packet";

/** One answer of a host; a function where who asks, or how often, makes a difference. */
export type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** A host of the stand-in server: what it answers and what the DNS says of it. */
export interface Host {
  readonly handler: Handler;
  /** @default - 127.0.0.1 */
  readonly addresses?: readonly string[];
  /** Of the certificate that it shows. @default - valid */
  readonly certificate?: "valid" | "expired" | "ending" | "other-name" | "self-signed";
  /** TXT and MX records by name and type, such as `TXT thcs.edu.vn`. */
  readonly records?: Readonly<Record<string, readonly string[]>>;
  /** Whether port 80 serves the page instead of leading to HTTPS. */
  readonly isPlain?: boolean;
}

/**
 * Many sites on one machine: a web server with and without TLS that tells hosts apart by name, and a name server that
 * leads all of them here. Everything speaks the real protocols.
 */
export class StandIn {
  private https!: Server;
  private http!: Server;
  private dns!: Socket;
  private contexts!: Readonly<Record<NonNullable<Host["certificate"]>, SecureContext>>;
  /** PEM of the authority that signed the valid certificates. */
  ca = "";
  /** Requests by host and path, in their order. */
  readonly asked: { readonly host: string; readonly path: string; readonly agent: string }[] = [];
  private readonly open = new Map<string, number>();
  /** The most connections that were open at once, by host. */
  readonly mostOpen = new Map<string, number>();

  constructor(
    private readonly hosts: ReadonlyMap<string, Host>,
    private readonly zone: string,
  ) {}

  async start(folder: string): Promise<void> {
    this.makeCertificates(folder);
    const answer: Handler = (request, response) => {
      const host = (request.headers.host ?? "").replace(/:\d+$/, "");
      const path = request.url ?? "/";
      this.asked.push({ host, path, agent: request.headers["user-agent"] ?? "" });
      const found = this.hosts.get(host);
      if (found === undefined) response.writeHead(421).end();
      else found.handler(request, response, path);
    };
    this.https = createHttps(
      {
        SNICallback: (name, done) => {
          this.count(name, 1);
          done(null, this.contexts[this.hosts.get(name)?.certificate ?? "valid"]);
        },
        ...this.files(folder, "valid"),
      },
      (request, response) => answer(request, response, ""),
    ) as unknown as Server;
    this.https.on(
      "secureConnection",
      (socket: { servername?: string; on(event: string, then: () => void): void }) =>
        socket.on("close", () => this.count(socket.servername ?? "", -1)),
    );
    this.http = createHttp((request, response) => {
      const host = (request.headers.host ?? "").replace(/:\d+$/, "");
      if (this.hosts.get(host)?.isPlain === true) answer(request, response, "");
      else response.writeHead(301, { location: `https://${host}:${this.ports.https}/` }).end();
    });
    for (const server of [this.https, this.http]) {
      await new Promise<void>((done) => server.listen(0, "0.0.0.0", done));
    }
    this.dns = createSocket("udp4");
    this.dns.on("message", (message, { port, address }) => this.answerName(message, port, address));
    await new Promise<void>((done) => this.dns.bind(0, "127.0.0.1", done));
  }

  get ports(): { readonly http: number; readonly https: number } {
    const port = (server: Server) => (server.address() as AddressInfo).port;
    return { http: port(this.http), https: port(this.https) };
  }

  get nameServer(): string {
    return `127.0.0.1:${this.dns.address().port}`;
  }

  async stop(): Promise<void> {
    for (const server of [this.https, this.http]) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
    this.dns.close();
  }

  private count(host: string, by: number): void {
    const now = (this.open.get(host) ?? 0) + by;
    this.open.set(host, now);
    this.mostOpen.set(host, Math.max(now, this.mostOpen.get(host) ?? 0));
  }

  private answerName(message: Buffer, port: number, address: string): void {
    const { id, questions = [] } = decode(message);
    const [{ name, type } = { name: "", type: "A" as const }] = questions;
    const host = this.hosts.get(name);
    const owner = host ?? [...this.hosts].find(([each]) => name.endsWith(`.${each}`))?.[1];
    const records = owner?.records?.[`${type} ${name}`] ?? [];
    const answers: Answer[] =
      type === "A"
        ? (host?.addresses ?? (host === undefined && name !== this.zone ? [] : ["127.0.0.1"]))
            .filter((each) => !each.includes(":"))
            .map((data) => ({ name, type, ttl: 1, data }))
        : type === "AAAA"
          ? (host?.addresses ?? [])
              .filter((each) => each.includes(":"))
              .map((data) => ({ name, type, ttl: 1, data }))
          : type === "MX"
            ? records.map((exchange) => ({ name, type, ttl: 1, data: { preference: 10, exchange } }))
            : type === "TXT"
              ? records.map((data) => ({ name, type, ttl: 1, data }))
              : [];
    this.dns.send(encode({ id: id ?? 0, type: "response", flags: 0x180, questions, answers }), port, address);
  }

  private files(folder: string, name: string) {
    return {
      cert: readFileSync(join(folder, `${name}.pem`)),
      key: readFileSync(join(folder, "site.key")),
    };
  }

  private makeCertificates(folder: string): void {
    const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    openssl(
      "req",
      "-x509",
      ...curve,
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem",
      "-subj",
      "/CN=Stand-in",
      "-days",
      "400",
    );
    this.ca = readFileSync(join(folder, "ca.pem"), "utf8");
    openssl("req", ...curve, "-keyout", "site.key", "-out", "site.csr", "-subj", "/CN=site");
    const sign = (name: string, hosts: string, days: number) => {
      writeFileSync(join(folder, "names.cnf"), `subjectAltName=${hosts}`);
      openssl(
        ...["x509", "-req", "-in", "site.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-out", `${name}.pem`],
        ...["-extfile", "names.cnf", "-days", String(days)],
      );
    };
    const all = `DNS:${this.zone},DNS:*.${this.zone}`;
    sign("valid", all, 90);
    sign("expired", all, -1);
    sign("ending", all, 5);
    sign("other-name", "DNS:elsewhere.example", 90);
    const context = (name: string) => createSecureContext(this.files(folder, name));
    this.contexts = {
      valid: context("valid"),
      expired: context("expired"),
      ending: context("ending"),
      "other-name": context("other-name"),
      // One that nobody was told to trust.
      "self-signed": this.strangers(folder),
    };
  }

  private strangers(folder: string): SecureContext {
    execFileSync(
      "openssl",
      [
        ...[
          "req",
          "-x509",
          "-newkey",
          "ec",
          "-pkeyopt",
          "ec_paramgen_curve:prime256v1",
          "-nodes",
          "-days",
          "30",
        ],
        ...[
          "-keyout",
          "own.key",
          "-out",
          "own.pem",
          "-subj",
          "/CN=own",
          "-addext",
          `subjectAltName=DNS:*.${this.zone}`,
        ],
      ],
      { cwd: folder, stdio: "pipe" },
    );
    return createSecureContext({
      cert: readFileSync(join(folder, "own.pem")),
      key: readFileSync(join(folder, "own.key")),
    });
  }
}
