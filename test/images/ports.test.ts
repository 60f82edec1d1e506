import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SERVICES, type Port, type ServiceName } from "../../model/services";

/** Ports stand in the model; images have them in files of many formats, which cannot read it. These hold them together. */

const RUN_BY: Readonly<Record<string, readonly ServiceName[]>> = {
  edge: ["edge"],
  certifier: ["certifier"],
  pebble: ["pebble"],
  dns: ["dns"],
  portal: ["portal"],
  mail: ["mail-mx", "mail-imap"],
  filter: ["mail-filter"],
  activation: ["activation"],
  webmail: ["webmail"],
  monitoring: ["prometheus", "alertmanager", "blackbox", "node-exporter"],
  checker: ["checker"],
  db: ["db"],
  site: ["site"],
};

/** Services whose ports another image knows without being told. */
const KNOWN_TO: Readonly<Record<string, readonly ServiceName[]>> = {
  certifier: ["dns"],
  pebble: ["dns"],
  checker: ["dns"],
};

const portsOf = (service: ServiceName): readonly number[] =>
  Object.values(SERVICES[service] as Readonly<Record<string, Port>>).map(({ port }) => port);
const ALL: ReadonlySet<number> = new Set((Object.keys(SERVICES) as ServiceName[]).flatMap(portsOf));

/** Every number of four digits and more in an image's files, but for styles and words. */
function numbersIn(image: string): ReadonlySet<number> {
  const folder = join("images", image);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(css|svg|md|html)$/.test(entry.name),
  );
  const text = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
  return new Set([...text.matchAll(/(?<![\w.])\d{4,5}(?!\w)/g)].map(([number]) => Number(number)));
}

describe.each(Object.entries(RUN_BY))("the image %s", (image, services) => {
  const found = numbersIn(image);
  const known = [...services, ...(KNOWN_TO[image] ?? [])].flatMap(portsOf);

  test("has every port that the model gives it", () => {
    expect(known.filter((port) => !found.has(port))).toEqual([]);
  });

  test("has no other service's", () => {
    expect([...found].filter((number) => ALL.has(number) && !known.includes(number))).toEqual([]);
  });

  test("exposes its own", () => {
    const exposed = /^EXPOSE (.*)$/m.exec(readFileSync(join("images", image, "Dockerfile"), "utf8"))?.[1];
    if (exposed === undefined) return;
    const ports = exposed.split(" ").map((each) => Number(each.split("/")[0]));
    expect(new Set(ports)).toEqual(new Set(services.flatMap(portsOf)));
  });
});
