import { describeWithDocker } from "../support/docker";
import { applyLabels, lookAtCluster } from "../../engine/nodes/cluster";
import { Cluster } from "./cluster";
import { rollTheCell } from "./rolling";

const silent = { note: () => undefined, chatter: () => undefined };
describeWithDocker("a city on three nodes", () => {
  jest.setTimeout(240_000);
  const cluster = new Cluster(4);
  beforeAll(async () => {
    const t = Date.now();
    await cluster.up();
    console.log("up", Date.now() - t);
  }, 1_200_000);
  if (!process.env.KEEP) afterAll(() => cluster.down());
  test("deploys", async () => {
    let t = Date.now();
    const { environment, city } = cluster;
    await applyLabels(environment, await lookAtCluster(environment, city), [], silent);
    const { ledger } = await cluster.deploy();
    console.log("deploy", Date.now() - t, JSON.stringify(ledger, null, 1));
    t = Date.now();
    const plan = await cluster.plan();
    console.log("plan", Date.now() - t, JSON.stringify(plan.map((c) => [c.address, c.action])));
    for (const host of cluster.hosts) console.log((await cluster.ask(host)).status);
    t = Date.now();
    const asked = await rollTheCell(cluster);
    console.log("roll", Date.now() - t, JSON.stringify(asked));
  });
});
