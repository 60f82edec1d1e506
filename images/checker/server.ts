import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ReadCertificate } from "./certificate";
import type { Facts } from "./channel";
import { checkAddresses, type FindServers } from "./dns";
import type { Heartbeat } from "./heartbeat";
import type { MailboxChecker } from "./mailboxes";
import { expose, METRICS_TYPE, type Metric } from "../base/metrics";
import { publishersAtWork } from "../base/publishers";

export interface Checks {
  readonly facts: () => Facts | null;
  /** Reads the channel anew. @throws when it cannot be read; the former facts stay */
  readonly reload: () => void;
  readonly findServers: FindServers;
  readonly mailboxes: MailboxChecker;
  readonly heartbeat: Heartbeat;
  readonly readCertificate: ReadCertificate;
  /** Where the monitoring channel is mounted. */
  readonly channel: string;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const plain = (status: number, body: string): Answer => ({
  status,
  type: "text/plain; charset=utf-8",
  body: `${body}\n`,
});

/**
 * `GET /probe?type=site&target=HOST&expect=ADDRESS,...`, `?type=mailbox&target=ADDRESS&server=HOST:PORT` and
 * `?type=certificate&target=HOST&server=HOST:PORT` for Prometheus, `GET /metrics`, `POST /watchdog` for Alertmanager,
 * `GET /watchdog` (200 or 503) for whoever asks on the node (docs/runbooks/watchdog.md), `GET /health`,
 * `POST /-/reload` (422 where the channel cannot be read), as Prometheus has it.
 */
export function checkerServer(checks: Checks): Server {
  return createServer((request, response) => {
    void answer(request, checks)
      .catch((error: Error) => plain(500, error.message))
      .then((found) => send(response, found));
  });
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
}

async function answer(request: IncomingMessage, checks: Checks): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://checker");
  request.resume();
  switch (`${request.method} ${url.pathname}`) {
    case "GET /probe":
      return probe(url.searchParams, checks);
    case "GET /metrics":
      return { status: 200, type: METRICS_TYPE, body: expose(ownMetrics(checks)) };
    case "POST /watchdog":
      checks.heartbeat.beat();
      return plain(200, "ok");
    case "GET /watchdog": {
      const { alive, silentSeconds } = checks.heartbeat;
      return plain(alive ? 200 : 503, `last sign of life ${silentSeconds} s ago`);
    }
    case "POST /-/reload":
      try {
        checks.reload();
        return plain(200, "ok");
      } catch (error) {
        return plain(422, (error as Error).message);
      }
    case "GET /health":
      return checks.facts() === null ? plain(503, "no facts in the channel yet") : plain(200, "ok");
    default:
      return plain(404, "use /probe, /metrics, /watchdog or /health");
  }
}

async function probe(parameters: URLSearchParams, checks: Checks): Promise<Answer> {
  const target = parameters.get("target") ?? "";
  if (target === "") return plain(400, "target is missing");
  const started = performance.now();
  const found = await measure(target, parameters, checks);
  if (found === null) return plain(400, "type is site (with expect), mailbox or certificate (with server)");
  const duration: Metric = {
    name: "probe_duration_seconds",
    help: "How long the check took.",
    samples: [{ value: (performance.now() - started) / 1000 }],
  };
  return { status: 200, type: METRICS_TYPE, body: expose([...found, duration]) };
}

async function measure(
  target: string,
  parameters: URLSearchParams,
  checks: Checks,
): Promise<Metric[] | null> {
  const bit = (name: string, help: string, value: boolean): Metric => ({
    name,
    help,
    samples: [{ value: Number(value) }],
  });
  const expect = parameters.get("expect");
  const server = parameters.get("server");

  if (parameters.get("type") === "site" && expect !== null) {
    const { answered, correct } = await checkAddresses(
      target,
      expect.split(",").filter(Boolean),
      checks.findServers,
    );
    return [
      bit("probe_success", "1 when the name servers give exactly the expected addresses.", correct),
      bit("probe_dns_answered", "1 when a name server answered at all.", answered),
    ];
  }
  if (parameters.get("type") === "mailbox" && server !== null) {
    // An address with a line end in it would be a command of its own to the mail server.
    if (/[\s<>\p{Cc}]/u.test(target)) return null;
    const verdict = await checks.mailboxes.ask(server, target);
    const reached = bit(
      "probe_mailbox_reached",
      "1 when the mail server gave a definite answer.",
      verdict !== "unknown",
    );
    if (verdict === "unknown") return [reached];
    return [
      reached,
      bit("probe_success", "1 when the mail server takes mail for the address.", verdict === "accepted"),
    ];
  }
  if (parameters.get("type") === "certificate" && server !== null) {
    const read = await checks.readCertificate(server, target).catch(() => null);
    const success = bit("probe_success", "1 when the server showed a certificate.", read !== null);
    if (read === null) return [success];
    const { fingerprint, lifetimeSeconds } = read;
    return [
      success,
      {
        name: "probe_ssl_lifetime_seconds",
        help: "How long the certificate lives, from its first second to its last one.",
        samples: [{ labels: { fingerprint_sha256: fingerprint }, value: lifetimeSeconds }],
      },
    ];
  }
  return null;
}

function ownMetrics({ facts, heartbeat, channel }: Checks): Metric[] {
  return [
    publishersAtWork("monitoring", channel),
    {
      name: "congtruong_unit_info",
      help: "A unit of the registry; joined by its id, so that names are no part of other series.",
      samples: (facts()?.units ?? []).map(
        ({ id, name, parent, url, tellUnit, tellParent, tellDaily, parentId, probes }) => ({
          labels: {
            ...{ unit: id, name, parent, url, probes: probes.join(",") },
            ...{ tell_unit: tellUnit, tell_parent: tellParent },
            ...{ tell_daily: tellDaily, parent_unit: parentId },
          },
          value: 1,
        }),
      ),
    },
    {
      name: "congtruong_cell_info",
      help: "A cell and the node that carries it.",
      samples: (facts()?.cells ?? []).flatMap((cell) => {
        const node = facts()?.config.nodes.find(({ cells }) => cells.includes(cell));
        const labels = { cell: String(cell).padStart(2, "0"), node: node?.name ?? "" };
        return node === undefined ? [] : [{ labels, value: 1 }];
      }),
    },
    {
      name: "congtruong_node_info",
      help: "A node of the city, whether it carries cells or not.",
      samples: (facts()?.config.nodes ?? []).map(({ name }) => ({ labels: { node: name }, value: 1 })),
    },
    {
      name: "congtruong_heartbeat_age_seconds",
      help: "Seconds since the last sign of life from Prometheus through Alertmanager.",
      samples: [{ value: heartbeat.silentSeconds }],
    },
  ];
}
