import { resolve } from "node:path";
import type { Command } from "commander";
import { lastCommit } from "../engine/bundle/make";
import { evidenceName, writeEvidence } from "../engine/evidence/archive";
import { collectEvidence, urlOf } from "../engine/evidence/collect";
import { searchStore } from "../engine/logs/store";
import { wordsOfUnit } from "../engine/logs/unit-words";
import { buildProject } from "../engine/registry/project";
import { defaultRegistry, withRegistry } from "../engine/registry/read";
import { SCAN_FOLDER } from "../engine/scan/store";
import { journalOfSites } from "../engine/sites/reports";
import { gitUser } from "../engine/support/git-user";
import { readJson } from "../engine/support/json-file";
import { requireWritable } from "../engine/support/output-file";
import { Problem } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { sinceOf } from "../engine/support/since";
import { workplace } from "../engine/support/workplace";
import { loadEnvironment } from "../environments/load";
import type { Ledger } from "../output/plan/deploy/ledger";
import { evidenceAsText } from "../output/reports/evidence/text";
import { admit } from "../policy/admit";

interface EvidenceOptions {
  readonly since: string;
  readonly scans?: string;
  readonly out?: string;
}

/**
 * `congtruong evidence`: all that the platform knows of one unit's site as one archive, for the police. What cannot be
 * reached is named in it as missing.
 */
export function registerEvidence(program: Command): void {
  program
    .command("evidence <id>")
    .option("--since <time>", "từ bao giờ: 24h, 7d, hoặc một ngày 2026-11-20 / how far back, or a day", "30d")
    .option("--scans <folder>", "nơi giữ kết quả quét / the folder in which scans are kept")
    .option("-o, --out <file>", "tệp gói (mặc định chung-cu-<mã>-<lúc>.tar.gz) / the archive")
    .description("gói chứng cứ về trang của một đơn vị / the evidence about one unit's site, as one archive")
    .action(evidence);
}

async function evidence(id: string, { since, scans, out }: EvidenceOptions): Promise<void> {
  const now = new Date();
  const seconds = now.getTime() / 1000;
  const from = sinceOf(since, seconds);
  const environment = loadEnvironment(ROOT, process.env["CONGTRUONG_ENV"] ?? "sandbox");
  const { admitted, entry } = withRegistry(defaultRegistry(), __filename, (registry, cache) => ({
    admitted: admit(registry, { cache }),
    entry: registry.units.find((each) => each.entry.id === id),
  }));
  const { city } = buildProject(admitted, environment);
  const unit = city.units.find((each) => each.id === id);
  if (unit === undefined) {
    throw new Problem(
      `Không có đơn vị nào mã ${id}: hãy xem mã trong sổ đăng ký.`,
      `There is no unit ${id}: look the code up in the registry.`,
    );
  }
  const place = workplace(ROOT, environment.name);
  const { commit, changed } = await lastCommit(ROOT);
  const facts = {
    unit: { id, name: unit.name, url: urlOf(unit) },
    ...{
      environment: environment.name,
      madeAt: now.toISOString(),
      since: new Date(from * 1000).toISOString(),
    },
    madeBy: (await gitUser()) ?? null,
    product: { commit: commit === "" ? null : commit, changed },
  };
  const output = resolve(out ?? `${evidenceName(facts)}.tar.gz`);
  requireWritable(output);
  const collected = await collectEvidence({
    ...{ city, unit, entry, since: facts.since, scans: resolve(scans ?? place.file(SCAN_FOLDER)) },
    journal: () => journalOfSites({ environment, city, unit: id }, from),
    logs: (limit) =>
      searchStore(environment, { anyOf: wordsOfUnit(city, id), since: from, until: seconds, limit }),
    ledger: readJson<Ledger>(place.file("ledger.json")),
  });
  const made = await writeEvidence(output, facts, collected);
  process.stdout.write(evidenceAsText(made.manifest, made, output));
}
