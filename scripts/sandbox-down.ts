import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { Listr } from "listr2";
import { dockerState, leaveSwarm } from "../engine/docker";
import { removeImages } from "../engine/images";
import { watchInterrupts } from "../engine/interruption";
import { clearLocal } from "../engine/local";
import { readMade } from "../engine/made";
import { Problem } from "../engine/problem";
import { fail, progress, reportTo } from "../engine/progress";
import { forget, KINDS, type OurThings, ourThings, removeThings } from "../engine/removal";
import { openSealedFiles } from "../engine/state/sealed-files";
import { inTurn } from "../engine/turn";
import { workplace, type Workplace } from "../engine/workplace";
import { loadEnvironment } from "../environments/load";

/** `npm run sandbox:down [-- --images]`: removes what the sandbox made, and nothing else. */

const TITLES = {
  service: "Gỡ dịch vụ / services",
  volume: "Gỡ dữ liệu / volumes",
  network: "Gỡ mạng / networks",
} as const;

function steps(place: Workplace, things: OurThings, images: boolean) {
  const made = readMade(place);
  return new Listr(
    [
      ...KINDS.map((kind) => ({
        title: TITLES[kind],
        task: async (_: unknown, task: { output: string; title: string }) => {
          task.title += `: ${await removeThings(kind, things[kind], reportTo(task))}`;
        },
      })),
      {
        title: "Tắt Swarm đã bật / leaving the swarm that was started",
        enabled: made.swarm || made.gatewayBridge,
        task: () => leaveSwarm(made),
      },
      {
        title: images ? "Gỡ ảnh / images" : "Gỡ ảnh cũ / outdated images",
        task: async (_: unknown, task: { title: string }) => {
          task.title += `: ${(await removeImages(place.root, images ? "all" : "outdated")).length}`;
        },
      },
      {
        title: "Xoá trạng thái và mật khẩu / state and passwords",
        task: () => {
          forget(place);
          clearLocal(place.root, place.environment);
        },
      },
    ],
    progress(),
  );
}

async function main(): Promise<void> {
  const { images } = new Command("npm run sandbox:down --")
    .description("Gỡ những gì sandbox đã tạo / remove what the sandbox made")
    .option("--images", "gỡ cả ảnh đã dựng / the images as well", false)
    .parse()
    .opts<{ images: boolean }>();
  watchInterrupts("npm run sandbox:down");
  const root = join(__dirname, "..", "..");
  const name = process.env.CONGTRUONG_ENV ?? "sandbox";
  const environment = loadEnvironment(root, name, { local: false });
  if (environment.state.backend !== "local") {
    throw new Problem(
      `Môi trường ${name} không phải là sandbox: lệnh này không gỡ nó; hãy bỏ CONGTRUONG_ENV.`,
      `The environment ${name} is no sandbox, and this command does not remove it: unset CONGTRUONG_ENV.`,
    );
  }
  const place = workplace(root, name);
  await inTurn(place, async () => {
    const state = await dockerState();
    if (state.type !== "ready") {
      throw new Problem(
        "Docker không trả lời nên chưa gỡ gì cả: hãy khởi động Docker (hoặc xem quyền, DOCKER_HOST) rồi chạy lại.",
        "Docker does not answer, so nothing was removed: start it (or look at your rights, DOCKER_HOST) and run again.",
      );
    }
    await steps(place, ourThings(place, await openSealedFiles(place)), images).run();
  });
  // dockerd's log stays as long as its file is in use.
  if (existsSync(place.folder) && readdirSync(place.folder).length === 0)
    rmSync(place.folder, { recursive: true });
}

main().catch(fail);
