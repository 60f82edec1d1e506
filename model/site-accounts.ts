import { createHash } from "node:crypto";
import type { AccountFacts } from "../contracts/types";
import type { Unit } from "./city";

/** WordPress keeps a login in sixty characters. */
const LONGEST_ID = 53;

/**
 * Who may enter a unit's site: its people with a role there. The way in is a link that is sent to their mailbox, so it
 * must be one of this platform, and one that is suspended lets nobody into the site either.
 */
export function siteAccounts({ lifecycle, staff }: Unit): readonly AccountFacts[] {
  if (lifecycle === "retired") return [];
  return staff
    .filter(({ hosted, roles, suspended }) => hosted && !suspended && roles.length > 0)
    .map(({ id, name, address, roles }) => ({
      login: `person-${id.length <= LONGEST_ID ? id : digest(id)}`,
      name,
      mail: address,
      roles: [...new Set(roles)].sort(),
    }));
}

function digest(id: string): string {
  return createHash("sha256").update(id).digest("hex").slice(0, 32);
}
