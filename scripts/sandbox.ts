import { Command, InvalidArgumentError } from "commander";
import { Listr, type ListrTask } from "listr2";
import color from "picocolors";
import { authorityFile, trustedAuthority } from "../engine/sandbox/authority";
import { run } from "../engine/support/command";
import { requireSpace } from "../engine/support/disk";
import { prepareDocker } from "../engine/docker/docker";
import { prepareSwarm } from "../engine/sandbox/swarm";
import { waitForServices } from "../engine/docker/health";
import { buildImage, missingImages } from "../engine/docker/images";
import { handleInterrupts } from "../engine/support/interrupts";
import { localFile, readLocal, writeLocal } from "../engine/sandbox/local-settings";
import { givePasswords, passwordFile } from "../engine/mail/passwords";
import { freePorts, heldPorts } from "../engine/sandbox/ports";
import { Problem } from "../engine/support/problem";
import { fail, progress, reporterFor } from "../engine/support/progress";
import { ourThings } from "../engine/docker/removal";
import { Runner } from "../engine/opentofu/runner";
import { loadProject } from "../engine/registry/project";
import { counted } from "../engine/deploy/planning";
import { NO_SESSION } from "../engine/dns/client";
import { deployProject } from "../engine/deploy/deploy-project";
import { isDone } from "../engine/deploy/deployment";
import type { Deployed } from "../engine/deploy/deployment";
import { decryptStateFiles } from "../engine/state/encrypted-files";
import { synthesise } from "../engine/opentofu/synth";
import { type Engine, engineFor } from "../engine/toolchain/toolchain";
import { withLock } from "../engine/support/lock";
import { chooseUnits, type UnitWish } from "../engine/sandbox/units";
import { isWell, verifyCity, type Verdict } from "../engine/verify/city";
import { targetsPage } from "../engine/verify/prometheus";
import { verdictTable } from "../engine/verify/table";
import { workplace, type Workplace } from "../engine/support/workplace";
import type { Environment } from "../environments/environment";
import { loadEnvironment } from "../environments/load";
import { CITY_IMAGES } from "../images/catalogue";
import type { City } from "../model/city";
import { namesFor } from "../model/names";
import { ledgerAsText } from "../output/plan/deploy/render";
import type { Change } from "../output/plan/changes";
import { planAsText } from "../output/plan/render";
import { ROOT } from "../engine/support/root";

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
  /** What the deployment changed. */
  made: readonly Change[];
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
  const prepareEngine: ListrTask<Context> = {
    title: "OpenTofu",
    task: async (context, task) => {
      context.engine = await engineFor(root, context.environment, reporterFor(task));
      task.title = `${context.engine.kind} ${context.engine.version}`;
    },
  };
  const prepareImages: ListrTask<Context> = {
    title: "Ảnh / images",
    task: async (_, task) => {
      const missing = await missingImages(root, CITY_IMAGES);
      if (missing.length === 0) return undefined;
      const store = await run({ vi: "đọc nơi chứa", en: "read the store" }, "docker", [
        ...["info", "--format", "{{.DockerRootDir}}"],
      ]);
      await requireSpace(store.trim(), IMAGE_SPACE);
      return task.newListr(
        missing.map((image) => ({
          title: image,
          task: (_: Context, build: { output: string }) => buildImage(root, image, reporterFor(build)),
        })),
      );
    },
  };
  return new Listr<Context>(
    [
      {
        title: "Kiểm sổ đăng ký / registry",
        task: (context, task) => {
          const before = loadProject(root);
          requireSandbox(before.environment);
          const units = chooseUnits(before.city.units, readLocal(root, name).units, wish);
          writeLocal(root, name, { units });
          Object.assign(context, loadProject(root));
          task.title += `: ${before.city.units.length} đơn vị, triển khai ${deployed(context.city).length}`;
        },
      },
      {
        title: "Docker",
        task: async (_, task) => {
          task.title = `Docker ${await prepareDocker(place, reporterFor(task))}`;
        },
      },
      {
        title: "Swarm",
        task: async (_, task) => {
          const { open, started } = await prepareSwarm(place, reporterFor(task));
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
          Object.assign(context, loadProject(root));
          const list = moved.map((port) => `${port.name} ${port.from} → ${port.to}`).join(", ");
          task.title += `: ${list} (cổng cũ đang bị dùng / taken; ghi ở ${localFile(root, name)})`;
        },
      },
      {
        title: "OpenTofu, ảnh / images",
        // Downloads and unpacking of the one wait while the other's compilers run.
        task: (_, task) => task.newListr<Context>([prepareEngine, prepareImages], { concurrent: true }),
      },
      { title: "Tổng hợp / synthesis", task: () => synthesise(place) },
      {
        title: "Triển khai / deployment",
        task: async (context, task) => {
          const runner = new Runner(context.engine, place);
          const project = { city: context.city, environment: context.environment };
          const deployed = await deployProject(
            { ...{ project, place, runner }, absent: new Map(), ...NO_SESSION },
            {
              full: true,
              override: undefined,
              consent: () => Promise.resolve(true),
              report: reporterFor(task),
            },
          );
          context.made = deployed.made;
          if (!isDone(deployed)) throw notDeployed(deployed);
          task.title += `: ${counted(deployed.made)}`;
        },
      },
      {
        title: "Chờ dịch vụ khoẻ / health",
        task: async (context, task) => {
          const services = new Set(ourThings(place, await decryptStateFiles(place)).service);
          const milliseconds = patience(deployed(context.city).length);
          await waitForServices(context.environment.prefix, services, { milliseconds }, reporterFor(task));
          task.title += `: ${services.size} dịch vụ / services`;
        },
      },
      {
        title: "Mật khẩu hộp thư / mailbox passwords",
        task: async (context, task) => {
          const service = namesFor(context.environment).of("mail-imap");
          const addresses = mailboxes(context.city);
          const report = reporterFor(task);
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
            reporterFor(task),
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

/** The brake or a failure: what is done stays, and the next run goes on from there. */
function notDeployed({ ledger, stopped }: Deployed): Problem {
  return new Problem(
    "Chưa triển khai hết: xem từng đơn vị ở dưới, sửa rồi chạy lại `npm run sandbox`; phần đã xong được giữ nguyên.",
    "Not everything is deployed: see each unit below, mend it and run `npm run sandbox` again; what is done stays.",
    `${stopped === null ? "" : planAsText(stopped)}${ledgerAsText(ledger)}`.trimEnd(),
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

/** Every mailbox that the sandbox serves: the units', and those that receive alerts. */
function mailboxes(city: City): readonly string[] {
  const units = deployed(city).flatMap(({ mailbox }) => (mailbox.type === "hosted" ? [mailbox.address] : []));
  return [...new Set([...units, city.alertMailbox, city.operationsMailbox])].sort();
}

/** Rather a school than an office: it is what a visitor came for. */
function schoolToOpen(city: City) {
  const hosted = deployed(city).flatMap(({ site, kind }) =>
    site.type === "hosted" ? [{ ...site, kind }] : [],
  );
  return hosted.find(({ kind }) => kind !== "phong-gddt") ?? hosted[0];
}

function summary(place: Workplace, { city, environment, made, verdicts }: Context): string {
  const { ports, edge } = environment;
  const total = (action: Change["action"]) => made.filter((change) => change.action === action).length;
  const { url, host } = schoolToOpen(city) ?? city.portal;
  const rows: readonly (readonly [string, string])[] = [
    ["Mở / open", `${url}  (${city.portal.url})`],
    [
      "Chứng chỉ gốc / CA",
      `${authorityFile(place)}  (nhập vào trình duyệt, hoặc bấm qua cảnh báo / import it, or click through)`,
    ],
    ...(ports.dns === null ? [] : [["DNS", `dig @${edge.ipv4} -p ${ports.dns} ${host}`] as const]),
    [
      "Thư / mail",
      `IMAP ${edge.ipv4}:${ports.imaps} (TLS), gửi/submission ${edge.ipv4}:${ports.submission} (STARTTLS); mật khẩu / passwords: ${passwordFile(place)}`,
    ],
    ...(ports.prometheus === null
      ? []
      : [["Prometheus", targetsPage(`http://${edge.ipv4}:${ports.prometheus}`)] as const]),
    ["Gỡ / remove", "npm run sandbox:down"],
  ];
  const changes =
    made.length === 0
      ? "Không có gì thay đổi / nothing to change."
      : `Đã tạo ${total("create")}, sửa ${total("update")}, thay ${total("replace")}, bỏ ${total("destroy")} / created, changed, replaced, destroyed.`;
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
  handleInterrupts("npm run sandbox");

  const name = process.env.CONGTRUONG_ENV ?? "sandbox";
  // Before anything is written: an unknown name must not leave a folder of that name behind.
  loadEnvironment(ROOT, name, { local: false });
  const place = workplace(ROOT, name);
  await withLock(place, async () => {
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
