import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { Listr } from "listr2";
import { dockerState } from "../engine/docker/docker";
import { leaveSwarm } from "../engine/sandbox/swarm";
import { removeImages } from "../engine/docker/images";
import { handleInterrupts } from "../engine/support/interrupts";
import { clearLocal } from "../engine/sandbox/local-settings";
import { readHostChanges } from "../engine/sandbox/host-changes";
import { Problem } from "../engine/support/problem";
import { fail, progress, reporterFor } from "../engine/support/progress";
import { forget, KINDS, type OurThings, ourThings, removeThings } from "../engine/docker/removal";
import { decryptStateFiles } from "../engine/state/encrypted-files";
import { withLock } from "../engine/support/lock";
import { workplace, type Workplace } from "../engine/support/workplace";
import { loadEnvironment } from "../environments/load";
import { publicKeysFile } from "../environments/public-keys";
import { ROOT } from "../engine/support/root";

/** `npm run sandbox:down [-- --images]`: removes what the sandbox made, and nothing else. */

const TITLES = {
  service: "Gỡ dịch vụ / services",
  volume: "Gỡ dữ liệu / volumes",
  network: "Gỡ mạng / networks",
} as const;

function steps(place: Workplace, things: OurThings, images: boolean) {
  const made = readHostChanges(place);
  return new Listr(
    [
      ...KINDS.map((kind) => ({
        title: TITLES[kind],
        task: async (_: unknown, task: { output: string; title: string }) => {
          task.title += `: ${await removeThings(kind, things[kind], reporterFor(task))}`;
        },
      })),
      {
        title: "Tắt Swarm đã bật / leaving the swarm that was started",
        enabled: made.swarm || made.gatewayBridge,
        task: async (_: unknown, task: { title: string }) => {
          const others = await leaveSwarm(made);
          if (others.length === 0) return;
          const some = others.slice(0, 3).join(", ") + (others.length > 3 ? ", …" : "");
          task.title =
            `Giữ Swarm vì còn ${others.length} thứ của người khác (${some}); khi không ai dùng nữa: ` +
            `docker swarm leave --force / the swarm stays, since ${others.length} thing(s) of others live in it`;
        },
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
          // The keys themselves went with their volumes.
          rmSync(join(place.root, publicKeysFile(place.environment)), { force: true });
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
  handleInterrupts("npm run sandbox:down");

  const name = process.env.CONGTRUONG_ENV ?? "sandbox";
  const environment = loadEnvironment(ROOT, name, { local: false });
  if (environment.state.backend !== "local") {
    throw new Problem(
      `Môi trường ${name} không phải là sandbox: lệnh này không gỡ nó; hãy bỏ CONGTRUONG_ENV.`,
      `The environment ${name} is no sandbox, and this command does not remove it: unset CONGTRUONG_ENV.`,
    );
  }
  const place = workplace(ROOT, name);
  await withLock(place, async () => {
    const state = await dockerState();
    if (state.type !== "ready") {
      throw new Problem(
        "Docker không trả lời nên chưa gỡ gì cả: hãy khởi động Docker (hoặc xem quyền, DOCKER_HOST) rồi chạy lại.",
        "Docker does not answer, so nothing was removed: start it (or look at your rights, DOCKER_HOST) and run again.",
      );
    }
    await steps(place, ourThings(place, await decryptStateFiles(place)), images).run();
  });
  // dockerd's log stays as long as its file is in use.
  if (existsSync(place.folder) && readdirSync(place.folder).length === 0)
    rmSync(place.folder, { recursive: true });
}
main().catch(fail);
