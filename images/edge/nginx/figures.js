// What Prometheus is shown: what the reader of the logs has counted (`log-reader`), nginx' own connections, and of those
// whom nobody reaches what lies in the volumes that the edge shares with them.
import fs from "fs";

const COUNTED = "/run/edge/figures";
const CERTIFIER = "/certificates/.figures";
const PUBLISHERS = "/config/.publishers";

function textOf(path) {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (_) {
    return ""; // Nothing has been counted yet.
  }
}

// Since when publishers of the channel are at work; none is in a moment when all is well.
function publishers() {
  try {
    return fs
      .readdirSync(PUBLISHERS)
      .filter((name) => name.endsWith(".begun"))
      .map((name) => {
        const since = Math.floor(fs.statSync(`${PUBLISHERS}/${name}`).mtimeMs / 1000);
        const labels = `channel="edge",publisher="${name.slice(0, -".begun".length)}"`;
        return `congtruong_publisher_begun_timestamp_seconds{${labels}} ${since}\n`;
      })
      .join("");
  } catch (_) {
    return "";
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
      textOf(COUNTED) +
      textOf(CERTIFIER) +
      publishers(),
  );
}

export default { show };
