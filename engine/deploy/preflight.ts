import { existsSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { rootCertificates } from "node:tls";
import { dnsBackend } from "../../environments/dns";
import type { Environment } from "../../environments/environment";
import { attempt, run } from "../support/command";
import { dockerState } from "../docker/docker";
import { registryOf } from "../docker/image-reference";
import { requireNodes } from "../nodes/cluster";
import { Problem, lastLines } from "../support/problem";
import { Connection, CONNECTION } from "../state/connection";
import { PASSPHRASE, requirePassphrase } from "../state/passphrase";

/**
 * Asks whether there is something to deploy to, and changes nothing: a provider that loses its engine in the middle
 * of a plan takes everything for gone. Of several nodes each is asked.
 *
 * @param without names of nodes that are known to be lost, and whose stacks are left out
 * @throws Problem when an engine does not answer, refuses this user, or is not what the environment says
 */
export async function requireEngine(
  environment: Pick<Environment, "name" | "prefix" | "docker">,
  without: readonly string[] = [],
): Promise<void> {
  await requireManager(environment);
  await requireNodes(environment, without);
}

/** @throws Problem when the engine does not answer, refuses this user, or is no manager of a swarm */
export async function requireManager({ name, docker }: Pick<Environment, "name" | "docker">): Promise<void> {
  // The client asks the engine that the provider will use.
  if (docker.host !== null) process.env.DOCKER_HOST = docker.host;
  requireOneWay({ name, docker }, process.env);
  const address = process.env.DOCKER_HOST ?? "máy này / this machine";
  const state = await dockerState();
  switch (state.type) {
    case "ready":
      break;
    case "forbidden":
      throw new Problem(
        `Docker (${address}) không cho người dùng này vào: hãy thêm người dùng vào nhóm docker rồi chạy lại; chưa lập kế hoạch gì.`,
        `Docker (${address}) refuses this user: add it to the group docker and run again; nothing was planned.`,
      );
    default:
      throw new Problem(
        `Docker (${address}) không trả lời: hãy khởi động nó, hoặc sửa DOCKER_HOST hay docker.host trong environments/${name}.yaml; chưa lập kế hoạch gì.`,
        `Docker (${address}) does not answer: start it, or correct DOCKER_HOST or docker.host in environments/${name}.yaml; nothing was planned.`,
        state.type === "silent" ? lastLines(state.said, 2) : "",
      );
  }
  const what = { vi: "đọc trạng thái Swarm", en: "read the state of Swarm mode" };
  const manager = await run(what, "docker", ["info", "--format", "{{.Swarm.ControlAvailable}}"]);
  if (manager.trim() === "true") return;
  throw new Problem(
    `Docker (${address}) không phải nút quản lý Swarm: hãy chạy \`docker swarm init\`, hoặc trỏ tới nút quản lý; chưa lập kế hoạch gì.`,
    `Docker (${address}) is no manager of a swarm: run \`docker swarm init\`, or name a manager; nothing was planned.`,
  );
}

/**
 * Client and provider read the same variables in ways of their own: what would lead them to different engines is
 * refused, and what only the client wants is set for it.
 *
 * @param variables of the runner; given DOCKER_TLS_VERIFY where the manager is reached by TLS
 * @throws Problem that names the variable
 */
export function requireOneWay(
  { name, docker: { nodes } }: Pick<Environment, "name" | "docker">,
  variables: Record<string, string | undefined>,
): void {
  const { DOCKER_CONTEXT: context = "", DOCKER_CERT_PATH: certificates = "" } = variables;
  const manager = variables.DOCKER_HOST ?? "";
  if (context !== "" && (manager !== "" || nodes.length > 0)) {
    // The provider goes where a context points, whatever address its block has.
    throw new Problem(
      `Biến DOCKER_CONTEXT (${context}) lấn át mọi địa chỉ Docker của môi trường ${name}: hãy bỏ nó (\`unset DOCKER_CONTEXT\`), trỏ tới nút quản lý bằng DOCKER_HOST hay docker.host; chưa lập kế hoạch gì.`,
      `The variable DOCKER_CONTEXT (${context}) overrides every engine's address of the environment ${name}: \`unset DOCKER_CONTEXT\`, and name the manager by DOCKER_HOST or docker.host; nothing was planned.`,
    );
  }
  if (certificates === "") return;
  // With a certificate the provider speaks TLS to each engine, to a local socket as well.
  const plain = [manager === "" ? LOCAL_SOCKET : manager, ...nodes.map(({ engine }) => engine)].find(
    (address) => !address.startsWith("tcp://"),
  );
  if (plain === undefined) variables.DOCKER_TLS_VERIFY = "1";
  else if (nodes.length > 0) {
    throw new Problem(
      `DOCKER_CERT_PATH đang đặt, khi ấy mọi Docker phải ở địa chỉ tcp:// (TLS), mà ${plain} thì không: hãy ghi địa chỉ tcp:// của nút quản lý vào DOCKER_HOST hay docker.host, của các nút vào environments/${name}.yaml; chưa lập kế hoạch gì.`,
      `DOCKER_CERT_PATH is set, and then every engine must be reached at tcp:// (TLS), which ${plain} is not: name the manager's tcp:// address by DOCKER_HOST or docker.host, and the nodes' in environments/${name}.yaml; nothing was planned.`,
    );
  }
}

const LOCAL_SOCKET = "unix:///var/run/docker.sock";

/**
 * @param images as the stacks name them; those of a registry are asked for there
 * @throws Problem that names the images which no node could start
 */
export async function requireImages(images: readonly string[]): Promise<void> {
  const nameless = images.filter((image) => registryOf(image)?.digest === null);
  if (nameless.length > 0) {
    throw new Problem(
      `Chưa ghi mã (digest) mà kho ảnh đặt cho ${nameless.length} ảnh (${shortList(nameless)}): hãy chạy \`npx congtruong images push\` rồi chạy lại; chưa lập kế hoạch gì.`,
      `It is not recorded what the registry calls ${nameless.length} image(s) (${shortList(nameless)}): run \`npx congtruong images push\` and run again; nothing was planned.`,
    );
  }
  const missing: string[] = [];
  for (const image of images) {
    const here = (await attempt("docker", ["image", "inspect", "--format", "{{.Id}}", image])).exitCode === 0;
    if (!here && !(await inRegistry(image))) missing.push(image);
  }
  if (missing.length === 0) return;
  const list = shortList(missing);
  throw new Problem(
    `Thiếu ${missing.length} ảnh (${list}): hãy dựng (\`npm run sandbox\`) hoặc đẩy lên kho ảnh chung rồi chạy lại; chưa lập kế hoạch gì.`,
    `${missing.length} image(s) are missing (${list}): build them (\`npm run sandbox\`) or push them to the cluster's registry and run again; nothing was planned.`,
  );
}

function shortList(images: readonly string[]): string {
  return images.slice(0, 5).join(", ") + (images.length > 5 ? ", …" : "");
}

const MANIFESTS = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
].join(", ");

