import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Directory } from "../mail/directory";
import { judgeSender } from "./sender";
import type { Signature } from "./signing";

export interface QuestionsProps {
  /** The facts of this moment; null before there are any. */
  readonly directory: () => Directory | null;
  readonly signatureOf: (domain: string) => Signature | null;
  readonly log: (message: string) => void;
}

/** What rspamd is told of a letter (`rspamd/rspamd.lua`). */
type Answer =
  | { readonly is: "right"; readonly sign: Signature | null }
  | { readonly is: "refused"; readonly reply: string }
  | { readonly is: "later" };

const LATER: Answer = { is: "later" };

/**
 * `POST /sender`, with the header of a letter as its body and who logged in as `Login`: rspamd asks it of each letter.
 * A fault of ours must not refuse mail for good, nor let it pass.
 */
export function questions(props: QuestionsProps): Server {
  return createServer((request, response) => {
    void answer(request, props)
      .catch((error: Error) => {
        props.log(`a question of the filter could not be answered: ${error.message}`);
        return LATER;
      })
      .then((found) =>
        response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(found)),
      );
  });
}

async function answer(request: IncomingMessage, { directory, signatureOf }: QuestionsProps): Promise<Answer> {
  const header = (await buffer(request)).toString("latin1");
  const login = request.headers["login"];
  if (request.method !== "POST" || request.url !== "/sender" || typeof login !== "string") return LATER;
  const verdict = judgeSender({ login, header }, directory());
  return verdict.is === "right"
    ? { is: "right", sign: verdict.domain === null ? null : signatureOf(verdict.domain) }
    : verdict;
}

/** Shows rspamd's figures, and nothing else of what its own page would let one do. */
export function figures(source: string): Server {
  return createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    get(source, (found) => {
      response.writeHead(found.statusCode ?? 502, { "Content-Type": "text/plain; version=0.0.4" });
      found.pipe(response);
    }).on("error", ({ message }) => {
      response.writeHead(502, { "Content-Type": "text/plain" }).end(`${message}\n`);
    });
  });
}
