/** Public keys of age (https://age-encryption.org/v1): `age1` and 32 bytes in Bech32 (BIP 173), with its checksum. */

const CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const PREFIX = "age";
/** 256 bits in groups of five, and six of checksum. */
const FORM = /^age1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}$/;
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether a sheet can be encrypted to it: a slip of a letter is found by the checksum. */
export function isAgePublicKey(text: string): boolean {
  return FORM.test(text) && checksum(text.slice(PREFIX.length + 1)) === 1;
}

/** What must never stand in a registry: who has it reads every sheet. */
export function isAgeSecretKey(text: string): boolean {
  return /AGE-(?:PLUGIN-|SECRET-KEY-)/i.test(text);
}

function checksum(data: string): number {
  const prefix = [...PREFIX].map((each) => each.charCodeAt(0));
  const values = [
    ...prefix.map((code) => code >> 5),
    0,
    ...prefix.map((code) => code & 31),
    ...[...data].map((each) => CHARACTERS.indexOf(each)),
  ];
  return values.reduce((sum, value) => {
    const top = sum >>> 25;
    const next = ((sum & 0x1ffffff) << 5) ^ value;
    return GENERATOR.reduce((mixed, part, bit) => (((top >>> bit) & 1) === 1 ? mixed ^ part : mixed), next);
  }, 1);
}
