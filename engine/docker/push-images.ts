import type { ImageDigests } from "../../environments/digests";
import type { Environment } from "../../environments/environment";
import { CITY_IMAGES, type ImageName, imageTags } from "../../images/catalogue";
import { run } from "../support/command";
import { buildImage, missingImages } from "./images";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";

/**
 * Builds what is missing and pushes all images that stacks run to the registry which the nodes pull from. Layers that
 * are there already are not sent again.
 *
 * @param names which images; all that stacks run by default
 * @returns what the registry calls each, by its tag
 * @throws Problem when the environment names no registry, or the registry refuses
 */
export async function pushImages(
  root: string,
  { name: environment, docker: { imageRegistry } }: Pick<Environment, "name" | "docker">,
  report: Reporter,
  names: readonly ImageName[] = CITY_IMAGES,
): Promise<ImageDigests> {
  if (imageRegistry === "") {
    throw new Problem(
      `Môi trường ${environment} không dùng kho ảnh: hãy điền docker.imageRegistry trong environments/${environment}.yaml.`,
      `The environment ${environment} has no registry of images: fill in docker.imageRegistry in environments/${environment}.yaml.`,
    );
  }
  for (const name of await missingImages(root, ["base", ...names])) {
    report.note(`dựng ${name} / building`);
    await buildImage(root, name, report);
  }
  const tags = imageTags(root);
  const digests: Record<string, string> = {};
  for (const name of names) {
    const tag = tags[name];
    const remote = `${imageRegistry}${tag}`;
    await run({ vi: `đặt tên ảnh ${name}`, en: `name the image ${name}` }, "docker", [
      "tag",
      tags[name],
      remote,
    ]);
    try {
      await run(
        {
          vi: `đẩy ảnh ${name} lên ${imageRegistry}`,
          en: `push the image ${name} to ${imageRegistry}`,
        },
        "docker",
        ["push", remote],
        { onLine: report.progress },
      );
      digests[tag] = await digestOf(remote);
    } finally {
      // The name was for the way only; the image keeps its own.
      await run({ vi: "bỏ tên tạm", en: "drop the name" }, "docker", ["image", "rm", "--no-prune", remote]);
    }
    report.note(`${remote} ✓`);
  }
  return digests;
}

/** What the registry calls an image that was pushed to it a moment ago. */
async function digestOf(remote: string): Promise<string> {
  const what = { vi: "đọc mã của ảnh trong kho", en: "read what the registry calls the image" };
  const format = "{{range .RepoDigests}}{{println .}}{{end}}";
  const known = (await run(what, "docker", ["image", "inspect", "--format", format, remote])).split("\n");
  const repository = `${remote.slice(0, remote.lastIndexOf(":"))}@`;
  return known.find((name) => name.startsWith(repository))?.slice(repository.length) ?? "";
}
