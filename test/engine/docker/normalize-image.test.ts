import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listArchive, savedMember, type LayerEntry } from "../../../engine/docker/image-layers";
import { differencesOf } from "../../../engine/supply/reproduce";
import { normalizeImage, type NormalizedImage } from "../../../engine/docker/normalize-image";
import { type Entry, saveImage } from "../supply/saved-image";

const DATE = new Date("2026-03-01T00:00:00Z");
const NOW = new Date("2026-11-22T10:00:00Z");
const LATER = new Date("2026-11-23T11:11:11Z");

describe("settling an image", () => {
  let folder: string;
  let count = 0;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-normalize-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  async function normalized(
    layers: readonly (readonly Entry[])[],
    options: { inherited?: number; config?: Record<string, unknown>; tag?: string } = {},
  ): Promise<NormalizedImage> {
    const own = join(folder, String(count++));
    mkdirSync(own);
    const saved = join(own, "saved.tar");
    await saveImage(saved, layers, options.config);
    const { inherited = 0, tag = "congtruong/dns:0123456789ab" } = options;
    return normalizeImage({ saved, folder: own, inherited, tag, date: DATE });
  }

  /** The entries of the image's own layer, which is the last one. */
  async function layerOf({ archive }: NormalizedImage): Promise<ReadonlyMap<string, LayerEntry>> {
    const outer = await listArchive(archive);
    const text = (entry: LayerEntry | undefined) =>
      readFileSync(archive)
        .subarray(entry?.at ?? 0, (entry?.at ?? 0) + (entry?.size ?? 0))
        .toString();
    const [manifest] = JSON.parse(text(outer.find(({ path }) => path === "manifest.json"))) as [
      { Layers: string[] },
    ];
    const last = outer.find(({ path }) => path === manifest.Layers.at(-1));
    if (last === undefined) throw new Error("no layer");
    return new Map((await listArchive(archive, last)).map((entry) => [entry.path, entry]));
  }

  const file = (name: string, content: string, mtime = NOW): Entry => ({ name, content, mtime });
  const folderAt = (name: string, mtime = NOW): Entry => ({ name, mtime });

  test("gives the same id to two builds that differ in times, order, caches and what the build is called", async () => {
    const one = await normalized([
      [folderAt("etc"), file("etc/a", "1"), file("etc/b", "2")],
      [file("var/cache/ldconfig/aux-cache", "inode 7")],
    ]);
    const two = await normalized([
      [folderAt("etc", LATER), file("etc/b", "2", LATER), file("etc/a", "0", LATER)],
      [
        file("etc/a", "1", LATER),
        file("var/log/dpkg.log", "today"),
        file("var/cache/ldconfig/aux-cache", "8"),
      ],
    ]);
    expect(two.id).toBe(one.id);
    expect([...one.content.keys()]).toEqual(["etc", "etc/a", "etc/b"]);
    expect(readFileSync(two.archive).equals(readFileSync(one.archive))).toBe(true);
  });

  test.each<[string, Entry, ...Record<string, unknown>[]]>([
    ["content", file("etc/a", "other")],
    ["mode", { ...file("etc/a", "1"), mode: 0o755 }],
    ["owner", { ...file("etc/a", "1"), uid: 970 }],
    ["older date of a package", file("etc/a", "1", new Date("2025-05-05T00:00:00Z"))],
    [
      "a program's capability",
      { ...file("etc/a", "1"), pax: { "SCHILY.xattr.security.capability": "\u0001\u0000" } },
    ],
    ["command", file("etc/a", "1"), { Cmd: ["serve"] }],
  ])("gives another id for another %s", async (_, entry, ...config) => {
    const before = await normalized([[file("etc/a", "1")]]);
    expect((await normalized([[entry]], { config: config[0] ?? {} })).id).not.toBe(before.id);
  });

  test("gives what the build made the image's date, and keeps the older dates of packages", async () => {
    const old = new Date("2025-05-05T00:00:00Z");
    const layer = await layerOf(await normalized([[file("new", "", NOW), file("old", "", old)]]));
    expect([layer.get("new")?.mtime, layer.get("old")?.mtime]).toEqual([DATE, old]);
  });

  test("keeps capabilities", async () => {
    const pax = { "SCHILY.xattr.security.capability": "\u0001\u0000\u0000\u0002" };
    const layer = await layerOf(await normalized([[{ ...file("usr/bin/x", "1"), pax }]]));
    expect(layer.get("usr/bin/x")?.attributes).toEqual(pax);
  });

  test("refuses attributes that are no text, since they would be lost", async () => {
    const pax = { "SCHILY.xattr.user.x": "\ufffd" };
    await expect(normalized([[{ ...file("x", "1"), pax }]])).rejects.toThrow("x carries SCHILY.xattr.user.x");
  });

  test("keeps two names of one file one file, whichever name comes first", async () => {
    const layer = await layerOf(
      await normalized([[file("z", "content"), { name: "a", type: "link", linkname: "z", content: "" }]]),
    );
    expect(layer.get("z")?.at).toBe(layer.get("a")?.at);
    expect(layer.get("a")?.size).toBe(7);
  });

  test.each<[string, (readonly Entry[])[], string[]]>([
    ["a file that a later layer removes", [[file("a/x", "")], [file("a/.wh.x", "")]], ["a/.wh.x"]],
    [
      "a folder that a later layer removes",
      [[folderAt("a"), file("a/x", "")], [file(".wh.a", "")]],
      [".wh.a"],
    ],
    [
      "a folder that is removed and made anew: it hides the one below",
      [[file(".wh.a", "")], [folderAt("a"), file("a/y", "")]],
      ["a", "a/.wh..wh..opq", "a/y"],
    ],
    [
      "a folder that a later layer empties",
      [
        [folderAt("a"), file("a/x", "")],
        [folderAt("a"), file("a/.wh..wh..opq", ""), file("a/y", "")],
      ],
      ["a", "a/.wh..wh..opq", "a/y"],
    ],
    ["a file in place of a folder", [[folderAt("a"), file("a/x", "")], [file("a", "")]], ["a"]],
    ["a removed file that comes back", [[file(".wh.a", "")], [file("a", "")]], ["a"]],
  ])("merges %s", async (_, layers, expected) => {
    expect([...(await normalized(layers)).content.keys()]).toEqual(expected);
  });

  test("leaves the inherited layers as they are", async () => {
    const { archive } = await normalized([[file("var/log/dpkg.log", "theirs")], [file("a", "")]], {
      inherited: 1,
    });
    const outer = await listArchive(archive);
    const layers = outer.filter(({ path }) => path.endsWith(".tar"));
    expect(layers).toHaveLength(2);
    for (const { path, at, size } of layers) {
      const bytes = readFileSync(archive).subarray(at, at + size);
      expect(path).toBe(`${createHash("sha256").update(bytes).digest("hex")}.tar`);
    }
  });

  test("compares compiled PHP by name alone, and says how much", async () => {
    const compiled = "usr/share/congtruong-opcache/0/index.php.bin";
    const one = await normalized([[file(compiled, "1"), file("a", "1")]]);
    const two = await normalized([[file(compiled, "2"), file("a", "2"), file("b", "")]]);
    expect(one.compiled).toBe(1);
    expect(differencesOf(one.content, two.content)).toEqual(["~ a", "+ b"]);
    expect(differencesOf(two.content, one.content)).toEqual(["~ a", "- b"]);
  });

  test("finds a layer that Docker saved as a link to an equal one", () => {
    const entry = { path: "a/layer.tar", type: "file", at: 512, size: 9 } as LayerEntry;
    const link = { path: "b/layer.tar", type: "symlink", target: "../a/layer.tar" } as LayerEntry;
    const members = new Map([entry, link].map((each) => [each.path, each]));
    expect(savedMember(members, "b/layer.tar")).toBe(entry);
    expect(() => savedMember(members, "c/layer.tar")).toThrow("There is no c/layer.tar");
  });

  test("says that a file is no saved image", async () => {
    const saved = join(folder, "saved.tar");
    await saveImage(saved, [[file("a", "")]]);
    await expect(
      normalizeImage({
        saved: await truncated(saved),
        folder,
        inherited: 0,
        tag: "a:0123456789ab",
        date: DATE,
      }),
    ).rejects.toThrow();
  });

  async function truncated(from: string): Promise<string> {
    const { writeFile } = await import("node:fs/promises");
    const to = join(folder, "short.tar");
    await writeFile(to, readFileSync(from).subarray(0, 700));
    return to;
  }
});
