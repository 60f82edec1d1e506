import { connect } from "node:net";
import type { Box } from "./facts";
import { readRequests } from "./protocol";

/** What Dovecot says about more mail for a mailbox; `silent` when it does not answer. */
export type QuotaAnswer =
  | { readonly kind: "fits" }
  | { readonly kind: "unknown" }
  | { readonly kind: "silent" }
  | { readonly kind: "refused"; readonly reply: string };

/** As `quota_status_nouser` has it in dovecot.conf. */
const NO_USER = "450 ";
const PATIENCE_MS = 4000;

/** Asks Dovecot's `quota-status` by the protocol that it speaks to Postfix. */
export function askQuota(host: string, port: number) {
  return async ({ address }: Box, size: number): Promise<QuotaAnswer> => {
    const socket = connect({ host, port });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("timeout")));
    try {
      socket.write(
        `request=smtpd_access_policy\nprotocol_state=RCPT\nrecipient=${address}\nsize=${size}\n\n`,
      );
      for await (const { action = "" } of readRequests(socket)) {
        if (action.startsWith(NO_USER)) return { kind: "unknown" };
        return /^[45]\d\d /.test(action) ? { kind: "refused", reply: action } : { kind: "fits" };
      }
      return { kind: "silent" };
    } catch {
      return { kind: "silent" };
    } finally {
      socket.destroy();
    }
  };
}
