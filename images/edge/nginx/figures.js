// What Prometheus is shown: what the reader of the logs has counted (`log-reader`), and nginx' own connections.
import fs from "fs";

const COUNTED = "/run/edge/figures";

function counted() {
  try {
    return fs.readFileSync(COUNTED, "utf8");
  } catch (_) {
    return ""; // Nothing has been counted yet.
  }
}

function show(request) {
  const active = request.variables.connections_active;
  const waiting = request.variables.connections_waiting;
  request.headersOut["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8";
  request.return(
    200,
    "# TYPE edge_connections gauge\n" +
      `edge_connections{state="busy"} ${active - waiting}\n` +
      `edge_connections{state="waiting"} ${waiting}\n` +
      counted(),
  );
}

export default { show };
