/**
 * What one machine without a network has to be sent: the bundle, against each image saved and compressed by itself, as
 * one would do without it. Needs a Docker engine; builds images that are missing.
 *
 * Run: `npm run bench -- bundle`
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGzip } from "node:zlib";
import { QUALITY } from "../engine/bundle/blobs";
import { makeBundle } from "../engine/bundle/make";
import { buildImage, missingImages } from "../engine/docker/images";
import { prepareEngine, prepareMirror } from "../engine/toolchain/toolchain";
import { IMAGE_NAMES, imageTags } from "../images/catalogue";
import { SILENT } from "../engine/support/reporter";

const root = process.cwd();
const report = SILENT;
const MB = 1e6;

function line(name: string, value: number, goal: string): void {
  process.stdout.write(
    `${JSON.stringify({ bench: "bundle", name, value: Number(value.toFixed(3)), goal })}\n`,
  );
}

/** Bytes of `docker save | gzip`. */
async function saved(tag: string): Promise<{ raw: number; gzip: number }> {
  const docker = spawn("docker", ["save", tag], { stdio: ["ignore", "pipe", "inherit"] });
  const size = { raw: 0, gzip: 0 };
  docker.stdout.on("data", (chunk: Buffer) => (size.raw += chunk.length));
  for await (const chunk of docker.stdout.pipe(createGzip())) size.gzip += (chunk as Buffer).length;
  return size;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-bundle-"));
  try {
    const toolchain = { root, openTofuOnly: true, report };
    const engine = await prepareEngine(toolchain);
    await prepareMirror(engine, toolchain);
    for (const name of await missingImages(root, IMAGE_NAMES)) await buildImage(root, name, report);
    const output = join(folder, "bundle.tar");
    const { manifest, bytes, sha256 } = await makeBundle({
      ...{ root, output, engine, report },
      ...{ key: undefined, quality: QUALITY },
    });
    const started = performance.now();
    const again = await makeBundle({
      ...{ root, output, engine, report },
      ...{ key: undefined, quality: QUALITY },
    });
    const seconds = (performance.now() - started) / 1000;
    const apart = { raw: 0, gzip: 0 };
    for (const tag of Object.values(imageTags(root))) {
      const { raw, gzip } = await saved(tag);
      apart.raw += raw;
      apart.gzip += gzip;
    }
    const programs = [manifest.engine, ...manifest.providers].reduce((sum, { blob }) => sum + blob.size, 0);
    line("bundle, MB", statSync(output).size / MB, "<= 450");
    line("images saved one by one, MB", apart.raw / MB, "the yardstick");
    line("images saved one by one with gzip, MB", apart.gzip / MB, "the yardstick");
    line("bundle / images saved one by one", bytes / (apart.raw + programs), "<= 0.2");
    line("bundle / images saved one by one with gzip", bytes / (apart.gzip + programs), "<= 0.5");
    line("second bundle, nothing changed, seconds", seconds, "");
    line("second bundle has the same bytes", Number(again.sha256 === sha256), "= 1");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
