import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBundle, type Bundle } from "../../../engine/bundle/make";
import { prepareEngine, prepareMirror } from "../../../engine/toolchain/toolchain";
import { IMAGE_NAMES, type ImageName } from "../../../images/catalogue";
import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { IsolatedMachine } from "./isolated-machine";
import { SILENT } from "../../../engine/support/reporter";

/** What docs/air-gapped.md asks of the machine, and what its own `install.sh` is written with. */
const PROGRAMS = [
  ...["sh", "tar", "gzip", "sha256sum", "docker", "node"],
  ...["uname", "dirname", "mkdir", "mktemp", "rm", "sed", "tr", "head", "ssh-keygen"],
];
const UNITS = ["7900858", "7900866"];
const SCHOOL = { host: "mnnhieulocq9.hcm.edu.vn.localhost", name: "Nhiêu Lộc" };

describeWithDocker("a machine without any network", () => {
  const root = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "ctbun-"));
  const archive = join(folder, "congtruong.tar");
  let machine: IsolatedMachine;
  let bundle: Bundle;
  let make: (output: string) => Promise<Bundle>;

  beforeAll(async () => {
    execFileSync(process.execPath, ["scripts/build.mjs"], { stdio: "ignore" });
    machine = new IsolatedMachine("ctbun-air", PROGRAMS);
    await machine.start();
    const toolchain = { root, openTofuOnly: true, report: SILENT };
    const engine = await prepareEngine(toolchain);
    await prepareMirror(engine, toolchain);
    for (const name of IMAGE_NAMES) await imageUnderTest(name as ImageName);
    make = (output) => makeBundle({ root, output, engine, key: undefined, quality: 0, report: SILENT });
    bundle = await make(archive);
  }, 1_800_000);

  afterAll(() => {
    machine.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  const unpacked = () => join(machine.folder, "in", `congtruong-${bundle.manifest.version}-linux_amd64`);
  const target = () => join(machine.folder, "opt");

  test("has no route, and none of our tools", () => {
    const routes = execFileSync("ip", ["-n", "ctbun-air", "route", "show", "table", "all"], {
      encoding: "utf8",
    });
    expect(routes).not.toMatch(/^default| via /m);
    expect(machine.run(["node", "-e", "fetch('http://192.0.2.1').catch(() => process.exit(9))"]).status).toBe(
      9,
    );
    expect(machine.run(["docker", "image", "ls", "--quiet"]).stdout).toBe("");
    expect(machine.run(["sh", "-c", "command -v npm tofu terraform go git"]).stdout).toBe("");
  });

  test("gets the same bytes when the bundle is made again", async () => {
    const again = join(folder, "again.tar");
    expect((await make(again)).sha256).toBe(bundle.sha256);
    rmSync(again);
  }, 120_000);

  test("installs from the archive", () => {
    mkdirSync(join(machine.folder, "in"));
    machine.must(["tar", "-xf", archive, "-C", join(machine.folder, "in")], { timeoutMs: 120_000 });
    const said = machine.must([join(unpacked(), "install.sh"), "--to", target()], { timeoutMs: 300_000 });
    expect(said).toContain(`Đã cài bản ${bundle.manifest.version}`);
    for (const { tag, id } of bundle.manifest.images) {
      expect(machine.must(["docker", "image", "inspect", "--format", "{{.Id}}", tag]).trim()).toBe(id);
    }
    expect(existsSync(join(target(), "schools.yaml"))).toBe(true);
  }, 400_000);

  test("installs again in seconds, and keeps what belongs to the city", () => {
    const registry = `${readFileSync(join(target(), "schools.yaml"), "utf8")}# của thành phố\n`;
    writeFileSync(join(target(), "schools.yaml"), registry);
    const { status, stdout, stderr } = machine.run([join(unpacked(), "install.sh"), "--to", target()]);
    expect([status, stdout]).toEqual([0, expect.stringContaining("nạp 0 ảnh")]);
    expect(stderr).toContain("schools.yaml");
    expect(readFileSync(join(target(), "schools.yaml"), "utf8")).toBe(registry);
  }, 120_000);

  test("deploys a city whose sites answer", async () => {
    machine.must([
      "docker",
      "network",
      "create",
      "--subnet",
      "172.31.250.0/24",
      ...GATEWAY,
      "docker_gwbridge",
    ]);
    machine.must(["docker", "swarm", "init", "--advertise-addr", "127.0.0.1"]);
    writeFileSync(join(target(), "environments", "sandbox.local.yaml"), `units: ${JSON.stringify(UNITS)}\n`);
    const deployed = machine.must(["node", "dist/congtruong.js", "deploy", "--yes"], {
      cwd: target(),
      timeoutMs: 600_000,
    });
    expect(deployed).toContain(`${UNITS.length}/${UNITS.length} đơn vị xong`);
    await eventually(
      "the school's page is served",
      () => {
        const ask = `const { request } = require("node:https");
          request({ host: "127.0.0.1", port: 8443, rejectUnauthorized: false, path: "/",
            headers: { host: "${SCHOOL.host}" }, servername: "${SCHOOL.host}" },
            (answer) => { let text = ""; answer.on("data", (part) => (text += part));
              answer.on("end", () => console.log(answer.statusCode, text.includes("${SCHOOL.name}"))); }).end();`;
        return machine.run(["node", "-e", ask]).stdout.trim() === "200 true";
      },
      120_000,
    );
    // Nothing to do the second time: the provider and the engine agree with what runs.
    expect(
      machine.must(["node", "dist/congtruong.js", "plan", "--format", "json"], { cwd: target() }),
    ).toContain('"changed": []');
    // The bundle names the provider as OpenTofu locked it.
    const locked = readFileSync(join(target(), "cdktf.out/stacks/foundation/.terraform.lock.hcl"), "utf8");
    expect(locked).toContain(bundle.manifest.providers[0]?.hash);
  }, 900_000);
});

const GATEWAY = [
  "--opt",
  "com.docker.network.bridge.name=docker_gwbridge",
  "--opt",
  "com.docker.network.bridge.enable_icc=false",
  "--opt",
  "com.docker.network.bridge.enable_ip_masquerade=true",
  "--opt",
  "com.docker.network.bridge.host_binding_ipv4=127.0.0.1",
];
