import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { ANYWAY, editRegistry } from "../engine/registry/edit";
import { renderEdit } from "../output/review/edit-report";
import { proposeHostLabel } from "../policy/text";
import type { Tree } from "../registry/edit/fields";
import type { NewUnit, RegistryText } from "../registry/edit/registry-text";
import { fieldChoices } from "../registry/edit/schema";
import { departmentOf } from "../registry/import/import";
import { kindNames } from "../language/unit-kinds";
import { defaultRegistry } from "../engine/registry/read";

interface OnboardOptions {
  readonly registry: string;
  readonly id?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly ownership?: string;
  readonly parent?: string;
  readonly district?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly host?: string;
  readonly mail?: string;
  readonly head?: string;
  readonly post?: string;
  readonly focalName?: string;
  readonly focalMail?: string;
  readonly boardHead?: string;
  readonly anyway?: boolean;
}

/**
 * `congtruong onboard`: a new unit. In a terminal it asks in Vietnamese for what the flags leave open and proposes
 * host and mailbox from the name; without one, flags say it all, and the proposals are taken.
 */
export function registerOnboard(program: Command): void {
  program
    .command("onboard")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option("--id <id>", "mã đơn vị, 7 chữ số / the ministry's code")
    .option("--name <name>", "tên đầy đủ / full name")
    .option("--kind <kind>", "loại hình, ví dụ thcs / kind")
    .option("--ownership <ownership>", "cong-lap | ngoai-cong-lap")
    .option("--parent <id>", "mã nơi quản lý / code of the parent")
    .option("--district <district>", "quận, huyện / district")
    .option("--address <address>", "địa chỉ / address")
    .option("--phone <phone>", "điện thoại / telephone")
    .option("--host <host>", "tên miền; mặc định đề xuất từ tên / host, proposed from the name")
    .option(
      "--mail <address>",
      "thư công vụ; mặc định theo tên miền / official address, proposed from the host",
    )
    .option("--head <name>", "thủ trưởng / head of the unit")
    .option("--post <post>", "chức vụ của thủ trưởng / the head's post")
    .option("--focal-name <name>", "đầu mối thư điện tử / focal person for mail")
    .option("--focal-mail <address>", "thư của đầu mối / the focal person's address")
    .option("--anyway", ANYWAY)
    .option("--board-head <name>", "trưởng ban biên tập / head of the editorial board")
    .description("thêm một đơn vị mới / add a unit")
    .action(async (flags: OnboardOptions) => {
      // `--host ""` is a variable that was never set: as if it had not been given.
      const options = Object.fromEntries(
        Object.entries(flags).filter(([, value]) => value !== ""),
      ) as unknown as OnboardOptions;
      // Asked before anything is opened for writing: a form half filled in changes nothing.
      const known = readCity(options.registry);
      const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
      const answers = isTerminal ? await ask(options, known) : requireAll(options, known);
      const unit = newUnit(answers);
      // What is still missing may come later; what is there must be right.
      const report = editRegistry(
        options.registry,
        (text) => {
          refuseKnown(text, answers.id);
          text.add([unit]);
        },
        { ...options, mayBring: ({ unit: about, found }) => about === answers.id && found === null },
      );
      const done = {
        vi: `Đã thêm ${answers.id} ${answers.name}: https://${answers.host}, ${answers.mail}. Tiếp theo: congtruong place, rồi congtruong validate`,
        en: "added; next: congtruong place, then congtruong validate",
      };
      process.stdout.write(renderEdit(done, report));
    });
}

/** What a unit is made of. Texts may be empty where they are not required. */
interface Answers {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly ownership: string;
  readonly parent: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly host: string;
  readonly mail: string;
  readonly head: string;
  readonly post: string;
  readonly focalName: string;
  readonly focalMail: string;
  readonly boardHead: string;
}

interface CityFacts {
  readonly zone: string;
  readonly department: { readonly id: string; readonly name: string };
  readonly ids: ReadonlySet<string>;
  /** First labels of hosts in use, in lower case. */
  readonly labels: ReadonlySet<string>;
  readonly offices: readonly { readonly id: string; readonly name: string; readonly district: string }[];
}

