import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { TerraformStack } from "cdktf";
import type { Environment } from "../../environments/environment";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import type { City, Fqdn, MailAddress, Unit, UnitId } from "../../model/city";
import { repeatedOver } from "../../output/plan/resources";
import { CityStack } from "../../stacks/city-stack";
import type { ConfigPaths } from "../../stacks/city";
import { configFiles, stackInputs } from "../../synthesis/stack-inputs";
import { city, environment, unit } from "../support/city";
import { readStacks, synthesise } from "../support/synthesis";

const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `congtruong/${name}:test`])) as ImageTags;

interface ArchiveStack {
  readonly resource: {
    readonly docker_service: {
      readonly archive: {
        readonly task_spec: {
          readonly container_spec: {
            readonly mounts: readonly { readonly target: string; readonly read_only?: boolean }[];
          };
        };
      };
    };
  };
}

interface Stack {
  readonly terraform: Record<string, Record<string, unknown>>;
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
}

/** What a synthesis leaves below a folder, as `read` has it. */
function synthesised<T>(built: City, env: Environment, read: (outdir: string, paths: ConfigPaths) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    return read(outdir, synthesise(outdir, { city: built, environment: env, images }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Each stack as the engine reads it, with the texts of its files in it, by its name. */
function synth(built: City, env: Environment = environment()): Map<string, string> {
  return synthesised(
    built,
    env,
    (outdir) => new Map([...readStacks(outdir)].map(([name, stack]) => [name, JSON.stringify(stack)])),
  );
}

/** What lies in each stack's folder: its JSON, and its files of facts by path. */
interface Written {
  readonly json: string;
  readonly files: Readonly<Record<string, string>>;
}

function written(built: City, env: Environment = environment()): Map<string, Written> {
  return synthesised(built, env, (outdir) => {
    const stacks = join(outdir, "stacks");
    return new Map(
      readdirSync(stacks)
        .sort()
        .map((name): [string, Written] => {
          const json = readFileSync(join(stacks, name, "cdk.tf.json"), "utf8");
          return [name, { json, files: filesBelow(join(stacks, name, "facts")) }];
        }),
    );
  });
}

function filesBelow(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file), readFileSync(file, "utf8")]),
  );
}

const parse = (text: string | undefined) => JSON.parse(text ?? "{}") as Stack;

/** `docker_service.edge`, or `docker_service.site[7900001]` for each key. */
function addresses(stack: Stack): string[] {
  return Object.entries(stack.resource)
    .flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, body]) => {
        const keys = repeatedOver(stack, body["for_each"]);
        return keys !== null
          ? Object.keys(keys).map((key) => `${type}.${name}[${key}]`)
          : [`${type}.${name}`];
      }),
    )
    .sort();
}

const three = [unit("7900001"), unit("7900002"), unit("7900003", { cell: 2 })];

describe("the stacks of a small city", () => {
  const stacks = synth(city(three));

  test("are the foundation, a cell each, and what serves all", () => {
    expect([...stacks.keys()]).toEqual([
      "cell-01",
      "cell-02",
      "dns",
      "foundation",
      "mail",
      "monitoring",
      "portal",
    ]);
  });

  test("hold these resources and no others", () => {
    const counts = Object.fromEntries([...stacks].map(([name, text]) => [name, addresses(parse(text))]));
    expect(counts).toMatchSnapshot();
  });

  test("ask for the proven provider, and keep each state for itself", () => {
    for (const [name, text] of stacks) {
      const { terraform } = parse(text);
      expect(terraform["required_providers"]).toMatchObject({ docker: { version: "~> 4.6" } });
      expect(terraform["backend"]).toEqual({
        local: { path: `../../../.congtruong/sandbox/state/${name}.tfstate` },
      });
      expect(text).not.toContain("terraform_remote_state");
    }
  });

  test("come out the same to the byte", () => {
    expect(written(city(three))).toEqual(written(city([...three].reverse())));
  });
});

