import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ErrorObject } from "ajv";
import { parseDocument } from "yaml";
import type { Localized } from "../language/localized";
import type { Environment } from "./environment";
import { readDigests } from "./digests";
import { EnvironmentError } from "./error";
import { DNS_BACKENDS, dnsBackend } from "./dns";
import { checkNodes } from "./nodes";
import { readPublicKeys } from "./public-keys";
import isEnvironment from "./validator";

export { EnvironmentError } from "./error";

/**
 * Reads `environments/<name>.yaml`, laid over by `<name>.local.yaml` where that exists: what is true of this machine
 * alone (which units, which ports were free), kept out of git.
 *
 * @param root the repository's folder
 * @param options.local whether this machine's overlay counts; it does by default
 * @throws EnvironmentError when there is no such environment, or a value in it is not allowed
 */
export function loadEnvironment(
  root: string,
  name: string,
  { local: withLocal }: { readonly local: boolean } = { local: true },
): Environment {
  const folder = join(root, "environments");
  const file = join(folder, `${name}.yaml`);
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(file)) {
    throw new EnvironmentError(
      `Không có môi trường "${name}" (CONGTRUONG_ENV): hãy chọn một trong ${known(folder).join(", ")}.`,
      `There is no environment "${name}" (CONGTRUONG_ENV); choose one of: ${known(folder).join(", ")}.`,
    );
  }
  const local = join(folder, `${name}.local.yaml`);
  const values = withLocal && existsSync(local) ? overlay(readYaml(file), readYaml(local)) : readYaml(file);
  if (!isEnvironment(values)) {
    const [first] = isEnvironment.errors ?? [];
    const { vi, en } = sentence(first);
    const file = `environments/${name}.yaml`;
    throw new EnvironmentError(
      `${file}: ${vi}; xem environments/environment.ts.`,
      `${file}: ${en}; see environments/environment.ts.`,
    );
  }
  const settings = values as unknown as Omit<Environment, "name" | "publicKeys">;
  const docker = { ...settings.docker, imageDigests: readDigests(root, name) };
  const environment = { ...settings, docker, name, publicKeys: readPublicKeys(root, name) };
  checkNodes(environment);
  checkDns(environment);
  return freeze(environment);
}

function known(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml") && !file.endsWith(".local.yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

function readYaml(file: string): unknown {
  const document = parseDocument(readFileSync(file, "utf8"));
  const [problem] = document.errors;
  if (problem !== undefined) {
    const [place] = problem.linePos ?? [];
    throw new EnvironmentError(
      `${file}:${place?.line ?? 1}: không phải YAML (${problem.code}): hãy sửa dòng đó.`,
      `${file}:${place?.line ?? 1}: this is not YAML (${problem.code}); correct that line.`,
    );
  }
  return document.toJS();
}

/** Maps merge key by key; anything else is taken from the upper. */
function overlay(lower: unknown, upper: unknown): unknown {
  if (!isMap(lower) || !isMap(upper)) return upper ?? lower;
  const merged: Record<string, unknown> = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    merged[key] = key in lower ? overlay(lower[key], value) : value;
  }
  return merged;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sentence(error: ErrorObject | undefined): Localized {
  if (error === undefined) return { vi: "có giá trị không được phép", en: "a value is not allowed" };
  const place = error.instancePath.slice(1).replaceAll("/", ".");
  const { additionalProperty, missingProperty } = error.params as Readonly<Record<string, string>>;
  const detail = additionalProperty === undefined ? "" : ` "${additionalProperty}"`;
  const en = `${place || "the file"} ${error.message ?? "is not allowed"}${detail}`;
  const where = place || "tệp";
  if (additionalProperty !== undefined) return { vi: `${where} có mục không ai biết${detail}`, en };
  if (missingProperty !== undefined) return { vi: `${where} thiếu mục "${missingProperty}"`, en };
  return { vi: `giá trị của ${where} không được phép (${error.message ?? error.keyword})`, en };
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** @throws EnvironmentError when nobody is called so, or names are to be proven another way than where they are kept */
function checkDns({ name, dns, acme }: Environment): void {
  const file = `environments/${name}.yaml`;
  if (!Object.hasOwn(DNS_BACKENDS, dns.backend)) {
    const all = Object.keys(DNS_BACKENDS).join(", ");
    throw new EnvironmentError(
      `${file}: dns.backend "${dns.backend}" không có: hãy chọn một trong ${all}.`,
      `${file}: there is no dns.backend "${dns.backend}"; choose one of: ${all}.`,
    );
  }
  const { challenge, title } = dnsBackend({ dns });
  if (acme.challenge === challenge) return;
  throw new EnvironmentError(
    `${file}: acme.challenge "${acme.challenge}" không hợp với dns.backend ${dns.backend} (${title}): hãy ghi ${challenge}.`,
    `${file}: acme.challenge "${acme.challenge}" does not fit dns.backend ${dns.backend} (${title}); write ${challenge}.`,
  );
}
