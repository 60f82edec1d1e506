import type { City } from "../../model/city";
import type { Change } from "../../output/plan/changes";
import { effectsOf } from "../../output/plan/effects";
import { type Matchers, matchersOf, type SilencesOf } from "../monitoring/silences";
import { asProblem } from "../support/problem";
import type { Reporter } from "../support/reporter";

/** What a restart may make ring. Attacks, certificates, disks and backups are told during a deployment as ever. */
export const RUNG_BY_RESTARTS = [
  ...["CellDown", "DatabaseDown", "DnsWrong", "EdgeDown", "FleetDown", "MailFilterDown", "MailboxMissing"],
  ...["NodeDown", "ProbeBlind", "ProvisionerStuck", "PublisherStuck", "ServiceDown", "SiteDown"],
] as const;

/** Of whose restart nobody but us would notice anything. */
const UNNOTICED: readonly string[] = ["certifier", "pebble"];

/** So many cells at a time are the city: their nodes would be told as well. */
const MOST_CELLS = 3;

/** A silence outlives a run that is cut off by so much at most, and is renewed halfway while the run goes on. */
const MINUTES = 30;
const MINUTE_MS = 60_000;

const CELL = /^cell-(\d+)$/;

/** What to hold messages back about while these changes are made; nothing where nobody goes without service. */
export function quietAbout(changes: readonly Change[], { cells }: Pick<City, "cells">): readonly Matchers[] {
  const { created, restarted, replaced, destroyed, relocated, platform } = effectsOf(changes);
  const alertname = RUNG_BY_RESTARTS;
  const disturbed = platform.filter(({ effect, name }) => effect !== "created" && !UNNOTICED.includes(name));
  if (disturbed.some(({ stack }) => !CELL.test(stack))) return [{ alertname }];

  const units = new Set([
    ...[...created, ...restarted, ...replaced, ...destroyed],
    ...relocated.map(({ unit }) => unit),
  ]);
  const whole = cells.filter(({ id, units: its }) => {
    const hasNoDatabase = disturbed.some(({ stack, name }) => stack === id && name === "db");
    return hasNoDatabase || its.filter((unit) => units.has(unit.id)).length > its.length / 2;
  });
  if (whole.length > MOST_CELLS) return [{ alertname }];
  for (const cell of whole) for (const { id } of cell.units) units.delete(id);
  return [
    ...(whole.length === 0
      ? []
      : [{ alertname, cell: whole.map(({ number }) => String(number).padStart(2, "0")) }]),
    ...(units.size === 0 ? [] : [{ alertname, unit: [...units].sort() }]),
  ];
}

export interface QuietProps {
  readonly silences: SilencesOf;
  readonly city: Pick<City, "cells">;
  readonly author: string;
  /** Seconds after which probes have seen that all is well again. */
  readonly grace: number;
  readonly report: Reporter;
}

/** Holds messages back about what a deployment itself restarts, while it does. What fails is told as soon as it ends. */
export class Quiet {
  private changes: readonly Change[] = [];
  private held: readonly string[] = [];
  private minutesHeld = 0;
  private isSaid = false;
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly props: QuietProps) {}

  /** These changes are about to be made, beside those before. */
  async during(changes: readonly Change[]): Promise<void> {
    this.changes = [...this.changes, ...changes];
    if (quietAbout(this.changes, this.props.city).length === 0) return;
    await this.inTurn(() => this.hold(`${MINUTES}m`));
    this.timer ??= setInterval(() => void this.inTurn(() => this.renew()), MINUTE_MS);
    // A run that ends otherwise is not kept alive for this.
    this.timer.unref();
  }

  /** Messages go through again: at once, or when the probes have seen that all is well. */
  async end(isWell: boolean): Promise<void> {
    clearInterval(this.timer);
    await this.inTurn(async () => {
      if (this.held.length === 0) return;
      if (isWell) await this.hold(`${this.props.grace}s`);
      else await this.release();
    });
  }

  /** Alertmanager may come, or come back, while a deployment goes on. */
  private async renew(): Promise<void> {
    this.minutesHeld += 1;
    if (this.held.length === 0 || this.minutesHeld >= MINUTES / 2) await this.hold(`${MINUTES}m`);
  }

  private async hold(duration: string): Promise<void> {
    const { silences, author, city } = this.props;
    const added: string[] = [];
    for (const wanted of quietAbout(this.changes, city)) {
      const matchers = matchersOf(wanted);
      added.push(await silences.add({ matchers, duration, author, reason: "congtruong deploy" }));
    }
    await this.release();
    this.held = added;
    this.minutesHeld = 0;
  }

  private async release(): Promise<void> {
    const { held } = this;
    this.held = [];
    for (const id of held) await this.props.silences.end(id, this.props.author);
  }

  /** One thing after the other; a deployment never fails for a message. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(work).catch((error: unknown) => {
      // A first deployment has yet to bring it.
      const isNew = ({ stack, name, action }: Change): boolean =>
        stack === "monitoring" && name === "alertmanager" && action === "create";
      if (this.changes.some(isNew) || this.isSaid) return;
      this.isSaid = true;
      const { vi, en } = asProblem(error);
      this.props.report.note(
        `Không tạm ngừng báo được, nên có thể có thư báo động về việc triển khai / messages about this deployment could not be held back: ${vi} / ${en}`,
      );
    });
    return this.last;
  }
}
