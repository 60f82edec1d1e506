import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { describeWithDocker, docker, eventually, freePort, imageUnderTest } from "../../support/docker";
import { Containers } from "../containers";
import { type Answer, ask, type Question } from "./https";

const ZONE = "hcm.edu.vn.localhost";
const A = `thcsa.${ZONE}`;
const B = `thcsb.${ZONE}`;
const OWN = "thcsabc-hcm.edu.vn.localhost";

/** A school's site that tells what it was asked, and is never the same twice. */
const SITE = `
worker_processes 1; pid /tmp/nginx.pid; error_log stderr warn; daemon off;
events {}
http {
  access_log off; client_max_body_size 0; client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; fastcgi_temp_path /tmp/f;
  uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
  server {
    listen 8080;
    default_type text/html;
    add_header X-Frame-Options DENY;
    location = /wp-admin/async-upload.php { proxy_pass http://127.0.0.1:8082; }
    location = /cookie { add_header Set-Cookie "x=1"; return 200 "$hostname $request_id"; }
    location / {
      return 200 '{"site":"$hostname","id":"$request_id","host":"$http_host","for":"$http_x_forwarded_for","proto":"$http_x_forwarded_proto","forwardedHost":"$http_x_forwarded_host","override":"$http_x_http_method_override","method":"$request_method"}';
    }
  }
  # Behind it, so that the whole body is read as a real site would.
  server { listen 127.0.0.1:8082; location / { return 200 "ok"; } }
}`;

