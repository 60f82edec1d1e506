import type { Recording } from "./alerts/alert";

/**
 * Probes that fail, or failed when they were last seen: a prober that dies, or a probe that gets no further than its
 * connection, takes `probe_success` with it, and what was down would seem to have recovered. It ends with the first
 * success, and with the target itself.
 */
export const FAILING: Recording = {
  record: "probe:failing",
  expr: "probe_success == 0 or (probe:failing unless probe_success and up)",
};
