import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Log } from "../base/log";
import type { AskMailStore } from "./mail-store";
import { changePage, codePage, donePage, passwordPage, trouble, type CodeTrouble } from "./pages";

export interface ActivationServerProps {
  /** The only name it answers to. */
  readonly host: string;
  readonly ask: AskMailStore;
  readonly style: string;
  readonly script: string;
  readonly log: Log;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const HTML = "text/html; charset=utf-8";
/** A code or an address, three passwords of 256 bytes as a form writes them, and room to spare. */
const LARGEST_BYTES = 4096;

/** Nothing from elsewhere, nothing in other pages, and nobody is told where the visitor came from. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
  "cross-origin-opener-policy": "same-origin",
};

/**
 * Three steps: enter the code, set the password, done; and a page to change it later. Looking uses no code up, so a program that opens every link in a
 * letter does no harm; the code comes in the body of a form, which stands in no log.
 */
export function activationServer(props: ActivationServerProps): Server {
  const server = createServer((message, response) => {
    answer(props, message)
      .catch((error: Error): Answer => {
        props.log.error(error.message);
        return { status: 503, body: codePage("later") };
      })
      .then(
        ({ status, type = HTML, body, headers = {} }) => {
          response.writeHead(status, { ...HEADERS, "content-type": type, ...headers });
          response.end(message.method === "HEAD" ? undefined : body);
          // What was not read of a body that is too large.
          if (!message.complete) message.destroy();
        },
        () => response.destroy(),
      );
  });
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  return server;
}

async function answer(props: ActivationServerProps, message: IncomingMessage): Promise<Answer> {
  const path = (message.url ?? "").split("?")[0] ?? "";
  if (path === "/health") return { status: 200, type: "text/plain", body: "ok\n" };
  const host = (message.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (host !== props.host) return { status: 421, type: "text/plain", body: "Misdirected request\n" };
  switch (message.method) {
    case "GET":
    case "HEAD":
      return look(props, path);
    case "POST":
      return await act(props, path, message);
    default:
      return { status: 405, type: "text/plain", body: "", headers: { allow: "GET, HEAD, POST" } };
  }
}

function look({ style, script }: ActivationServerProps, path: string): Answer {
  switch (path) {
    case "/":
      return { status: 200, body: codePage(null) };
    case "/ma":
    case "/mat-khau":
      return { status: 303, body: "", headers: { location: "/" } };
    case "/doi-mat-khau":
      return { status: 200, body: changePage("", null) };
    case "/activation.css":
      return { status: 200, type: "text/css; charset=utf-8", body: style };
    case "/activation.js":
      return { status: 200, type: "text/javascript; charset=utf-8", body: script };
    case "/robots.txt":
      return { status: 200, type: "text/plain", body: "User-agent: *\nDisallow: /\n" };
    default:
      return { status: 404, body: codePage("missing") };
  }
}

async function act({ ask }: ActivationServerProps, path: string, message: IncomingMessage): Promise<Answer> {
  if (path !== "/ma" && path !== "/mat-khau" && path !== "/doi-mat-khau")
    return { status: 404, body: codePage("missing") };
  const form = await readForm(message);
  if (form === null) return { status: 400, body: codePage("unreadable") };
  const field = (name: string): string => form.get(name) ?? "";
  const code = field("code").slice(0, 100);
  // The edge says who asks; nobody else reaches this port.
  const client = String(message.headers["x-real-ip"] ?? message.socket.remoteAddress ?? "");
  if (path === "/doi-mat-khau") {
    const address = field("address").slice(0, 254);
    if (field("pwd") !== field("again")) return { status: 422, body: changePage(address, "different") };
    const told = await ask({ address, current: field("current"), password: field("pwd"), client });
    if (told.status === 200) return { status: 200, body: donePage(told.address) };
    const known = { 404: "wrong", 422: trouble(told.fault), 429: "often" } as const;
    return told.status in known
      ? { status: told.status, body: changePage(address, known[told.status as keyof typeof known]) }
      : { status: 503, body: changePage(address, "later") };
  }
  if (path === "/ma") {
    const told = await ask({ code, client });
    return told.status === 200
      ? { status: 200, body: passwordPage({ ...told, code }, null) }
      : refusal(told.status);
  }

  if (field("pwd") !== field("again")) {
    const told = await ask({ code, client });
    return told.status === 200
      ? { status: 422, body: passwordPage({ ...told, code }, "different") }
      : refusal(told.status);
  }
  const told = await ask({ code, client, password: field("pwd") });
  switch (told.status) {
    case 200:
      return { status: 200, body: donePage(told.address) };
    case 422:
      return { status: 422, body: passwordPage({ ...told, code }, trouble(told.fault)) };
    default:
      return refusal(told.status);
  }
}

/** The same page for a code that never was, that was used and that expired: nobody learns which. */
function refusal(status: number): Answer {
  const why: Readonly<Record<number, CodeTrouble>> = { 404: "code", 429: "often" };
  const known = why[status];
  return known === undefined ? { status: 503, body: codePage("later") } : { status, body: codePage(known) };
}

/** @returns null for what is no form */
async function readForm(message: IncomingMessage): Promise<URLSearchParams | null> {
  if (!(message.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) return null;
  if (Number(message.headers["content-length"]) > LARGEST_BYTES) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
