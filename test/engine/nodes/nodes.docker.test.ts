import { execFileSync } from "node:child_process";
import { connect } from "node:tls";
import { runOnce } from "../../../engine/docker/image-reference";
import { mailServerOf, setPassword } from "../../../engine/mail/mailboxes";
import { applyLabels, lookAtCluster, requireNodes } from "../../../engine/nodes/cluster";
import { belongingsOf, stacksWithout } from "../../../engine/nodes/belongings";
import { moveData } from "../../../engine/nodes/move";
import { clusterAsText } from "../../../engine/nodes/render";
import { nodeOf } from "../../../environments/nodes";
import { describeWithDocker, eventually } from "../../support/docker";
import { Cluster, environmentText, EVERYTHING } from "./cluster";
import { type Node, PUBLIC } from "./lab";
import { read, send } from "./mail";
import { rollTheCell, whileAsking } from "./rolling";
import { SILENT } from "../../../engine/support/reporter";

/** What an editor has written, and must be there whatever happens to machines. */
const TEXT = "Thông báo nghỉ Tết của trường";

/** Of a school, with the password that its owner has chosen. */
const MAILBOX = { user: "thcs7900002@hcm.edu.vn", pass: "mat-khau-cua-truong" };

describeWithDocker("a city on three nodes", () => {
  jest.setTimeout(300_000);
  const cluster = new Cluster(3, EVERYTHING);
  const [, two, three] = cluster.lab.nodes;
  const school = "7900002";
  const host = `thcs${school}.hcm.edu.vn.localhost`;

  beforeAll(() => cluster.up(), 1_200_000);
  afterAll(() => {
    cluster.down();
  });

  const look = () => lookAtCluster(cluster.environment, cluster.city);
  async function portalRunsOn(name: string): Promise<void> {
    await eventually(
      `the portal runs on ${name}`,
      () => cluster.taskOf("portal") === `${name} Running`,
      90_000,
    );
  }

  test("is refused while the swarm is not labelled as it is declared", async () => {
    await expect(requireNodes(cluster.environment)).rejects.toThrow(/nodes --apply.*nothing was planned/);
    const report = await look();
    expect(report.nodes.map(({ name, state, problems }) => [name, state, problems])).toEqual(
      ["node-1", "node-2", "node-3"].map((name) => [name, "ready", []]),
    );
    await applyLabels(cluster.environment, report, [], SILENT);
    await requireNodes(cluster.environment);
  });

  test("is deployed, each volume by the engine of its node, and planned empty afterwards", async () => {
    const { ledger } = await cluster.deploy();
    expect(ledger.units.map(({ state, reason }) => [state, reason])).toEqual(
      cluster.city.units.map(() => ["done", null]),
    );
    const volumes = (node: typeof two) => node.docker("volume", "ls", "--quiet").split("\n").sort();
    expect(volumes(two)).toEqual(
      expect.arrayContaining(["ctn-cell-01-db", "ctn-site-7900001", `ctn-site-${school}`]),
    );
    expect([...volumes(cluster.lab.manager), ...volumes(three)].join()).not.toMatch(/cell-01|site-/);
    expect(volumes(three)).toContain("ctn-certificates");
    for (const each of cluster.hosts) {
      // A machine with three engines is slow to give the edge its first answer.
      await eventually(`${each} answers`, async () => (await cluster.ask(each)).status === 200, 60_000);
    }
    expect((await cluster.deploy({ full: true })).ledger.counts.done).toBe(cluster.city.units.length);
    expect(cluster.planned).toEqual([]);
  });

  test("the edge is moved to another node with mail, passwords and certificates, as the runbook says", async () => {
    await setPassword(mailServerOf(cluster.environment), { address: MAILBOX.user, password: MAILBOX.pass });
    await eventually(
      "mail is taken",
      () =>
        send(cluster, MAILBOX.user, TEXT).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    await eventually("mail is there", async () => (await read(cluster, MAILBOX)).includes(TEXT), 60_000);
    await move("edge", three, two);
    cluster.lab.leadVisitorsTo(two);
    await everythingAnswers();
    expect(await read(cluster, MAILBOX)).toEqual([TEXT]);
    // The test authority is another one at each start, so it is asked again; a public one's certificate stays.
    await eventually("the city's certificate", () => issued(), 60_000);
    await send(cluster, MAILBOX.user, "Thư thứ hai");
    await eventually("mail goes on", async () => (await read(cluster, MAILBOX)).length === 2, 30_000);
  });

  test("a release that does not start is taken back while the sites answer, and is not called done", async () => {
    cluster.release("site", "broken", "RUN sed -i 's/) serve ;;/) exit 1 ;;/' /usr/local/bin/entrypoint.sh");
    const { failures, requests } = await whileAsking(cluster, async () => {
      const { ledger } = await cluster.deploy();
      expect(ledger.counts.done).toBe(0);
      expect(ledger.units[0]?.reason?.en).toContain("rolled back");
    });
    expect(failures).toEqual([]);
    expect(requests).toBeGreaterThan(10);
  });

  test("a release rolls through all sites of a cell without one failed request", async () => {
    const { requests, failures } = await rollTheCell(cluster);
    expect(failures).toEqual([]);
    expect(requests).toBeGreaterThan(50);
  });

  test("a cell is moved to another node with all that its editors wrote, as the runbook says", async () => {
    write();
    const belongings = belongingsOf(1, cluster.stacks);
    // The database, the provisioner and the backup.
    expect(belongings.services).toHaveLength(cluster.city.units.length + 3);
    const move = {
      ...{ root: cluster.root, environment: cluster.environment, place: 1, belongings, report: SILENT },
      ...{ from: two.name, to: three.name, image: cluster.image("base") },
    };
    // Something of that name on the other node is never written over, and the sites go on where they were.
    three.docker(
      ...[...runOnce(move.image), "--volume", `ctn-site-${school}:/v`],
      ...[move.image, "touch", "/v/somebody-else"],
    );
    await expect(moveData(move)).rejects.toThrow(new RegExp(`volume rm ctn-site-${school}`));
    three.docker("volume", "rm", ...belongings.volumes);
    expect(nodeOf(cluster.environment, 1)?.name).toBe(two.name);

    expect(await moveData(move)).toBe("environments/cluster.yaml");
    expect(environmentText(cluster)).toContain("# Three nodes.");
    expect(nodeOf(cluster.environment, 1)?.name).toBe(three.name);
    await requireNodes(cluster.environment);
    expect((await cluster.deploy({ full: true })).ledger.counts.done).toBe(cluster.city.units.length);
    // The monitoring is told which node carries the cell.
    expect(cluster.planned).toEqual(["update docker_service.monitoring_publisher_base"]);
    await wasKept();
    await neverLabelledWithoutData();
  });

  test("the old node is drained, and what holds no data leaves it", async () => {
    cluster.lab.manager.docker("node", "update", "--availability", "drain", two.name);
    await portalRunsOn(three.name);
    await eventually("nothing runs on node-2", () => two.docker("ps", "--quiet") === "");
    cluster.lab.manager.docker("node", "update", "--availability", "active", two.name);
  });

  test("a node that is killed: what may move does, and the schools that cannot are named", async () => {
    three.kill();
    const report = await eventually(
      "the swarm has noticed",
      async () => {
        const seen = await look();
        return seen.nodes[2]?.state === "down" ? seen : undefined;
      },
      60_000,
    );
    const text = clusterAsText(report);
    for (const { id, name } of cluster.city.units) expect(text).toContain(`${id} ${name}`);
    expect(text).toContain("node-3 is gone, so cell-01: 3 site(s) down.");
    await portalRunsOn(two.name);
    await expect(requireNodes(cluster.environment)).rejects.toThrow(/deploy --without node-3/);

    await requireNodes(cluster.environment, [three.name]);
    const absent = stacksWithout([three.name], cluster.environment, cluster.stacks);
    expect([...absent.keys()]).toEqual(["cell-01"]);
    const { ledger } = await cluster.deploy({ full: true, absent });
    expect(ledger.stacks).toMatchObject({ foundation: { state: "applied" }, portal: { state: "applied" } });
    expect(ledger.counts).toEqual({ done: 0, failed: 0, queued: 3 });
    expect(ledger.units[0]?.reason?.en).toContain("the node node-3 is lost");
  });

  test("a node that comes back has everything that it had", async () => {
    three.start();
    await eventually("the site answers", async () => (await cluster.ask(host)).status === 200, 120_000);
    await wasKept();
    await requireNodes(cluster.environment);
  });

  test("monitoring is moved to another node with what it has measured", async () => {
    const instant = Math.floor(Date.now() / 1000);
    const measured = await eventually("something is measured", () => series(two, instant), 60_000);
    await move("core", two, three);
    expect(await eventually("Prometheus answers", () => series(three, instant), 60_000)).toBe(measured);
    await everythingAnswers();
  });

  /** `congtruong nodes move`, then the plan that must be empty. */
  async function move(place: "edge" | "core", from: Node, to: Node): Promise<void> {
    const belongings = belongingsOf(place, cluster.stacks);
    expect(
      await moveData({
        ...{ root: cluster.root, environment: cluster.environment, place, belongings, report: SILENT },
        ...{ from: from.name, to: to.name, image: cluster.image("base") },
      }),
    ).toBe("environments/cluster.yaml");
    await requireNodes(cluster.environment);
    const { ledger } = await cluster.deploy({ full: true });
    expect(ledger.units.map(({ reason }) => reason)).toEqual(cluster.city.units.map(() => null));
    expect(cluster.planned).toEqual([]);
  }

  async function everythingAnswers(): Promise<void> {
    for (const each of cluster.hosts) {
      await eventually(each, async () => (await cluster.ask(each)).status === 200, 30_000);
    }
    expect((await cluster.ask(cluster.city.portal.host)).status).toBe(200);
    const { dns } = cluster.environment.ports;
    const said = execFileSync("dig", ["+short", `@${PUBLIC}`, "-p", String(dns), host, "A"], {
      encoding: "utf8",
    });
    expect(said).toContain(`${PUBLIC}
`);
  }

  /** The fingerprint of what the edge shows, once an authority has signed it. */
  function issued(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const socket = connect(
        { host: PUBLIC, port: cluster.environment.ports.https, servername: host, rejectUnauthorized: false },
        () => {
          const { issuer, subject, fingerprint256 } = socket.getPeerCertificate();
          socket.destroy();
          resolve(JSON.stringify(issuer) === JSON.stringify(subject) ? undefined : fingerprint256);
        },
      );
      socket.on("error", () => {
        resolve(undefined);
      });
    });
  }

  /** How many series Prometheus had at that second; undefined for none. */
  async function series(node: Node, instant: number): Promise<string | undefined> {
    const address = `http://${node.address}:${cluster.environment.ports.prometheus}`;
    const asked = await fetch(`${address}/api/v1/query?query=count(up)&time=${instant}`).catch(
      () => undefined,
    );
    if (asked?.ok !== true) return undefined;
    const answer = (await asked.json()) as { data: { result: { value: [number, string] }[] } };
    return answer.data.result[0]?.value[1];
  }

  /** Whatever a person claims: the edge's node has no volume of the cell. */
  async function neverLabelledWithoutData(): Promise<void> {
    const { docker, ...rest } = cluster.environment;
    const nodes = docker.nodes.map((node) => ({ ...node, cells: node.name === "node-1" ? ["1-3"] : [] }));
    const wrong = { ...rest, docker: { ...docker, nodes } };
    const report = await lookAtCluster(wrong, cluster.city);
    await expect(applyLabels(wrong, report, ["cell-01"], SILENT)).rejects.toThrow(
      /node-1 has no volume ctn-cell-01-db.*No label was changed/,
    );
  }

  /** As an editor does: a page in the database, a file among the uploads. */
  function write(): void {
    const [db = ""] = two.containers("ctn-cell-01-db");
    two.docker(
      ...["exec", db, "mariadb", "--default-character-set=utf8mb4", `u${school}`, "-e"],
      `UPDATE wp_posts SET post_content = CONCAT(post_content, '<p>${TEXT}</p>') WHERE post_type = 'page'`,
    );
    const [site = ""] = two.containers(`ctn-site-${school}`);
    two.docker("exec", site, "sh", "-c", `echo '${TEXT}' > /data/uploads/nghi-tet.txt`);
  }

  async function wasKept(): Promise<void> {
    expect((await cluster.ask(host, "/wp-content/uploads/nghi-tet.txt")).body).toContain(TEXT);
    expect((await cluster.ask(host, "/?s=ngh%E1%BB%89")).body).toContain("Thông báo");
  }
});
