import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { deploy, type Deployed, type DeploymentProps } from "../../engine/deployment";
import { pushImages } from "../../engine/images-push";
import { Runner } from "../../engine/runner";
import { type Engine, prepareEngine, prepareProvider } from "../../engine/toolchain";
import { workplace } from "../../engine/workplace";
import { writeDigests } from "../../environments/digests";
import type { Environment } from "../../environments/environment";
import { loadEnvironment } from "../../environments/load";
import { type ImageName, type ImageTags, imageTags } from "../../images/catalogue";
import type { City } from "../../model/city";
import { namesFor } from "../../model/names";
import type { Change } from "../../output/plan/changes";
import { judgePlan } from "../../output/plan/judge";
import type { SynthesisedStack } from "../../output/synthesis/resources";
import { city, environment, unit } from "../support/city";
import { docker, imageUnderTest } from "../support/docker";
import { synthesise } from "../support/synthesis";
import { HOST, Lab } from "./lab";

const REGISTRY = "ctnodes-registry";
const PORT = 5977;
const silent = { note: () => undefined, chatter: () => undefined };

/** What runs in the test: the way of a request from the gate to a school, and something that holds no data. */
const IMAGES: readonly ImageName[] = ["base", "certifier", "db", "dns", "edge", "pebble", "portal", "site"];
const STACKS = ["foundation", "cell-01", "dns", "portal"];

/**
 * A city of one small cell on three engines, deployed as the product deploys, from a folder with an environment of its
 * own: the gate on node-1, the cell on node-2, the portal on node-2 or node-3.
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

  constructor(schools: number) {
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
    const options = { root: process.cwd(), openTofuOnly: false, report: silent };
    this.engine = await prepareProvider(await prepareEngine(options), options);
    const registry = await imageUnderTest("registry");
    await this.lab.up();
    this.removeRegistry();
    docker(
      ...["run", "--detach", "--name", REGISTRY],
      ...["--publish", `127.0.0.1:${PORT}:5000`, "--publish", `${HOST}:${PORT}:5000`],
      registry,
    );
    this.writeEnvironment();
    const digests = await pushImages(
      process.cwd(),
      atRegistry(environment(), `127.0.0.1:${PORT}/`),
      silent,
      IMAGES,
    );
    writeDigests(this.root, "cluster", digests);
    // Everything below speaks to the cluster's manager, as a runner of the city does.
    process.env.DOCKER_HOST = this.lab.manager.engine;
  }

  down(): void {
    delete process.env.DOCKER_HOST;
    this.removeRegistry();
    this.lab.down();
    rmSync(this.root, { recursive: true, force: true });
  }

  private removeRegistry(): void {
    if (docker("ps", "--all", "--quiet", "--filter", `name=^${REGISTRY}$`) !== "") {
      docker("rm", "--force", "--volumes", REGISTRY);
    }
  }

  private writeEnvironment(): void {
    const { name: _name, docker: settings, ...sandbox } = environment();
    const { imageDigests: _digests, ...engine } = settings;
    const [one, two, three] = this.lab.nodes;
    const content = {
      ...sandbox,
      prefix: "ctn",
      docker: {
        ...engine,
        host: this.lab.manager.engine,
        imageRegistry: `${HOST}:${PORT}/`,
        networkPool: "10.203.0.0/16",
        reservedCells: 1,
        nodes: [
          { name: one.name, engine: one.engine, roles: ["edge", "core"], cells: [] },
          { name: two.name, engine: two.engine, roles: ["core"], keeps: ["core"], cells: ["1-2"] },
          { name: three.name, engine: three.engine, roles: ["core"], cells: ["3"] },
        ],
        // So that the portal is always where a node can be taken from it.
        placement: { ...settings.placement, core: ["node.role == worker"] },
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
    const remote = `127.0.0.1:${PORT}/${after}`;
    const here = (input: string, ...args: string[]) =>
      execFileSync("docker", args, {
        encoding: "utf8",
        env: { ...process.env, DOCKER_HOST: undefined, DOCKER_BUILDKIT: "0" },
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
    synthesise(this.place.synthesised, { city: built, environment: where, images }, STACKS);
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
      patience: () => 300_000,
      report: silent,
      ...options,
    });
  }

  /** Asks the gate for a page of a school: the site's own answer, never a kept one. */
  ask(host: string, path = "/"): Promise<{ readonly status: number; readonly body: string }> {
    const { https } = this.environment.ports;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: this.lab.manager.address,
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

function atRegistry(base: Environment, imageRegistry: string): Environment {
  return { ...base, docker: { ...base.docker, imageRegistry } };
}

/** The text of the environment's file. */
export function environmentText(cluster: Cluster): string {
  return readFileSync(join(cluster.root, "environments", "cluster.yaml"), "utf8");
}
