import { mailMetrics, type MailState } from "../../../images/mail/metrics";
import type { QueuedLetter } from "../../../images/mail/queue";

const NOW = new Date("2026-11-29T03:00:00Z");
const letter = (queue: string, arrived: string): QueuedLetter => ({
  ...{
    queue,
    arrived,
    id: "3F1",
    sender: "a@hcm.edu.vn",
    recipients: ["b@hcm.edu.vn"],
    bytes: 1,
    reason: "",
  },
});

function values(state: Partial<MailState>): Record<string, number> {
  const metrics = mailMetrics({ suspensions: null, activations: null, letters: null, now: NOW, ...state });
  return Object.fromEntries(
    metrics.flatMap(({ name, samples }) =>
      samples.map(({ labels = {}, value }) => [[name, ...Object.values(labels)].join(" "), value]),
    ),
  );
}

test("what is not known has no figure, so that nobody takes it for none", () => {
  expect(values({})).toEqual({});
});

test("a suspended mailbox is named by its key, with who suspended it", () => {
  const since = "2026-11-29T02:00:00Z";
  expect(
    values({
      suspensions: {
        "0770123-official": { reason: "quá nhiều", since, by: "limits" },
        "0770123-ld.truong-1": { reason: "nghỉ việc", since, by: "operator" },
      },
    }),
  ).toEqual({
    mail_suspensions: 2,
    "mail_suspended 0770123 official limits": 1,
    "mail_suspended 0770123 ld.truong-1 operator": 1,
  });
  expect(values({ suspensions: {} })).toEqual({ mail_suspensions: 0 });
});

test("letters are late after a quarter of an hour, and those that a person holds are not counted with them", () => {
  const letters = [
    letter("active", "2026-11-29T02:59:59Z"),
    letter("deferred", "2026-11-29T02:45:01Z"),
    letter("deferred", "2026-11-29T02:44:59Z"),
    letter("hold", "2026-11-28T00:00:00Z"),
  ];
  expect(values({ letters })).toEqual({
    mail_queue_letters: 3,
    mail_queue_held_letters: 1,
    mail_queue_late_letters: 1,
  });
});

test("codes are counted by unit, and one that holds no longer counts among those that are open", () => {
  expect(values({ activations: { open: 7, overdue: { "0770123": 2, "0770124": 1 } } })).toEqual({
    mail_activations: 7,
    "mail_activations_overdue 0770123": 2,
    "mail_activations_overdue 0770124": 1,
  });
});
