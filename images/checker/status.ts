import { createServer, type Server } from "node:http";
import type { LogHead, MonitoringStatus } from "../../contracts/types";
import type { Heartbeat } from "./heartbeat";

/**
 * Answers the watcher outside, through the edge: `GET /status`. A port of its own, since at the other one Prometheus may
 * have anything probed.
 */
export function statusServer(heartbeat: Heartbeat, logs: () => LogHead | null): Server {
  return createServer((request, response) => {
    request.resume();
    const isKnown = request.method === "GET" && (request.url ?? "").split("?")[0] === "/status";
    const { alive, silentSeconds } = heartbeat;
    const body = isKnown
      ? JSON.stringify({
          monitoring: alive ? "alive" : "silent",
          silentSeconds,
          logs: logs(),
        } satisfies MonitoringStatus)
      : '"use /status"';
    response
      .writeHead(isKnown ? 200 : 404, { "Content-Type": "application/json", "Cache-Control": "no-store" })
      .end(body);
  });
}
