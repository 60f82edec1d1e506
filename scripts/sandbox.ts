import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { Listr } from "listr2";
import color from "picocolors";
import { authorityFile, trustedAuthority } from "../engine/authority";
import { run } from "../engine/command";
import { requireSpace } from "../engine/disk";
import { prepareDocker, prepareSwarm } from "../engine/docker";
import { waitForServices } from "../engine/health";
import { handingOverFirst } from "../engine/cells/order";
import { buildImage, missingImages } from "../engine/images";
import { watchInterrupts } from "../engine/interruption";
import { localFile, readLocal, writeLocal } from "../engine/local";
import { givePasswords, passwordFile } from "../engine/passwords";
import { freePorts, heldPorts } from "../engine/ports";
import { Problem } from "../engine/problem";
import { fail, progress, reportTo } from "../engine/progress";
import { ourThings } from "../engine/removal";
import { Runner, type StackCounts } from "../engine/runner";
import { openSealedFiles } from "../engine/state/sealed-files";
import { synthesise } from "../engine/synth";
import { type Engine, engineFor } from "../engine/toolchain";
import { inTurn } from "../engine/turn";
import { chooseUnits, type UnitWish } from "../engine/units";
import { isWell, verifyCity, type Verdict } from "../engine/verify/city";
import { verdictTable } from "../engine/verify/table";
import { workplace, type Workplace } from "../engine/workplace";
import type { Environment } from "../environments/environment";
import { loadEnvironment } from "../environments/load";
import { buildCity } from "../model/build";
import type { City } from "../model/city";
import { namesFor } from "../model/names";
import { admit } from "../policy/admit";
import { readRegistry } from "../registry/files";

/** `npm run sandbox`: from a registry to running schools on this machine, and the proof that they run. */

interface Wish extends UnitWish {
  /** Go on although the ports will be open to the whole network. */
  readonly yes: boolean;
}

/** What one step learns and the next ones need. */
interface Context {
  environment: Environment;
  city: City;
  engine: Engine;
  counts: StackCounts[];
  passwords: Readonly<Record<string, string>>;
  verdicts: readonly Verdict[];
}

const GIB = 1024 ** 3;
/** All images together, with what their building needs on the way. */
const IMAGE_SPACE = 4 * GIB;
const MINUTE = 60_000;
/** A database, a first installation, a first certificate; then some seconds for each site. */
const patience = (units: number): number => 10 * MINUTE + units * 20_000;

function readWish(): Wish {
  const options = new Command("npm run sandbox --")
    .description("Dựng cả thành phố trên máy này / the whole city on this machine")
    .option("--units <n>", "ít nhất n đơn vị (mặc định 3) / at least n units (default 3)", wholeNumber)
    .option("--unit <id>", "thêm đơn vị này / add this unit", (id: string, ids: string[]) => [...ids, id], [])
    .option("--all", "mọi đơn vị / every unit", false)
    .option("--yes", "chấp nhận cổng mở ra mạng / accept ports that are open to the network", false)
    .parse()
    .opts<{ units?: number; unit: string[]; all: boolean; yes: boolean }>();
  return { all: options.all, count: options.units, named: options.unit, yes: options.yes };
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) {
    throw new InvalidArgumentError("phải là số nguyên dương / must be a whole number above 0.");
  }
  return Number(text);
}

