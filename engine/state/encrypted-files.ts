import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CITY_KEY } from "../../constructs/state/encryption";
import { Problem } from "../support/problem";
import { type Engine, recordedEngine } from "../toolchain/toolchain";
import type { Workplace } from "../support/workplace";
import { type OpenState, StateAccess } from "./access";
import { headOf } from "./head";
import { PASSPHRASE, requirePassphrase } from "./passphrase";

/**
 * What stands in this machine's encrypted states. Those in the clear are not opened, and without any encrypted one neither a
 * passphrase nor an engine is needed.
 *
 * @throws Problem when there is no passphrase, or it does not open one of them
 */
export async function decryptStateFiles(
  place: Workplace,
  engine: Engine | undefined = recordedEngine(place.root),
): Promise<readonly OpenState[]> {
  const encrypted = stateFiles(place).filter(
    ({ file }) => headOf(readFileSync(file, "utf8"))?.encrypted === true,
  );
  if (encrypted.length === 0) return [];
  const passphrase = requirePassphrase(PASSPHRASE, process.env[PASSPHRASE]);
  if (engine === undefined) {
    throw new Problem(
      "Trạng thái được mã hoá, và cần OpenTofu để đọc: hãy chạy `npm run toolchain` rồi chạy lại.",
      "The state is encrypted, and it takes OpenTofu to read it: run `npm run toolchain` and run again.",
    );
  }
  const opened: OpenState[] = [];
  for (const { stack, file } of encrypted) {
    const folder = join(place.synthesised, "stacks", stack);
    const where = { type: "local", file } as const;
    const settings = { stack, folder, place: where, encrypted: true };
    const state = await StateAccess.to(engine, settings, (access) =>
      access.open({ place: where, writes: { key: CITY_KEY, passphrase } }),
    );
    if (state === "closed") {
      throw new Problem(
        `Mật khẩu trong ${PASSPHRASE} không mở được trạng thái của ngăn ${stack}: hãy đặt đúng mật khẩu rồi chạy lại; chưa thay đổi gì.`,
        `The passphrase in ${PASSPHRASE} does not open the state of the stack ${stack}: set the right one and run again; nothing was changed.`,
      );
    }
    opened.push(state);
  }
  return opened;
}

function stateFiles({ states }: Workplace): readonly { readonly stack: string; readonly file: string }[] {
  if (!existsSync(states)) return [];
  return readdirSync(states)
    .filter((name) => name.endsWith(".tfstate"))
    .sort()
    .map((name) => ({ stack: name.slice(0, -".tfstate".length), file: join(states, name) }));
}
