import type { Activation, ActivationState, Activations, Sending } from "./activations";
import type { Directory } from "./directory";
import type { Box } from "./facts";
import { activationLetter, deliver, reminderLetter, sheet, type Letter } from "./letters";
import { runWith } from "./programs";

/** What an operator asks for about first passwords. Codes leave this program in letters and in encrypted sheets, and in no answer. */

export interface ActivationRequest {
  readonly batches: readonly Batch[];
  /** Also who has a password: it holds until the new one is set. */
  readonly again: boolean;
  /** Also who has a password, and that ends now, with its sessions: somebody else takes the mailbox over. */
  readonly lock: boolean;
}

/** Mailboxes whose codes take one way. */
export interface Batch {
  readonly addresses: readonly string[];
  readonly by: ByLetter | BySheet;
}
export interface ByLetter {
  /** The mailbox of this server that the letters go to. */
  readonly letterTo: string;
}
export interface BySheet {
  readonly unit: string;
  /** What the unit is called, for the sheet's heading. */
  readonly unitName: string;
  /** Its public key: `age1…`. */
  readonly recipient: string;
}

/**
 * `recipient`: the letter would reach nobody, since that mailbox is not there, is suspended, leads elsewhere, or has no
 * password itself.
 */
export type SkipReason = "unknown" | "suspended" | "ready" | "recipient" | "failed";

export interface BatchOutcome {
  readonly issued: readonly string[];
  readonly skipped: readonly { readonly address: string; readonly why: SkipReason }[];
  /** The sheet, encrypted; null for letters. */
  readonly sheet: string | null;
}

export interface LedgerEntry {
  readonly address: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly state: ActivationState;
  readonly issued: string;
  readonly expires: string;
  readonly sent: readonly Sending[];
  readonly reminded: string | null;
  readonly opened: string | null;
  readonly activated: string | null;
}

/** Codes that have set no password yet. */
export interface ActivationCounts {
  readonly open: number;
  /** Those that hold no longer, by unit; who has none does not stand here. */
  readonly overdue: Readonly<Record<string, number>>;
}
const OPEN_STATES: readonly ActivationState[] = ["sent", "opened", "overdue"];

export interface ReminderOutcome {
  readonly reminded: readonly { readonly to: string; readonly addresses: readonly string[] }[];
  /** Whose code went out on a sheet, or to a mailbox that no letter reaches any more. */
  readonly unreached: readonly string[];
}

export interface ActivationDeskProps {
  readonly activations: Activations;
  readonly directory: () => Directory | null;
  readonly passwords: () => ReadonlyMap<string, string>;
  readonly isSuspended: (key: string) => boolean;
  /** Takes a mailbox's password away and ends its sessions. */
  readonly lock: (box: Box) => Promise<void>;
  /** `https://kichhoat.hcm.edu.vn` */
  readonly page: string;
  readonly log: (message: string) => void;
}

/** Reminders no closer together than this: a letter a day is read, one an hour is not. */
const REMINDED_HOURS = 20;

export class ActivationDesk {
  constructor(private readonly props: ActivationDeskProps) {}

  async activate({ batches, again, lock }: ActivationRequest): Promise<readonly BatchOutcome[]> {
    const outcomes: BatchOutcome[] = [];
    for (const batch of batches) outcomes.push(await this.issue(batch, { again, lock }));
    return outcomes;
  }

  ledger(): readonly LedgerEntry[] {
    return this.known()
      .map(({ box: { address, name, unit, role }, entry }) => {
        const { state, issued, expires, sent, reminded, opened, activated } = entry;
        return { address, name, unit, role, state, issued, expires, sent, reminded, opened, activated };
      })
      .sort((a, b) => (a.address < b.address ? -1 : 1));
  }

  /** @returns null while nobody knows which mailboxes there are */
  counts(): ActivationCounts | null {
    if (this.props.directory() === null) return null;
    const open = this.known().filter(({ entry: { state } }) => OPEN_STATES.includes(state));
    const overdue: Record<string, number> = {};
    for (const { box, entry } of open)
      if (entry.state === "overdue") overdue[box.unit] = (overdue[box.unit] ?? 0) + 1;
    return { open: open.length, overdue };
  }

