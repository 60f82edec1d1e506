import { setTimeout as pause } from "node:timers/promises";
import { attempt, run } from "../support/command";
import { Problem, lastLines } from "../support/problem";
import type { Reporter } from "../support/reporter";

export interface ServiceState {
  readonly name: string;
  readonly running: number;
  readonly wanted: number;
  /** An update is still being carried out, or was stopped. */
  readonly updating: boolean;
  /** The image that it is to run. */
  readonly image: string;
  /** Its last update did not become healthy, and the engine went back to what ran before. */
  readonly rolledBack: boolean;
}

/** How the services of that prefix are. Swarm counts a task as running once its health check has passed. */
export async function serviceStates(prefix: string): Promise<readonly ServiceState[]> {
  const what = { vi: "đọc trạng thái dịch vụ", en: "read the state of the services" };
  const listed = await run(what, "docker", [
    ...["service", "ls", "--filter", `name=${prefix}-`, "--format", "{{.Name}} {{.Replicas}}"],
  ]);
  const replicas = listed.split("\n").filter((line) => line.startsWith(`${prefix}-`));
  if (replicas.length === 0) return [];
  const names = replicas.map((line) => line.split(" ")[0] ?? "");
  // One that is removed meanwhile is named on standard error, and the others are answered for.
  const { stdout } = await attempt("docker", [
    ...["service", "inspect", "--format"],
    "{{.Spec.Name}} {{.Spec.TaskTemplate.ContainerSpec.Image}} {{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}",
    ...names,
  ]);
  const updates = new Map(
    stdout.split("\n").map((line) => {
      const [name = "", image = "", state = ""] = line.split(" ");
      return [name, { image, state }] as const;
    }),
  );
  return replicas.map((line) => {
    const [, name = "", running = "0", wanted = "0"] = /^(\S+) (\d+)\/(\d+)/.exec(line) ?? [];
    const { image = "", state = "" } = updates.get(name) ?? {};
    return {
      name,
      image,
      running: Number(running),
      wanted: Number(wanted),
      updating: ["updating", "rollback_started"].includes(state),
      rolledBack: state === "rollback_completed",
    };
  });
}

export interface Patience {
  /** How long all of them may take together. */
  readonly milliseconds: number;
  /** @default - a second */
  readonly interval?: number;
}

/** A log without a terminal gets a sign of life this often, with the reason of the first service that is waited for. */
const NOTE_EVERY_MS = 20_000;

/** Tells who is waited for: on a terminal at once, in a log from time to time. */
class WaitingNotes {
  private lastNote = Date.now();

  constructor(
    private readonly total: number,
    private readonly report: Reporter,
  ) {}

  async tell(awaited: readonly string[]): Promise<void> {
    const [first] = awaited;
    if (first === undefined) return;
    const shown = `còn ${awaited.length}/${this.total}: ${awaited.slice(0, 4).join(", ")}${awaited.length > 4 ? ", …" : ""}`;
    this.report.progress(shown);
    if (Date.now() - this.lastNote < NOTE_EVERY_MS) return;
    this.lastNote = Date.now();
    const why = await whyNot(first);
    this.report.note(
      `đợi dịch vụ khoẻ / waiting for health: ${shown}${why === "" ? "" : ` (${first}: ${why})`}`,
    );
  }
}

/** In the engine's own words why a service does not run: how its newest task is, and what its health check says. */
export async function whyNot(service: string): Promise<string> {
  const tasks = await attempt("docker", [
    ...["service", "ps", "--no-trunc", "--format", "{{.CurrentState}} {{.Error}}", service],
  ]);
  const [task = ""] = tasks.stdout.split("\n");
  const containers = await attempt("docker", [
    ...["ps", "--filter", `label=com.docker.swarm.service.name=${service}`, "--format", "{{.ID}}"],
  ]);
  const [container = ""] = containers.stdout.split("\n");
  // A task on another node keeps its words there.
  if (container === "") return task.trim();
  const { stdout } = await attempt("docker", [
    ...["inspect", "--format", "{{with .State.Health}}{{range .Log}}{{.Output}}\n{{end}}{{end}}", container],
  ]);
  return [task.trim(), lastLines(stdout, 1)].filter((words) => words !== "").join(": ");
}

/**
 * Waits until every one of these services runs and is healthy, twice in a row.
 *
 * @throws Problem that names the service and shows its last words, when the time is over
 */
export async function waitForServices(
  prefix: string,
  services: ReadonlySet<string>,
  { milliseconds, interval = 1000 }: Patience,
  report: Reporter,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  let calm = 0;
  const notes = new WaitingNotes(services.size, report);
  for (;;) {
    const states = new Map((await serviceStates(prefix)).map((state) => [state.name, state]));
    const awaited = [...services].sort().filter((name) => {
      const state = states.get(name);
      return state === undefined || state.running < state.wanted || state.updating;
    });
    calm = awaited.length === 0 ? calm + 1 : 0;
    if (calm >= 2) return;
    await notes.tell(awaited);
    if (Date.now() > deadline && awaited[0] !== undefined) throw await tooLate(awaited[0], awaited.length);
    await pause(interval);
  }
}

/**
 * Which of these services do not run in full, after waiting for them.
 *
 * @param services by name, each with the image that it was told to run where that is known
 * @returns how each of them is, such as `0/1`, or `không có / absent`; empty when all run
 */
export async function servicesDown(
  prefix: string,
  services: ReadonlyMap<string, string | undefined>,
  { milliseconds, interval = 1000 }: Patience,
  report: Reporter,
): Promise<ReadonlyMap<string, string>> {
  const notes = new WaitingNotes(services.size, report);
  for (const deadline = Date.now() + milliseconds; ; await pause(interval)) {
    const states = new Map((await serviceStates(prefix)).map((state) => [state.name, state]));
    const down = new Map<string, string>();
    let waiting = false;
    for (const [name, image] of [...services].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const state = states.get(name);
      if (state?.rolledBack === true && image !== undefined && image !== state.image) {
        // Nothing more will come of it. One that has its old image because it was told so is well.
        down.set(name, "đã quay về bản cũ / rolled back");
        continue;
      }
      if (state === undefined) down.set(name, "không có / absent");
      else if (state.running < state.wanted || state.updating)
        down.set(name, `${state.running}/${state.wanted}`);
      waiting ||= down.has(name);
    }
    if (!waiting || Date.now() >= deadline) return down;
    await notes.tell([...down.keys()]);
  }
}

async function tooLate(service: string, count: number): Promise<Problem> {
  const tasks = await attempt("docker", [
    ...["service", "ps", "--no-trunc", "--format", "{{.CurrentState}} {{.Error}}", service],
  ]);
  const logs = await attempt("docker", ["service", "logs", "--raw", "--tail", "12", service], {
    timeout: 20_000,
  });
  return new Problem(
    `Dịch vụ ${service} vẫn chưa chạy được (còn ${count} dịch vụ như vậy); lời cuối của nó ở dưới, xem thêm bằng \`docker service logs ${service}\`, rồi chạy lại.`,
    `The service ${service} does not run yet (${count} in all); its last words are below, see more with \`docker service logs ${service}\`, then run again.`,
    `${lastLines(tasks.stdout, 3)}\n${lastLines(`${logs.stdout}\n${logs.stderr}`)}`,
  );
}
