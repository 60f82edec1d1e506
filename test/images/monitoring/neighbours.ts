/**
 * What the monitoring looks at, in one process: an edge with many sites, name server, mail servers. It runs in a
 * container beside the real monitoring; the test tells it by HTTP what is broken, and reads the mail that arrived.
 */
import { createSocket } from "node:dgram";
import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import { readFileSync } from "node:fs";
import { createServer as createTls } from "node:tls";
import { decode, encode } from "dns-packet";
import { SMTPServer } from "smtp-server";
import { HEALTH } from "../../../model/probes";
import { CELL_METRICS, METRICS, portOf } from "../../../model/services";

export interface Trouble {
  /** Hosts whose sites answer 503. */
  readonly down: readonly string[];
  /** Hosts whose address is wrong. */
  readonly wrongAddress: readonly string[];
  /** Addresses that the mail server does not know. */
  readonly unknownMailboxes: readonly string[];
}

/** What stands beside this program as itself. */
const THE_LAB_ITSELF = ["prometheus", "alertmanager", "blackbox", "checker"];

let trouble: Trouble = { down: [], wrongAddress: [], unknownMailboxes: [] };
const mails: string[] = [];
const certificate = { key: readFileSync("/lab/key.pem"), cert: readFileSync("/lab/root.pem") };

createHttps(certificate, (request, response) => {
  const host = request.headers.host ?? "";
  const down = trouble.down.includes(host);
  response
    .writeHead(host.startsWith("gate.") ? 421 : down ? 503 : 200, { "Content-Type": "text/html" })
    .end(request.url === HEALTH ? "ok\n" : "<html><body>Trường</body></html>");
}).listen(8443);

const smtp = (secure: boolean, port: number): void => {
  const server = new SMTPServer({
    ...certificate,
    secure,
    authOptional: true,
    onRcptTo: ({ address }, _session, done) => {
      if (!trouble.unknownMailboxes.includes(address)) return done();
      done(Object.assign(new Error("User unknown"), { responseCode: 550 }));
    },
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      stream.on("end", () => {
        mails.push(text);
        done();
      });
    },
  });
  // A prober that hangs up is no reason to fall over.
  server.on("error", () => undefined);
  server.listen(port);
};
smtp(false, 2525);
smtp(false, 2527);

// Whoever shows figures is there, and has nothing to say.
for (const { service, port } of [...METRICS, ...CELL_METRICS]) {
  if (THE_LAB_ITSELF.includes(service)) continue;
  createHttp((_, response) => response.end()).listen(portOf(service, port).port);
}
smtp(false, 5587);
smtp(true, 5465);
createTls(certificate, (socket) => {
  socket.on("error", () => socket.destroy());
  socket.write("* OK ready\r\n");
  socket.on("data", () => socket.end("* BYE\r\n"));
}).listen(5993);

const names = createSocket("udp4", (message, from) => {
  const { id, questions = [] } = decode(message);
  const [question] = questions;
  const data = trouble.wrongAddress.includes(question?.name ?? "") ? "198.51.100.7" : "127.0.0.1";
  const answers = question?.type === "A" ? [{ type: "A" as const, name: question.name, ttl: 5, data }] : [];
  names.send(
    encode({ type: "response", ...(id === undefined ? {} : { id }), flags: 1024, questions, answers }),
    from.port,
    from.address,
  );
});
names.bind(5353);

createHttp((request, response) => {
  if (request.method === "GET") return response.end(JSON.stringify(mails));
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    trouble = JSON.parse(body) as Trouble;
    response.end();
  });
  return undefined;
}).listen(8099);
