import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeJson } from "../../../engine/support/json-file";
import { ourThings } from "../../../engine/docker/removal";
import { Runner, countsOf, stackOrder } from "../../../engine/opentofu/runner";
import { workplace, type Workplace } from "../../../engine/support/workplace";
import type { Change } from "../../../output/plan/changes";
import { SILENT } from "../../../engine/support/reporter";

describe("stacks", () => {
  it("come in the order in which they need each other, cells by number", () => {
    expect(stackOrder(["portal", "cell-10", "dns", "cell-02", "foundation", "mail", "cell-101"])).toEqual([
      ...["foundation", "cell-02", "cell-10", "cell-101", "dns", "mail", "portal"],
    ]);
  });

  it("are counted by what happens in them", () => {
    const change = (action: Change["action"]) => ({ action }) as Change;
    expect(countsOf([change("create"), change("create"), change("update"), change("destroy")])).toEqual({
      ...{ created: 2, changed: 1, replaced: 0, destroyed: 1 },
    });
  });
});

describe("a runner", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace(mkdtempSync(join(tmpdir(), "congtruong-runner-")), "sandbox");
  });
  afterEach(() => rmSync(place.root, { recursive: true }));

  /** An engine that initialises, and answers everything else with these lines and this status. */
  function runner(lines: readonly unknown[], status: number): Runner {
    const binary = join(place.root, "engine");
    const output = join(place.root, "output");
    writeFileSync(output, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    writeFileSync(
      binary,
      `#!/bin/sh\nif [ "$2" = init ]; then : > "\${1#-chdir=}/.terraform.lock.hcl"; exit 0; fi\ncat ${output}; exit ${status}\n`,
      { mode: 0o755 },
    );
    const folder = join(place.synthesised, "stacks", "dns");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform: {} }));
    writeJson(join(place.synthesised, "manifest.json"), {
      stacks: { dns: { workingDirectory: "stacks/dns" } },
    });
    return new Runner({ kind: "opentofu", binary, version: "1.12.6", cliConfig: "" }, place);
  }
  const diagnostic = (summary: string, detail: string) => ({
    type: "diagnostic",
    diagnostic: { severity: "error", summary, detail, address: "docker_service.dns" },
  });

  it("says what OpenTofu says, without its frame", async () => {
    const failing = runner([diagnostic("Invalid image", "no such tag")], 1);
    await expect(failing.plan("dns", SILENT)).rejects.toMatchObject({
      message: expect.stringContaining("Could not plan the stack dns"),
      detail: "docker_service.dns: Invalid image: no such tag",
    });
  });

  it("knows a lock that another run holds", async () => {
    const failing = runner(
      [diagnostic("Error acquiring the state lock", "resource temporarily unavailable")],
      1,
    );
    await expect(failing.plan("dns", SILENT)).rejects.toThrow("Another run is at work on the stack dns");
  });

  it("knows a full disk", async () => {
    const failing = runner([diagnostic("Failed to write", "no space left on device")], 1);
    await expect(failing.plan("dns", SILENT)).rejects.toThrow("The disk is full");
  });

  it("tells an empty plan", async () => {
    expect(await runner([{ format_version: "1.2" }], 0).plan("dns", SILENT)).toMatchObject({
      empty: true,
      changes: [],
    });
  });

  it("applies nothing that was not agreed to, in parts as at the end", async () => {
    const found = { type: "docker_service", name: "site", index: "1", change: { actions: ["update"] } };
    const meanwhile = runner([{ resource_changes: [{ ...found, address: 'docker_service.site["1"]' }] }], 0);
    const agreed = { stack: "dns", file: "", changes: [], empty: false };
    const refusal = /docker_service\.site\["1"\] is not in the plan that was agreed to.*run again/;
    await expect(meanwhile.applyPart(agreed, ['docker_service.site["1"]'], SILENT)).rejects.toThrow(refusal);
    await expect(meanwhile.applyRest(agreed, SILENT)).rejects.toThrow(refusal);
  });

  it("says what to run when nothing is synthesised", () => {
    const idle = new Runner({ kind: "opentofu", binary: "tofu", version: "1.12.6", cliConfig: "" }, place);
    expect(() => idle.stacks()).toThrow("run `npx cdktf synth` first");
  });
});

test("what is removed is named by the states and by what an interrupted run had announced, never by prefix", () => {
  const place = workplace(mkdtempSync(join(tmpdir(), "congtruong-removal-")), "sandbox");
  const resource = (mode: string, type: string, ...names: string[]) => ({
    ...{ mode, type },
    instances: names.map((name) => ({ attributes: { name } })),
  });
  writeJson(join(place.states, "cell-01.tfstate"), {
    resources: [
      resource("managed", "docker_service", "ct-site-2", "ct-site-1"),
      resource("managed", "docker_volume", "ct-site-1"),
      resource("data", "docker_network", "ct-core"),
    ],
  });
  writeJson(join(place.states, "foundation.tfstate"), {
    resources: [resource("managed", "docker_network", "ct-core")],
  });
  writeFileSync(join(place.states, "dns.tfstate"), '{"resources": [');
  writeJson(place.file("applying/dns.json"), { creating: ["service/ct-dns", "volume/ct-dns-data"] });
  expect(ourThings(place)).toEqual({
    service: ["ct-dns", "ct-site-1", "ct-site-2"],
    volume: ["ct-dns-data", "ct-site-1"],
    network: ["ct-core"],
  });
  rmSync(place.root, { recursive: true });
});
