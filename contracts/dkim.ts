import { createHash } from "node:crypto";

/**
 * The selector under which a DKIM key is published (RFC 6376, 3.1). It follows from the key, so no selector ever stands
 * for two keys, in whichever volume or environment they were made, and a new one stands beside the old.
 *
 * @param spki the public key as DER (SubjectPublicKeyInfo)
 */
export function dkimSelector(spki: Uint8Array): string {
  return `ct-${createHash("sha256").update(spki).digest("hex").slice(0, 12)}`;
}