async function inRegistry(image: string): Promise<boolean> {
  const place = registryOf(image);
  if (place === null) return false;
  const path = `/v2/${place.path}/manifests/${place.digest ?? place.tag}`;
  // A registry inside the data centre may have no certificate.
  for (const scheme of ["https", "http"] as const) {
    const status = await statusOf(scheme, place.host, path);
    if (status === 401 || status === 403) throw wantsPassword(place.host);
    if (status !== null) return status === 200;
  }
  return false;
}

/** Nodes pull by themselves, and no plan may carry a password to them. */
function wantsPassword(host: string): Problem {
  return new Problem(
    `Kho ảnh ${host} đòi mật khẩu, mà các nút kéo ảnh không có mật khẩu: hãy bỏ mật khẩu của kho và chỉ mở cổng của nó cho các nút và máy triển khai (docs/runbooks/add-a-node.md); chưa lập kế hoạch gì.`,
    `The registry ${host} demands a password, and nodes pull without one: take it off, and open its port to the nodes and the runner only (docs/runbooks/add-a-node.md); nothing was planned.`,
  );
}

/** What a HEAD request is answered with; null where nobody answers by this scheme. */
function statusOf(scheme: "https" | "http", host: string, path: string): Promise<number | null> {
  const own = `/etc/docker/certs.d/${host}/ca.crt`;
  return new Promise((resolve) => {
    const options = { method: "HEAD", headers: { accept: MANIFESTS }, timeout: 10_000 };
    const url = `${scheme}://${host}${path}`;
    const sent =
      scheme === "http"
        ? httpRequest(url, options)
        : // Where the engine of this machine knows the registry's authority, so do we.
          httpsRequest(url, {
            ...options,
            ...(existsSync(own) ? { ca: [...rootCertificates, readFileSync(own, "utf8")] } : {}),
          });
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => {
      resolve(null);
    });
    sent.end();
  });
}

/** Whom the stacks that are planned or applied speak to. */
export interface Reached {
  readonly docker: boolean;
  readonly dnsProvider: boolean;
}

/** What only the runner's environment may hold, and an environment's file never does. */
const NEEDED: readonly {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  when(environment: Environment, reached: Reached): boolean;
}[] = [
  {
    name: CONNECTION,
    vi: "chuỗi kết nối PostgreSQL của trạng thái",
    en: "connection string of the state's PostgreSQL",
    when: ({ state }) => state.backend === "pg",
  },
  {
    name: PASSPHRASE,
    vi: "mật khẩu mã hoá trạng thái, từ 16 ký tự",
    en: "passphrase of the state, 16 characters or more",
    when: ({ state }) => state.encrypted,
  },
  {
    name: "DOCKER_CERT_PATH",
    vi: "thư mục có ca.pem, cert.pem, key.pem để vào Docker của các nút",
    en: "folder with ca.pem, cert.pem, key.pem for the nodes' engines",
    when: ({ docker: { nodes } }, { docker }) =>
      docker && nodes.some(({ engine }) => engine.startsWith("tcp://")),
  },
];

/**
 * @param reached whom the work speaks to @default - everybody whom the environment names
 * @throws Problem that names every variable which the work needs and the runner does not have, or cannot use
 */
export function requireCredentials(
  environment: Environment,
  given: Readonly<Record<string, string | undefined>>,
  reached: Reached = { docker: true, dnsProvider: true },
): void {
  const needed = [
    ...NEEDED.filter(({ when }) => when(environment, reached)),
    ...Object.entries(reached.dnsProvider ? dnsBackend(environment).credentials : {}).map(
      ([name, { vi, en }]) => ({ name, vi, en }),
    ),
  ];
  const missing = needed.filter(({ name }) => (given[name] ?? "") === "");
  if (missing.length === 0) {
    if (environment.state.backend === "pg") Connection.read(given[CONNECTION]);
    if (environment.state.encrypted) requirePassphrase(PASSPHRASE, given[PASSPHRASE]);
    return;
  }
  throw new Problem(
    `Môi trường ${environment.name} cần biến ${missing.map(({ name, vi }) => `${name} (${vi})`).join(", ")}: hãy đặt rồi chạy lại.`,
    `The environment ${environment.name} needs ${missing.map(({ name, en }) => `${name} (${en})`).join(", ")}: set that and run again.`,
  );
}
