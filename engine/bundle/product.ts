import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { IMAGE_NAMES, contextOf } from "../../images/catalogue";

/** Files of the city and not of the product: a bundle brings them to a new place and never writes over them. */
export const OF_THE_CITY: readonly RegExp[] = [
  /^schools\.yaml$/,
  /^waivers\.yaml$/,
  /^environments\/[^/]+\.yaml$/,
  /^environments\/[^/]+\.public-keys\.json$/,
];

/** What git ignores. */
const OF_THIS_MACHINE = /\.local\.yaml$|\/(sandbox|test)\.public-keys\.json$/;

const WHOLE = ["cdktf.json", "package.json", "package-lock.json", "LICENSE", "schools.yaml", "waivers.yaml"];

/**
 * The files that `congtruong` needs to plan and deploy: the compiled programs, the texts that they read, the sources of
 * the images (their hash is the images' tag) and the pins of the engine. Nothing of `node_modules`: the compiled
 * programs hold what they need of it. Sorted.
 *
 * @param root the repository's folder, built
 */
export function productFiles(root: string): readonly string[] {
  const images = IMAGE_NAMES.flatMap((name) =>
    contextOf(root, name).map(({ path, source }) =>
      source.startsWith(join(root, "dist")) ? "" : `images/${name}/${path}`,
    ),
  );
  const files = [
    ...WHOLE,
    ...below(root, "dist", (path) => path.endsWith(".js")),
    ...below(root, "environments", (path) => /\.(yaml|json)$/.test(path) && !OF_THIS_MACHINE.test(path)),
    ...below(root, "docs", (path) => path.endsWith(".md")),
    ...below(root, "tools", () => true),
    ...readdirSync(root).filter((name) => /^README.*\.md$/.test(name)),
    ...images.filter((path) => path !== ""),
    "images/base/ROOTFS",
  ];
  return [...new Set(files)].sort();
}

function below(root: string, folder: string, wanted: (path: string) => boolean): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return below(root, path, wanted);
    return wanted(path) ? [path] : [];
  });
}
