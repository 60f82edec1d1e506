/**
 * The dead man's switch: Prometheus sends a sign of life through Alertmanager, and when it stops, somebody is told by
 * the one program that does not depend on either of them.
 */
export class Heartbeat {
  private last: number;
  private heard = false;
  private reported = false;

  /**
   * @param lostAfterMs silence that counts as death
   * @param raise tells people; called once for each silence, and again at the next check when it fails
   * @param firstWithinMs silence that counts as death before the first sign of life: a first deployment takes its time
   */
  constructor(
    private readonly now: () => number,
    private readonly lostAfterMs: () => number,
    private readonly raise: (silentSeconds: number) => Promise<void>,
    private readonly firstWithinMs = 0,
  ) {
    this.last = now();
  }

  beat(): void {
    this.last = this.now();
    this.heard = true;
    this.reported = false;
  }

  get silentSeconds(): number {
    return Math.round((this.now() - this.last) / 1000);
  }

  get alive(): boolean {
    const limit = this.heard ? this.lostAfterMs() : Math.max(this.lostAfterMs(), this.firstWithinMs);
    return this.now() - this.last < limit;
  }

  async check(): Promise<void> {
    if (this.alive || this.reported) return;
    this.reported = true;
    try {
      await this.raise(this.silentSeconds);
    } catch (error) {
      this.reported = false;
      throw error;
    }
  }
}
