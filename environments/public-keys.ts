import { createPublicKey } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dkimSelector } from "../contracts/dkim";
import { isPublicKeys } from "../contracts/readers/public-keys";
import type { DkimKey, PublicKeys } from "../contracts/types";
import type { Localized } from "../language/localized";
import { EnvironmentError } from "./error";

/** Every kind, those of which nothing is published as empty lists. */
export type CollectedKeys = Required<PublicKeys>;

/**
 * Where an environment keeps the public keys that its containers made; in git, so that every synthesis is the same and a
 * new key is a difference that somebody reviews.
 */
export function publicKeysFile(name: string): string {
  return `environments/${name}.public-keys.json`;
}

/**
 * The keys that were collected; none where the file is missing.
 *
 * @throws EnvironmentError when the file is not what `congtruong public-keys collect` writes
 */
export function readPublicKeys(root: string, name: string): CollectedKeys {
  const file = publicKeysFile(name);
  if (!existsSync(join(root, file))) return sorted([]);
  const result = parsePublicKeys(readFileSync(join(root, file), "utf8"));
  if ("keys" in result) return sorted([result.keys]);
  const { fault } = result;
  throw new EnvironmentError(
    `${file}: ${fault.vi}; hãy xóa tệp rồi chạy lại \`npx congtruong public-keys collect\`.`,
    `${file}: ${fault.en}; delete it and run \`npx congtruong public-keys collect\` again.`,
  );
}

/** Nothing that was read is ever quoted: it may be the secret that it must not be. */
export type Parsed = { readonly keys: PublicKeys } | { readonly fault: Localized };

/** Public keys by `contracts/public-keys.schema.json`, and each of them is the key that its selector names. */
export function parsePublicKeys(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: { vi: "không phải JSON", en: "it is not JSON" } };
  }
  if (!isPublicKeys(value)) {
    const place = isPublicKeys.errors?.[0]?.instancePath || "/";
    return {
      fault: {
        vi: `${place} không có dạng của một khóa công khai (contracts/public-keys.schema.json)`,
        en: `${place} is not of the form of a public key (contracts/public-keys.schema.json)`,
      },
    };
  }
  const { dkim = [] } = value;
  const wrong = dkim.findIndex((key, index) => {
    const first = dkim.findIndex(({ selector }) => selector === key.selector);
    return first !== index || !isSound(key);
  });
  if (wrong < 0) return { keys: value };
  return {
    fault: {
      vi: `/dkim/${wrong} không phải khóa RSA mà selector của nó nêu, hoặc có hai lần`,
      en: `/dkim/${wrong} is not the RSA key that its selector names, or stands there twice`,
    },
  };
}

/** Several services' keys as one file has them: by domain and selector, whoever was asked first. */
export function sorted(all: readonly PublicKeys[]): CollectedKeys {
  const name = ({ domain, selector }: DkimKey): string => `${domain} ${selector}`;
  const dkim = all.flatMap((keys) => keys.dkim ?? []);
  const logs = all.flatMap((keys) => keys.logs ?? []);
  return { logs, dkim: dkim.sort((a, b) => (name(a) < name(b) ? -1 : 1)) };
}

/** OpenSSL reads it as a public RSA key of that size, and would write it the same way. */
function isSound({ publicKey, selector }: DkimKey): boolean {
  const der = Buffer.from(publicKey, "base64");
  try {
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return (
      key.asymmetricKeyType === "rsa" &&
      key.asymmetricKeyDetails?.modulusLength === 2048 &&
      key.export({ format: "der", type: "spki" }).equals(der) &&
      selector === dkimSelector(der)
    );
  } catch {
    return false;
  }
}
