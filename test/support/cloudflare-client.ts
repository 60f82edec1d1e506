import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pMap from "p-map";

/**
 * Does to Cloudflare's API what OpenTofu does with `cloudflare_dns_record` of provider v5.22, as it was seen on the
 * wire: one GET for each record of the state and two for each that is imported, POST with all fields, PUT with all
 * fields, DELETE; a record that is 404 leaves the state; any other refusal fails that record alone. It tries a call
 * again ten times on 408, 409, 429 and 5xx unless the answer forbids it.
 */
export class ProviderLikeClient {
  private state = new Map<string, Managed>();

  /**
   * @param folder the stack's, as synthesised
   * @param token without `Bearer`
   */
  constructor(
    private readonly folder: string,
    private readonly props: { readonly zoneIds: Readonly<Record<string, string>>; readonly token: string },
  ) {}

  async plan(baseUrl: string): Promise<ClientPlan> {
    const { wanted, imports } = this.configuration();
    const fresh = new Map<string, Managed>();
    await pooled([...this.state], async ([key, { zone, id }]) => {
      const found = await this.read(baseUrl, zone, id);
      if (found !== undefined) fresh.set(key, { zone, id, fields: found });
    });
    const imported = Object.entries(imports).filter(([key]) => !fresh.has(key));
    await pooled(imported, async ([key, address]) => {
      const [zone = "", id = ""] = address.split("/");
      if (!wanted.has(key)) throw new Error(`the target ${key} of an import block does not exist`);
      await this.read(baseUrl, zone, id);
      const found = await this.read(baseUrl, zone, id);
      if (found === undefined) throw new Error(`there is nothing to import as ${address}`);
      fresh.set(key, { zone, id, fields: found });
    });
    this.state = fresh;
    const create = [...wanted].filter(([key]) => !fresh.has(key));
    const update = [...wanted].filter(([key, { fields }]) => {
      const known = fresh.get(key);
      return known !== undefined && !sameFields(fields, known.fields);
    });
    const destroy = [...fresh].filter(([key]) => !wanted.has(key)).map(([key]) => key);
    return {
      create: new Map(create),
      update: new Map(update),
      destroy,
      imported: imported.map(([key]) => key),
    };
  }

  /** A record of the state, as it was read last. */
  known(key: string): Fields | undefined {
    return this.state.get(key)?.fields;
  }

  /** @returns what was refused, by key, in the API's words */
  async apply(baseUrl: string, plan: ClientPlan): Promise<ReadonlyMap<string, string>> {
    const refused = new Map<string, string>();
    const attempt = async (key: string, work: () => Promise<void>): Promise<void> => {
      await work().catch((error: unknown) => refused.set(key, (error as Error).message));
    };
    await pooled(plan.destroy, (key) =>
      attempt(key, async () => {
        const { zone, id } = this.state.get(key) as Managed;
        await this.call(baseUrl, "DELETE", `zones/${zone}/dns_records/${id}`);
        this.state.delete(key);
      }),
    );
    await pooled([...plan.update], ([key, { zone, fields }]) =>
      attempt(key, async () => {
        const { id } = this.state.get(key) as Managed;
        const made = await this.call(baseUrl, "PUT", `zones/${zone}/dns_records/${id}`, {
          ...fields,
          tags: [],
        });
        this.state.set(key, { zone, id, fields: made });
      }),
    );
    await pooled([...plan.create], ([key, { zone, fields }]) =>
      attempt(key, async () => {
        const made = await this.call(baseUrl, "POST", `zones/${zone}/dns_records`, fields);
        this.state.set(key, { zone, id: String(made["id"]), fields: made });
      }),
    );
    return refused;
  }

  private configuration() {
    const stack = readJson(join(this.folder, "cdk.tf.json")) as Stack;
    const { cloudflare_dns_record: records } = stack.resource;
    const each = Object.keys(records).flatMap((block) =>
      Object.entries(stack.locals[block] ?? {}).map(([key, entry]) => ({ block, key, entry })),
    );
    const adoption = join(this.folder, "adoption.tf.json");
    const blocks = existsSync(adoption)
      ? (readJson(adoption) as { import: { for_each: object }[] }).import
      : [];
    const imports = Object.assign({}, ...blocks.map((block) => block.for_each)) as Record<string, string>;
    const wanted = new Map(
      each.map(({ block, key, entry: { zone, ...fields } }) => {
        const given = Object.entries({
          ...fields,
          proxied: false,
          comment: records[block]?.comment.replace("${each.key}", key),
        });
        const set = Object.fromEntries(given.filter(([, value]) => value !== null));
        return [key, { zone: this.props.zoneIds[String(zone)] ?? "", fields: set }];
      }),
    );
    return { wanted, imports };
  }

  private async read(baseUrl: string, zone: string, id: string): Promise<Fields | undefined> {
    return this.call(baseUrl, "GET", `zones/${zone}/dns_records/${id}`).catch((error: unknown) => {
      if (/^404 /.test((error as Error).message)) return undefined;
      throw error;
    });
  }

  private async call(baseUrl: string, method: string, path: string, body?: Fields): Promise<Fields> {
    for (let tries = 10; ; tries -= 1) {
      const answer = await fetch(baseUrl + path, {
        method,
        headers: { authorization: `Bearer ${this.props.token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (answer.ok) return (JSON.parse(text) as { result: Fields }).result;
      const again = [408, 409, 429].includes(answer.status) || answer.status >= 500;
      if (!again || answer.headers.get("x-should-retry") === "false" || tries === 0) {
        throw new Error(`${answer.status} ${text}`);
      }
    }
  }
}

export interface ClientPlan {
  readonly create: ReadonlyMap<string, Wanted>;
  readonly update: ReadonlyMap<string, Wanted>;
  readonly destroy: readonly string[];
  readonly imported: readonly string[];
}

export type Fields = Readonly<Record<string, unknown>>;

interface Wanted {
  readonly zone: string;
  readonly fields: Fields;
}

interface Managed {
  readonly zone: string;
  readonly id: string;
  readonly fields: Fields;
}

interface Stack {
  readonly locals: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  readonly resource: {
    readonly cloudflare_dns_record: Readonly<Record<string, { readonly comment: string }>>;
  };
}

/** What the provider compares; what the API adds of its own does not count. */
function sameFields(wanted: Fields, known: Fields): boolean {
  return Object.entries(wanted).every(([field, value]) => sorted(value) === sorted(known[field]));
}

function sorted(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** As many at a time as the platform lets OpenTofu have under way. */
function pooled<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void[]> {
  return pMap(items, work, { concurrency: 32 });
}
