import { LocalBackend, PgBackend, type TerraformStack, TerraformVariable } from "cdktf";
import type { Environment } from "../../environments/environment";
import { CITY_KEY, ITERATIONS } from "./encryption";

/**
 * Says where a stack's state is kept: one state for each stack, so that one mistake reaches one stack.
 *
 * `pg` takes its connection string from `PG_CONN_STR` at run time; each stack has a schema of its own. An encrypted
 * state takes its passphrase from `TF_VAR_state_passphrase` (16 characters or more) and is refused in the clear.
 */
export function keepState(stack: TerraformStack, environment: Environment): void {
  if (environment.state.backend === "pg") {
    new PgBackend(stack, {
      schemaName: `${environment.prefix}_${environment.name}_${stack.node.id}`.replaceAll("-", "_"),
      // The bindings insist on a string; an empty one would hide the environment's.
      connStr: "",
    });
    stack.addOverride("terraform.backend.pg.conn_str", undefined);
  } else {
    // Relative to the stack's folder in cdktf.out, so that the output does not depend on where the checkout is.
    new LocalBackend(stack, {
      path: `../../../.congtruong/${environment.name}/state/${stack.node.id}.tfstate`,
    });
  }
  if (environment.state.encrypted) encryptState(stack);
}

function encryptState(stack: TerraformStack): void {
  const passphrase = new TerraformVariable(stack, "state_passphrase", {
    type: "string",
    sensitive: true,
    description:
      "Passphrase of the state and plan encryption; from TF_VAR_state_passphrase, never from a file in git.",
  });
  passphrase.overrideLogicalId("state_passphrase");
  // Otherwise its value is a part of every plan file.
  stack.addOverride("variable.state_passphrase.ephemeral", true);
  stack.addOverride("terraform.encryption", {
    key_provider: {
      pbkdf2: { [CITY_KEY]: { passphrase: "${var.state_passphrase}", iterations: ITERATIONS } },
    },
    method: { aes_gcm: { [CITY_KEY]: { keys: `\${key_provider.pbkdf2.${CITY_KEY}}` } } },
    // A static reference: the engine reads it before it evaluates any expression.
    state: { method: `method.aes_gcm.${CITY_KEY}`, enforced: true },
    plan: { method: `method.aes_gcm.${CITY_KEY}`, enforced: true },
  });
}
