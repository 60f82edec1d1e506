import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { deploy, type Deployed, type DeploymentProps } from "../../../engine/deploy/deployment";
import { pushImages } from "../../../engine/docker/push-images";
import { requireManager } from "../../../engine/deploy/preflight";
import { Runner } from "../../../engine/opentofu/runner";
import { type Engine, prepareEngine, prepareProvider } from "../../../engine/toolchain/toolchain";
import { workplace } from "../../../engine/support/workplace";
import { writeDigests } from "../../../environments/digests";
import type { Environment } from "../../../environments/environment";
import { loadEnvironment } from "../../../environments/load";
import { CITY_IMAGES, type ImageName, type ImageTags, imageTags } from "../../../images/catalogue";
import type { City } from "../../../model/city";
import { namesFor } from "../../../model/names";
import type { Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import type { SynthesisedStack } from "../../../output/plan/resources";
import { city, environment, unit } from "../../support/city";
import { docker, imageUnderTest } from "../../support/docker";
import { synthesise } from "../../support/synthesis";
import { HOST, Lab, PUBLIC } from "./lab";
import { SILENT } from "../../../engine/support/reporter";

const REGISTRY = "ctnodes-registry";
const PORT = 5977;
const TRUST = `/etc/docker/certs.d/${HOST}:${PORT}`;

/** What runs on a cluster, and from which images. */
export interface Content {
  readonly stacks: readonly string[];
  readonly images: readonly ImageName[];
}

/** The way of a request from the edge to a school, and something that holds no data. */
const WEB: Content = {
  stacks: ["foundation", "cell-01", "dns", "portal"],
  images: ["base", "certifier", "db", "dns", "edge", "pebble", "portal", "site"],
};

/** All that runs in a city. */
export const EVERYTHING: Content = {
  stacks: [...WEB.stacks, "mail", "monitoring"],
  images: CITY_IMAGES,
};

/**
 * A city of one small cell on three engines, deployed as the product deploys, from a folder with an environment of its
 * own: the edge on node-3, the cell and monitoring on node-2, the portal on either. The manager takes orders only.
 */
export class Cluster {
  readonly lab = new Lab();
  readonly root = mkdtempSync(join(tmpdir(), "cluster-"));
  readonly place = workplace(this.root, "cluster");
  readonly city: City;
  private engine: Engine | undefined;
  private readonly product: ImageTags = imageTags(process.cwd());
  private images = this.product;

  /** What the last deployment found to do: `update docker_service.edge` and so on. */
  readonly planned: string[] = [];

  constructor(
    schools: number,
    private readonly content = WEB,
  ) {
    this.city = city(
      Array.from({ length: schools }, (_, index) =>
        unit(String(7900001 + index), { name: `Trường THCS Số ${index + 1}` }),
      ),
    );
  }

  /** As its file stands at this moment. */
  get environment(): Environment {
    return loadEnvironment(this.root, "cluster");
  }

  get hosts(): readonly string[] {
    return this.city.units.flatMap(({ site }) => (site.type === "hosted" ? [site.host] : []));
  }

  service(name: string): string {
    return namesFor(this.environment).of(name);
  }

  /** Engines, images in the registry of the cluster, the environment's file; nothing is deployed yet. */
  async up(): Promise<void> {
    const options = { root: process.cwd(), openTofuOnly: false, report: SILENT };
    this.engine = await prepareProvider(await prepareEngine(options), options);
    const registry = await imageUnderTest("registry");
    await this.lab.up();
    this.startRegistry(registry);
    this.writeEnvironment();
    writeDigests(
      this.root,
      "cluster",
      await pushImages(process.cwd(), this.environment, SILENT, this.content.images),
    );
    // Everything below speaks to the cluster's manager, as a runner of the city does.
    process.env.DOCKER_CERT_PATH = this.lab.authority.issue("runner");
    await requireManager(this.environment);
  }

  down(): void {
    for (const variable of ["DOCKER_HOST", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY"]) {
      Reflect.deleteProperty(process.env, variable);
    }
    this.removeRegistry();
    this.lab.down();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** As docs/runbooks/add-a-node.md says; the engines of the lab share this machine's folder of authorities. */
  private startRegistry(image: string): void {
    this.removeRegistry();
    mkdirSync(TRUST, { recursive: true });
    copyFileSync(this.lab.authority.certificate, join(TRUST, "ca.crt"));
    const tls = this.lab.authority.issue("registry", [HOST]);
    docker(
      ...[
        "run",
        "--detach",
        "--name",
        REGISTRY,
        "--publish",
        `${HOST}:${PORT}:5000`,
        "--volume",
        `${tls}:/tls:ro`,
      ],
      ...["--env", "REGISTRY_HTTP_TLS_CERTIFICATE=/tls/cert.pem"],
      ...["--env", "REGISTRY_HTTP_TLS_KEY=/tls/key.pem"],
      image,
    );
  }

  private removeRegistry(): void {
    rmSync(TRUST, { recursive: true, force: true });
    if (docker("ps", "--all", "--quiet", "--filter", `name=^${REGISTRY}$`) !== "") {
      docker("rm", "--force", "--volumes", REGISTRY);
    }
  }

  private writeEnvironment(): void {
    const { name: _name, publicKeys: _keys, docker: settings, ...sandbox } = environment();
    const { imageDigests: _digests, ...engine } = settings;
    const [one, two, three] = this.lab.nodes;
    const content = {
      ...sandbox,
      prefix: "ctn",
      edge: { ipv4: PUBLIC, ipv6: null },
      docker: {
        ...engine,
        host: this.lab.manager.engine,
        imageRegistry: `${HOST}:${PORT}/`,
        networkPool: "10.203.0.0/16",
        reservedCells: 1,
        nodes: [
          { name: one.name, engine: one.engine, roles: [], cells: [] },
          { name: two.name, engine: two.engine, roles: ["core"], keeps: ["core"], cells: ["1-2"] },
          { name: three.name, engine: three.engine, roles: ["edge", "core"], cells: ["3"] },
        ],
      },
    };
    mkdirSync(join(this.root, "environments"));
    writeFileSync(join(this.root, "environments", "cluster.yaml"), `# Three nodes.\n${stringify(content)}`);
  }

  /** As the nodes pull it. */
  image(name: ImageName): string {
    const { imageRegistry, imageDigests } = this.environment.docker;
    const tag = this.images[name];
    return `${imageRegistry}${tag}@${imageDigests[tag]}`;
  }

  /** Where a service's task is, and how: `node-2 Running`. */
  taskOf(service: string): string {
    const said = this.lab.manager.docker(
      ...["service", "ps", "--filter", "desired-state=running"],
      ...["--format", "{{.Node}} {{.CurrentState}}", this.service(service)],
    );
    return said.split(" ").slice(0, 2).join(" ");
  }

  /**
   * Builds an image that differs from the product's own, as one of a new release does, pushes it, and uses it from now on.
   *
   * @param step a line of its Dockerfile
   */
  release(name: ImageName, release: string, step = `LABEL release=${release}`): void {
    const before = this.product[name];
    const after = `${before}-${release}`;
    const remote = `${HOST}:${PORT}/${after}`;
    const here = (input: string, ...args: string[]) =>
      execFileSync("docker", args, {
        encoding: "utf8",
        env: {
          ...process.env,
          ...{ DOCKER_HOST: undefined, DOCKER_TLS_VERIFY: undefined, DOCKER_CERT_PATH: undefined },
          DOCKER_BUILDKIT: "0",
        },
        input,
        stdio: ["pipe", "pipe", "pipe"],
      });
    here(`FROM ${before}\n${step}\n`, "build", "--tag", remote, "-");
    const [digest = ""] = /sha256:[0-9a-f]{64}/.exec(here("", "push", remote)) ?? [];
    here("", "image", "rm", remote);
    writeDigests(this.root, "cluster", { ...this.environment.docker.imageDigests, [after]: digest });
    this.images = { ...this.images, [name]: after };
  }

  synthesise(): void {
    const { city: built, environment: where, images } = this;
    synthesise(this.place.synthesised, { city: built, environment: where, images }, this.content.stacks);
  }

  get stacks(): ReadonlyMap<string, SynthesisedStack> {
    const runner = this.runner();
    return new Map(runner.stacks().map((stack) => [stack, runner.synthesised(stack)]));
  }

  runner(): Runner {
    if (this.engine === undefined) throw new Error("The cluster is not up.");
    return new Runner(this.engine, this.place);
  }

  /** Synthesises and deploys, as `congtruong deploy --yes` does. */
  async deploy(
    options: Partial<Pick<DeploymentProps, "full" | "absent" | "patience">> = {},
  ): Promise<Deployed> {
    this.synthesise();
    this.planned.length = 0;
    return deploy({
      place: this.place,
      runner: this.runner(),
      prefix: this.environment.prefix,
      units: this.city.cells.flatMap(({ id, units }) => units.map((each) => ({ ...each, cell: id }))),
      full: false,
      override: undefined,
      judge: (changes: readonly Change[]) => {
        this.planned.push(...changes.map(({ action, address }) => `${action} ${address}`));
        return judgePlan(changes, this.city);
      },
      consent: () => Promise.resolve(true),
      // Each site is made ready in turn.
      patience: () => Math.max(300_000, this.city.units.length * 15_000),
      report: SILENT,
      ...options,
    });
  }

  /** Asks the edge for a page of a school: the site's own answer, never a kept one. */
  ask(host: string, path = "/"): Promise<{ readonly status: number; readonly body: string }> {
    const { https } = this.environment.ports;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: PUBLIC,
          port: https,
          servername: host,
          path,
          // Which authority signed is another test's matter.
          rejectUnauthorized: false,
          agent: false,
          timeout: 15_000,
          headers: { host: `${host}:${https}`, "x-probe": "1" },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
          });
        },
      );
      sent.on("timeout", () => sent.destroy(new Error("no answer in 15 s")));
      sent.on("error", reject);
      sent.end();
    });
  }
}

/** The text of the environment's file. */
export function environmentText(cluster: Cluster): string {
  return readFileSync(join(cluster.root, "environments", "cluster.yaml"), "utf8");
}
