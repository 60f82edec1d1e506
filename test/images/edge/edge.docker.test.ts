import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import { describeWithDocker, docker, eventually } from "../../support/docker";
import { type Answer, ask, type Question } from "./https";
import { A, B, EdgeLab, OWN, SESSION, ZONE } from "./lab";

describeWithDocker("the edge", () => {
  let lab: EdgeLab;
  const get = (url: string, question?: Question): Promise<Answer> => lab.get(url, question);
  const told = (url: string, question?: Question): Promise<Record<string, string>> => lab.told(url, question);

  beforeAll(async () => {
    lab = await EdgeLab.start("edge");
  });
  afterAll(() => lab.end());

  test("leads each host to its own site", async () => {
    expect((await told(`https://${A}/x?y=1`)).site).toBe("a");
    expect((await told(`https://${B}/x?y=1`)).site).toBe("b");
    expect((await told(`https://${A.toUpperCase()}/x?y=1`)).site).toBe("a");
  });

  test.each(["/.well-known/mta-sts.txt", "/mail/config-v1.1.xml?emailaddress=thcsa%40hcm.edu.vn"])(
    "lets through what mail servers and mail programs ask for: %s",
    async (path) => {
      expect((await told(`https://${A}${path}`)).uri).toBe(path);
    },
  );

  test.each([`khongco.${ZONE}`, ZONE, "example.org", "127.0.0.1", `x.${A}`])(
    "gives %s no site of another school",
    async (host) => {
      const answer = await get(`https://${host}/`);
      expect(answer.status).toBe(421);
      expect(answer.body).toContain("Không có trang nào ở địa chỉ này");
      expect(answer.body).toContain("No unit of this system");
      expect((await ask(lab.http, `http://${host}/`)).status).toBe(421);
    },
  );

  test.each(["..", ".", "", "a/../b", "-", "_", "thcsa"])("refuses the host '%s'", async (host) => {
    const answer = await get(`https://${A}/`, { headers: { Host: host } });
    expect([400, 421]).toContain(answer.status);
    expect(answer.body).not.toContain('"site"');
  });

  test("leads plain HTTP to HTTPS at the port that visitors see", async () => {
    const answer = await ask(lab.http, `http://${A}/tin-tuc?trang=2`);
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
        "X-Original-URL": "/wp-admin/",
        Authorization: "Basic YTpi",
      },
    });
    expect(seen).toMatchObject({
      host: `${A}:8443`,
      proto: "https",
      forwardedHost: `${A}:8443`,
      override: "",
      original: "",
      authorization: "",
    });
    expect(seen.for).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(seen.for).not.toBe("6.6.6.6");
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
            port: lab.https,
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

  test("a new route comes into force without one failed request", async () => {
    const statuses = new Map<number, number>();
    let going = true;
    // As an editor: one visitor is not let to ask so much.
    const load = Promise.all(
      [1, 2, 3].map(async () => {
        while (going) {
          const { status } = await get(`https://${A}/?${Math.random()}`, { headers: SESSION });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      }),
    );
    const moi = `thcsmoi.${ZONE}`;
    await lab.publish("02", { "routes/cell-09.map": lab.routes([moi, "b"]) });
    await eventually("the new school is there", async () => (await get(`https://${moi}/`)).status === 200);
    await lab.publish("02", {});
    await eventually("it is gone", async () => (await get(`https://${moi}/`)).status === 421);
    going = false;
    await load;
    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(10);
  });

  test("leaves a broken file as it was, and serves the others", async () => {
    await lab.publish("02", {
      "routes/cell-09.map": `${lab.routes([`moi.${ZONE}`, "b"])}evil; include /etc/passwd;\n`,
    });
    await lab.publish("03", { "routes/cell-10.map": lab.routes([`hai.${ZONE}`, "b"]) });
    await eventually(
      "the sound one is in force",
      async () => (await get(`https://hai.${ZONE}/`)).status === 200,
    );
    expect((await get(`https://moi.${ZONE}/`)).status).toBe(421);
    expect((await get(`https://${A}/`)).status).toBe(200);
    expect(lab.logs()).toContain("/config/routes/cell-09.map line 2 cannot be read: the file is left out.");
  });

  test("gives a host that two services claim to neither newcomer", async () => {
    await lab.publish("02", { "routes/cell-09.map": lab.routes([A, "b"]) });
    await eventually("it is said", () => lab.logs().includes(`${A} is given to both`));
    expect((await told(`https://${A}/?${Math.random()}`)).site).toBe("a");
    await lab.publish("02", {});
  });

  test("leads visitors of a retiring unit on, and lets its editors in", async () => {
    await lab.publish("02", { "successors/cell-01.map": `${B} https://${A}:8443;\n` });
    await eventually("it leads on", async () => (await get(`https://${B}/tin-tuc`)).status === 302);
    expect((await get(`https://${B}/tin-tuc`)).headers.location).toBe(`https://${A}:8443/`);
    expect((await told(`https://${B}/wp-admin/`)).site).toBe("b");
    await lab.publish("02", {});
    await eventually("it leads on no more", async () => (await get(`https://${B}/tin-tuc`)).status === 200);
  });

  test("leads each address of a former host to the same one of the present, for good, and no other host", async () => {
    const former = `thcscu.${ZONE}`;
    await lab.publish("02", {
      "moved/cell-01.map": `${former} https://${A}:8443;\n${B} https://${A}:8443;\n`,
    });
    await eventually("it leads on", async () => (await get(`https://${former}/`)).status === 301);
    for (const path of [
      "/",
      "/tin-tuc/bai-1/?trang=2",
      "/wp-login.php?lien-ket=abc",
      "/xmlrpc.php",
      "/a%0d%0ab",
    ]) {
      const { status, headers } = await get(`https://${former}${path}`);
      expect([path, status, headers.location]).toEqual([path, 301, `https://${A}:8443${path}`]);
    }
    expect((await ask(lab.http, `http://${former}/x`)).headers.location).toBe(`https://${former}:8443/x`);
    // What has a site of its own is nobody's former name.
    expect((await told(`https://${B}/x?y=2`)).site).toBe("b");
    expect((await get(`https://khongco.${ZONE}/`)).status).toBe(421);
    await lab.publish("02", {});
    await eventually("it leads on no more", async () => (await get(`https://${former}/`)).status === 421);
  });

  test("takes new certificates over: one for the zone, one for a host outside it", async () => {
    const city = lab.certify("city", ZONE, `*.${ZONE}`);
    await eventually(
      "the city's certificate is verified",
      async () => (await get(`https://${A}/`, { authority: city })).status,
    );
    const own = lab.certify("u7900867", OWN);
    await eventually(
      "the unit's own is verified",
      async () => (await get(`https://${OWN}/`, { authority: own })).status,
    );
    expect((await told(`https://${OWN}/`, { authority: own })).site).toBe("b");
    expect((await get(`https://${A}/`, { authority: city })).status).toBe(200);
    expect(lab.containers.exec("edge", "healthcheck.sh")).toBe("");
  });

  test("keeps the former certificate when a new one does not fit its key", async () => {
    const city = lab.certify("city", ZONE, `*.${ZONE}`);
    await eventually("it is verified", async () => (await get(`https://${A}/`, { authority: city })).status);
    lab.install(
      "city",
      readFileSync(join(lab.folder, "u7900867.pem"), "utf8"),
      readFileSync(join(lab.folder, "city.key"), "utf8"),
    );
    await eventually("it is said", () =>
      lab
        .logs()
        .includes("certificate 'city' and its key do not fit together: the former one stays in force"),
    );
    expect((await get(`https://${A}/`, { authority: city })).status).toBe(200);
  });

  test("shows what it answered, who failed to log in and what was refused, by school", async () => {
    const school = `thcsc.${ZONE}`;
    // Of the second school nothing is there but its name: nobody needs it for a refusal.
    await lab.publish("figures", { "routes/cell-02.map": `${school} http://ct-site-7900866:8080;\n` });
    await eventually("its route is known", async () => (await get(`https://${school}/`)).status !== 421);
    const attack = await get(
      `https://${school}/?q=${encodeURIComponent("1' UNION SELECT user_pass FROM wp_users-- ")}`,
    );
    expect(attack.status).toBe(403);
    // What those leave who are in no network of Prometheus.
    docker(
      ...["run", "--rm", "-v", `${lab.containers.host("certificates")}:/c`],
      ...["-v", `${lab.containers.host("config")}:/config`, lab.base, "bash", "-c"],
      "echo 'congtruong_certifier_alive_timestamp_seconds 1700000000' > /c/.figures; touch -d @1700000000 /config/.publishers/stuck.begun",
    );
    expect((await get(`https://${A}/wp-login.php`, { method: "POST", body: "log=a" })).status).toBe(200);
    const figures = (): string =>
      lab.containers.exec(
        "edge",
        ...[
          "bash",
          "-c",
          "exec 3<>/dev/tcp/127.0.0.1/9113; printf 'GET /metrics HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3",
        ],
      );
    await eventually("all are counted", () =>
      [
        /^edge_connections\{state="busy"\} \d+$/m,
        /^edge_requests_total\{code="200"\} [1-9]/m,
        /^edge_logins_total\{outcome="failed",unit=""\} 1$/m,
        /^edge_refusals_total\{unit="7900866"\} 1$/m,
        /^edge_attacks_total\{attack="sql"\} 1$/m,
        /^congtruong_certifier_alive_timestamp_seconds 1700000000$/m,
        /^congtruong_publisher_begun_timestamp_seconds\{channel="edge",publisher="stuck"\} 1700000000$/m,
      ].every((line) => line.test(figures())),
    );
  });

  test("ends at once when told to", () => {
    const start = Date.now();
    docker("stop", lab.containers.host("edge"));
    expect(Date.now() - start).toBeLessThan(8_000);
  });
});
