import { readJson, writeJson } from "../support/json-file";
import type { Workplace } from "../support/workplace";

/** What the sandbox changed on this machine beyond its own stacks, so that it can be changed back. */
export interface HostChanges {
  readonly swarm: boolean;
  readonly gatewayBridge: boolean;
}

const NOTHING: HostChanges = { swarm: false, gatewayBridge: false };

export function readHostChanges(place: Workplace): HostChanges {
  return { ...NOTHING, ...readJson<Partial<HostChanges>>(place.file("made.json")) };
}

/** Written before the thing is made: an interruption between the two must not leave it behind unknown. */
export function recordHostChanges(place: Workplace, changes: Partial<HostChanges>): void {
  writeJson(place.file("made.json"), { ...readHostChanges(place), ...changes });
}
