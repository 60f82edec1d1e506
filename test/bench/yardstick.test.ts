import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { cityOf } from "../../bench/synth/city";
import { layOutPlainly } from "../../bench/synth/plain";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import { environment } from "../support/city";
import { synthesise } from "../support/synthesis";

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly locals?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
}
type Attributes = Readonly<Record<string, unknown>>;

const city = cityOf(70);
const production = environment("production");
const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `congtruong/${name}:test`])) as ImageTags;

/** What both sides of `npm run bench -- synth` write for the same city. */
describe("the yardstick of synthesis", () => {
  const [ours, plain] = [mkdtempSync(join(tmpdir(), "ours-")), mkdtempSync(join(tmpdir(), "plain-"))];
  const stackOf = (outdir: string, name: string): Stack =>
    JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")) as Stack;

  beforeAll(() => {
    synthesise(ours, { city, environment: production, images });
    const app = new App({ outdir: plain });
    layOutPlainly(app, city, production, images);
    app.synth();
  });
  afterAll(() => [ours, plain].forEach((folder) => rmSync(folder, { recursive: true })));

  test.each(city.cells.map((cell) => cell.id))("makes the resources of %s, to the attribute", (name) => {
    expect(resourcesOf(stackOf(plain, name))).toEqual(resourcesOf(stackOf(ours, name)));
  });

  test("makes as many records, each with the same attributes", () => {
    const records = (outdir: string): Attributes[] =>
      Object.values(stackOf(outdir, "dns").resource.cloudflare_dns_record ?? {});
    const repeated = Object.values(stackOf(ours, "dns").locals ?? {}).flatMap((each) => Object.keys(each));
    expect(records(plain)).toHaveLength(repeated.length);
    const [one, all] = [records(plain)[0] ?? {}, records(ours)[0] ?? {}];
    const optional = ["for_each", "data", "priority"];
    expect(Object.keys(one)).toEqual(Object.keys(all).filter((key) => !optional.includes(key)));
  });
});

/** All volumes and services by name, as if each had a block of its own and every reference were what it leads to. */
function resourcesOf({ resource }: Stack): Readonly<Record<string, unknown>> {
  const blocks = Object.values(resource).flatMap((named) => Object.entries(named));
  const names = new Map<string, string>();
  for (const [address, block] of blocks) {
    for (const [key, { name }] of eachOf(block))
      names.set(key === null ? address : `${address}[${key}]`, String(name));
  }
  const resolved = (text: string): string =>
    text.replace(
      /\$\{docker_volume\.([\w-]+(?:\[\w+\])?)\.name\}/g,
      (_, address: string) => names.get(address) ?? "?",
    );
  return Object.fromEntries(
    blocks.flatMap(([, block]) =>
      eachOf(block).map(([, { "//": _, ...attributes }]) => [
        String(attributes.name),
        unfolded(JSON.parse(resolved(JSON.stringify(attributes))) as Attributes, names),
      ]),
    ),
  );
}

/** A block's resources by their key; one that does not repeat has none. */
function eachOf({ for_each: keys, ...attributes }: Attributes): (readonly [string | null, Attributes])[] {
  if (keys === undefined) return [[null, attributes]];
  const text = JSON.stringify(attributes);
  return Object.keys(keys as object).map((key) => [
    key,
    JSON.parse(text.replaceAll("${each.key}", key).replaceAll("each.key", key)) as Attributes,
  ]);
}

/** With a mount for each volume of a repeated mount, in the order of where they appear. */
function unfolded(attributes: Attributes, names: ReadonlyMap<string, string>): Attributes {
  const task = attributes.task_spec as Record<string, Record<string, unknown>> | undefined;
  const container = task?.container_spec;
  if (container === undefined) return attributes;
  const { dynamic, ...rest } = container as {
    dynamic?: { mounts: { content: Attributes } };
    mounts: Attributes[];
  };
  const repeated =
    dynamic === undefined
      ? []
      : [...names].flatMap(([address, name]) => {
          const key = /^site_data\[(\w+)\]$/.exec(address)?.[1];
          return key === undefined
            ? []
            : [{ ...dynamic.mounts.content, source: name, target: `/units/${key}` }];
        });
  const mounts = [...rest.mounts, ...repeated].sort((a, b) =>
    String(a.target).localeCompare(String(b.target)),
  );
  return { ...attributes, task_spec: { ...task, container_spec: { ...rest, mounts } } };
}
