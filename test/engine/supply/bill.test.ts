import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { npmParts, readLock } from "../../../engine/supply/packages";
import { billAsJson, type Made, purlOf } from "../../../output/reports/sbom/bill";

const DATE = new Date("2026-11-22T00:00:00Z");
const deb = (name: string, version: string, source = name) =>
  ({ ecosystem: "deb", name, version, architecture: "amd64", source: { name: source, version } }) as const;

const product: Made = {
  kind: "program",
  name: "congtruong",
  version: "0.1.0",
  parts: npmParts(readLock(process.cwd())),
};
const others: readonly Made[] = [
  {
    ...{ kind: "program", name: "opentofu", version: "1.12.6", sha256: "0".repeat(64) },
    parts: [{ ecosystem: "golang", name: "github.com/hashicorp/hcl/v2", version: "v2.20.1" }],
  },
  {
    ...{ kind: "image", name: "congtruong/dns", version: "0123456789ab" },
    parts: [deb("libc6", "2.41-12", "glibc"), deb("knot", "3.4.6-1")],
  },
  {
    ...{ kind: "image", name: "congtruong/edge", version: "0123456789ab" },
    parts: [deb("libc6", "2.41-12", "glibc")],
  },
];

interface Document {
  readonly components: readonly {
    "bom-ref": string;
    scope?: string;
    licenses?: unknown[];
    hashes?: unknown[];
  }[];
  readonly dependencies: readonly { ref: string; dependsOn?: string[] }[];
}

describe("the bill of materials", () => {
  const text = billAsJson({ product, others, date: DATE });
  const document = JSON.parse(text) as Document;

  test("is CycloneDX 1.6, strictly", async () => {
    expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).toBeNull();
    const broken = JSON.stringify({ ...document, components: [{ type: "nothing" }] });
    expect(await new JsonStrictValidator(Version.v1dot6).validate(broken)).not.toBeNull();
    // Compiling the schema takes seconds.
  }, 60_000);

  test("is the same for the same content in any order", () => {
    const turned = others.map((made) => ({ ...made, parts: [...made.parts].reverse() })).reverse();
    const again = billAsJson({
      product: { ...product, parts: [...product.parts].reverse() },
      others: turned,
      date: DATE,
    });
    expect(again).toBe(text);
  });

  test("holds every package of the lock, those of developers marked, and each of Debian once", () => {
    const refs = document.components.map((component) => component["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toHaveLength(product.parts.length + 3 + 3);
    const scope = (ref: string) =>
      document.components.find((component) => component["bom-ref"].startsWith(ref))?.scope;
    expect([scope("pkg:npm/jest@"), scope("pkg:npm/yaml@"), scope("pkg:deb/debian/knot@")]).toEqual([
      "excluded",
      "required",
      "required",
    ]);
    expect(document.components.filter(({ hashes }) => hashes !== undefined).length).toBeGreaterThan(800);
  });

  test("says which image has which package", () => {
    const of = (ref: string) => document.dependencies.find((each) => each.ref === ref)?.dependsOn;
    expect(of("image:congtruong/dns@0123456789ab")).toEqual([
      "pkg:deb/debian/knot@3.4.6-1?arch=amd64&distro=debian-13",
      "pkg:deb/debian/libc6@2.41-12?arch=amd64&distro=debian-13&upstream=glibc%402.41-12",
    ]);
  });

  test("writes package addresses as their specification has them", () => {
    expect(purlOf({ ecosystem: "npm", name: "@cdktf/provider-docker", version: "12.0.3" })).toBe(
      "pkg:npm/%40cdktf/provider-docker@12.0.3",
    );
    expect(purlOf({ ecosystem: "golang", name: "cel.dev/expr", version: "v0.25.1" })).toBe(
      "pkg:golang/cel.dev/expr@v0.25.1",
    );
  });
});
