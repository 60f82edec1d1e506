import type { Manifest } from "./manifest";
import { OF_THE_CITY } from "./product";

/** Every compressed or plain file of images, engine and providers, once each, sorted. */
export function blobsOf({
  engine,
  providers,
  images,
  layers,
}: Pick<Manifest, "engine" | "providers" | "images" | "layers">): readonly string[] {
  const files = [
    engine.blob.file,
    ...providers.map(({ blob }) => blob.file),
    ...images.map(({ configuration }) => configuration),
    ...Object.values(layers).map(({ file }) => file),
  ];
  return [...new Set(files)].sort();
}

/** What belongs to the city arrives beside, and goes into its place only where nothing is. */
export function nameInArchive(name: string): string {
  return OF_THE_CITY.some((pattern) => pattern.test(name)) ? `${name}.example` : name;
}