describe("the files beside a stack", () => {
  test.each(["sandbox", "production"])("are those that it names, no more and no less (%s)", (name) => {
    const office = unit("7900004", { kind: "phong-gddt", cell: 2 });
    const leaving = unit("7900001", { lifecycle: "retiring", successorId: "7900002" as UnitId });
    for (const [stack, { json, files }] of written(
      city([leaving, ...three.slice(1), office]),
      environment(name),
    )) {
      const named = [...json.matchAll(/path\.module\}\/facts\/([^\\"]+)/g)].map(([, path]) => path);
      expect([stack, named.sort()]).toEqual([stack, Object.keys(files).sort()]);
    }
  });

  test("change with a name, and no stack's JSON does", () => {
    const before = written(city(three));
    const after = written(city([unit("7900001", { name: "Trường khác" }), ...three.slice(1)]));
    const changed = [...after].flatMap(([stack, { files }]) =>
      Object.keys(files)
        .filter((path) => files[path] !== before.get(stack)?.files[path])
        .map((path) => `${stack}/${path}`),
    );
    expect(changed).toEqual([
      "cell-01/cell.json",
      "mail/mailboxes/cell-01.json",
      "monitoring/units/cell-01.json",
      "portal/units/cell-01.json",
    ]);
    for (const [stack, { json }] of after) expect([stack, json]).toEqual([stack, before.get(stack)?.json]);
  });
});

describe("identity", () => {
  const marked = (id: string, mark: string, changes: Partial<Unit> = {}): Unit => {
    const host = `${mark}host.hcm.edu.vn.localhost` as Fqdn;
    return unit(id, {
      name: `${mark}name`,
      parentName: `${mark}parent`,
      parentId: "7911111" as UnitId,
      site: {
        type: "hosted",
        registeredHost: `${mark}host.hcm.edu.vn` as Fqdn,
        host,
        url: `https://${host}`,
        sectorFeed: true,
      },
      mailbox: { type: "hosted", address: `${mark}box@hcm.edu.vn` as MailAddress },
      ...changes,
    });
  };

  /** Takes out where facts belong (a service's environment, a record's own fields), and leaves what identifies. */
  function identifying(text: string): string {
    const stack = JSON.parse(text) as {
      resource: Record<string, Record<string, Record<string, unknown>>>;
      locals?: Record<string, object>;
    };
    for (const service of Object.values(stack.resource["docker_service"] ?? {})) {
      delete (service["task_spec"] as { container_spec: { env?: unknown } }).container_spec.env;
    }
    for (const [block, entries] of Object.entries(stack.locals ?? {})) {
      if (stack.locals !== undefined) stack.locals[block] = Object.keys(entries);
    }
    return JSON.stringify(stack);
  }

  test.each(["sandbox", "production"])("nothing that can change identifies anything (%s)", (name) => {
    for (const text of synth(city([marked("7900001", "zebra")]), environment(name)).values()) {
      expect(identifying(text)).not.toMatch(/zebra|7911111/);
    }
  });

  test("a rename, a new host and a new parent leave every address and every name as they were", () => {
    const before = synth(city([marked("7900001", "zebra"), unit("7900002")]));
    const after = synth(city([marked("7900001", "panda"), unit("7900002")]));
    for (const [name, text] of before) expect(identifying(after.get(name) ?? "")).toBe(identifying(text));
  });

  test("a new unit changes its own cell and the messengers, never the edge or another cell", () => {
    const before = synth(city(three));
    const after = synth(city([...three, unit("7900004", { cell: 2 })]));
    const changed = [...after].flatMap(([name, text]) => {
      const was = parse(before.get(name)).resource;
      return Object.entries(parse(text).resource).flatMap(([type, named]) =>
        Object.entries(named)
          .filter(([key, body]) => JSON.stringify(was[type]?.[key]) !== JSON.stringify(body))
          .map(([key]) => `${name}/${type}.${key}`),
      );
    });
    expect(changed.filter((each) => !each.includes("_publisher_"))).toEqual([
      "cell-02/docker_service.provisioner",
      "cell-02/docker_service.site",
      "cell-02/docker_volume.site_data",
    ]);
  });

  test("a retired unit keeps its volume, and a service that shows it and cannot write takes the place of its site", () => {
    const gone = unit("7900002", {
      lifecycle: "retired",
      site: {
        type: "retired",
        registeredHost: "a.hcm.edu.vn" as Fqdn,
        host: "a.hcm.edu.vn.localhost" as Fqdn,
      },
    });
    const json = synth(city([unit("7900001"), gone])).get("cell-01");
    const found = addresses(parse(json));
    expect(found).toContain("docker_volume.site_data[7900002]");
    expect(found).not.toContain("docker_service.site[7900002]");
    expect(found).toContain("docker_service.archive[7900002]");
    expect(addresses(parse(synth(city([unit("7900001")])).get("cell-01"))).join()).not.toContain("archive");
    const { mounts } = (JSON.parse(json ?? "") as ArchiveStack).resource.docker_service.archive.task_spec
      .container_spec;
    expect(mounts.find(({ target }) => target === "/data")?.read_only).toBe(true);
  });
});

describe("inputs", () => {
  /** By the name of a stack or a group of files: what it is made from, and what came out. */
  function made(built: City): Map<string, { readonly inputs: string; readonly output: string }> {
    const props = { city: built, environment: environment(), images };
    const output = written(built);
    const facts = configFiles(props);
    const paths = synthesised(built, environment(), (_, found) => found);
    const stacks = stackInputs(props, paths);
    return new Map([
      ...stacks.map(({ id, inputs }) => {
        const { json = "" } = output.get(id) ?? {};
        return [`stack ${id}`, { inputs: JSON.stringify(inputs), output: json }] as const;
      }),
      ...facts.map(({ id, inputs, render }) => {
        return [`files ${id}`, { inputs: JSON.stringify(inputs), output: JSON.stringify(render()) }] as const;
      }),
    ]);
  }

  /** Every kind of change that a registry can bring to one unit. */
  const changes: Record<string, Partial<Unit>> = {
    name: { name: "Trường khác" },
    kind: { kind: "tieu-hoc" },
    office: { kind: "phong-gddt" },
    ownership: { ownership: "ngoai-cong-lap" },
    parent: { parentId: "7900000" as UnitId, parentName: "Sở" },
    address: { address: "1 đường Khác" },
    phone: { phone: "028 1" },
    lifecycle: { lifecycle: "retiring" },
    successor: { lifecycle: "retiring", successorId: "7900002" as UnitId },
    site: { site: { type: "none" } },
    feed: {
      site: { ...(unit("7900001").site as Extract<Unit["site"], { type: "hosted" }>), sectorFeed: false },
    },
    mailbox: { mailbox: { type: "external", address: "a@moet.edu.vn" as MailAddress } },
    leaders: { leaders: [] },
    board: { boardHead: "Người khác" },
    focal: { mailFocalPerson: { name: "A", post: "", phone: "", mail: null } },
  };

  /** A unit of each kind that others are linked with: the one that changes, its office, one whom it succeeds. */
  const office = unit("7900858", { kind: "phong-gddt", cell: 2 });
  const leaving = unit("7900003", { cell: 3, lifecycle: "retiring", successorId: "7900001" as UnitId });

  test.each(Object.keys(changes))("name all that decides what comes out: %s", (change) => {
    const others = [unit("7900002"), leaving, office];
    const was = made(city([unit("7900001"), ...others]));
    const is = made(city([unit("7900001", changes[change]), ...others]));
    const changed = [...is].filter(([name, { output }]) => output !== was.get(name)?.output);
    // Who looks after the mail stands in the registry alone.
    if (change !== "focal") expect(changed).not.toEqual([]);
    for (const [name, { inputs }] of changed) {
      expect([name, inputs === was.get(name)?.inputs]).toEqual([name, false]);
    }
  });
});

test("no stack refers to another, so that the search for references that CDKTF makes first finds nothing", () => {
  const search = jest.spyOn(CityStack.prototype, "prepareStack").mockImplementation(function (
    this: CityStack,
  ) {
    TerraformStack.prototype.prepareStack.call(this);
  });
  const searched = synth(city(three));
  expect(search).toHaveBeenCalled();
  search.mockRestore();
  expect(synth(city(three))).toEqual(searched);
});

describe("production", () => {
  const stacks = synth(city(three), environment("production"));

  test("keeps its states in pg, encrypted and enforced, without a credential", () => {
    for (const [name, text] of stacks) {
      const { terraform } = parse(text);
      expect(terraform["backend"]).toEqual({
        pg: { schema_name: `ct_production_${name.replaceAll("-", "_")}` },
      });
      expect(terraform["encryption"]).toMatchObject({
        state: { method: "method.aes_gcm.city", enforced: true },
      });
    }
  });

  test("has its records in Cloudflare, by immutable key", () => {
    const dns = parse(stacks.get("dns"));
    expect(addresses(dns)).toContain("cloudflare_dns_record.record_79000[city/site-7900001]");
    expect(dns.resource["docker_service"]).toBeUndefined();
  });

  test("pulls images from the cluster's own registry, and runs no authority of its own", () => {
    const foundation = parse(stacks.get("foundation"));
    expect(JSON.stringify(foundation)).toContain("registry.internal:5000/congtruong/edge:test");
    expect(addresses(foundation)).not.toContain("docker_service.pebble");
  });
});
