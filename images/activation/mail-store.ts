import { request } from "node:http";
import { json } from "node:stream/consumers";

/** What the mail store says to a code, or to a password with a code; see images/mail/password-door.ts. */
export interface StoreAnswer {
  /** 200 done, 404 no code that is valid now, 422 the password is not taken, 429 too often; all else: later. */
  readonly status: number;
  readonly address: string;
  readonly name: string;
  readonly fault: string;
}

/** Whose a code is, a password by a code, or one in place of the one that holds. */
export type StoreQuestion = (
  | { readonly code: string }
  | { readonly code: string; readonly password: string }
  | { readonly address: string; readonly current: string; readonly password: string }
) & {
  /** The visitor's address, by which wrong entries are counted. */
  readonly client: string;
};

export type AskMailStore = (question: StoreQuestion) => Promise<StoreAnswer>;

function pathOf(question: StoreQuestion): string {
  if ("address" in question) return "/change";
  return "password" in question ? "/password" : "/code";
}

/** A hash takes a second, and twenty may wait before it. */
const PATIENCE_MS = 50_000;

/** Never rejects: a mail store that does not answer is one that says "later". */
export function askMailStore(where: { readonly host: string; readonly port: number }): AskMailStore {
  return async (question) => {
    const body = JSON.stringify(question);
    try {
      return await new Promise<StoreAnswer>((resolve, reject) => {
        const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
        const path = pathOf(question);
        const asking = request(
          { ...where, method: "POST", path, headers, timeout: PATIENCE_MS },
          (response) => {
            json(response).then((value) => resolve(readAnswer(response.statusCode ?? 503, value)), reject);
          },
        );
        asking.on("timeout", () => asking.destroy(new Error("no answer in time")));
        asking.on("error", reject);
        asking.end(body);
      });
    } catch {
      return { status: 503, address: "", name: "", fault: "" };
    }
  };
}

function readAnswer(status: number, value: unknown): StoreAnswer {
  const told =
    typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const field = (name: string): string => (typeof told[name] === "string" ? told[name] : "");
  return { status, address: field("address"), name: field("name"), fault: field("fault") };
}
