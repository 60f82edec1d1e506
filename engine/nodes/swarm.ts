import { type CommandOptions, attempt, run } from "../support/command";

/** The variables with which Docker's client reaches one engine, whatever this shell is set to otherwise. */
export function reaching(engine: string): NonNullable<CommandOptions["env"]> {
  return {
    DOCKER_HOST: engine,
    DOCKER_CONTEXT: undefined,
    // The client takes its certificate from DOCKER_CERT_PATH, as the provider does.
    DOCKER_TLS_VERIFY: engine.startsWith("tcp://") ? "1" : undefined,
  };
}

/** What an engine says of itself, or what the client said when it gave no answer. */
export type EngineAnswer =
  | { readonly type: "answers"; readonly name: string; readonly nodeId: string }
  | { readonly type: "silent"; readonly said: string };

/** Asks one engine who it is. */
export async function askEngine(engine: string): Promise<EngineAnswer> {
  const { exitCode, stdout, stderr } = await attempt(
    "docker",
    ["info", "--format", "{{.Name}} {{.Swarm.NodeID}}"],
    { env: reaching(engine), timeout: 20_000 },
  );
  const [name = "", nodeId = ""] = stdout.trim().split(" ");
  if (exitCode !== 0 || name === "") return { type: "silent", said: stderr };
  return { type: "answers", name, nodeId };
}

/** A machine as the swarm's manager knows it. */
export interface SwarmNode {
  readonly id: string;
  /** Its host name. */
  readonly name: string;
  /** The manager hears from it. */
  readonly ready: boolean;
  /** It takes tasks: neither drained nor paused. */
  readonly active: boolean;
  /** Names of the labels whose value is `true`. */
  readonly labels: readonly string[];
}

interface InspectedNode {
  readonly ID: string;
  readonly Description?: { readonly Hostname?: string };
  readonly Spec?: { readonly Availability?: string; readonly Labels?: Readonly<Record<string, string>> };
  readonly Status?: { readonly State?: string };
}

/** The machines of the swarm, by name. @throws Problem when the manager does not answer */
export async function swarmNodes(): Promise<readonly SwarmNode[]> {
  const what = { vi: "đọc danh sách nút của Swarm", en: "list the swarm's nodes" };
  const ids = (await run(what, "docker", ["node", "ls", "--quiet"])).split("\n").filter((id) => id !== "");
  const inspected = JSON.parse(await run(what, "docker", ["node", "inspect", ...ids])) as InspectedNode[];
  return inspected
    .map(({ ID, Description, Spec, Status }) => ({
      id: ID,
      name: Description?.Hostname ?? "",
      ready: Status?.State === "ready",
      active: Spec?.Availability === "active",
      labels: Object.entries(Spec?.Labels ?? {})
        .flatMap(([label, value]) => (value === "true" ? [label] : []))
        .sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Adds and removes labels of one node of the swarm. */
export async function updateLabels(
  id: string,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  await run({ vi: "đổi nhãn của nút", en: "change the labels of a node" }, "docker", [
    ...["node", "update"],
    ...add.flatMap((label) => ["--label-add", `${label}=true`]),
    ...remove.flatMap((label) => ["--label-rm", label]),
    id,
  ]);
}
