import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { keepState } from "../../../constructs/state/state";
import { deploy, type Deployed } from "../../../engine/deploy/deployment";
import { planStacks } from "../../../engine/deploy/planning";
import { Runner } from "../../../engine/opentofu/runner";
import { removeThings } from "../../../engine/docker/removal";
import { StateAccess, type OpenState } from "../../../engine/state/access";
import type { StateHead } from "../../../engine/state/head";
import { PASSPHRASE } from "../../../engine/state/passphrase";
import { CONNECTION } from "../../../engine/state/connection";
import type { StateSettings } from "../../../engine/state/settings";
import { stateHeads } from "../../../engine/state/store";
import type { Engine } from "../../../engine/toolchain/toolchain";
import { workplace, type Workplace } from "../../../engine/support/workplace";
import type { Environment } from "../../../environments/environment";
import type { Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { CITY_KEY } from "../../../constructs/state/encryption";
import { city, environment, unit } from "../../support/city";
import { docker } from "../../support/docker";
import { SILENT } from "../../../engine/support/reporter";

/** What its containers and volumes are called; another test's never begin so. */
export const PREFIX = "ctpg";

/** Units by cell. */
export type Cells = Readonly<Record<string, readonly string[]>>;

interface Content {
  readonly cells: Cells;
  /** Image of a service that makes a secret for itself, in a stack of its own. @default - only the cells' volumes */
  readonly image?: string;
  /** A stack whose next apply takes that many seconds. @default - none */
  readonly slow?: { readonly stack: string; readonly seconds: number };
}

/**
 * A tiny city on the real engine, its states kept by the product's own construct: a volume for each unit, and one
 * service. Each is a machine of its own: another folder, another memory of what was applied.
 */
export class SmallCity {
  readonly root = mkdtempSync(join(tmpdir(), "small-city-"));
  readonly place: Workplace;
  /** All that was told to a person. */
  said = "";

  constructor(
    private readonly engine: Engine,
    readonly name: string,
  ) {
    this.place = workplace(this.root, name);
  }

  synthesise(state: Environment["state"], { cells, image, slow }: Content): void {
    const app = new App({ outdir: this.place.synthesised });
    const settings = { ...environment(), name: this.name, prefix: PREFIX, state };
    for (const [id, units] of Object.entries({
      ...(image === undefined ? {} : { foundation: [] }),
      ...cells,
    })) {
      const stack = new TerraformStack(app, id);
      keepState(stack, settings);
      stack.addOverride("terraform.required_providers.docker", {
        source: "kreuzwerker/docker",
        version: "~> 4.6",
      });
      stack.addOverride("provider.docker", [{}]);
      if (id === "foundation") {
        stack.addOverride("resource.docker_volume.shared", {
          name: `${PREFIX}-${this.name}-shared`,
          lifecycle: { prevent_destroy: true },
        });
        stack.addOverride("resource.docker_service.keeper", this.keeper(image ?? ""));
      } else {
        stack.addOverride("resource.docker_volume.site_data", {
          for_each: Object.fromEntries(units.map((each) => [each, each])),
          name: `${PREFIX}-${this.name}-\${each.key}`,
          lifecycle: { prevent_destroy: true },
        });
      }
      if (slow?.stack === id) {
        stack.addOverride("resource.terraform_data.slow", {
          provisioner: [{ "local-exec": { command: `sleep ${slow.seconds}` } }],
        });
      }
    }
    app.synth();
  }

  /** A service that makes a secret where it is used, as the product's own do. */
  private keeper(image: string): unknown {
    return {
      name: `${PREFIX}-${this.name}-keeper`,
      endpoint_spec: { mode: "dnsrr" },
      task_spec: {
        container_spec: {
          image,
          command: ["sh", "-c", "head -c 24 /dev/urandom | base64 > /secret/key; exec sleep 3600"],
          healthcheck: { test: ["CMD", "test", "-s", "/secret/key"], interval: "1s", timeout: "20s" },
          stop_grace_period: "1s",
          mounts: [{ type: "volume", source: "${docker_volume.shared.name}", target: "/secret" }],
        },
      },
    };
  }

  /** What the service made for itself. */
  secret(): string {
    const [id] = docker(
      ...["ps", "-q", "-f", `label=com.docker.swarm.service.name=${PREFIX}-${this.name}-keeper`],
    ).split("\n");
    return docker("exec", id ?? "", "cat", "/secret/key");
  }

  runner(engine: Engine = this.engine): Runner {
    return new Runner(engine, this.place);
  }

  readonly report = {
    note: (line: string) => void (this.said += `${line}\n`),
    progress: (line: string) => void (this.said += `${line}\n`),
  };

  /** `congtruong deploy --yes`, as far as it works with states. */
  async deploy(engine: Engine = this.engine): Promise<Deployed & { readonly planned: readonly string[] }> {
    const runner = this.runner(engine);
    const planned: string[] = [];
    const plan = runner.plan.bind(runner);
    jest.spyOn(runner, "plan").mockImplementation((stack, ...rest) => {
      planned.push(stack);
      return plan(stack, ...rest);
    });
    const units = [unit("7900001"), unit("7900002", { cell: 2 })];
    const result = await deploy({
      ...{ place: this.place, runner, prefix: PREFIX, full: false, override: undefined },
      units: units.map(({ id, cell }, at) => ({ id, name: id, cell: `cell-0${cell ?? at + 1}` })),
      judge: (changes) => judgePlan(changes, city(units)),
      consent: () => Promise.resolve(true),
      patience: () => 60_000,
      report: this.report,
    });
    return { ...result, planned };
  }

  /** `congtruong plan`: the changes of all stacks, none where everything stands. */
  async plan(engine: Engine = this.engine): Promise<readonly Change[]> {
    const runner = this.runner(engine);
    await runner.openStates();
    const planned = await planStacks(runner, runner.stacks(), this.report, { lookOnly: true });
    const [problem] = planned.refused.values();
    if (problem !== undefined) throw problem;
    return planned.changes;
  }

  get states(): readonly StateSettings[] {
    return this.runner().states();
  }

  heads(): Promise<ReadonlyMap<string, StateHead>> {
    return stateHeads(this.states, process.env[CONNECTION]);
  }

  /** Every stack's state in the clear, or that this passphrase does not open it. */
  async open(passphrase = process.env[PASSPHRASE] ?? ""): Promise<Record<string, OpenState | "closed">> {
    const all: Record<string, OpenState | "closed"> = {};
    for (const settings of this.states) {
      all[settings.stack] = await StateAccess.to(this.engine, settings, (access) =>
        access.open({
          place: settings.place,
          writes: settings.encrypted ? { key: CITY_KEY, passphrase } : "clear",
        }),
      );
    }
    return all;
  }

  /**
   * The engine behind a script: `before` runs in a shell where `$*` is what the engine is asked; a lock is waited for a
   * second only.
   */
  behind(name: string, before: string): Engine {
    const binary = join(this.root, name);
    writeFileSync(
      binary,
      `#!/bin/bash\n${before}\nexec '${this.engine.binary}' "\${@/-lock-timeout=60s/-lock-timeout=1s}"\n`,
    );
    chmodSync(binary, 0o755);
    return { ...this.engine, binary };
  }

  text(file: string): string {
    return readFileSync(this.place.file(file), "utf8");
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Removes whatever carries this test's prefix, of this run or of one that was killed. */
export async function removeAll(): Promise<void> {
  for (const kind of ["service", "volume"] as const) {
    const names = docker(kind, "ls", "--format", "{{.Name}}").split("\n");
    await removeThings(
      kind,
      names.filter((name) => name.startsWith(`${PREFIX}-`)),
      SILENT,
    );
  }
}
