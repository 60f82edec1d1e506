import { servicesDown, waitForServices } from "../../../engine/docker/health";
import { FakeDocker } from "../../support/fake-docker";

/** An engine whose one service never becomes healthy, and says why. */
const UNHEALTHY = `case "$1 $2" in
  "service ls") echo "ct-mail-mx 0/1";;
  "service inspect") echo "ct-mail-mx congtruong/mail:1 ";;
  "service ps") echo "Starting 3 minutes ago ";;
  "ps --filter") echo 0123abcd;;
  "inspect --format") printf 'old words\\nno certificate yet\\n\\n';;
esac`;

describe("waiting for a service that never becomes healthy", () => {
  let engine: FakeDocker;
  const notes: string[] = [];
  const report = { note: (line: string) => notes.push(line), progress: () => undefined };

  beforeEach(() => {
    engine = new FakeDocker();
    engine.answers(UNHEALTHY);
    notes.length = 0;
    // A second of the test is a minute of the engineer's.
    const start = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => start + (performance.now() - began) * 60);
    const began = performance.now();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    engine.dispose();
  });

  const SERVICES = new Map([["ct-mail-mx", undefined]]);
  const WORDS =
    /^đợi dịch vụ khoẻ \/ waiting for health: còn 1\/1: ct-mail-mx \(ct-mail-mx: Starting 3 minutes ago: no certificate yet\)$/;

  it("a deployment names it and why, every now and then", async () => {
    const down = await servicesDown("ct", SERVICES, { milliseconds: 60_000, interval: 100 }, report);
    expect([...down]).toEqual([["ct-mail-mx", "0/1"]]);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(WORDS);
  });

  it("the sandbox does so too, and ends with its last words", async () => {
    const patience = { milliseconds: 60_000, interval: 100 };
    await expect(waitForServices("ct", new Set(SERVICES.keys()), patience, report)).rejects.toThrow(
      "The service ct-mail-mx does not run yet",
    );
    expect(notes[0]).toMatch(WORDS);
  });
});
