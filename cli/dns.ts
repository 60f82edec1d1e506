import { type Command, Option } from "commander";
import { adoptRecords } from "../engine/deploy/dns-provider";
import { fail } from "../engine/support/progress";
import { loadProject } from "../engine/registry/project";
import { withLock } from "../engine/support/lock";
import { workplace } from "../engine/support/workplace";
import { adoptionAsJson, adoptionAsText } from "../output/plan/dns/render";
import { ROOT } from "../engine/support/root";

const FORMATS = { text: adoptionAsText, json: adoptionAsJson } as const;

interface AdoptOptions {
  readonly write?: boolean;
  readonly format: keyof typeof FORMATS;
}

/** A record that a person has to decide about stands in the way of one of ours. */
const BLOCKED = 3;

/**
 * `congtruong dns adopt`: the zones at the provider of names against what the registry wants; with `--write` the records that
 * exist are taken over by the next deployment. Exit status 0 when all can be, 3 when something stands in the way, 2
 * when it could not be compared. Nothing is changed at the provider.
 */
export function registerDns(program: Command): void {
  const dns = program.command("dns").description("tên miền ở nhà cung cấp / names at the provider");
  dns
    .command("adopt")
    .option(
      "--write",
      "ghi quyết định nhận về; mặc định chỉ xem / write the decision down; by default it only looks",
    )
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the output")
        .choices(Object.keys(FORMATS))
        .default("text"),
    )
    .description(
      "so vùng đang có với sổ đăng ký, nhận về bản ghi đã có / compare the live zones, take over what is there",
    )
    .action(async (options: AdoptOptions) => {
      try {
        process.exitCode = await run(options);
      } catch (error) {
        fail(error);
        process.exitCode = 2;
      }
    });
}

async function run({ write = false, format }: AdoptOptions): Promise<number> {
  const project = loadProject(ROOT);
  const place = workplace(ROOT, project.environment.name);
  const report = await withLock(place, () => adoptRecords({ project, place, write }));
  process.stdout.write(FORMATS[format](report));
  const blocked = report.zones.some(({ wanted }) =>
    wanted.some(({ standing }) => standing.type === "blocked"),
  );
  return blocked ? BLOCKED : 0;
}
