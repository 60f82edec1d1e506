import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { PublicKeys } from "../../contracts/types";
import { logOf } from "../base/log";
import { expose, METRICS_TYPE } from "../base/metrics";
import { replaceFile } from "../base/replace-file";
import { SigningKey } from "./chain";
import { Intake } from "./intake";
import { LOG_CLASSES, type LogClass } from "./records";
import { type Question, searchLogs } from "./search";
import { layoutOf, type Retention, Store } from "./store";
import { verifyLogs, type Witness } from "./verify";

const FOLDER = process.env.LOGS_DIRECTORY ?? "/logs";
const SECRET = process.env.SECRET_DIRECTORY ?? "/secret";
const PUBLIC_KEYS = process.env.PUBLIC_KEYS ?? "/run/public-keys.json";
const PORT = 9120;
const EVERY_MS = 15_000;
const log = logOf("logs");

/** `access=90 security=365 …` */
function retentionOf(text: string): Retention {
  const days = new Map(text.split(" ").map((part) => part.split("=") as [string, string]));
  return Object.fromEntries(
    LOG_CLASSES.map((of) => {
      const value = Number(days.get(of));
      if (!Number.isInteger(value) || value < 1)
        throw new Error(`RETENTION_DAYS does not say for how many days ${of} is kept`);
      return [of, value];
    }),
  ) as Record<LogClass, number>;
}

function serve(): void {
  const key = SigningKey.at(join(SECRET, "signing-key.pem"));
  const keys: PublicKeys = { logs: [{ keyType: "ed25519", publicKey: key.publicKey }] };
  replaceFile(PUBLIC_KEYS, `${JSON.stringify(keys)}\n`);
  const store = new Store(FOLDER, key, retentionOf(process.env.RETENTION_DAYS ?? ""));
  const expected = (process.env.EXPECTED_SERVICES ?? "").split(" ").filter(Boolean);
  const intake = new Intake(layoutOf(FOLDER), expected, new Date());
  let closed = Date.now();
  const round = async (): Promise<void> => {
    const now = new Date();
    intake.read(now);
    for (const hour of await store.close(now)) log.say(`closed ${hour}`);
    for (const file of store.expire(now)) log.say(`removed ${file}: older than is to be kept`);
    closed = Date.now();
  };
  const next = (): void => {
    void round()
      .catch((error: Error) => log.error(`an hour could not be closed: ${error.message}`))
      .finally(() => setTimeout(next, EVERY_MS));
  };
  next();
  figuresServer(store, intake, () => closed).listen(PORT, () => log.say(`listening on ${PORT}`));
  process.on("SIGTERM", () => process.exit(0));
}

/** `GET /metrics` for Prometheus, `GET /head` for the checker, which hands it on to whoever watches from outside. */
function figuresServer(store: Store, intake: Intake, closed: () => number): Server {
  return createServer((request, response) => {
    request.resume();
    switch ((request.url ?? "").split("?")[0]) {
      case "/head":
        response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
        return response.end(JSON.stringify(store.head()));
      case "/metrics":
        response.writeHead(200, { "Content-Type": METRICS_TYPE });
        return response.end(
          expose([
            ...intake.figures(),
            {
              name: "congtruong_logs_round_timestamp_seconds",
              help: "When the hours that are over were last closed.",
              samples: [{ value: closed() / 1000 }],
            },
            {
              name: "congtruong_logs_entries",
              help: "Files in the chain.",
              samples: [{ value: store.head()?.sequence ?? 0 }],
            },
          ]),
        );
      default:
        return response.writeHead(404).end();
    }
  });
}

const asked = <T>(): T => JSON.parse(readFileSync(0, "utf8")) as T;
const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

async function command(verb: string | undefined): Promise<void> {
  switch (verb) {
    case "serve":
      return serve();
    case "verify":
      return print(await verifyLogs(FOLDER, asked<Witness>(), new Date()));
    case "search":
      return print(await searchLogs(FOLDER, asked<Question>()));
    default:
      throw new Error(`unknown command ${verb ?? ""}`);
  }
}

command(process.argv[2]).catch((error: Error) => {
  log.error(error.message);
  process.exitCode = 1;
});
