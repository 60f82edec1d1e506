import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IMAGE_NAMES, imageTags } from "../../images/catalogue";
import { billAsJson, type Made } from "../../output/reports/sbom/bill";
import { sha256 } from "../support/sha256";
import { run } from "../support/command";
import type { Reporter } from "../support/reporter";
import { type Engine, PROVIDER_VERSION, mirrorFolder, platform } from "../toolchain/toolchain";
import { debianParts, goParts, npmParts, readLock } from "./packages";

export interface BillRequest {
  /** The repository's folder. */
  readonly root: string;
  readonly engine: Pick<Engine, "kind" | "binary" | "version">;
  readonly date: Date;
  readonly report: Reporter;
}

/**
 * Everything that the product is made of: npm packages from the lock, Go modules from the programs themselves, Debian
 * packages from the images themselves. Asks no network.
 *
 * @returns CycloneDX 1.6 as JSON
 * @throws Problem when an image is not in the engine
 */
export async function billOfMaterials({ root, engine, date, report }: BillRequest): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const product: Made = { kind: "program", name: "congtruong", version, parts: npmParts(readLock(root)) };
  const others: Made[] = [await program(engine.kind, engine.version, engine.binary)];
  const provider = providerBinary(root);
  if (provider !== undefined) {
    others.push(await program("terraform-provider-docker", PROVIDER_VERSION, provider));
  }
  const tags = imageTags(root);
  for (const name of IMAGE_NAMES) {
    report.progress(tags[name]);
    others.push(await image(tags[name]));
  }
  return billAsJson({ product, others, date });
}

async function program(name: string, version: string, binary: string): Promise<Made> {
  return { kind: "program", name, version, sha256: await sha256(binary), parts: goParts(binary) };
}

async function image(tag: string): Promise<Made> {
  const [name = "", version = ""] = tag.split(":");
  const what = { vi: `đọc ảnh ${tag}`, en: `read the image ${tag}` };
  const id = await run(what, "docker", ["image", "inspect", "--format", "{{.Id}}", tag]);
  return {
    ...{ kind: "image", name, version, parts: await debianParts(tag) },
    sha256: id.trim().replace(/^sha256:/, ""),
  };
}

/** The provider as it lies in the mirror, built here or packed by its makers (then its modules are not known). */
function providerBinary(root: string): string | undefined {
  const folder = join(mirrorFolder(root), "registry.opentofu.org/kreuzwerker/docker");
  const name = `terraform-provider-docker_v${PROVIDER_VERSION}`;
  const zip = `terraform-provider-docker_${PROVIDER_VERSION}_${platform()}.zip`;
  return [join(folder, PROVIDER_VERSION, platform(), name), join(folder, zip)].find((file) =>
    existsSync(file),
  );
}
