import * as Enums from "@cyclonedx/cyclonedx-library/Enums";
import * as Models from "@cyclonedx/cyclonedx-library/Models";
import * as Serialize from "@cyclonedx/cyclonedx-library/Serialize";
import * as Spec from "@cyclonedx/cyclonedx-library/Spec";
import { PackageURL } from "packageurl-js";
import parseLicence from "spdx-expression-parse";

/** One thing that somebody else made and that we ship or build with. */
export interface Part {
  readonly ecosystem: "npm" | "golang" | "deb";
  /** As its ecosystem writes it: `@scope/name`, `example.org/module`, `libc6`. */
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or words where it is none. @default - not known */
  readonly licence?: string;
  /** SHA-512 of what was fetched, in hex. @default - not known */
  readonly sha512?: string;
  /** Needed for building and testing only. @default - it is shipped */
  readonly development?: boolean;
  /** `amd64`, of Debian packages. */
  readonly architecture?: string;
  /** Name and version of the source package, of Debian packages. */
  readonly source?: { readonly name: string; readonly version: string };
}

/** One thing that we make of such parts. */
export interface Made {
  readonly kind: "program" | "image";
  readonly name: string;
  readonly version: string;
  /** SHA-256 of the program or of the image's configuration, in hex. @default - not known */
  readonly sha256?: string;
  readonly parts: readonly Part[];
}

export interface BillOptions {
  readonly product: Made;
  readonly others: readonly Made[];
  readonly date: Date;
}

/**
 * A bill of materials: CycloneDX 1.6 as JSON, with the same bytes for the same content.
 *
 * Source: ECMA-424, https://cyclonedx.org/docs/1.6/json/
 */
export function billAsJson({ product, others, date }: BillOptions): string {
  const bom = new Models.Bom();
  const parts = new Map<string, Models.Component>();
  const partOf = (part: Part): Models.Component => {
    const purl = purlOf(part);
    const known = parts.get(purl);
    // Shipped by one and used to build another: shipped.
    if (known !== undefined && part.development !== true) known.scope = Enums.ComponentScope.Required;
    const component = known ?? componentOf(part, purl);
    parts.set(purl, component);
    return component;
  };
  const add = (made: Made): Models.Component => {
    const component = new Models.Component(
      made.kind === "image" ? Enums.ComponentType.Container : Enums.ComponentType.Application,
      made.name,
      { version: made.version, bomRef: `${made.kind}:${made.name}@${made.version}` },
    );
    if (made.sha256 !== undefined) component.hashes.set(Enums.HashAlgorithm["SHA-256"], made.sha256);
    for (const part of made.parts) component.dependencies.add(partOf(part).bomRef);
    return component;
  };
  const root = add(product);
  for (const made of others) {
    const component = add(made);
    root.dependencies.add(component.bomRef);
    bom.components.add(component);
  }
  for (const component of parts.values()) bom.components.add(component);
  bom.metadata.component = root;
  bom.metadata.timestamp = date;
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}

function componentOf(part: Part, purl: string): Models.Component {
  const [group, name] = groupOf(part);
  const component = new Models.Component(Enums.ComponentType.Library, name, {
    ...(group === undefined ? {} : { group }),
    version: part.version,
    purl,
    bomRef: purl,
    scope: part.development === true ? Enums.ComponentScope.Excluded : Enums.ComponentScope.Required,
  });
  if (part.sha512 !== undefined) component.hashes.set(Enums.HashAlgorithm["SHA-512"], part.sha512);
  if (part.licence !== undefined) component.licenses.add(licenceOf(part.licence));
  return component;
}

function groupOf({ ecosystem, name }: Part): readonly [string | undefined, string] {
  const at = ecosystem === "npm" && name.startsWith("@") ? name.indexOf("/") : -1;
  return at < 0 ? [undefined, name] : [name.slice(0, at), name.slice(at + 1)];
}

/** @returns `pkg:deb/debian/libc6@2.41-12?arch=amd64&distro=debian-13` and its like */
export function purlOf(part: Part): string {
  const { ecosystem, name, version, architecture, source } = part;
  const at = name.lastIndexOf("/");
  const [namespace, base] = at < 0 ? [undefined, name] : [name.slice(0, at), name.slice(at + 1)];
  if (ecosystem !== "deb") return new PackageURL(ecosystem, namespace, base, version, null, null).toString();
  const qualifiers = {
    ...(architecture === undefined ? {} : { arch: architecture }),
    distro: "debian-13",
    ...(source === undefined || (source.name === name && source.version === version)
      ? {}
      : { upstream: `${source.name}@${source.version}` }),
  };
  return new PackageURL("deb", "debian", name, version, qualifiers, null).toString();
}

function licenceOf(text: string): Models.LicenseExpression | Models.NamedLicense | Models.SpdxLicense {
  try {
    const parsed = parseLicence(text);
    return "license" in parsed && parsed.plus !== true && !("exception" in parsed)
      ? new Models.SpdxLicense(parsed.license)
      : new Models.LicenseExpression(text);
  } catch {
    // Words such as "SEE LICENSE IN …": shown as they are.
    return new Models.NamedLicense(text);
  }
}
