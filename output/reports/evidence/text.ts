import { visible } from "../../review/findings/visible";
import { type EvidenceManifest, PART_NAMES, PART_STATES } from "./manifest";

/** What was made, on a terminal; the checksum stands first, as `sha256sum` writes it. */
export function evidenceAsText(
  { parts, files }: EvidenceManifest,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
  output: string,
): string {
  return [
    `${sha256}  ${output}`,
    ...parts.flatMap(({ name, state, remarks }) => {
      const { vi, en } = PART_NAMES[name];
      const word = PART_STATES[state];
      const count = files.filter(({ part }) => part === name).length;
      return [
        `  ${word.vi} / ${word.en}: ${vi} / ${en}, ${count} tệp / files`,
        ...remarks.map((remark) => `    ${visible(remark.vi)} / ${visible(remark.en)}`),
      ];
    }),
    `${sizeOf(bytes)}. Ghi mã SHA-256 ở dòng đầu vào biên bản giao nhận. / Write the checksum of the first line into the record of the handover.`,
    "",
  ].join("\n");
}

const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
