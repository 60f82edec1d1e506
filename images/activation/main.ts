import { readFileSync } from "node:fs";
import { join } from "node:path";
import { logOf } from "../base/log";
import { askMailStore } from "./mail-store";
import { activationServer } from "./server";

/**
 * `ACTIVATION_HOST`: the name that people open it by. `PASSWORDS`: host:port of the mail store's door for passwords.
 */
const PORT = 8080;
const log = logOf("activation");

const {
  ACTIVATION_HOST: host = "",
  PASSWORDS: door = "",
  STATIC_DIRECTORY = "/opt/activation/static",
} = process.env;
const [store = "", port = ""] = door.split(":");
if (host === "" || store === "" || !/^\d+$/.test(port)) {
  log.error("ACTIVATION_HOST must be a host name, PASSWORDS host:port of the mail store");
  process.exit(64);
}

const file = (name: string): string => readFileSync(join(STATIC_DIRECTORY, name), "utf8");
const server = activationServer({
  host,
  ask: askMailStore({ host: store, port: Number(port) }),
  style: file("activation.css"),
  script: file("activation.js"),
  log,
});
server.listen(PORT, () => log.say(`listening on ${PORT}`));
process.on("SIGTERM", () => process.exit(0));
