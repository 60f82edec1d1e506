import { join } from "node:path";
import type { Command } from "commander";
import { loadEnvironment } from "../environments/load";
import {
  activate,
  listActivations,
  remind,
  type ActivationState,
  type Batch,
  type BatchOutcome,
  type LedgerEntry,
  type ReminderOutcome,
  type SkipReason,
} from "../engine/mail/activations";
import { listMailboxes, mailServerOf, type MailboxStatus, type MailServer } from "../engine/mail/mailboxes";
import { defaultRegistry } from "../engine/registry/read";
import { writeOutput } from "../engine/support/output-file";
import { Problem } from "../engine/support/problem";
import { isAgePublicKey } from "../policy/age-key";
import { readRegistry } from "../registry/files";

interface ActivateOptions {
  readonly unit?: string;
  readonly allNew?: boolean;
  readonly to?: string;
  readonly sheet?: boolean;
  readonly out: string;
  readonly again?: boolean;
  readonly lock?: boolean;
  readonly registry: string;
  readonly format: string;
}

/** `congtruong mailbox activate …`, `activation list` and `remind`: codes by which people set their first password. */
export function registerActivation(mailbox: Command, withFormat: (command: Command) => Command): void {
  withFormat(mailbox.command("activate"))
    .argument("[addresses...]", "địa chỉ hộp thư / addresses")
    .option(
      "--unit <id>",
      "mọi hộp thư chưa có mật khẩu của một đơn vị / all of one unit that have no password",
    )
    .option("--all-new", "mọi hộp thư chưa từng được cấp mã / all that were never given a code")
    .option(
      "--to <mailbox>",
      "gửi thư tới: một địa chỉ, unit (hộp thư chính của đơn vị) hoặc parent (của cấp trên) / letters go to: an address, unit or parent",
    )
    .option(
      "--sheet",
      "phiếu in, mã hóa bằng khóa của đơn vị (mail.ageKey) / a sheet to print, encrypted to the unit's key",
    )
    .option("--out <folder>", "nơi ghi phiếu / where sheets are written", ".")
    .option(
      "--again",
      "cả hộp thư đã có mật khẩu; mật khẩu cũ còn dùng đến khi đặt mới / also who has a password, which holds meanwhile",
    )
    .option(
      "--lock",
      "như --again, nhưng bỏ mật khẩu cũ và ngắt các phiên ngay: khi người giữ thay đổi / the old password and its sessions end now: somebody else takes over",
    )
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description(
      "cấp mã đặt mật khẩu lần đầu, dùng một lần, trong 14 ngày / give out codes that set a first password, once, within 14 days",
    )
    .action(async (addresses: readonly string[], options: ActivateOptions) => {
      const server = mailServer();
      const mailboxes = await listMailboxes(server);
      const ledger = options.allNew === true ? await listActivations(server) : [];
      const wanted = chosen(addresses.map(lower), options, mailboxes, ledger);
      const { batches, keyless } = batchesOf(wanted, options, mailboxes, registryOf(options));
      const outcomes = await activate(server, {
        batches,
        again: options.again === true,
        lock: options.lock === true,
      });
      const files = outcomes.map(({ sheet }, index) => writeSheet(sheet, batches[index], options.out));
      const result = {
        ...summed(outcomes),
        sheets: files.filter((file) => file !== null),
        withoutKey: keyless,
      };
      process.stdout.write(
        options.format === "json" ? `${JSON.stringify(result, null, 2)}\n` : describeOutcome(result),
      );
      if (result.skipped.length > 0 || keyless.length > 0) process.exitCode = 1;
    });

  const activation = mailbox.command("activation").description("các mã đã cấp / codes that were given out");
  withFormat(activation.command("list"))
    .option("--unit <id>", "của một đơn vị / of one unit")
    .option("--state <state>", Object.keys(STATES).join(", "))
    .description("mã nào đã gửi, đã mở, đã dùng, quá hạn / which were sent, opened, used, overdue")
    .action(async ({ unit, state, format }: { unit?: string; state?: string; format: string }) => {
      if (state !== undefined && !(state in STATES)) {
        throw new Problem(
          `--state không nhận "${state}": hãy dùng ${Object.keys(STATES).join(", ")}.`,
          `--state does not take "${state}": use ${Object.keys(STATES).join(", ")}.`,
        );
      }
      const entries = (await listActivations(mailServer())).filter(
        (each) => (unit === undefined || each.unit === unit) && (state === undefined || each.state === state),
      );
      process.stdout.write(
        format === "json" ? `${JSON.stringify(entries, null, 2)}\n` : ledgerTable(entries),
      );
    });

  withFormat(mailbox.command("remind"))
    .argument("[addresses...]", "chỉ các hộp thư này / these only")
    .option("--unit <id>", "của một đơn vị / of one unit")
    .description(
      "nhắc những ai đã nhận thư kích hoạt mà chưa đặt mật khẩu, mỗi ngày nhiều nhất một lần / remind who was sent a code and has set no password, once a day at most",
    )
    .action(async (addresses: readonly string[], { unit, format }: { unit?: string; format: string }) => {
      const server = mailServer();
      const some =
        unit === undefined
          ? addresses.map(lower)
          : (await ofUnit(server, unit)).map(({ address }) => address);
      const outcome = await remind(server, addresses.length === 0 && unit === undefined ? null : some);
      process.stdout.write(
        format === "json" ? `${JSON.stringify(outcome, null, 2)}\n` : describeReminders(outcome),
      );
    });
}

