import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** What Postfix tells about a moment of an SMTP dialogue (SMTPD_POLICY_README): the attributes that are used here. */
export type Request = Readonly<Record<string, string>>;

/** Lines `name=value` up to an empty one: a request of Postfix, or an answer to it (SMTPD_POLICY_README). */
export async function* readRequests(socket: Socket): AsyncGenerator<Request, void> {
  let attributes = new Map<string, string>();
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const at = line.indexOf("=");
    if (at > 0) attributes.set(line.slice(0, at), line.slice(at + 1));
    else if (line === "" && attributes.size > 0) {
      yield Object.fromEntries(attributes);
      attributes = new Map();
    }
  }
}

/**
 * Answers requests at a Unix socket that every process in the container may use.
 *
 * @param decide gives the answer; what it throws becomes "later", since a fault of ours must not refuse mail for good
 */
export function answerAt(
  path: string,
  decide: (request: Request) => Promise<string>,
  log: (message: string) => void,
): Server {
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    void (async () => {
      for await (const request of readRequests(socket)) {
        const action = await decide(request).catch((error: Error) => {
          log(`a request could not be answered: ${error.message}`);
          return "451 4.3.5 Internal error, try again later";
        });
        if (!socket.destroyed) socket.write(`action=${action}\n\n`);
      }
    })().catch(() => socket.destroy());
  });
  server.listen(path, () => chmodSync(path, 0o666));
  return server;
}
