import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Route } from "playwright-core";
import { docker, eventually, freePort, imageUnderTest } from "../../support/docker";
import { ask, type Answer, type Question } from "../edge/https";
import { MAIL_HOST, type MailServers } from "../mail/servers";

export const WEBMAIL_HOST = "hopthu.hcm.edu.vn.localhost";
/** Of a city whose doors stand elsewhere than at 443. */
export const ACTIVATION_PAGE = "https://kichhoat.hcm.edu.vn.localhost:8443";
const CAPABILITIES = ["SETPCAP", "CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID"];

/** The page for reading mail behind the edge, in the network of a pair of mail servers. */
export class WebmailLab {
  readonly page = `ctm-webmail-page-${process.pid}`;
  readonly edge = `ctm-webmail-edge-${process.pid}`;
  readonly folder = mkdtempSync(join(tmpdir(), "ctm-web-"));
  port = 0;

  get origin(): string {
    return `https://${WEBMAIL_HOST}:${this.port}`;
  }

  async start(servers: MailServers): Promise<void> {
    this.port = await freePort();
    mkdirSync(join(this.folder, "config", "routes"), { recursive: true });
    writeFileSync(
      join(this.folder, "config", "routes", "mail.map"),
      `${WEBMAIL_HOST} http://${this.page}:8080;\n`,
    );
    writeFileSync(join(this.folder, "config", ".generation"), "1\n");
    mkdirSync(join(this.folder, "certificates"));
    mkdirSync(join(this.folder, "public"));
    writeFileSync(join(this.folder, "public", "root.pem"), servers.ca);
    execFileSync("chmod", ["-R", "a+rX", this.folder]);
    const network = servers.networkName;
    docker(
      ...["run", "--pull", "never", "-d", "--name", this.page, "--network", network, "--read-only"],
      ...["--tmpfs", "/run:mode=1777", "--tmpfs", "/tmp:mode=1777", "--cap-drop", "ALL"],
      ...CAPABILITIES.flatMap((each) => ["--cap-add", each]),
      ...["-v", `${this.page}-data:/data`, "-v", `${this.page}-secret:/secret`],
      ...["-v", `${this.folder}/public:/public:ro`],
      ...[
        "-e",
        `WEBMAIL_HOST=${WEBMAIL_HOST}`,
        "-e",
        `ACTIVATION_PAGE=${ACTIVATION_PAGE}`,
        "-e",
        `MAIL_HOST=${MAIL_HOST}`,
      ],
      ...["-e", `IMAPS=${servers.imapService}:5993`, "-e", `SUBMISSIONS=${servers.mxService}:5465`],
      ...["-e", `PASSWORDS=${servers.imapService}:2429`, await imageUnderTest("webmail")],
    );
    docker(
      ...["run", "--pull", "never", "-d", "--name", this.edge, "--network", network],
      ...["--tmpfs", "/var/cache/nginx", "-e", "ZONE=hcm.edu.vn.localhost"],
      ...["-e", `HTTPS_PORT=${this.port}`, "-e", `WEBMAIL_HOST=${WEBMAIL_HOST}`],
      ...["-v", `${this.folder}/config:/config:ro`, "-v", `${this.folder}/certificates:/certificates:ro`],
      ...["-p", `127.0.0.1:${this.port}:8443`, await imageUnderTest("edge")],
    );
    await eventually(
      "the page answers behind the edge",
      async () => (await this.open("/")).status === 200,
      90_000,
    );
  }

  open(path: string, question: Question = {}): Promise<Answer> {
    return ask(this.port, `https://${WEBMAIL_HOST}${path}`, { patienceMs: 60_000, ...question });
  }

  /**
   * Fetches for a browser by Node's connections: Chromium drops its own whenever an interface of the machine comes or
   * goes.
   *
   * @param file what each form with a file sends, since Chromium shows it to nobody
   */
  async fetchFor(context: BrowserContext, file: Buffer = Buffer.alloc(0)): Promise<void> {
    await context.route(`${this.origin}/**`, async (route) => {
      // The page has gone on meanwhile.
      await this.fulfill(route, file).catch(() => undefined);
    });
  }

  private async fulfill(route: Route, file: Buffer): Promise<void> {
    const asked = route.request();
    const body = withFile(asked.postDataBuffer() ?? Buffer.alloc(0), file);
    const { pathname, search } = new URL(asked.url());
    const headers = await asked.allHeaders();
    await new Promise<void>((resolve, reject) => {
      const sent = request(
        {
          ...{ host: "127.0.0.1", port: this.port, path: pathname + search, method: asked.method() },
          ...{ servername: WEBMAIL_HOST, rejectUnauthorized: false, agent: false },
          headers: {
            ...Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":"))),
            host: `${WEBMAIL_HOST}:${this.port}`,
            "accept-encoding": "identity",
            ...(asked.method() === "POST" ? { "content-length": String(body.length) } : {}),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("error", reject);
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => {
            const told = Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.join("\n") : (value ?? ""),
              ]),
            );
            route
              .fulfill({ status: answer.statusCode ?? 0, headers: told, body: Buffer.concat(chunks) })
              .then(resolve, reject);
          });
        },
      );
      sent.on("error", reject);
      sent.end(asked.method() === "POST" ? body : undefined);
    });
  }

  logs(): string {
    return [this.page, this.edge]
      .map((name) => execFileSync("sh", ["-c", 'docker logs "$0" 2>&1', name], { encoding: "utf8" }))
      .join("\n");
  }

  remove(): void {
    for (const name of [this.page, this.edge]) {
      try {
        docker("rm", "-f", name);
      } catch {
        // It was never made.
      }
    }
    for (const name of ["data", "secret"]) {
      try {
        docker("volume", "rm", `${this.page}-${name}`);
      } catch {
        // It was never made.
      }
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A form as Chromium shows it, with the file where it belongs if it is left out: behind the part's own headers. */
function withFile(form: Buffer, file: Buffer): Buffer {
  if (form.length >= file.length) return form;
  const head = form.indexOf('; filename="');
  const at = head < 0 ? -1 : form.indexOf("\r\n\r\n", head);
  return at < 0 ? form : Buffer.concat([form.subarray(0, at + 4), file, form.subarray(at + 4)]);
}
