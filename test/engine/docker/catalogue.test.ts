import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IMAGE_NAMES, contextOf, imageTags, parentOf, rootFileSystemTag } from "../../../images/catalogue";

describe("the catalogue of images", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "congtruong-catalogue-"));
    for (const name of IMAGE_NAMES) {
      write(`images/${name}/Dockerfile`, `ARG BASE\nFROM \${BASE}\n# ${name}\n`);
    }
    write("images/base/ROOTFS", "suite: trixie\n");
    write("images/checker/main.ts", "");
    write("dist/images/checker/main.js", "run();\n");
    write("images/site/bin/serve", "#!/bin/sh\n");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    const file = join(root, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  }
  const changed = (change: () => void): string[] => {
    const before = imageTags(root);
    change();
    const after = imageTags(root);
    return IMAGE_NAMES.filter((name) => before[name] !== after[name]);
  };

  it("names every image by twelve digits of its content", () => {
    const tags = imageTags(root);
    expect(Object.keys(tags)).toEqual(IMAGE_NAMES);
    for (const name of IMAGE_NAMES)
      expect(tags[name]).toMatch(new RegExp(`^congtruong/${name}:[0-9a-f]{12}$`));
    expect(rootFileSystemTag(root)).toMatch(/^congtruong\/rootfs:[0-9a-f]{12}$/);
  });

  it("gives the same tags in another place", () => {
    const copy = mkdtempSync(join(tmpdir(), "congtruong-copy-"));
    cpSync(root, copy, { recursive: true });
    expect(imageTags(copy)).toEqual(imageTags(root));
    rmSync(copy, { recursive: true });
  });

  it("lists a parent before its children", () => {
    const seen = new Set<string>();
    for (const name of IMAGE_NAMES) {
      const parent = parentOf(name);
      if (parent !== null) expect(seen).toContain(parent);
      seen.add(name);
    }
  });

  it.each<[string, string, readonly string[]]>([
    ["a file of one image", "images/site/bin/serve", ["site"]],
    ["a new file of one image", "images/dns/zone", ["dns"]],
    ["the bundle of a program", "dist/images/checker/main.js", ["checker"]],
    ["a source of a program, which only its bundle carries", "images/checker/probe.ts", []],
    ["a README", "images/site/README.md", []],
    ["a test", "images/site/test/serve.bats", []],
    ["the root file system, and so every image", "images/base/ROOTFS", IMAGE_NAMES],
    ["the base, and so every image", "images/base/publish", IMAGE_NAMES],
  ])("changes the tags of those that %s changes", (_, path, expected) => {
    expect(changed(() => write(path, "other\n"))).toEqual(expected);
  });

  it("knows an executable from a plain file, and no other difference of modes", () => {
    const file = join(root, "images/site/bin/serve");
    chmodSync(file, 0o600);
    expect(changed(() => chmodSync(file, 0o664))).toEqual([]);
    expect(changed(() => chmodSync(file, 0o775))).toEqual(["site"]);
  });

  it("moves a boundary between two files without giving the same tag", () => {
    write("images/dns/a", "xb");
    write("images/dns/b", "y");
    expect(
      changed(() => {
        write("images/dns/a", "x");
        write("images/dns/b", "by");
      }),
    ).toEqual(["dns"]);
  });

  it("puts the bundle into the context as main.js", () => {
    expect(contextOf(root, "checker").map(({ path }) => path)).toEqual(["Dockerfile", "main.js"]);
  });

  it("says what to run when a program is not compiled", () => {
    rmSync(join(root, "dist"), { recursive: true });
    expect(() => imageTags(root)).toThrow(
      "The program of the image checker is not compiled; run `npm run build` first.",
    );
  });

  it("says what is missing", () => {
    rmSync(join(root, "images/edge/Dockerfile"));
    expect(() => imageTags(root)).toThrow("images/edge/Dockerfile is missing; restore it from git.");
  });
});
