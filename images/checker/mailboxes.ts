import { type Session, type Verdict, verdicts } from "./smtp";

/** Below the number of recipients that servers take in one session (RFC 5321, 4.5.3.1.8: at least 100). */
const RECIPIENTS_PER_SESSION = 40;

/**
 * Gathers the questions of a moment into one SMTP session, since thousands of mailboxes asked one by one would fill
 * the mail server's log and connection table.
 */
export class MailboxChecker {
  private readonly waiting = new Map<string, Map<string, ((verdict: Verdict) => void)[]>>();

  /** @param gatherMs how long a question waits for company */
  constructor(
    private readonly session: Omit<Session, "server">,
    private readonly gatherMs = 500,
  ) {}

  ask(server: string, recipient: string): Promise<Verdict> {
    return new Promise((resolve) => {
      const batch = this.waiting.get(server) ?? new Map<string, ((verdict: Verdict) => void)[]>();
      if (batch.size === 0) setTimeout(() => this.flush(server, batch), this.gatherMs);
      batch.set(recipient, [...(batch.get(recipient) ?? []), resolve]);
      this.waiting.set(server, batch);
      if (batch.size >= RECIPIENTS_PER_SESSION) this.flush(server, batch);
    });
  }

  private flush(server: string, batch: Map<string, ((verdict: Verdict) => void)[]>): void {
    if (this.waiting.get(server) !== batch) return;
    this.waiting.delete(server);
    void verdicts([...batch.keys()], { ...this.session, server }).then((found) => {
      for (const [recipient, answer] of batch) {
        for (const resolve of answer) resolve(found.get(recipient) ?? "unknown");
      }
    });
  }
}
