import { moveData } from "../../../engine/nodes/move";
import { SILENT } from "../../../engine/support/reporter";
import { environment } from "../../support/city";
import { FakeDocker } from "../../support/fake-docker";

const { docker, ...rest } = environment();
const node = (name: string, cells: readonly string[]) => ({
  ...{ name, engine: `tcp://${name}:2376`, roles: [], keeps: [], cells },
});
const TWO = { ...rest, docker: { ...docker, nodes: [node("a", ["1"]), node("b", [])] } };

describe("a cell's data to another node", () => {
  let fake: FakeDocker;
  const during = jest.fn((work: () => Promise<string>) => work());
  const move = () =>
    moveData({
      ...{ root: "/nowhere", environment: TWO, place: 1, from: "a", to: "b", image: "base", report: SILENT },
      ...{ belongings: { volumes: ["ct-cell-01-db"], services: ["ct-cell-01-db"] }, during },
    });
  /** @param labelled the node that the swarm says has the data. @param volumes what the other engine answers */
  function swarm(labelled: "a" | "b", volumes: string): void {
    const nodes = ["a", "b"].map((name) => ({
      ID: name,
      Description: { Hostname: name },
      Spec: { Availability: "active", Labels: name === labelled ? { "ct-cell-01": "true" } : {} },
      Status: { State: "ready" },
    }));
    fake.answers(
      `case "$*" in "node ls"*) echo a ;; "node inspect"*) echo '${JSON.stringify(nodes)}' ;; "service scale"*) echo "no manager" >&2; exit 1 ;; *) ${volumes} ;; esac`,
    );
  }
  beforeEach(() => {
    fake = new FakeDocker();
    during.mockClear();
  });
  afterEach(() => fake.dispose());

  test("is refused while everything runs, and nobody is told to be quiet", async () => {
    swarm("b", "echo");
    await expect(move()).rejects.toThrow(/can be moved only when both are a/);
    swarm("a", "exit 1");
    await expect(move()).rejects.toThrow(/prepare the volumes/);
    expect(during).not.toHaveBeenCalled();
  });

  test("stops services within what it was given for that", async () => {
    swarm("a", "echo");
    await expect(move()).rejects.toThrow(/start the services|no manager/);
    expect(during).toHaveBeenCalledTimes(1);
  });
});