  async remind(addresses: readonly string[] | null): Promise<ReminderOutcome> {
    const late = Date.now() - REMINDED_HOURS * 3_600_000;
    const outstanding = this.known().filter(
      ({ box, entry: { state, reminded } }) =>
        OPEN_STATES.includes(state) &&
        (addresses === null || addresses.includes(box.address)) &&
        (reminded === null || Date.parse(reminded) < late),
    );
    const passwords = this.props.passwords();
    const byRecipient = new Map<string, (typeof outstanding)[number][]>();
    const unreached: string[] = [];
    for (const each of outstanding) {
      const last = each.entry.sent.at(-1);
      const to = last?.by === "letter" ? this.reader(last.to, passwords) : undefined;
      if (to === undefined) unreached.push(each.box.address);
      else byRecipient.set(to.address, [...(byRecipient.get(to.address) ?? []), each]);
    }
    const reminded: { to: string; addresses: string[] }[] = [];
    for (const [to, all] of byRecipient) {
      const lines = all.map(({ box: { address, name }, entry }) => ({
        ...{ address, name, sent: entry.issued, expires: entry.expires, overdue: entry.state === "overdue" },
      }));
      if (await this.arrives(reminderLetter(to, lines))) {
        this.props.activations.reminded(all.map(({ box }) => box.key));
        reminded.push({ to, addresses: all.map(({ box }) => box.address) });
      } else unreached.push(...all.map(({ box }) => box.address));
    }
    return { reminded, unreached };
  }

  private async issue(
    { addresses, by }: Batch,
    { again, lock }: Pick<ActivationRequest, "again" | "lock">,
  ): Promise<BatchOutcome> {
    const skipped: { address: string; why: SkipReason }[] = [];
    const boxes: Box[] = [];
    const passwords = this.props.passwords();
    const reader = "letterTo" in by ? this.reader(by.letterTo, passwords) : undefined;
    for (const address of addresses) {
      const box = this.props.directory()?.find(address);
      const why = this.reasonAgainst(box, passwords, again || lock);
      if (box === undefined || why !== null) skipped.push({ address, why: why ?? "unknown" });
      // Who is locked out cannot read the letter that lets them in.
      else if ("letterTo" in by && (reader === undefined || (lock && reader.key === box.key)))
        skipped.push({ address, why: "recipient" });
      else boxes.push(box);
    }
    if (lock) for (const box of boxes) if (passwords.has(box.key)) await this.props.lock(box);
    const { codes, expires } = this.props.activations.issue(boxes.map(({ key }) => key));
    const slips = boxes.map(({ key, address, name }) => ({ key, address, name, code: codes.get(key) ?? "" }));
    if ("letterTo" in by) {
      const issued: typeof slips = [];
      const to = reader?.address ?? by.letterTo;
      for (const slip of slips) {
        if (await this.arrives(activationLetter(to, slip, this.props.page, expires))) issued.push(slip);
        else skipped.push({ address: slip.address, why: "failed" });
      }
      this.props.activations.sent(
        issued.map(({ key }) => key),
        "letter",
        to,
      );
      return { issued: issued.map(({ address }) => address), skipped, sheet: null };
    }
    if (slips.length === 0) return { issued: [], skipped, sheet: null };
    try {
      const page = await sheet(by.unitName, slips, this.props.page, expires);
      const encrypted = await runWith(page, "age", "--encrypt", "--armor", "--recipient", by.recipient);
      this.props.activations.sent(
        boxes.map(({ key }) => key),
        "sheet",
        by.unit,
      );
      return { issued: slips.map(({ address }) => address), skipped, sheet: encrypted };
    } catch (error) {
      this.props.log(`the sheet of ${by.unit} could not be made: ${(error as Error).message}`);
      const failed = slips.map(({ address }) => ({ address, why: "failed" as const }));
      return { issued: [], skipped: [...skipped, ...failed], sheet: null };
    }
  }

  private reasonAgainst(
    box: Box | undefined,
    passwords: ReadonlyMap<string, string>,
    replacing: boolean,
  ): SkipReason | null {
    if (box === undefined) return "unknown";
    if (box.suspended || this.props.isSuspended(box.key)) return "suspended";
    return passwords.has(box.key) && !replacing ? "ready" : null;
  }

  /** The mailbox of an address, if somebody reads it. */
  private reader(address: string, passwords: ReadonlyMap<string, string>): Box | undefined {
    const box = this.props.directory()?.find(address);
    if (box === undefined || box.forward !== null || !passwords.has(box.key)) return undefined;
    return box.suspended || this.props.isSuspended(box.key) ? undefined : box;
  }

  private async arrives(letter: Letter): Promise<boolean> {
    try {
      await deliver(letter);
      return true;
    } catch (error) {
      this.props.log(`a letter to ${letter.to} could not be delivered: ${(error as Error).message}`);
      return false;
    }
  }

  /** What was issued for mailboxes that are still there. */
  private known(): readonly {
    readonly box: Box;
    readonly entry: Activation & { readonly state: ActivationState };
  }[] {
    const boxes = new Map((this.props.directory()?.facts.mailboxes ?? []).map((box) => [box.key, box]));
    return this.props.activations.list().flatMap((entry) => {
      const box = boxes.get(entry.key);
      return box === undefined ? [] : [{ box, entry }];
    });
  }
}
