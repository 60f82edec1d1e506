import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerConsole } from "../../cli/console";
import { bundle, congtruong } from "../support/cli";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { freePort } from "../support/docker";
import { runVerb, temporaryFolder } from "./support";

const folder = temporaryFolder();
const file = join(folder, "schools.yaml");
writeFileSync(file, CITY + unitsYaml([goodUnit({ cell: 1 })]));

// The program is bundled first, which takes its time on a busy machine.
jest.setTimeout(120_000);
let running: ChildProcess | undefined;
afterAll(async () => {
  if (running === undefined || running.exitCode !== null) return;
  running.kill();
  await once(running, "exit");
});

test.each([
  { args: ["--port", "70000"], says: /1-65535/ },
  { args: ["--origin", "giamsat.hcm.edu.vn"], says: /https:\/\/giamsat\.hcm\.edu\.vn/ },
  { args: ["--origin", "https://giamsat.hcm.edu.vn/trang"], says: /https:\/\/giamsat\.hcm\.edu\.vn/ },
  { args: ["--registry", join(folder, "nothing.yaml")], says: /nothing\.yaml/ },
])("$args is refused in a sentence", async ({ args, says }) => {
  await expect(runVerb(registerConsole, "console", ...args)).rejects.toThrow(says);
});

test("it answers on this machine alone and under its own name; a port that is taken is told", async () => {
  const port = String(await freePort());
  const env = { PATH: process.env["PATH"] ?? "", CONGTRUONG_REGISTRY: file };
  running = spawn(process.execPath, [bundle(), "console", "--port", port], { env });
  let said = "";
  running.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [line] = (await once(running.stdout ?? running, "data")) as [Buffer];
  expect([line.toString(), said]).toEqual([expect.stringContaining(`http://127.0.0.1:${port}`), ""]);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, (await page.text()).includes("Đăng nhập bằng hộp thư công vụ")]).toEqual([401, true]);
  expect((await fetch(`http://localhost:${port}/`).catch(() => ({ status: 421 }))).status).toBe(421);
  const second = congtruong(["console", "--port", port], { env });
  expect([second.status, second.stderr]).toEqual([2, expect.stringContaining(`Port ${port} is taken`)]);
});
