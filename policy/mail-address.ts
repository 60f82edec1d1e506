/**
 * What the name of a mailbox may be: one grammar for the rules that judge an address and for the servers that get it.
 *
 * RFC 5322 knows far more, and each of its liberties is read otherwise by some server on the way: `+` begins a
 * sub-address, `'` and `%` end a quotation, an underscore at the end is lost in print. So: groups of a-z and 0-9 with
 * one `.`, `_` or `-` between two of them, at most 64 characters (RFC 5321, 4.5.3.1.1).
 */
const LOCAL_PART = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** Whether a local part, in lower case, can be the name of a mailbox. */
export function isMailboxName(local: string): boolean {
  return local.length <= LONGEST_LOCAL_PART && LOCAL_PART.test(local);
}

/** Whether an address, in lower case, can be a mailbox: such a name at a host name of two labels or more. */
export function isMailboxAddress(address: string): boolean {
  const at = address.indexOf("@");
  if (at < 1 || address.length > LONGEST_ADDRESS) return false;
  const labels = address.slice(at + 1).split(".");
  return (
    isMailboxName(address.slice(0, at)) && labels.length > 1 && labels.every((label) => LABEL.test(label))
  );
}
