import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync, readdirSync } from "node:fs";
import { EnvironmentError, loadEnvironment } from "../../environments/load";

const ours = readdirSync("environments").filter((file) => /^[a-z]+\.yaml$/.test(file));

describe("the environments in git", () => {
  test.each(ours)("%s is valid", (file) => {
    expect(loadEnvironment(process.cwd(), file.replace(".yaml", ""), { local: false }).name).toBe(
      file.replace(".yaml", ""),
    );
  });

  test("no two share a prefix and a network, so that they can share an engine", () => {
    const local = ["sandbox", "test"].map((name) => loadEnvironment(process.cwd(), name, { local: false }));
    expect(new Set(local.map((each) => each.prefix)).size).toBe(local.length);
    expect(new Set(local.map((each) => each.docker.networkPool)).size).toBe(local.length);
    const ports = local.flatMap((each) => Object.values(each.ports));
    expect(new Set(ports).size).toBe(ports.length);
  });

  test("production keeps its state encrypted and off this machine", () => {
    const production = loadEnvironment(process.cwd(), "production", { local: false });
    expect(production.state).toEqual({ backend: "pg", encrypted: true });
    expect(production.hostSuffix).toBe("");
  });
});

describe("what is wrong is one sentence", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "environments-"));
    mkdirSync(join(root, "environments"));
    write("sandbox.yaml", readFileSync("environments/sandbox.yaml", "utf8"));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const write = (file: string, text: string) => writeFileSync(join(root, "environments", file), text);

  test("an unknown environment names the known ones", () => {
    expect(() => loadEnvironment(root, "prod")).toThrow(
      new EnvironmentError(
        'Không có môi trường "prod" (CONGTRUONG_ENV): hãy chọn một trong sandbox.',
        'There is no environment "prod" (CONGTRUONG_ENV); choose one of: sandbox.',
      ),
    );
  });

  test("a name that leaves the folder is unknown", () => {
    expect(() => loadEnvironment(root, "../sandbox")).toThrow(/There is no environment/);
  });

  test.each([
    ["prefix: ct", "prefix: CT-1", /giá trị của prefix .*\n.*prefix must match pattern/],
    ["  https: 8443", "  https: 84430", /ports\.https must be <= 65535/],
    [
      "  backend: knot",
      "  backend: route53",
      /there is no dns\.backend "route53"; choose one of: knot, cloudflare/,
    ],
    ["  backend: knot", "  backend: toString", /there is no dns\.backend/],
    ["  challenge: rfc2136", "  challenge: cloudflare", /does not fit dns\.backend knot.*write rfc2136/],
    ["  backend: local", "  backend: s3", /state\.backend must be equal to one of/],
    [
      "prefix: ct",
      "prefix: ct\nprefx: x",
      /tệp có mục không ai biết "prefx".*\n.*the file must NOT have additional properties "prefx"/,
    ],
  ])("%s -> %s", (from, to, message) => {
    write("sandbox.yaml", readFileSync("environments/sandbox.yaml", "utf8").replace(from, to));
    expect(() => loadEnvironment(root, "sandbox")).toThrow(message);
  });

  test("the quota of a zone's records is Cloudflare's own where the file does not say another", () => {
    expect(loadEnvironment(root, "sandbox").dns.recordQuota).toBe(3500);
    write("sandbox.local.yaml", "dns:\n  recordQuota: 200\n");
    expect(loadEnvironment(root, "sandbox").dns.recordQuota).toBe(200);
  });

  test("text that is no YAML names the line", () => {
    write("sandbox.yaml", "prefix: ct\nports: {http: 80\n");
    expect(() => loadEnvironment(root, "sandbox")).toThrow(/sandbox\.yaml:\d+: this is not YAML/);
  });

  test("this machine's overlay changes what it names and nothing else", () => {
    write("sandbox.local.yaml", 'units: ["7900001"]\nports:\n  https: 9443\n');
    const environment = loadEnvironment(root, "sandbox");
    expect(environment.units).toEqual(["7900001"]);
    expect(environment.ports.https).toBe(9443);
    expect(environment.ports.http).toBe(8080);
    expect(Object.isFrozen(environment.ports)).toBe(true);
  });
});
