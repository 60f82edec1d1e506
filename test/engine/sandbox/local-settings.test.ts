import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearLocal, localFile, readLocal, writeLocal } from "../../../engine/sandbox/local-settings";

describe("the settings of this machine", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "congtruong-local-"));
    mkdirSync(join(root, "environments"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("are none before anything is written", () => {
    expect(readLocal(root, "sandbox")).toEqual({});
  });

  it("come back as they were written, and are added to", () => {
    writeLocal(root, "sandbox", { units: ["7900858", "7900866"] });
    writeLocal(root, "sandbox", { ports: { https: 8444 } });
    expect(readLocal(root, "sandbox")).toEqual({ units: ["7900858", "7900866"], ports: { https: 8444 } });
  });

  it("keep what a person wrote beside them, comments included, also when they are taken back", () => {
    const file = localFile(root, "sandbox");
    writeFileSync(file, "# mine\ndocker:\n  siteMemoryMiB: 512 # more\n");
    writeLocal(root, "sandbox", { units: "all" });
    clearLocal(root, "sandbox");
    expect(readFileSync(file, "utf8")).toBe("# mine\ndocker:\n  siteMemoryMiB: 512 # more\n");
  });

  it("leave no file behind when nothing else is in it", () => {
    writeLocal(root, "sandbox", { units: "all", ports: { http: 8081 } });
    clearLocal(root, "sandbox");
    expect(existsSync(localFile(root, "sandbox"))).toBe(false);
  });
});
