import { spawn } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { attempt, findOnPath, run } from "../support/command";
import { installPackages, isDebian } from "../support/packages";
import { Problem, lastLines } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Workplace } from "../support/workplace";

export type DockerState =
  | { readonly type: "ready"; readonly version: string }
  /** There is no `docker` on the PATH. */
  | { readonly type: "absent" }
  /** Nobody answers at its address. */
  | { readonly type: "silent"; readonly said: string }
  /** It is there, and refuses this user. */
  | { readonly type: "forbidden" };

/** How the Docker engine is at this moment. Asks only. */
export async function dockerState(): Promise<DockerState> {
  if (findOnPath("docker") === undefined) return { type: "absent" };
  const { exitCode, stdout, stderr } = await attempt(
    "docker",
    ["version", "--format", "{{.Server.Version}}"],
    { timeout: 20_000 },
  );
  if (exitCode === 0 && stdout.trim() !== "") return { type: "ready", version: stdout.trim() };
  if (/permission denied/i.test(stderr)) return { type: "forbidden" };
  return { type: "silent", said: stderr };
}

/**
 * Makes sure that a Docker engine answers: installs the distribution's where that is ours to do (Debian or Ubuntu, as
 * root), and starts it where nothing else does.
 *
 * @returns its version
 * @throws Problem with the exact commands where it is not ours to do
 */
export async function prepareDocker(place: Workplace, report: Reporter): Promise<string> {
  await followContext();
  let state = await dockerState();
  if (state.type === "absent") {
    refuseUnlessOurs();
    report.note("cài Docker từ kho của hệ điều hành / installing Docker from the distribution");
    await installPackages(["docker.io", "iptables"], report);
    state = await dockerState();
  }
  if (state.type === "silent") {
    await startEngine(place, state.said, report);
    state = await dockerState();
  }
  switch (state.type) {
    case "ready":
      return state.version;
    case "forbidden":
      throw new Problem(
        "Bạn không có quyền dùng Docker: hãy chạy bằng root, hoặc `sudo usermod -aG docker $USER`, đăng nhập lại rồi chạy lại.",
        "You may not use Docker: run as root, or `sudo usermod -aG docker $USER`, log in again and run again.",
      );
    default:
      throw new Problem(
        "Docker đã cài nhưng không trả lời: hãy xem `docker info` rồi chạy lại.",
        "Docker is installed but does not answer: look at `docker info` and run again.",
        state.type === "silent" ? lastLines(state.said, 3) : "",
      );
  }
}

/** The provider knows DOCKER_HOST and the local socket, but not the contexts of Docker's own client. */
async function followContext(): Promise<void> {
  if (process.env.DOCKER_HOST !== undefined || findOnPath("docker") === undefined) return;
  const { exitCode, stdout } = await attempt("docker", [
    ...["context", "inspect", "--format", "{{.Name}} {{.Endpoints.docker.Host}}"],
  ]);
  const [name, host] = stdout.trim().split(" ");
  if (exitCode === 0 && name !== "default" && host) process.env.DOCKER_HOST = host;
}

function refuseUnlessOurs(): void {
  if (isDebian() && process.getuid?.() === 0) return;
  const commands = isDebian()
    ? "sudo apt-get update && sudo apt-get install -y docker.io iptables && sudo usermod -aG docker $USER"
    : "curl -fsSL https://get.docker.com -o get-docker.sh && sudo sh get-docker.sh && sudo usermod -aG docker $USER";
  throw new Problem(
    `Máy này chưa có Docker: hãy chạy \`${commands}\`, đăng nhập lại rồi chạy lại.`,
    `This machine has no Docker: run \`${commands}\`, log in again and run again.`,
  );
}

async function startEngine(place: Workplace, said: string, report: Reporter): Promise<void> {
  const host = process.env.DOCKER_HOST;
  if (host !== undefined && host !== "" && host !== "unix:///var/run/docker.sock") {
    throw new Problem(
      `Docker tại DOCKER_HOST=${host} không trả lời: hãy sửa hoặc bỏ biến này rồi chạy lại.`,
      `Docker at DOCKER_HOST=${host} does not answer: correct or unset that variable and run again.`,
      lastLines(said, 2),
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Problem(
      "Docker chưa chạy: hãy chạy `sudo systemctl start docker` rồi chạy lại.",
      "Docker is not running: run `sudo systemctl start docker`, then run again.",
    );
  }
  if (existsSync("/run/systemd/system")) {
    await run({ vi: "khởi động Docker", en: "start Docker" }, "systemctl", ["start", "docker"]);
    return;
  }
  if (findOnPath("dockerd") === undefined) await installPackages(["docker.io", "iptables"], report);
  const log = place.file("dockerd.log");
  report.note(
    `máy không có trình quản lý dịch vụ: chạy dockerd trực tiếp, nhật ký ở ${log} / no service manager: starting dockerd itself`,
  );
  const output = openSync(log, "a");
  const engine = spawn("dockerd", [], { detached: true, stdio: ["ignore", output, output] });
  engine.unref();
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(500)) {
    if ((await dockerState()).type === "ready") return;
    if (engine.exitCode !== null) break;
  }
  throw new Problem(
    `dockerd không khởi động được: hãy xem ${log} rồi chạy lại.`,
    `dockerd did not start: look at ${log} and run again.`,
  );
}

/** Names of all things of one kind that the engine has. */
export async function dockerNames(kind: "service" | "network" | "volume"): Promise<ReadonlySet<string>> {
  const what = { vi: `đọc danh sách ${kind} của Docker`, en: `list Docker's ${kind}s` };
  const listed = await run(what, "docker", [kind, "ls", "--format", "{{.Name}}"]);
  return new Set(listed.split("\n").filter((name) => name !== ""));
}