function readCity(registry: string): CityFacts {
  let facts: CityFacts | null = null;
  editRegistry(registry, (text) => {
    const root = text.files().find(({ path }) => path === text.root)?.text ?? "";
    const units = text.units().map((unit) => text.values(unit));
    const hosts = units.map(({ site }) => String((site as { host?: unknown } | undefined)?.host ?? ""));
    const mailboxes = units.map(({ mail }) =>
      String((mail as { official?: unknown } | undefined)?.official ?? ""),
    );
    facts = {
      zone: /^ {2}zone:\s*["']?([\w.-]+)/m.exec(root)?.[1] ?? "hcm.edu.vn",
      department: departmentOf(root),
      ids: new Set(text.units().map(({ id }) => id)),
      labels: new Set([...hosts, ...mailboxes].map((name) => (name.split(/[.@]/)[0] ?? "").toLowerCase())),
      offices: units
        .filter(({ kind }) => kind === "phong-gddt")
        .map(({ id, name, district }) => ({
          id: String(id),
          name: String(name),
          district: String(district ?? ""),
        })),
    };
  });
  return facts as unknown as CityFacts;
}

const KINDS = fieldChoices(["kind"]) ?? [];
const OWNERSHIPS = fieldChoices(["ownership"]) ?? [];

/** What is wrong with an answer, as a sentence; true when nothing is. */
type Check = (value: string) => string | true;

const oneOf = (vi: string, en: string, choices: readonly string[]): string =>
  `${vi} là một trong: ${choices.join(", ")} / ${en} is one of: ${choices.join(", ")}`;

function checks(known: CityFacts): Readonly<Record<"id" | "name" | "kind" | "ownership" | "parent", Check>> {
  return {
    id: (value) =>
      !/^\d{7}$/.test(value)
        ? "Mã đơn vị gồm đúng 7 chữ số / the code has 7 digits"
        : known.ids.has(value) || value === known.department.id
          ? `Mã ${value} đã có đơn vị dùng / ${value} is taken`
          : true,
    name: (value) => (value.trim() === "" ? "Cần tên đầy đủ / the name is needed" : true),
    kind: (value) => KINDS.includes(value) || oneOf("Loại hình", "the kind", KINDS),
    ownership: (value) => OWNERSHIPS.includes(value) || oneOf("Sở hữu", "the ownership", OWNERSHIPS),
    parent: (value) =>
      value === known.department.id ||
      known.offices.some(({ id }) => id === value) ||
      `Nơi quản lý là mã một phòng giáo dục hoặc của Sở (${known.department.id}) / the parent is an office or the department`,
  };
}

function requireAll(options: OnboardOptions, known: CityFacts): Answers {
  const required = ["id", "name", "kind", "ownership", "parent"] as const;
  const missing = required.filter((key) => !options[key]?.trim());
  if (missing.length > 0) {
    const flags = missing.map((key) => `--${key}`).join(", ");
    throw new Problem(
      `Thiếu ${flags}. Chạy trong cửa sổ dòng lệnh để được hỏi từng mục, hoặc thêm các cờ đó.`,
      `Missing ${flags}. Run in a terminal to be asked, or add them.`,
    );
  }
  const check = checks(known);
  for (const key of required) {
    const said = check[key](options[key] ?? "");
    if (said !== true)
      throw new Problem(
        `--${key} "${options[key] ?? ""}": ${said.split(" / ")[0]}.`,
        `--${key}: ${said.split(" / ")[1] ?? said}.`,
      );
  }
  return complete(options, known);
}

async function ask(options: OnboardOptions, known: CityFacts): Promise<Answers> {
  const { input, select } = await import("@inquirer/prompts");
  const check = checks(known);
  const theme = { style: { keysHelpTip: () => "↑↓ để chọn, Enter để nhận" } };
  const text = (given: string | undefined, message: string, validate: Check = () => true, proposal = "") =>
    given === undefined ? input({ message, validate, default: proposal }) : Promise.resolve(given);
  try {
    const id = await text(options.id, "Mã đơn vị (7 chữ số):", check.id);
    const name = await text(options.name, "Tên đầy đủ, ví dụ Trường THCS Nguyễn Du:", check.name);
    const kind =
      options.kind ??
      (await select({
        message: "Loại hình:",
        choices: KINDS.map((value) => ({ value, name: kindNames(value)?.short ?? value })),
        theme,
        pageSize: 13,
      }));
    const ownership =
      options.ownership ??
      (await select({
        message: "Công lập hay ngoài công lập:",
        theme,
        choices: [
          { value: "cong-lap", name: "Công lập" },
          { value: "ngoai-cong-lap", name: "Ngoài công lập" },
        ],
      }));
    const parents = [...known.offices, { ...known.department, district: "" }];
    const parent =
      options.parent ??
      (await select({
        message: "Nơi quản lý:",
        theme,
        choices: parents.map(({ id: value, name: label }) => ({ value, name: `${label} (${value})` })),
      }));
    const office = known.offices.find((one) => one.id === parent);
    const district = await text(options.district, "Quận, huyện:", undefined, office?.district);
    const address = await text(options.address, "Địa chỉ:");
    const phone = await text(options.phone, "Điện thoại:");
    const so = { ...options, id, name, kind, ownership, parent, district, address, phone };
    const proposed = complete(so, known);
    const host = await text(options.host, "Tên miền của trang:", undefined, proposed.host);
    const mail = await text(
      options.mail,
      "Thư điện tử công vụ:",
      undefined,
      complete({ ...so, host }, known).mail,
    );
    const head = await text(options.head, "Thủ trưởng (họ và tên):");
    const post = head === "" ? "" : await text(options.post, "Chức vụ:", undefined, "Hiệu trưởng");
    const focalName = await text(options.focalName, "Đầu mối thư điện tử (họ và tên):");
    const focalMail = focalName === "" ? "" : await text(options.focalMail, "Thư của đầu mối:");
    const boardHead = await text(options.boardHead, "Trưởng ban biên tập (họ và tên):");
    return complete({ ...so, host, mail, head, post, focalName, focalMail, boardHead }, known);
  } catch (error) {
    // Ctrl+C at a prompt is a decision, not a fault.
    if (error instanceof Error && error.name === "ExitPromptError") {
      throw new Problem("Đã dừng, không ghi gì.", "Stopped; nothing was written.");
    }
    throw error;
  }
}

function complete(options: OnboardOptions, known: CityFacts): Answers {
  const name = (options.name ?? "").normalize("NFC").trim();
  const office = known.offices.find(({ id }) => id === options.parent);
  const district = (options.district ?? office?.district ?? "").normalize("NFC");
  const kind = options.kind ?? "";
  const label = proposeHostLabel({ name, kind, district }, (taken) => known.labels.has(taken));
  const host = options.host ?? `${label}.${known.zone}`;
  return {
    id: options.id ?? "",
    name,
    kind,
    ownership: options.ownership ?? "",
    parent: options.parent ?? "",
    district,
    address: (options.address ?? "").normalize("NFC"),
    phone: options.phone ?? "",
    host,
    mail: options.mail ?? `${host.split(".")[0] ?? label}@${known.zone}`,
    head: (options.head ?? "").normalize("NFC"),
    post: (options.post ?? "").normalize("NFC"),
    focalName: (options.focalName ?? "").normalize("NFC"),
    focalMail: options.focalMail ?? "",
    boardHead: (options.boardHead ?? "").normalize("NFC"),
  };
}

function newUnit(answers: Answers): NewUnit {
  const { id, name, kind, ownership, parent, district, address, phone, host, mail } = answers;
  const given = (value: string): string | null => (value === "" ? null : value);
  const leaders: readonly Tree[] =
    answers.head === "" ? [] : [{ name: answers.head, post: given(answers.post) }];
  return {
    id,
    name,
    kind,
    ownership,
    parent,
    district: given(district),
    address: given(address),
    phone: given(phone),
    site: { host },
    mail: { official: mail, focal: { name: given(answers.focalName), address: given(answers.focalMail) } },
    board: { head: given(answers.boardHead) },
    leaders,
  };
}

/** Two people may add the same unit at the same time: the file as it is now decides. */
function refuseKnown(text: RegistryText, id: string): void {
  if (!text.units().some((unit) => unit.id === id)) return;
  throw new Problem(`Mã ${id} đã có trong sổ đăng ký.`, `${id} is in the registry already.`);
}