describeWithDocker("the edge", () => {
  let base: string;
  let image: string;
  let lab: Containers;
  let http: number;
  let https: number;
  const folder = mkdtempSync(join(tmpdir(), "cte-edge-"));

  const site = (name: string): void =>
    lab.run(name, image, {
      options: [
        "--hostname",
        name,
        "-v",
        `${folder}:/site:ro`,
        "--no-healthcheck",
        "--entrypoint",
        "/usr/sbin/nginx",
      ],
      command: ["-c", "/site/site.conf"],
    });
  const routes = (...pairs: readonly (readonly [host: string, site: string])[]): string =>
    pairs.map(([host, name]) => `${host} http://${lab.host(name)}:8080;\n`).join("");
  const both = (): Readonly<Record<string, string>> => ({
    "routes/cell-01.map": routes([A, "a"], [B, "b"], [OWN, "b"]),
  });
  const get = (url: string, question?: Question): Promise<Answer> => ask(https, url, question);
  const told = async (url: string, question?: Question): Promise<Record<string, string>> =>
    JSON.parse((await get(url, question)).body) as Record<string, string>;

  beforeAll(async () => {
    base = await imageUnderTest("base");
    image = await imageUnderTest("edge");
    writeFileSync(join(folder, "site.conf"), SITE);
    docker("run", "--rm", "-v", `${folder}:/f`, base, "chmod", "755", "/f");
    lab = new Containers("edge");
    [http, https] = [await freePort(), await freePort()];
    site("a");
    site("b");
    lab.run("edge", image, {
      volumes: { config: "/config:ro", certificates: "/certificates:ro" },
      environment: { ZONE, HTTPS_PORT: "8443" },
      options: [
        ...[
          "--tmpfs",
          "/var/cache/nginx",
          "--memory",
          "256m",
          "-p",
          `127.0.0.1:${http}:8080`,
          "-p",
          `127.0.0.1:${https}:8443`,
        ],
      ],
    });
    await eventually("the edge answers", () => lab.exec("edge", "healthy") === "");
    await lab.publish(base, "base", "config", both());
    await eventually("the route is in force", async () => (await get(`https://${A}/`)).status === 200);
  });
  afterAll(() => {
    lab.end();
    rmSync(folder, { recursive: true });
  });

  /** What the certifier does: files of one certificate, then the generation. */
  const certify = (name: string, ...domains: readonly string[]): string => {
    const [key, chain] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
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
    install(name, pem, readFileSync(key, "utf8"));
    return pem;
  };
  const install = (name: string, chain: string, key: string): void => {
    docker(
      ...["run", "--rm", "-v", `${lab.host("certificates")}:/c`, base, "bash", "-c"],
      'mkdir -p "/c/$1"; printf %s "$2" > "/c/$1/fullchain.pem"; printf %s "$3" > "/c/$1/key.pem"; ' +
        'chmod 640 "/c/$1"/*; date +%N > /c/.g; mv /c/.g /c/.generation',
      ...["-", name, chain, key],
    );
  };

  test("leads each host to its own site", async () => {
    expect((await told(`https://${A}/x?y=1`)).site).toBe("a");
    expect((await told(`https://${B}/x?y=1`)).site).toBe("b");
    expect((await told(`https://${A.toUpperCase()}/x?y=1`)).site).toBe("a");
  });

  test.each([`khongco.${ZONE}`, ZONE, "example.org", "127.0.0.1", `x.${A}`])(
    "gives %s no site of another school",
    async (host) => {
      const answer = await get(`https://${host}/`);
      expect(answer.status).toBe(421);
      expect(answer.body).toContain("Không có trang nào ở địa chỉ này");
      expect(answer.body).toContain("No unit of this system");
      expect((await ask(http, `http://${host}/`)).status).toBe(421);
    },
  );

  test.each(["..", ".", "", "a/../b", "-", "_", "thcsa"])("refuses the host '%s'", async (host) => {
    const answer = await get(`https://${A}/`, { headers: { Host: host } });
    expect([400, 421]).toContain(answer.status);
    expect(answer.body).not.toContain('"site"');
  });

  test("leads plain HTTP to HTTPS at the port that visitors see", async () => {
    const answer = await ask(http, `http://${A}/tin-tuc?trang=2`);
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe(`https://${A}:8443/tin-tuc?trang=2`);
  });

  test("replaces what a visitor claims about itself", async () => {
    const seen = await told(`https://${A}/spoof`, {
      headers: {
        "X-Forwarded-For": "6.6.6.6",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "X-HTTP-Method-Override": "DELETE",
      },
    });
    expect(seen).toMatchObject({
      host: `${A}:8443`,
      proto: "https",
      forwardedHost: `${A}:8443`,
      override: "",
    });
    expect(seen.for).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(seen.for).not.toBe("6.6.6.6");
    const posted = await told(`https://${A}/spoof`, {
      method: "POST",
      headers: { "X-HTTP-Method-Override": "PUT" },
    });
    expect(posted.override).toBe("PUT");
  });

  test("sets each security header once", async () => {
    const { headers } = await get(`https://${A}/`);
    expect(headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
      "referrer-policy": "strict-origin-when-cross-origin",
      server: "nginx",
    });
  });

  test("speaks TLS 1.2 and 1.3 only", async () => {
    const protocol = (version: "TLSv1.1" | "TLSv1.2" | "TLSv1.3"): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(
          {
            host: "127.0.0.1",
            port: https,
            servername: A,
            rejectUnauthorized: false,
            minVersion: version,
            maxVersion: version,
          },
          () => {
            resolve(socket.getProtocol() ?? "");
            socket.end();
          },
        );
        socket.on("error", () => resolve("refused"));
      });
    expect(await protocol("TLSv1.1")).toBe("refused");
    expect(await protocol("TLSv1.2")).toBe("TLSv1.2");
    expect(await protocol("TLSv1.3")).toBe("TLSv1.3");
  });

  test("keeps an anonymous page for a moment, each host its own, and never one of somebody known", async () => {
    const first = await told(`https://${A}/trang`);
    expect((await told(`https://${A}/trang`)).id).toBe(first.id);
    expect((await told(`https://${B}/trang`)).site).toBe("b");
    const known = { headers: { Cookie: "wordpress_logged_in_abc=x" } };
    const editor = await told(`https://${A}/trang`, known);
    expect(editor.id).not.toBe(first.id);
    expect((await told(`https://${A}/trang`)).id).toBe(first.id);
    expect((await told(`https://${A}/trang`, { headers: { "X-Probe": "1" } })).id).not.toBe(first.id);
    const admin = await told(`https://${A}/wp-admin/`);
    expect((await told(`https://${A}/wp-admin/`)).id).not.toBe(admin.id);
    expect((await get(`https://${A}/cookie`)).body).not.toBe((await get(`https://${A}/cookie`)).body);
  });

  test("throttles the guessing of passwords", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      statuses.push((await get(`https://${B}/wp-login.php`, { method: "POST", body: "log=a" })).status);
    }
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses.slice(8)).toEqual([429, 429, 429, 429]);
    expect((await get(`https://${A}/wp-login.php`)).status).toBe(200);
  });

  test.each([
    ["/?id=1%27%20or%20%271%27=%271", 403],
    ["/?x=%3Cscript%3Ealert(1)%3C/script%3E", 403],
    ["/?f=../../../../etc/passwd", 403],
    ["/xmlrpc.php", 403],
    ["/?s=th%E1%BB%A7%20t%E1%BB%A5c%20-%20bi%E1%BB%83u%20m%E1%BA%ABu", 200],
    [`/?s=${encodeURIComponent("chọn trường lớp 10 và nộp hồ sơ")}`, 200],
  ])("answers %s with %i", async (path, status) => {
    const answer = await get(`https://${A}${path}`);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toContain("Yêu cầu bị từ chối");
  });

  describe("an editor's work", () => {
    const lesson =
      '<!-- wp:paragraph --><p>Kế hoạch tuyển sinh <strong>lớp 10</strong>: "đã đăng ký" & <a href="https://hcm.edu.vn/van-ban?id=1">xem</a></p><!-- /wp:paragraph -->' +
      "<!-- wp:code --><pre><code>SELECT * FROM hocsinh WHERE '1'='1' UNION SELECT 1; &lt;script>alert(1)&lt;/script>; cat ../../etc/passwd; &lt;?php system($_GET['x']);</code></pre><!-- /wp:code -->";
    const session = { Cookie: "wordpress_logged_in_abc=x" };
    const post = (path: string, type: string, body: string, headers: Readonly<Record<string, string>>) =>
      get(`https://${A}${path}`, { method: "POST", headers: { "Content-Type": type, ...headers }, body });

    test.each(["posts/12", "pages/7", "van_ban/12", "gop_y", "blocks/3", "media/9", "templates/theme//home"])(
      "is let through to %s",
      async (where) => {
        const answer = await post(
          `/wp-json/wp/v2/${where}?_locale=user`,
          "application/json",
          JSON.stringify({ id: 12, title: "Thông báo tuyển sinh", content: lesson, status: "publish" }),
          { ...session, "X-HTTP-Method-Override": "PUT", "X-WP-Nonce": "0123456789" },
        );
        expect(answer.status).toBe(200);
      },
    );

    test("is refused to somebody without a session", async () => {
      const body = JSON.stringify({ content: lesson });
      expect((await post("/wp-json/wp/v2/van_ban/12", "application/json", body, {})).status).toBe(403);
    });

    test("may hold a large file, which costs the edge no memory; strangers may send none", async () => {
      const upload = "/wp-admin/async-upload.php";
      const type = "multipart/form-data; boundary=ranh";
      const body =
        '--ranh\r\nContent-Disposition: form-data; name="async-upload"; filename="cong-van.pdf"\r\n' +
        `Content-Type: application/pdf\r\n\r\n${"%PDF ".repeat(6 * 1024 * 1024)}\r\n--ranh--\r\n`;
      const uploads = await Promise.all([1, 2, 3, 4].map(() => post(upload, type, body, session)));
      expect(uploads.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
      expect(lab.logs("edge")).not.toContain("exited on signal");

      const announce = (bytes: number, headers: Readonly<Record<string, string>>): Promise<Answer> =>
        get(`https://${A}${upload}`, {
          method: "POST",
          headers: {
            ...headers,
            "Content-Type": type,
            "Content-Length": String(bytes),
            Expect: "100-continue",
          },
        });
      expect((await announce(1000, {})).status).toBe(403);
      const tooLarge = await announce(33 * 1024 * 1024, session);
      expect(tooLarge.status).toBe(413);
      expect(tooLarge.body).toContain("Tệp quá lớn");
    });

    test("is let through to an article of 1 MB", async () => {
      const content = "<p>Trường Trung học cơ sở Nguyễn Du thông báo.</p>".repeat(20_000);
      const answer = await post("/wp-json/wp/v2/posts/12", "application/json", JSON.stringify({ content }), {
        ...session,
        "X-WP-Nonce": "0123456789",
      });
      expect(answer.status).toBe(200);
    });
  });

  test("a new route comes into force without one failed request", async () => {
    const statuses = new Map<number, number>();
    let going = true;
    const load = Promise.all(
      [1, 2, 3].map(async () => {
        while (going) {
          const { status } = await get(`https://${A}/?${Math.random()}`);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      }),
    );
    const moi = `thcsmoi.${ZONE}`;
    await lab.publish(base, "02", "config", { "routes/cell-09.map": routes([moi, "b"]) });
    await eventually("the new school is there", async () => (await get(`https://${moi}/`)).status === 200);
    await lab.publish(base, "02", "config", {});
    await eventually("it is gone", async () => (await get(`https://${moi}/`)).status === 421);
    going = false;
    await load;
    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(20);
  });

  test("leaves a broken file as it was, and serves the others", async () => {
    await lab.publish(base, "02", "config", {
      "routes/cell-09.map": `${routes([`moi.${ZONE}`, "b"])}evil; include /etc/passwd;\n`,
    });
    await lab.publish(base, "03", "config", { "routes/cell-10.map": routes([`hai.${ZONE}`, "b"]) });
    await eventually(
      "the sound one is in force",
      async () => (await get(`https://hai.${ZONE}/`)).status === 200,
    );
    expect((await get(`https://moi.${ZONE}/`)).status).toBe(421);
    expect((await get(`https://${A}/`)).status).toBe(200);
    expect(lab.logs("edge")).toContain(
      "/config/routes/cell-09.map line 2 cannot be read: the file is left out.",
    );
  });

  test("gives a host that two services claim to neither newcomer", async () => {
    await lab.publish(base, "02", "config", { "routes/cell-09.map": routes([A, "b"]) });
    await eventually("it is said", () => lab.logs("edge").includes(`${A} is given to both`));
    expect((await told(`https://${A}/?${Math.random()}`)).site).toBe("a");
    await lab.publish(base, "02", "config", {});
  });

  test("leads visitors of a retiring unit on, and lets its editors in", async () => {
    await lab.publish(base, "02", "config", { "successors/cell-01.map": `${B} https://${A}:8443;\n` });
    await eventually("it leads on", async () => (await get(`https://${B}/tin-tuc`)).status === 302);
    expect((await get(`https://${B}/tin-tuc`)).headers.location).toBe(`https://${A}:8443/`);
    expect((await told(`https://${B}/wp-admin/`)).site).toBe("b");
    await lab.publish(base, "02", "config", {});
    await eventually("it leads on no more", async () => (await get(`https://${B}/tin-tuc`)).status === 200);
  });

  test("takes new certificates over: one for the zone, one for a host outside it", async () => {
    const city = certify("city", ZONE, `*.${ZONE}`);
    await eventually(
      "the city's certificate is verified",
      async () => (await get(`https://${A}/`, { authority: city })).status,
    );
    const own = certify("u7900867", OWN);
    await eventually(
      "the unit's own is verified",
      async () => (await get(`https://${OWN}/`, { authority: own })).status,
    );
    expect((await told(`https://${OWN}/`, { authority: own })).site).toBe("b");
    expect((await get(`https://${A}/`, { authority: city })).status).toBe(200);
    expect(lab.exec("edge", "healthy")).toBe("");
  });

  test("keeps the former certificate when a new one does not fit its key", async () => {
    const city = certify("city", ZONE, `*.${ZONE}`);
    await eventually("it is verified", async () => (await get(`https://${A}/`, { authority: city })).status);
    install(
      "city",
      readFileSync(join(folder, "u7900867.pem"), "utf8"),
      readFileSync(join(folder, "city.key"), "utf8"),
    );
    await eventually("it is said", () =>
      lab
        .logs("edge")
        .includes("certificate 'city' and its key do not fit together: the former one stays in force"),
    );
    expect((await get(`https://${A}/`, { authority: city })).status).toBe(200);
  });

  test("shows the last page of a site that is down, and says so where there is none", async () => {
    const page = await told(`https://${A}/ben-vung`);
    lab.remove("a");
    const stale = await eventually(
      "the page is stale",
      async () => {
        const answer = await get(`https://${A}/ben-vung`);
        return answer.headers["x-cache"] === "STALE" ? answer : null;
      },
      25_000,
    );
    expect(stale.status).toBe(200);
    expect((JSON.parse(stale.body) as Record<string, string>).id).toBe(page.id);
    for (const question of [{}, { headers: { "X-Probe": "1" } }]) {
      const answer = await get(`https://${A}/${"X-Probe" in question ? "ben-vung" : "chua-xem"}`, question);
      expect(answer.status).toBe(503);
      expect(answer.headers["retry-after"]).toBe("10");
      expect(answer.body).toContain("Trang đang tạm ngưng");
    }
    expect((await get(`https://${A}/ben-vung`, { headers: { "X-Probe": "1" } })).status).toBe(503);
    site("a");
    await eventually("it is back", async () => (await get(`https://${A}/?${Math.random()}`)).status === 200);
  });

  test("ends at once when told to", () => {
    const start = Date.now();
    docker("stop", lab.host("edge"));
    expect(Date.now() - start).toBeLessThan(8_000);
  });
});
