import { createServer, type Server } from "node:http";
import { expose, METRICS_TYPE, type Metric } from "../base/metrics";
import { publishersAtWork } from "../base/publishers";
import type { ActivationCounts } from "./activation-desk";
import type { QueuedLetter } from "./queue";
import type { SuspensionList } from "./suspensions";

/** A letter that waits longer than this, in milliseconds, is late: one between two mailboxes here takes seconds. */
const LATE_MS = 15 * 60_000;

export interface MailState {
  /** Null while nobody knows who is suspended: after a start, until the mail store has answered. */
  readonly suspensions: SuspensionList | null;
  /** Null while the mail store does not tell. */
  readonly activations: ActivationCounts | null;
  /** Null while Postfix does not tell. */
  readonly letters: readonly QueuedLetter[] | null;
  readonly now: Date;
}

/**
 * What is not known has no series at all, so that an alert can tell it from "nobody" and "none".
 *
 * @returns letters by queue, letters that are late, mailboxes that are suspended, codes for first passwords
 */
export function mailMetrics({ suspensions, activations, letters, now }: MailState): readonly Metric[] {
  return [
    ...(suspensions === null ? [] : ofSuspensions(suspensions)),
    ...(activations === null ? [] : ofActivations(activations)),
    ...(letters === null ? [] : ofQueue(letters, now)),
  ];
}

function ofSuspensions(list: SuspensionList): readonly Metric[] {
  const entries = Object.entries(list);
  return [
    {
      name: "mail_suspensions",
      help: "Mailboxes that are suspended beside those of the registry.",
      samples: [{ value: entries.length }],
    },
    {
      name: "mail_suspended",
      help: "A mailbox that is suspended, by its limits or by an operator.",
      // The key without the address: an address may change while the mailbox stays suspended.
      samples: entries.map(([key, { by }]) => ({
        labels: { unit: key.slice(0, 7), mailbox: key.slice(8), by },
        value: 1,
      })),
    },
  ];
}

function ofActivations({ open, overdue }: ActivationCounts): readonly Metric[] {
  return [
    {
      name: "mail_activations",
      help: "Codes for first passwords that have set none yet, overdue ones included.",
      samples: [{ value: open }],
    },
    {
      name: "mail_activations_overdue",
      help: "Codes of a unit that nobody used in time.",
      samples: Object.entries(overdue).map(([unit, value]) => ({ labels: { unit }, value })),
    },
  ];
}

function ofQueue(letters: readonly QueuedLetter[], now: Date): readonly Metric[] {
  // What a person holds waits for that person.
  const waiting = letters.filter(({ queue }) => queue !== "hold");
  return [
    {
      name: "mail_queue_letters",
      help: "Letters in Postfix' queue that wait for their delivery.",
      samples: [{ value: waiting.length }],
    },
    {
      name: "mail_queue_held_letters",
      help: "Letters that are held until a person has looked at them.",
      samples: [{ value: letters.length - waiting.length }],
    },
    {
      name: "mail_queue_late_letters",
      help: "Letters that have waited for more than a quarter of an hour.",
      samples: [
        { value: waiting.filter(({ arrived }) => now.getTime() - Date.parse(arrived) > LATE_MS).length },
      ],
    },
  ];
}

/** Answers every request with the figures of this moment, and with what the publishers of `channel` are at. */
export function serveMetrics(channel: string, state: () => Promise<MailState>): Server {
  return createServer((message, response) => {
    message.resume();
    state().then(
      (found) =>
        response
          .writeHead(200, { "content-type": METRICS_TYPE })
          .end(expose([...mailMetrics(found), publishersAtWork("mail", channel)])),
      () => response.writeHead(500).end(),
    );
  });
}
