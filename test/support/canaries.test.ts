import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { gzipSync, zipSync } from "fflate";
import { leaksBelow, leaksIn } from "./canaries";

const secret = 'kh"oá bí/mật 0123';
const canaries = { key: secret };

/** The tool that looks for secrets is itself looked at: one that finds nothing would make every test of it pass. */
describe("a planted secret is found", () => {
  const ways: readonly [string, Uint8Array | string, string][] = [
    ["as it is", `a ${secret} b`, "as it is"],
    ["in JSON", JSON.stringify({ key: secret }), "in JSON"],
    ["in a URL", `https://u:${encodeURIComponent(secret)}@host/`, "in a URL"],
    ["as hexadecimal", Buffer.from(secret).toString("hex"), "hexadecimal"],
    ["in a zip archive, as a plan is", zipSync({ tfplan: Buffer.from(`x${secret}`) }), "as it is"],
    ["in a zip archive within gzip", gzipSync(zipSync({ a: Buffer.from(secret) })), "as it is"],
  ];
  test.each(ways)("%s", (_, content, how) => {
    expect(leaksIn("there", content, canaries).map((leak) => leak.how)).toContain(how);
  });

  test("as base64, whatever stands before it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9 }), fc.uint8Array({ maxLength: 9 }), (before, after) => {
        const text = Buffer.concat([before, Buffer.from(secret), after]).toString("base64");
        return leaksIn("there", text, canaries).some(({ how }) => how === "base64");
      }),
    );
  });

  test("in a folder below, by its path", () => {
    const folder = mkdtempSync(join(tmpdir(), "canaries-"));
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "a", "b"), secret);
    expect(leaksBelow(folder, canaries)).toEqual([
      { canary: "key", where: join(folder, "a", "b"), how: "as it is" },
    ]);
    rmSync(folder, { recursive: true });
  });
});

test("nothing is found where nothing is", () => {
  expect(leaksIn("there", zipSync({ a: Buffer.from("PK\u0003\u0004 khoá bí mật") }), canaries)).toEqual([]);
  expect(leaksBelow("/nowhere/at/all", canaries)).toEqual([]);
});

test("a secret too short to be looked for is refused", () => {
  expect(() => leaksIn("there", "x", { key: "short" })).toThrow("too short");
});