const STATES: Readonly<Record<ActivationState, string>> = {
  sent: "đã gửi / sent",
  opened: "đã mở / opened",
  activated: "đã đặt mật khẩu / activated",
  overdue: "quá hạn / overdue",
  revoked: "không còn giá trị / revoked",
};

const REASONS: Readonly<Record<SkipReason, string>> = {
  unknown: "không có hộp thư này / there is no such mailbox",
  suspended: "đang bị khóa / it is suspended",
  ready: "đã có mật khẩu (thêm --again hoặc --lock) / it has a password (add --again or --lock)",
  recipient:
    "hộp thư nhận thư kích hoạt không có, chưa có mật khẩu, bị khóa hoặc chuyển đi nơi khác: chọn --to khác / the letter would reach nobody: choose another --to",
  failed: "không gửi được; xem nhật ký của mail-imap / could not be sent; see mail-imap's log",
};

/** Roles of the platform's own accounts, which belong to no person. */
const PLATFORM_ROLES = ["alerts", "operations", "reports"];

/** @throws Problem unless exactly one of addresses, a unit and all new ones is chosen */
export function chosen(
  addresses: readonly string[],
  { unit, allNew, again, lock }: Pick<ActivateOptions, "unit" | "allNew" | "again" | "lock">,
  mailboxes: readonly MailboxStatus[],
  ledger: readonly LedgerEntry[],
): readonly MailboxStatus[] {
  const ways = [addresses.length > 0, unit !== undefined, allNew === true].filter(Boolean).length;
  if (ways !== 1) {
    throw new Problem(
      "Hãy nêu các địa chỉ, hoặc --unit MÃ, hoặc --all-new: đúng một trong ba.",
      "Name addresses, or --unit ID, or --all-new: one of the three.",
    );
  }
  if (addresses.length === 0 && (again === true || lock === true)) {
    throw new Problem(
      "--again và --lock chỉ dùng với từng địa chỉ nêu rõ.",
      "--again and --lock are for addresses that are named one by one.",
    );
  }
  if (addresses.length > 0) {
    return addresses.map((address) => {
      const found = mailboxes.find((each) => [each.address, ...each.aliases].includes(address));
      if (found !== undefined) return found;
      throw new Problem(
        `Máy chủ thư không có hộp thư ${address}: hãy xem \`congtruong mailbox list\`.`,
        `The mail server has no mailbox ${address}: see \`congtruong mailbox list\`.`,
      );
    });
  }
  const given = new Set(ledger.filter(({ state }) => state !== "revoked").map(({ address }) => address));
  const found = mailboxes.filter(
    ({ address, unit: of, state, role }) =>
      state === "locked" &&
      !PLATFORM_ROLES.includes(role) &&
      (unit === undefined ? !given.has(address) : of === unit),
  );
  if (found.length > 0) return found;
  throw new Problem(
    unit === undefined
      ? "Không có hộp thư nào chưa được cấp mã."
      : `Đơn vị ${unit} không có hộp thư nào chưa có mật khẩu.`,
    unit === undefined
      ? "There is no mailbox that was never given a code."
      : `Unit ${unit} has no mailbox without a password.`,
  );
}

/** What the registry says of units here: who answers for each, what it is called, and its key. */
export interface UnitFacts {
  readonly name: string;
  readonly parent: string;
  readonly ageKey: string | null;
}

function registryOf({ registry }: ActivateOptions): ReadonlyMap<string, UnitFacts> {
  return new Map(
    readRegistry(registry).units.flatMap(({ entry: { id, name, parent, mail } }) =>
      id === undefined
        ? []
        : [[id, { name: name ?? id, parent: parent ?? "", ageKey: mail?.ageKey ?? null }] as const],
    ),
  );
}

/**
 * @returns a batch for each unit, and the units that have no key that sheets could be encrypted to
 * @throws Problem without exactly one way, or when a unit has no mailbox that its letters could go to
 */
