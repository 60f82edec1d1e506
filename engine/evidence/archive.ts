import { createHash } from "node:crypto";
import { chmodSync, createWriteStream, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Pack, pack } from "tar-stream";
import { inertJson } from "../../output/reports/evidence/json";
import type { EvidenceFacts, EvidenceFile, EvidenceManifest } from "../../output/reports/evidence/manifest";
import { renderEvidencePage } from "../../output/reports/evidence/page";
import { checkingSheet } from "../../output/reports/evidence/sheet";
import { makeFolder } from "../support/make-folder";
import { sha256 } from "../support/sha256";
import type { Collected } from "./collect";

export interface EvidenceArchive {
  readonly manifest: EvidenceManifest;
  /** Of the archive, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** The archive's folder, and its name where nobody gives another: `chung-cu-7900866-20261130T081500Z`. */
export function evidenceName({ unit, madeAt }: Pick<EvidenceFacts, "unit" | "madeAt">): string {
  return `chung-cu-${unit.id}-${madeAt.replace(/\.\d+/, "").replace(/[-:]/g, "")}`;
}

/**
 * Writes one archive that only its owner may read. The same content and moment give the same bytes. The checksums come
 * last, since each file is read once.
 */
export async function writeEvidence(
  output: string,
  facts: EvidenceFacts,
  { parts, seen }: Collected,
): Promise<EvidenceArchive> {
  makeFolder(dirname(output));
  const folder = evidenceName(facts);
  const unfinished = `${output}.new`;
  rmSync(unfinished, { force: true });
  const archive = pack();
  const sums = new Map<string, string>();
  const add = async (path: string, content: string | Uint8Array): Promise<EvidenceSize> => {
    const bytes = Buffer.from(content);
    const size = { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    sums.set(path, size.sha256);
    await addEntry(archive, `${folder}/${path}`, new Date(facts.madeAt), bytes);
    return size;
  };
  const fill = async (): Promise<EvidenceManifest> => {
    const files: EvidenceFile[] = [];
    for (const { name: part, files: its } of parts) {
      for (const { path, what, read } of its) files.push({ path, part, what, ...(await add(path, read())) });
    }
    const manifest: EvidenceManifest = {
      format: 1,
      ...facts,
      parts: parts.map(({ name, state, how, remarks }) => ({ name, state, how, remarks })),
      files,
    };
    await add("manifest.json", inertJson(manifest));
    await add("DOC-TRUOC.html", renderEvidencePage(manifest, seen));
    await add("KIEM-TRA.txt", checkingSheet(facts, folder));
    const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, sum]) => `${sum}  ${path}\n`);
    await add("SHA256SUMS", lines.join(""));
    archive.finalize();
    return manifest;
  };
  try {
    const [manifest] = await Promise.all([
      fill().catch((error: unknown) => {
        // Else the other side waits for an end for ever.
        archive.destroy(error as Error);
        throw error;
      }),
      pipeline(
        archive,
        createGzip({ level: 9 }),
        createWriteStream(unfinished, { flags: "wx", mode: 0o600 }),
      ),
    ]);
    // The process may have been told to make files that even their owner cannot read.
    chmodSync(unfinished, 0o600);
    renameSync(unfinished, output);
    return { manifest, sha256: await sha256(output), bytes: statSync(output).size };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

type EvidenceSize = Pick<EvidenceFile, "bytes" | "sha256">;

async function addEntry(archive: Pack, name: string, mtime: Date, content: Buffer): Promise<void> {
  const entry = archive.entry({ name, mode: 0o600, mtime, size: content.length });
  await pipeline(Readable.from([content], { objectMode: false }), entry);
}
