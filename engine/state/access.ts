import { rmSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { ITERATIONS } from "../../constructs/state/encryption";
import { attempt, type Finished } from "../support/command";
import { uninterrupted } from "../support/interrupts";
import { lastLines, Problem } from "../support/problem";
import { type Engine, engineEnvironment } from "../toolchain/toolchain";
import { stateRefusal, WrongPassphrase } from "./unavailable";
import { Connection, CONNECTION } from "./connection";
import type { StatePlace, StateSettings } from "./settings";
import { makeFolder } from "../support/make-folder";

/** How a state is encrypted: under a passphrase, which the state remembers by a key's name, or not at all. */
export type Encryption = { readonly key: string; readonly passphrase: string } | "clear";

/** A way to a state: where it is, how it is written, and how it may be found encrypted besides. */
export interface AccessConfiguration {
  readonly place: StatePlace;
  readonly writes: Encryption;
  readonly alsoReads?: Encryption;
}

/** A whole state in the clear, as OpenTofu's `state pull` prints it. It lives in memory only. */
export interface OpenState {
  readonly serial: number;
  readonly lineage: string;
  readonly resources?: readonly unknown[];
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/**
 * Reads and writes one stack's whole state by OpenTofu itself, which alone knows its encryption: in a folder of its own
 * beside the stack's, with nothing in it but where the state is and how it is encrypted.
 */
export class StateAccess {
  private readonly folder: string;
  private initialised = "";

  private constructor(
    private readonly engine: Engine,
    private readonly settings: StateSettings,
  ) {
    // A neighbour of the stack's own folder, which cdktf removes with its output.
    this.folder = `${settings.folder}.state`;
  }

  static async to<T>(
    engine: Engine,
    settings: StateSettings,
    work: (access: StateAccess) => Promise<T>,
  ): Promise<T> {
    const access = new StateAccess(engine, settings);
    try {
      return await work(access);
    } finally {
      rmSync(access.folder, { recursive: true, force: true });
    }
  }

  /** @returns the state; "closed" when no key of that way opens it @throws Problem for any other reason */
  async open(way: AccessConfiguration): Promise<OpenState | "closed"> {
    try {
      return JSON.parse((await this.call(way, ["state", "pull"])).stdout) as OpenState;
    } catch (error) {
      if (error instanceof WrongPassphrase) return "closed";
      throw error;
    }
  }

  /**
   * Writes a state as that way says, under the state's lock.
   *
   * @param over a state of another lineage may be there, and is replaced
   * @throws Problem when somebody has written it since
   */
  async write(way: AccessConfiguration, state: OpenState, over = false): Promise<void> {
    // OpenTofu writes nothing where nothing is newer, and what changes here is only the encryption.
    const input = JSON.stringify({ ...state, serial: state.serial + 1 });
    const force = over ? ["-force"] : [];
    await uninterrupted(() => this.call(way, ["state", "push", "-lock-timeout=60s", ...force, "-"], input));
  }

  private async call(way: AccessConfiguration, args: readonly string[], input?: string): Promise<Finished> {
    makeFolder(this.folder);
    writeFileSync(join(this.folder, "cdk.tf.json"), JSON.stringify(configurationOf(way)));
    const place = JSON.stringify(way.place);
    if (this.initialised !== place) {
      await this.run(way, ["init", "-input=false", "-no-color", "-reconfigure"]);
      this.initialised = place;
    }
    return this.run(way, [...args.slice(0, 2), "-no-color", ...args.slice(2)], input);
  }

  private async run(way: AccessConfiguration, args: readonly string[], input?: string): Promise<Finished> {
    const { stack } = this.settings;
    const result = await attempt(
      this.engine.binary,
      [`-chdir=${this.folder}`, ...args.filter((arg) => !(args[1] === "pull" && arg === "-no-color"))],
      {
        env: {
          ...engineEnvironment(this.engine),
          ...variablesOf(way),
          ...(way.place.type === "pg" ? { [CONNECTION]: namedConnection(stack) } : {}),
          TF_DATA_DIR: undefined,
          TF_WORKSPACE: undefined,
          TF_ENCRYPTION: undefined,
        },
        ...(input === undefined ? {} : { input }),
      },
    );
    if (result.exitCode === 0) return result;
    const said = lastLines(result.stderr.trim() === "" ? result.stdout : result.stderr);
    throw (
      (await stateRefusal({ ...this.settings, place: way.place }, said)) ??
      new Problem(
        `Không đọc hoặc ghi được trạng thái của ngăn ${stack}; lời của OpenTofu ở dưới, sửa rồi chạy lại.`,
        `The state of the stack ${stack} cannot be read or written; OpenTofu's own words are below: correct that and run again.`,
        said,
      )
    );
  }
}

/** The server of the states, for a call that tells it who it is. @throws Problem for a string that is no address */
export function namedConnection(stack: string): string {
  const name = `congtruong ${stack} ${userInfo().username}@${hostname()} ${process.pid}`;
  return Connection.read(process.env[CONNECTION]).named(name);
}

/** Whether two states hold the same things, whatever their version. */
export function sameContent(one: OpenState, other: OpenState): boolean {
  const content = ({ lineage, resources, outputs }: OpenState) =>
    JSON.stringify([lineage, resources ?? [], outputs ?? {}]);
  return content(one) === content(other);
}

/** Whether anything stands in a state. */
export function isFilled({ resources, outputs }: OpenState): boolean {
  return (resources ?? []).length + Object.keys(outputs ?? {}).length > 0;
}

function variablesOf({ writes, alsoReads }: AccessConfiguration): Record<string, string> {
  return {
    ...(writes === "clear" ? {} : { TF_VAR_writes: writes.passphrase }),
    ...(alsoReads === undefined || alsoReads === "clear" ? {} : { TF_VAR_reads: alsoReads.passphrase }),
  };
}

function configurationOf({ place, writes, alsoReads }: AccessConfiguration): unknown {
  const backend =
    place.type === "pg" ? { pg: { schema_name: place.schema } } : { local: { path: place.file } };
  const encryptions = { writes, ...(alsoReads === undefined ? {} : { reads: alsoReads }) };
  const keyed = Object.entries(encryptions).flatMap(([name, encryption]) =>
    encryption === "clear" ? [] : [[name, encryption] as const],
  );
  if (keyed.length === 0) return { terraform: { backend } };
  const method = (name: string, encryption: Encryption) =>
    encryption === "clear" ? "method.unencrypted.clear" : `method.aes_gcm.${name}`;
  return {
    variable: Object.fromEntries(
      keyed.map(([name]) => [name, { type: "string", sensitive: true, ephemeral: true }]),
    ),
    terraform: {
      backend,
      encryption: {
        key_provider: {
          pbkdf2: Object.fromEntries(
            keyed.map(([name, { key }]) => [
              name,
              {
                passphrase: `\${var.${name}}`,
                iterations: ITERATIONS,
                encrypted_metadata_alias: `key_provider.pbkdf2.${key}`,
              },
            ]),
          ),
        },
        method: {
          aes_gcm: Object.fromEntries(
            keyed.map(([name]) => [name, { keys: `\${key_provider.pbkdf2.${name}}` }]),
          ),
          ...(Object.values(encryptions).includes("clear") ? { unencrypted: { clear: {} } } : {}),
        },
        state: {
          method: method("writes", writes),
          ...(alsoReads === undefined ? {} : { fallback: { method: method("reads", alsoReads) } }),
        },
      },
    },
  };
}
