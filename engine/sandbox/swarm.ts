import { attempt, run } from "../support/command";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Workplace } from "../support/workplace";
import { recordHostChanges } from "./host-changes";

export interface SwarmInfo {
  /** Whether this run switched Swarm mode on. */
  readonly started: boolean;
  /** Published ports are open on every network interface, and not on this machine alone. */
  readonly open: boolean;
}

const LOOPBACK = "com.docker.network.bridge.host_binding_ipv4";

/**
 * Makes sure that the engine is the manager of a swarm. Where it is none, its gateway bridge is made first and bound
 * to 127.0.0.1: ports in host mode would otherwise be open to the whole network.
 *
 * @throws Problem when the engine is a worker of somebody's swarm
 */
export async function prepareSwarm(place: Workplace, report: Reporter): Promise<SwarmInfo> {
  const what = { vi: "đọc trạng thái Swarm", en: "read the state of Swarm mode" };
  const [state, manager] = (
    await run(what, "docker", ["info", "--format", "{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}"])
  )
    .trim()
    .split(" ");
  if (state === "active" && manager !== "true") {
    throw new Problem(
      "Máy này là nút thường của một Swarm khác: hãy chạy trên nút quản lý, hoặc rời Swarm ấy bằng `docker swarm leave`.",
      "This machine is a worker of another swarm: run this on its manager, or leave it with `docker swarm leave`.",
    );
  }
  if (state === "active") return { started: false, open: !(await boundToLoopback()) };
  if (state === "locked") {
    throw new Problem(
      "Cụm Swarm đang bị khoá: hãy chạy `docker swarm unlock` rồi chạy lại.",
      "The swarm is locked: run `docker swarm unlock`, then run again.",
    );
  }
  if ((await attempt("docker", ["network", "inspect", "docker_gwbridge"])).exitCode !== 0) {
    recordHostChanges(place, { gatewayBridge: true });
    await run({ vi: "tạo mạng docker_gwbridge", en: "make the network docker_gwbridge" }, "docker", [
      ...["network", "create", "--driver", "bridge"],
      ...["--opt", "com.docker.network.bridge.name=docker_gwbridge", "--opt", `${LOOPBACK}=127.0.0.1`],
      ...["--opt", "com.docker.network.bridge.enable_icc=false"],
      ...["--opt", "com.docker.network.bridge.enable_ip_masquerade=true", "docker_gwbridge"],
    ]);
  }
  report.note("bật chế độ Swarm / switching Swarm mode on");
  recordHostChanges(place, { swarm: true });
  await run({ vi: "bật chế độ Swarm", en: "switch Swarm mode on" }, "docker", [
    ...["swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", "127.0.0.1:2377"],
  ]);
  return { started: true, open: !(await boundToLoopback()) };
}

async function boundToLoopback(): Promise<boolean> {
  const { stdout } = await attempt("docker", [
    ...["network", "inspect", "docker_gwbridge", "--format", `{{index .Options "${LOOPBACK}"}}`],
  ]);
  return stdout.trim() === "127.0.0.1";
}

/** A container, none of a service, in a network that knows names; as a template of `docker ps`. */
const NAMED_CONTAINER =
  '{{if not (or (.Label "com.docker.swarm.task.id") (eq .Networks "" "bridge" "host" "none"))}}{{.Names}}{{end}}';

/**
 * Whom leaving a swarm would hurt. It ends what the swarm knows by name (`ingress` every swarm has). Of the containers
 * in a network of their own the engine forgets all names, though they have nothing to do with the swarm: none of them
 * finds another any more until it is started again.
 */
const HURT_BY_LEAVING = [
  { kind: "service", list: ["service", "ls", "--format", "{{.Name}}"] },
  { kind: "config", list: ["config", "ls", "--format", "{{.Name}}"] },
  { kind: "secret", list: ["secret", "ls", "--format", "{{.Name}}"] },
  { kind: "network", list: ["network", "ls", "--filter", "scope=swarm", "--format", "{{.Name}}"] },
  { kind: "node", list: ["node", "ls", "--format", "{{if not .Self}}{{.Hostname}}{{end}}"] },
  { kind: "container", list: ["ps", "--format", NAMED_CONTAINER] },
] as const;

/** Who would be hurt if this engine left its swarm, as `service other-web`. */
async function hurtByLeaving(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { kind, list } of HURT_BY_LEAVING) {
    const what = { vi: `đọc danh sách ${kind} của Swarm`, en: `list the swarm's ${kind}s` };
    const names = (await run(what, "docker", list)).split("\n").filter((name) => name !== "");
    found.push(...names.filter((name) => name !== "ingress").map((name) => `${kind} ${name}`));
  }
  return found;
}

/**
 * Switches off what {@link prepareSwarm} switched on, and nothing that was there before. A swarm in which anybody else's
 * thing lives by now stays, and so does its bridge; likewise while containers of others find each other by name.
 *
 * @returns whose things keep the swarm, as `service other-web`; empty where it was left
 * @throws Problem when the engine does not tell who lives in it; it is not left then
 */
export async function leaveSwarm(made: {
  readonly swarm: boolean;
  readonly gatewayBridge: boolean;
}): Promise<readonly string[]> {
  const what = { vi: "đọc trạng thái Swarm", en: "read the state of Swarm mode" };
  const active = async (): Promise<boolean> =>
    (await run(what, "docker", ["info", "--format", "{{.Swarm.LocalNodeState}}"])).trim() === "active";
  if (made.swarm && (await active())) {
    const others = await hurtByLeaving();
    if (others.length > 0) return others;
    await run({ vi: "rời Swarm", en: "leave the swarm" }, "docker", ["swarm", "leave", "--force"]);
  }
  if (made.gatewayBridge && !(await active())) {
    // Somebody's container may still be on it: then it is in use, and stays.
    await attempt("docker", ["network", "rm", "docker_gwbridge"]);
  }
  return [];
}
