import type { Place } from "../../environments/nodes";
import type { City } from "../../model/city";
import type { Change } from "../../output/plan/changes";
import { effectsOf } from "../../output/plan/effects";
import { timingOf } from "../../templates/monitoring/timing";
import {
  alertmanagerOf,
  type Matchers,
  matchersOf,
  type SilencesOf,
  silencesOf,
} from "../monitoring/silences";
import type { RunningService } from "../nodes/service";
import type { Project } from "../registry/project";
import { gitUser } from "../support/git-user";
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
    ...(whole.length === 0 ? [] : [{ alertname, cell: whole.map(({ number }) => cellOf(number)) }]),
    ...(units.size === 0 ? [] : [{ alertname, unit: [...units].sort() }]),
  ];
}

/** What to hold messages back about while a place's data moves: its services stop, and others may need them. */
export function quietAboutMove(place: Place): readonly Matchers[] {
  const alertname = RUNG_BY_RESTARTS;
  return typeof place === "number" ? [{ alertname, cell: [cellOf(place)] }] : [{ alertname }];
}

/** As alerts have it. */
const cellOf = (number: number): string => String(number).padStart(2, "0");

export interface QuietProps {
  readonly silences: SilencesOf;
  readonly city: Pick<City, "cells">;
  readonly author: string;
  /** The verb that holds them back: `congtruong deploy`. */
  readonly reason: string;
  /** Seconds after which probes have seen that all is well again. */
  readonly grace: number;
  readonly report: Reporter;
}

/** Holds messages back about what a verb itself restarts, while it does. What fails is told as soon as it ends. */
export class Quiet {
  private changes: readonly Change[] = [];
  private moves: readonly Matchers[] = [];
  private held: readonly string[] = [];
  private minutesHeld = 0;
  private isSaid = false;
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly props: QuietProps) {}

  /** These changes are about to be made, beside those before. */
  async during(changes: readonly Change[]): Promise<void> {
    this.changes = [...this.changes, ...changes];
    await this.begin();
  }

  /** The data of this place is moved to another node by that work. */
  async whileMoving<T>(place: Place, work: () => Promise<T>): Promise<T> {
    this.moves = [...this.moves, ...quietAboutMove(place)];
    await this.begin();
    let wentWell = false;
    try {
      const made = await work();
      wentWell = true;
      return made;
    } finally {
      await this.end(wentWell);
    }
  }

  private async begin(): Promise<void> {
    if (this.wanted().length === 0) return;
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

  private wanted(): readonly Matchers[] {
    return [...quietAbout(this.changes, this.props.city), ...this.moves];
  }

  /** Alertmanager may come, or come back, while the work goes on. */
  private async renew(): Promise<void> {
    this.minutesHeld += 1;
    if (this.held.length === 0 || this.minutesHeld >= MINUTES / 2) await this.hold(`${MINUTES}m`);
  }

  private async hold(duration: string): Promise<void> {
    const { silences, author, reason } = this.props;
    const added: string[] = [];
    for (const wanted of this.wanted()) {
      const matchers = matchersOf(wanted);
      added.push(await silences.add({ matchers, duration, author, reason }));
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

  /** One thing after the other; the work never fails for a message. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(work).catch((error: unknown) => {
      // A first deployment has yet to bring it.
      const isNew = ({ stack, name, action }: Change): boolean =>
        stack === "monitoring" && name === "alertmanager" && action === "create";
      if (this.changes.some(isNew) || this.isSaid) return;
      this.isSaid = true;
      const { vi, en } = asProblem(error);
      this.props.report.note(
        `Không tạm ngừng báo được, nên có thể có thư báo động về việc đang làm / messages about this work could not be held back: ${vi} / ${en}`,
      );
    });
    return this.last;
  }
}

/**
 * For a verb that restarts services of an environment's.
 *
 * @param reason the verb
 * @param alertmanager where it runs at that moment. @default - where the environment says
 */
export async function quietFor(
  { environment, city }: Project,
  reason: string,
  report: Reporter,
  alertmanager = (): RunningService => alertmanagerOf(environment),
): Promise<Quiet> {
  const { evaluationInterval, slowInterval } = timingOf(environment.monitoring);
  return new Quiet({
    ...{ silences: silencesOf(alertmanager), city, reason, report },
    author: (await gitUser()) ?? reason,
    grace: slowInterval + 2 * evaluationInterval,
  });
}
