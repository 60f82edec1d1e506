import { ImapFlow } from "imapflow";

/** Where mail programs log in: IMAP over TLS. */
export interface MailDoor {
  readonly host: string;
  readonly port: number;
  /** The name that must stand in its certificate. */
  readonly servername: string;
  /** PEM of the authorities to trust; nothing else is trusted. */
  readonly ca: string;
}

// eslint-disable-next-line no-control-regex -- they would end a field of the log-in
const CONTROL = /[\x00-\x1f\x7f]/;

/**
 * Whether a mailbox has this password and may be used.
 *
 * @throws where the server does not answer
 */
export async function mayLogIn(door: MailDoor, address: string, password: string): Promise<boolean> {
  if (CONTROL.test(address + password)) return false;
  const { host, port, servername, ca } = door;
  const client = new ImapFlow({
    host,
    port,
    secure: true,
    servername,
    tls: { ca, servername },
    auth: { user: address, pass: password },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  // What happens to the connection afterwards is nobody's concern.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.logout().catch(() => undefined);
    return true;
  } catch (error) {
    if ((error as { readonly authenticationFailed?: boolean }).authenticationFailed === true) return false;
    throw error;
  } finally {
    client.close();
  }
}
