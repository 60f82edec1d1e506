import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Stack {
  readonly locals: Readonly<Record<string, object>>;
  readonly resource: {
    readonly cloudflare_dns_record: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The synthesised stack of records with the engine's own `terraform_data` in place of each record: what is left is the
 * engine's work, and nobody's API is needed.
 *
 * @param folder the stack's, whose JSON is replaced
 */
export function withTerraformData(folder: string): void {
  const { locals, resource, moved } = JSON.parse(text(folder)) as Stack;
  write(folder, {
    terraform: { backend: { local: { path: "dns.tfstate" } } },
    locals,
    resource: {
      terraform_data: Object.fromEntries(
        Object.entries(resource.cloudflare_dns_record).map(([block, body]) => {
          const { for_each, zone_id: _zone, "//": _metadata, ...input } = body;
          return [block, { for_each, input }];
        }),
      ),
    },
    ...(moved === undefined
      ? {}
      : { moved: moved.map(({ from, to }) => ({ from: asData(from), to: asData(to) })) }),
  });
}

/** The same with all records in one block, as it was until December 2026. @param folder as {@link withTerraformData} left it */
export function inOneBlock(folder: string): void {
  const {
    moved: _moved,
    locals,
    resource,
    ...stack
  } = JSON.parse(text(folder)) as {
    readonly moved?: unknown;
    readonly locals: Readonly<Record<string, object>>;
    readonly resource: { readonly terraform_data: Readonly<Record<string, object>> };
  };
  const record = { ...resource.terraform_data["record"], for_each: "${local.record}" };
  write(folder, {
    ...stack,
    locals: { record: Object.assign({}, ...Object.values(locals)) as object },
    resource: { terraform_data: { record } },
  });
}

function asData(address: string): string {
  return address.replace("cloudflare_dns_record.", "terraform_data.");
}

function text(folder: string): string {
  return readFileSync(join(folder, "cdk.tf.json"), "utf8");
}

function write(folder: string, stack: unknown): void {
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
}
