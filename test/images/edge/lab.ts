import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docker, eventually, freePort, imageUnderTest } from "../../support/docker";
import { Containers } from "../containers";
import { type Answer, ask, type Question } from "./https";

export const ZONE = "hcm.edu.vn.localhost";
export const A = `thcsa.${ZONE}`;
export const B = `thcsb.${ZONE}`;
export const OWN = "thcsabc-hcm.edu.vn.localhost";

/** A session as WordPress writes it; the test's site says yes to this one alone. */
export const SESSION = {
  Cookie: `wordpress_logged_in_${"0f".repeat(16)}=bientap%7C1893456000%7C${"a".repeat(43)}%7C${"0d".repeat(32)}`,
};
/** As well formed, and nobody's. */
export const FORGED = { Cookie: SESSION.Cookie.replace("bientap", "quantri") };

/** A school's site that tells what it was asked, and is never the same twice. */
const SITE = `
worker_processes 1; pid /tmp/nginx.pid; error_log stderr warn; daemon off;
events {}
http {
  access_log off; client_max_body_size 0; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; fastcgi_temp_path /tmp/f;
  uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s; gzip on; gzip_proxied any; gzip_min_length 100; gzip_types text/html;
  server {
    listen 8080;
    default_type text/html;
    add_header X-Frame-Options DENY;
    location = /.session {
      if ($http_cookie ~ "=bientap%7C") { return 204; }
      return 401;
    }
    location = /wp-admin/async-upload.php { proxy_pass http://127.0.0.1:8082; }
    location = /cookie { add_header Set-Cookie "x=1"; return 200 "$hostname $request_id"; }
    location = /mat { add_header Cache-Control "no-store, private"; return 200 "$hostname $request_id"; }
    location = /mot-gio { expires 1h; return 200 "$hostname $request_id"; }
    location = /theo-ngon-ngu { add_header Vary Accept-Language; return 200 "$hostname $request_id"; }
    location = /khong-co { add_header Cache-Control "no-cache, must-revalidate, max-age=0, no-store, private" always; return 404 "$request_id"; }
    location = /cua-rieng { add_header X-Accel-Redirect /.edge/refused.html; add_header X-Accel-Expires 3600; return 200 "$request_id"; }
    location / {
      return 200 '{"site":"$hostname","id":"$request_id","host":"$http_host","for":"$http_x_forwarded_for","proto":"$http_x_forwarded_proto","forwardedHost":"$http_x_forwarded_host","original":"$http_x_original_url","authorization":"$http_authorization","override":"$http_x_http_method_override","method":"$request_method","uri":"$request_uri","cookie":"$http_cookie"}';
    }
  }
  # Behind it, so that the whole body is read as a real site would.
  server { listen 127.0.0.1:8082; location / { return 200 "ok"; } }
}`;

/** An edge with two schools behind it, run as the platform runs them. */
export class EdgeLab {
  static async start(about: string): Promise<EdgeLab> {
    const lab = new EdgeLab(
      await imageUnderTest("base"),
      await imageUnderTest("edge"),
      new Containers(about),
      await freePort(),
      await freePort(),
    );
    await lab.begin();
    return lab;
  }

  readonly folder = mkdtempSync(join(tmpdir(), "cte-edge-"));

  private constructor(
    readonly base: string,
    private readonly image: string,
    readonly containers: Containers,
    readonly http: number,
    readonly https: number,
  ) {}

  private async begin(): Promise<void> {
    writeFileSync(join(this.folder, "site.conf"), SITE);
    docker("run", "--rm", "-v", `${this.folder}:/f`, this.base, "chmod", "755", "/f");
    this.site("a");
    this.site("b");
    this.containers.run("edge", this.image, {
      volumes: { config: "/config:ro", certificates: "/certificates:ro" },
      environment: { ZONE, HTTPS_PORT: "8443" },
      options: [
        ...["--tmpfs", "/var/cache/nginx", "--memory", "256m"],
        ...["-p", `127.0.0.1:${this.http}:8080`, "-p", `127.0.0.1:${this.https}:8443`],
      ],
    });
    await eventually("the edge answers", () => this.containers.exec("edge", "healthcheck.sh") === "");
    await this.publish("base", { "routes/cell-01.map": this.routes([A, "a"], [B, "b"], [OWN, "b"]) });
    await eventually("the route is in force", async () => (await this.get(`https://${A}/`)).status === 200);
  }

  end(): void {
    this.containers.end();
    rmSync(this.folder, { recursive: true });
  }

  site(name: string): void {
    this.containers.run(name, this.image, {
      options: [
        ...["--hostname", name, "-v", `${this.folder}:/site:ro`, "--no-healthcheck"],
        ...["--entrypoint", "/usr/sbin/nginx"],
      ],
      command: ["-c", "/site/site.conf"],
    });
  }

  routes(...pairs: readonly (readonly [host: string, site: string])[]): string {
    return pairs.map(([host, name]) => `${host} http://${this.containers.host(name)}:8080;\n`).join("");
  }

  publish(publisher: string, files: Readonly<Record<string, string>>): Promise<void> {
    return this.containers.publish(this.base, publisher, "config", files);
  }

  get(url: string, question?: Question): Promise<Answer> {
    return ask(this.https, url, question);
  }

  /** What the site says that it was asked. */
  async told(url: string, question?: Question): Promise<Record<string, string>> {
    return JSON.parse((await this.get(url, question)).body) as Record<string, string>;
  }

  logs(): string {
    return this.containers.logs("edge");
  }

  /** What the certifier does: files of one certificate, then the generation. */
  certify(name: string, ...domains: readonly string[]): string {
    const [key, chain] = [join(this.folder, `${name}.key`), join(this.folder, `${name}.pem`)];
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"],
        ...["-subj", "/CN=test", "-addext", `subjectAltName=${domains.map((each) => `DNS:${each}`).join()}`],
        ...["-keyout", key, "-out", chain],
      ],
      { stdio: "ignore" },
    );
    const pem = readFileSync(chain, "utf8");
    this.install(name, pem, readFileSync(key, "utf8"));
    return pem;
  }

  install(name: string, chain: string, key: string): void {
    docker(
      ...["run", "--rm", "-v", `${this.containers.host("certificates")}:/c`, this.base, "bash", "-c"],
      'mkdir -p "/c/$1"; printf %s "$2" > "/c/$1/fullchain.pem"; printf %s "$3" > "/c/$1/key.pem"; ' +
        'chmod 640 "/c/$1"/*; date +%N > /c/.g; mv /c/.g /c/.generation',
      ...["-", name, chain, key],
    );
  }
}
