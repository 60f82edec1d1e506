import { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import type { Cluster } from "./cluster";
import { PUBLIC } from "./lab";

/** Which authority signed is another test's matter. */
const tls = { rejectUnauthorized: false };

/** A stranger writes to a mailbox of the city. */
export async function send(cluster: Cluster, to: string, subject: string): Promise<void> {
  const transport = createTransport({ host: PUBLIC, port: cluster.environment.ports.smtp, tls });
  await transport.sendMail({ from: "phu-huynh@example.com", to, subject, text: "Kính gửi nhà trường." });
}

/** The subjects of what lies in a mailbox, as its owner's program shows them. */
export async function read(
  cluster: Cluster,
  { user, pass }: { readonly user: string; readonly pass: string },
): Promise<readonly string[]> {
  const client = new ImapFlow({
    host: PUBLIC,
    port: cluster.environment.ports.imaps,
    secure: true,
    tls,
    auth: { user, pass },
    logger: false,
  });
  await client.connect();
  try {
    const { exists } = await client.mailboxOpen("INBOX");
    const all = exists === 0 ? [] : await client.fetchAll("1:*", { envelope: true });
    return all.map(({ envelope }) => envelope?.subject ?? "");
  } finally {
    await client.logout();
  }
}
