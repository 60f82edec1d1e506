import type { Localized } from "../../language/localized";
import { spawn } from "node:child_process";
import { run } from "../support/command";
import { runOnce } from "../docker/image-reference";
import { Problem, lastLines } from "../support/problem";
import { reaching } from "./swarm";

/** One engine, by the name of its node. */
export interface NodeEngine {
  readonly name: string;
  readonly engine: string;
}

/** In a volume while it is being filled: what is beside it is a copy that was cut off. */
const UNFINISHED = ".congtruong-unfinished";

/**
 * Copies prepared volumes from one engine to another, with owners, rights and times, and compares both sides file by
 * file. Nothing may write to them meanwhile. A copy that was cut off is made anew; those on the old engine stay.
 *
 * @param image with tar and coreutils; both engines have it or can pull it
 * @throws Problem when the copy is not the same
 */
export async function copyVolumes(
  volumes: readonly string[],
  from: NodeEngine,
  to: NodeEngine,
  image: string,
): Promise<void> {
  await empty(volumes, to, image);
  await stream(volumes, from, to, image);
  const [before, after] = await Promise.all([from, to].map((side) => fingerprint(volumes, side, image)));
  if (before !== after) {
    throw new Problem(
      `Bản sao ở nút ${to.name} không giống bản gốc ở nút ${from.name}: có gì đó còn ghi vào dữ liệu; hãy xem \`docker ps\` ở ${from.name} rồi chạy lại. Dữ liệu gốc còn nguyên.`,
      `The copy on ${to.name} is not the same as what lies on ${from.name}: something still writes to it; see \`docker ps\` on ${from.name} and run again. The original is untouched.`,
    );
  }
  await inVolumes(
    volumes,
    to,
    image,
    `rm -f -- ${volumes.map((volume) => `/v/${volume}/${UNFINISHED}`).join(" ")}`,
    {
      vi: "kết thúc việc sao chép",
      en: "finish the copy",
    },
  );
}

/**
 * Makes the volumes on their new engine where they are not there yet.
 *
 * @throws Problem when one already holds something that no copy of ours left behind
 */
export async function prepareVolumes(
  volumes: readonly string[],
  to: NodeEngine,
  image: string,
): Promise<void> {
  const what = { vi: `chuẩn bị ổ dữ liệu ở nút ${to.name}`, en: `prepare the volumes on ${to.name}` };
  const taken = await inVolumes(
    volumes,
    to,
    image,
    `taken=
     for v in /v/*; do
       [ -e "$v/${UNFINISHED}" ] || [ -z "$(ls -A "$v")" ] || { echo "\${v#/v/}"; taken=1; }
     done
     [ -n "$taken" ] || for v in /v/*; do : > "$v/${UNFINISHED}"; done`,
    what,
  );
  const names = taken.split("\n").filter((name) => name !== "");
  if (names.length === 0) return;
  const remove = `docker -H ${to.engine} volume rm ${names.join(" ")}`;
  throw new Problem(
    `Nút ${to.name} đã có dữ liệu trong ${names.length} ổ cùng tên (${names[0]}…), có lẽ là bản cũ từ lần chuyển trước: hãy chắc rằng không còn cần, xoá bằng \`${remove}\` rồi chạy lại.`,
    `The node ${to.name} already has data in ${names.length} volume(s) of these names (${names[0]}…), perhaps of an earlier move: make sure that nobody needs it, remove it with \`${remove}\` and run again.`,
  );
}

/** What a copy that was cut off left behind goes; nothing is touched that has not been prepared. */
async function empty(volumes: readonly string[], to: NodeEngine, image: string): Promise<void> {
  await inVolumes(
    volumes,
    to,
    image,
    `for v in /v/*; do
       [ -e "$v/${UNFINISHED}" ]
       find "$v" -mindepth 1 -not -path "$v/${UNFINISHED}" -delete
     done`,
    { vi: `dọn bản sao dở ở nút ${to.name}`, en: `clear an unfinished copy on ${to.name}` },
  );
}

async function stream(
  volumes: readonly string[],
  from: NodeEngine,
  to: NodeEngine,
  image: string,
): Promise<void> {
  const kept = ["--numeric-owner", "--acls", "--xattrs"];
  const reader = spawn(
    "docker",
    inContainer(volumes, image, true, ["tar", "-C", "/v", ...kept, "-cf", "-", "."]),
    {
      env: { ...process.env, ...reaching(from.engine) },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const writer = spawn(
    "docker",
    inContainer(volumes, image, false, ["tar", "-C", "/v", ...kept, "-xpf", "-"]),
    {
      env: { ...process.env, ...reaching(to.engine) },
      stdio: [reader.stdout, "ignore", "pipe"],
    },
  );
  // This process has no part in the pipe: with its own end open, the writer's death would go unnoticed.
  reader.stdout.destroy();
  const ends = await Promise.all(
    [reader, writer].map(
      (child) =>
        new Promise<{ status: number; said: string }>((resolve, reject) => {
          let said = "";
          child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-4096)));
          child.on("error", reject);
          child.on("close", (status) => resolve({ status: status ?? 1, said }));
        }),
    ),
  );
  if (ends.every(({ status }) => status === 0)) return;
  throw new Problem(
    `Không sao chép được dữ liệu từ nút ${from.name} sang nút ${to.name}; lời của chương trình ở dưới, sửa rồi chạy lại. Dữ liệu gốc còn nguyên.`,
    `The data could not be copied from ${from.name} to ${to.name}; the programs' own words are below: correct that and run again. The original is untouched.`,
    lastLines(ends.map(({ said }) => said).join("\n")),
  );
}

/** Of every name, kind, right, owner and content; sockets are made anew by who listens on them. */
async function fingerprint(volumes: readonly string[], side: NodeEngine, image: string): Promise<string> {
  const found = String.raw`find . -mindepth 2 -name ${UNFINISHED} -prune -o -not -type s`;
  return inVolumes(
    volumes,
    side,
    image,
    `cd /v && { ${found} -printf '%p %y %m %U %G %l\\n'; ${found} -type f -print0 | sort -z | xargs -0r sha256sum; } | LC_ALL=C sort | sha256sum`,
    { vi: `kiểm tra dữ liệu ở nút ${side.name}`, en: `verify the data on ${side.name}` },
    { readOnly: true },
  );
}

function inVolumes(
  volumes: readonly string[],
  { engine }: NodeEngine,
  image: string,
  script: string,
  what: Localized,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<string> {
  return run(what, "docker", inContainer(volumes, image, readOnly, ["sh", "-euc", script]), {
    env: reaching(engine),
  });
}

/** Every volume below `/v`, in one container without a network. */
function inContainer(
  volumes: readonly string[],
  image: string,
  readOnly: boolean,
  command: readonly string[],
): string[] {
  return [
    ...runOnce(image),
    ...["--interactive", "--network", "none", "--no-healthcheck"],
    ...volumes.flatMap((volume) => ["--volume", `${volume}:/v/${volume}${readOnly ? ":ro" : ""}`]),
    image,
    ...command,
  ];
}