function steps(place: Workplace, wish: Wish) {
  const { root, environment: name } = place;
  return new Listr<Context>(
    [
      {
        title: "Kiểm sổ đăng ký / registry",
        task: (context, task) => {
          const environment = loadEnvironment(root, name);
          requireSandbox(environment);
          const registry = admit(readRegistry(process.env.CONGTRUONG_REGISTRY ?? join(root, "schools.yaml")));
          const everybody = buildCity(registry, { ...environment, units: "all" });
          const units = chooseUnits(everybody.units, readLocal(root, name).units, wish);
          writeLocal(root, name, { units });
          context.environment = loadEnvironment(root, name);
          context.city = buildCity(registry, context.environment);
          task.title += `: ${everybody.units.length} đơn vị, triển khai ${deployed(context.city).length}`;
        },
      },
      {
        title: "Docker",
        task: async (_, task) => {
          task.title = `Docker ${await prepareDocker(place, reportTo(task))}`;
        },
      },
      {
        title: "Swarm",
        task: async (_, task) => {
          const { open, started } = await prepareSwarm(place, reportTo(task));
          if (open && !wish.yes) throw openPorts();
          task.title += open ? ": cổng mở ra mạng / ports open to the network" : ": 127.0.0.1";
          if (started) task.title += " (vừa bật / just started)";
        },
      },
      {
        title: "Cổng / ports",
        task: async (context, task) => {
          const { ports, prefix } = context.environment;
          const moved = await freePorts(ports, await heldPorts(prefix));
          if (moved.length === 0) return;
          writeLocal(root, name, { ports: Object.fromEntries(moved.map((port) => [port.name, port.to])) });
          context.environment = loadEnvironment(root, name);
          context.city = buildCity(
            admit(readRegistry(process.env.CONGTRUONG_REGISTRY ?? join(root, "schools.yaml"))),
            context.environment,
          );
          const list = moved.map((port) => `${port.name} ${port.from} → ${port.to}`).join(", ");
          task.title += `: ${list} (cổng cũ đang bị dùng / taken; ghi ở ${localFile(root, name)})`;
        },
      },
      {
        title: "OpenTofu",
        task: async (context, task) => {
          context.engine = await engineFor(root, context.environment, reportTo(task));
          task.title = `${context.engine.kind} ${context.engine.version}`;
        },
      },
      {
        title: "Ảnh / images",
        task: async (_, task) => {
          const missing = await missingImages(root);
          if (missing.length === 0) return undefined;
          const store = await run({ vi: "đọc nơi chứa", en: "read the store" }, "docker", [
            ...["info", "--format", "{{.DockerRootDir}}"],
          ]);
          await requireSpace(store.trim(), IMAGE_SPACE);
          return task.newListr(
            missing.map((image) => ({
              title: image,
              task: (_: Context, build: { output: string }) => buildImage(root, image, reportTo(build)),
            })),
          );
        },
      },
      { title: "Tổng hợp / synthesis", task: () => synthesise(place) },
      {
        title: "Triển khai / deployment",
        task: async (context, task) => {
          const runner = new Runner(context.engine, place);
          await runner.openStates();
          context.counts = [];
          return task.newListr(
            handingOverFirst(runner.stacks(), context.city).map((stack) => ({
              title: stack,
              task: async (_: Context, apply: { output: string; title: string }) => {
                const report = reportTo(apply);
                const plan = await runner.plan(stack, report);
                if (plan.empty) return;
                const counts = await runner.apply(plan, report);
                context.counts.push(counts);
                apply.title = `${stack}: +${counts.created} ~${counts.changed} ±${counts.replaced} -${counts.destroyed}`;
              },
            })),
          );
        },
      },
      {
        title: "Chờ dịch vụ khoẻ / health",
        task: async (context, task) => {
          const services = new Set(ourThings(place, await openSealedFiles(place)).service);
          const milliseconds = patience(deployed(context.city).length);
          await waitForServices(context.environment.prefix, services, { milliseconds }, reportTo(task));
          task.title += `: ${services.size} dịch vụ / services`;
        },
      },
      {
        title: "Mật khẩu hộp thư / mailbox passwords",
        task: async (context, task) => {
          const service = namesFor(context.environment).of("mail-imap");
          const addresses = mailboxes(context.city);
          const report = reportTo(task);
          context.passwords = await givePasswords(place, { service }, addresses, 2 * MINUTE, report);
        },
      },
      {
        title: "Thử như người dùng / verification",
        task: async (context, task) => {
          const { city, environment, passwords } = context;
          context.verdicts = await verifyCity(
            {
              ...{ city, environment, passwords },
              authority: () => trustedAuthority(place, environment),
              patienceMs: patience(deployed(city).length),
            },
            reportTo(task),
          );
        },
      },
    ],
    progress(),
  );
}