export function batchesOf(
  wanted: readonly MailboxStatus[],
  { to, sheet }: Pick<ActivateOptions, "to" | "sheet">,
  mailboxes: readonly MailboxStatus[],
  registry: ReadonlyMap<string, UnitFacts>,
): { readonly batches: readonly Batch[]; readonly keyless: readonly string[] } {
  if ((to === undefined) === (sheet !== true)) {
    throw new Problem(
      "Chọn một cách trao mã: --to ĐỊA-CHỈ (hoặc unit, parent) để gửi thư, hoặc --sheet để in phiếu. Mã không bao giờ in ra màn hình.",
      "Choose how codes go out: --to ADDRESS (or unit, parent) by letter, or --sheet to print. They are never shown on a screen.",
    );
  }
  const byUnit = new Map<string, string[]>();
  for (const { unit, address } of wanted) byUnit.set(unit, [...(byUnit.get(unit) ?? []), address]);
  const officialOf = (unit: string): string | undefined =>
    mailboxes.find((each) => each.unit === unit && each.role === "official")?.address;
  const batches: Batch[] = [];
  const keyless: string[] = [];
  for (const [unit, addresses] of byUnit) {
    const facts = registry.get(unit);
    if (to === undefined) {
      const recipient = facts?.ageKey ?? "";
      if (isAgePublicKey(recipient))
        batches.push({ addresses, by: { unit, unitName: facts?.name ?? unit, recipient } });
      else keyless.push(unit);
      continue;
    }
    const letterTo =
      to === "unit" ? officialOf(unit) : to === "parent" ? officialOf(facts?.parent ?? "") : lower(to);
    if (letterTo === undefined || !letterTo.includes("@")) {
      throw new Problem(
        `Không biết gửi mã của đơn vị ${unit} đi đâu: "${to}" không có hộp thư ở máy chủ này. Nêu một địa chỉ sau --to.`,
        `The codes of unit ${unit} have nowhere to go: "${to}" has no mailbox at this server. Name an address after --to.`,
      );
    }
    batches.push({ addresses, by: { letterTo } });
  }
  return { batches, keyless };
}

/** @returns the file; null for a batch without a sheet */
function writeSheet(sheet: string | null, batch: Batch | undefined, folder: string): string | null {
  if (sheet === null || batch === undefined || !("unit" in batch.by)) return null;
  const file = join(folder, `kich-hoat-${batch.by.unit}-${new Date().toISOString().slice(0, 10)}.html.age`);
  writeOutput(file, sheet);
  return file;
}

interface Outcome extends Pick<BatchOutcome, "issued" | "skipped"> {
  readonly sheets: readonly string[];
  readonly withoutKey: readonly string[];
}

function summed(outcomes: readonly BatchOutcome[]): Pick<BatchOutcome, "issued" | "skipped"> {
  return {
    issued: outcomes.flatMap(({ issued }) => issued),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

export function describeOutcome({ issued, skipped, sheets, withoutKey }: Outcome): string {
  return [
    ...issued.map((address) => `${address}  đã cấp mã / given a code`),
    ...skipped.map(({ address, why }) => `${address}  bỏ qua: ${REASONS[why]}`),
    ...withoutKey.map(
      (unit) =>
        `${unit}  bỏ qua: chưa có mail.ageKey đúng trong sổ đăng ký / skipped: no sound mail.ageKey in the registry`,
    ),
    ...sheets.map((file) => `${file}  mở bằng / open with: age --decrypt -i khoa.txt -o phieu.html ${file}`),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

export function ledgerTable(entries: readonly LedgerEntry[]): string {
  const width = Math.max(0, ...entries.map(({ address }) => address.length));
  const stateWidth = Math.max(...Object.values(STATES).map(({ length }) => length));
  return entries
    .map(({ address, state, issued, expires, sent, activated, reminded }) => {
      const way = sent.at(-1);
      const times = [
        `cấp ${issued.slice(0, 10)}`,
        activated === null ? `hạn ${expires.slice(0, 10)}` : `xong ${activated.slice(0, 10)}`,
        ...(way === undefined ? [] : [way.by === "letter" ? `thư tới ${way.to}` : "phiếu in"]),
        ...(reminded === null ? [] : [`nhắc ${reminded.slice(0, 10)}`]),
      ];
      return `${address.padEnd(width)}  ${STATES[state].padEnd(stateWidth)}  ${times.join(", ")}\n`;
    })
    .join("");
}

function describeReminders({ reminded, unreached }: ReminderOutcome): string {
  return [
    ...reminded.map(({ to, addresses }) => `${to}  nhắc về / reminded of ${addresses.join(", ")}`),
    ...unreached.map(
      (address) =>
        `${address}  không có thư để nhắc, hãy nhắc trực tiếp / no letter reaches them: remind them yourself`,
    ),
    ...(reminded.length + unreached.length === 0
      ? ["Không còn ai phải nhắc / nobody has to be reminded"]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

async function ofUnit(server: MailServer, unit: string): Promise<readonly MailboxStatus[]> {
  return (await listMailboxes(server)).filter((each) => each.unit === unit);
}

const lower = (address: string): string => address.trim().toLowerCase();

function mailServer(): MailServer {
  return mailServerOf(loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox"));
}
