import { attempt, run, type Finished } from "../support/command";
import { Problem } from "../support/problem";
import { reaching } from "./swarm";

/** A Swarm service, and where its container is. */
export interface RunningService {
  /** Its name, such as `ct-mail-imap`. */
  readonly service: string;
  /** The engine on whose node it runs. @default - `DOCKER_HOST` or the local socket */
  readonly dockerHost?: string | null;
}

/**
 * Runs a command in a service's container, and returns how it went, whatever the exit status.
 *
 * @param input text for its standard input. @default - none
 * @throws Problem when the service does not run on that engine
 */
export async function execInService(
  server: RunningService,
  command: readonly string[],
  input?: string,
): Promise<Finished> {
  const { container, env } = await containerOf(server);
  return attempt("docker", ["exec", "-i", container, ...command], {
    env,
    ...(input === undefined ? {} : { input }),
  });
}

/**
 * What a service's container wrote, each line with its time.
 *
 * @param since such as `24h`
 * @throws Problem when the service does not run on that engine
 */
export async function logOfService(server: RunningService, since: string): Promise<string> {
  const { container, env } = await containerOf(server);
  const { stdout, stderr } = await attempt("docker", ["logs", "--timestamps", "--since", since, container], {
    env,
  });
  return `${stdout}\n${stderr}`;
}

async function containerOf({ service, dockerHost }: RunningService) {
  const env = dockerHost ? reaching(dockerHost) : {};
  const listed = await run(
    { vi: `tìm dịch vụ ${service}`, en: `find the service ${service}` },
    "docker",
    [
      ...["ps", "--filter", `label=com.docker.swarm.service.name=${service}`],
      ...["--filter", "status=running", "--format", "{{.ID}}"],
    ],
    { env },
  );
  const [container] = listed.split("\n").filter((line) => line !== "");
  if (container === undefined) {
    throw new Problem(
      `Dịch vụ ${service} không chạy trên máy này: hãy triển khai (\`npm run sandbox\`), hoặc chạy lệnh trên nút của nó.`,
      `The service ${service} does not run here: deploy it (\`npm run sandbox\`), or run this on its node.`,
    );
  }
  return { container, env };
}
