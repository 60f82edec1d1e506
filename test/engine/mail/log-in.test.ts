import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createServer, type Server } from "node:tls";
import { type MailDoor, mayLogIn } from "../../../engine/mail/log-in";
import { temporaryFolder } from "../../cli/support";

const folder = temporaryFolder();
const ADDRESS = "thcsnguyendu@hcm.edu.vn";
const PASSWORD = "bốn từ không liên quan";
const SERVER = "mail.hcm.edu.vn";

/** Speaks as much of IMAP as a log-in takes. */
let server: Server;
let door: MailDoor;

beforeAll(async () => {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
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
      ...["-keyout", key, "-out", cert, "-subj", `/CN=${SERVER}`, "-addext", `subjectAltName=DNS:${SERVER}`],
    ],
    { stdio: "pipe" },
  );
  server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
    socket.on("error", () => undefined);
    socket.write("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n");
    let waiting = "";
    const judge = (tag: string, response: string) => {
      const [, user, password] = Buffer.from(response, "base64").toString().split("\0");
      const isRight = user === ADDRESS && password === PASSWORD;
      return isRight ? `${tag} OK done` : `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`;
    };
    socket.on("data", (chunk: Buffer) => {
      for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
        const [tag = "", verb = "", , response] = line.split(" ");
        if (waiting !== "") {
          socket.write(`${judge(waiting, line)}\r\n`);
          waiting = "";
        } else if (!/^authenticate$/i.test(verb)) socket.write(`${tag} OK done\r\n`);
        else if (response !== undefined) socket.write(`${judge(tag, response)}\r\n`);
        else {
          waiting = tag;
          socket.write("+ \r\n");
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  door = { host: "127.0.0.1", port, servername: SERVER, ca: readFileSync(cert, "utf8") };
});
afterAll(() => void server.close());

test("a mailbox with its password, and nobody else, may log in", async () => {
  expect(await mayLogIn(door, ADDRESS, PASSWORD)).toBe(true);
  expect(await mayLogIn(door, ADDRESS, "sai")).toBe(false);
  expect(await mayLogIn(door, "khac@hcm.edu.vn", PASSWORD)).toBe(false);
  expect(await mayLogIn(door, `khac@hcm.edu.vn\0${ADDRESS}`, PASSWORD)).toBe(false);
  expect(await mayLogIn(door, ADDRESS, `${PASSWORD}\r\na OK`)).toBe(false);
});

test("a server with another's certificate is told no password, and one that is not there is no refusal", async () => {
  const stranger = { ...door, servername: "mail.elsewhere.example" };
  await expect(mayLogIn(stranger, ADDRESS, PASSWORD)).rejects.toThrow();
  await expect(mayLogIn({ ...door, port: 1 }, ADDRESS, PASSWORD)).rejects.toThrow();
});