/** Everything below changes machines: only an environment that keeps its state here may be treated so. */
function requireSandbox({ name, state }: Environment): void {
  if (state.backend === "local") return;
  throw new Problem(
    `Môi trường ${name} không phải là sandbox: hãy bỏ CONGTRUONG_ENV, hoặc dùng \`npx cdktf deploy\` cho ${name}.`,
    `The environment ${name} is no sandbox: unset CONGTRUONG_ENV, or use \`npx cdktf deploy\` for ${name}.`,
  );
}

function openPorts(): Problem {
  return new Problem(
    "Swarm có sẵn trên máy này mở cổng ra mọi mạng: hãy chạy lại với `npm run sandbox -- --yes` nếu chấp nhận, hoặc rời Swarm (`docker swarm leave --force && docker network rm docker_gwbridge`) để lệnh này tạo lại trên 127.0.0.1.",
    "The swarm that is already on this machine opens ports to every network: run `npm run sandbox -- --yes` if you accept that, or leave it (`docker swarm leave --force && docker network rm docker_gwbridge`) so that this command makes one on 127.0.0.1.",
  );
}

function deployed(city: City) {
  return city.cells.flatMap(({ units }) => units);
}

/** Every mailbox that the sandbox serves: the units', and the one that receives alerts. */
function mailboxes(city: City): readonly string[] {
  const units = deployed(city).flatMap(({ mailbox }) => (mailbox.type === "hosted" ? [mailbox.address] : []));
  return [...new Set([...units, city.alertMailbox])].sort();
}

/** Rather a school than an office: it is what a visitor came for. */
function schoolToOpen(city: City) {
  const hosted = deployed(city).flatMap(({ site, kind }) =>
    site.type === "hosted" ? [{ ...site, kind }] : [],
  );
  return hosted.find(({ kind }) => kind !== "phong-gddt") ?? hosted[0];
}

function summary(place: Workplace, { city, environment, counts, verdicts }: Context): string {
  const { ports, gateway } = environment;
  const total = (key: keyof StackCounts) => counts.reduce((sum, count) => sum + count[key], 0);
  const { url, host } = schoolToOpen(city) ?? city.portal;
  const rows: readonly (readonly [string, string])[] = [
    ["Mở / open", `${url}  (${city.portal.url})`],
    [
      "Chứng chỉ gốc / CA",
      `${authorityFile(place)}  (nhập vào trình duyệt, hoặc bấm qua cảnh báo / import it, or click through)`,
    ],
    ...(ports.dns === null ? [] : [["DNS", `dig @${gateway.ipv4} -p ${ports.dns} ${host}`] as const]),
    [
      "Thư / mail",
      `IMAP ${gateway.ipv4}:${ports.imaps} (TLS), gửi/submission ${gateway.ipv4}:${ports.submission} (STARTTLS); mật khẩu / passwords: ${passwordFile(place)}`,
    ],
    ...(ports.prometheus === null
      ? []
      : [["Prometheus", `http://${gateway.ipv4}:${ports.prometheus}/targets`] as const]),
    ["Gỡ / remove", "npm run sandbox:down"],
  ];
  const changes =
    counts.length === 0
      ? "Không có gì thay đổi / nothing to change."
      : `Đã tạo ${total("created")}, sửa ${total("changed")}, thay ${total("replaced")}, bỏ ${total("destroyed")} / created, changed, replaced, destroyed.`;
  return [
    "",
    verdictTable(verdicts),
    "",
    color.bold(changes),
    ...rows.map(([what, how]) => `  ${what.padEnd(20)} ${how}`),
    "",
  ].join("\n");
}

async function main(): Promise<void> {
  const wish = readWish();
  watchInterrupts("npm run sandbox");
  const root = join(__dirname, "..", "..");
  const name = process.env.CONGTRUONG_ENV ?? "sandbox";
  // Before anything is written: an unknown name must not leave a folder of that name behind.
  loadEnvironment(root, name, { local: false });
  const place = workplace(root, name);
  await inTurn(place, async () => {
    const context = await steps(place, wish).run();
    process.stdout.write(summary(place, context));
    if (context.verdicts.every(isWell)) return;
    throw new Problem(
      "Có mục chưa đạt ở bảng trên: hãy xem dòng ✗, rồi chạy lại `npm run sandbox`.",
      "Something in the table above is not well: see the lines with ✗, then run `npm run sandbox` again.",
    );
  });
}

main().catch(fail);
