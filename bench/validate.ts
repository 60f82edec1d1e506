// How long `validate` takes against the least that anything could take: the `yaml` package parsing the same files.
// Prints one JSON line a figure; ratios are taken within one run, since machines differ.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { evaluate } from "../policy/evaluate";
import { readRegistry } from "../registry/files";

const UNITS = 2692;
const RUNS = 3;
const CLI = join(process.cwd(), "dist", "congtruong.js");

interface City {
  readonly folder: string;
  readonly files: readonly string[];
}

/** A city as an import leaves it: a root and one file for each of its offices, most entries complete. */
function writeCity(units: number): City {
  const folder = mkdtempSync(join(tmpdir(), "congtruong-bench-"));
  mkdirSync(join(folder, "schools"));
  const city = {
    name: "Thành phố Hồ Chí Minh",
    zone: "hcm.edu.vn",
    department: { id: "7900000", name: "Sở Giáo dục và Đào tạo", mail: "sgddt@hcm.edu.vn" },
    portal: "hcm.edu.vn",
    alerts: "canhbao@hcm.edu.vn",
  };
  writeFileSync(join(folder, "schools.yaml"), stringify({ city, include: ["schools/*.yaml"] }));
  const offices = 24;
  const lists: object[][] = Array.from({ length: offices }, () => []);
  for (let index = 0; index < units; index++) lists[index % offices]?.push(unit(index, offices));
  const files = lists.map((list, index) => {
    const file = join(folder, "schools", `q${String(index).padStart(2, "0")}.yaml`);
    writeFileSync(file, stringify({ units: list }, { lineWidth: 0 }));
    return file;
  });
  return { folder, files };
}

const NAMES = [
  "Nguyễn Du",
  "Hồ Xuân Hương",
  "Lê Quý Đôn",
  "Trần Hưng Đạo",
  "Phan Bội Châu",
  "Võ Thị Sáu",
  "Đống Đa",
];

/** Most fields are filled in, as in a year's time; one unit in ten has something wrong. */
function unit(index: number, offices: number): object {
  const id = String(7_900_001 + index);
  const isOffice = index < offices;
  const name = isOffice
    ? `Phòng Giáo dục và Đào tạo Quận ${index + 1}`
    : `Trường THCS ${NAMES[index % NAMES.length]} ${index}`;
  const label = isOffice ? `pgdq${index + 1}` : `thcs${index}`;
  const person = { name: "Lý Văn Khánh", address: `lyvankhanh.${label}@hcm.edu.vn`, phone: "028 37001122" };
  return {
    id,
    name,
    kind: isOffice ? "phong-gddt" : "thcs",
    ownership: index % 3 === 0 ? "ngoai-cong-lap" : "cong-lap",
    parent: isOffice ? "7900000" : String(7_900_001 + (index % offices)),
    district: `Quận ${(index % offices) + 1}`,
    address: `${index} đường Hồ Xuân Hương, Phường ${(index % 15) + 1}, Quận ${(index % offices) + 1}`,
    phone: "028 37001122",
    cell: Math.floor(index / 64) + 1,
    site: { host: `${label}.hcm.edu.vn` },
    mail: {
      official: index % 10 === 9 ? `${label}@gmail.com` : `${label}@hcm.edu.vn`,
      focal: person,
      regulation: { number: `${index}/QĐ-ND`, date: "2025-09-01" },
    },
    board: {
      head: "Lê Hồng Uyên",
      editors: ["Hồ Quốc Tâm", "Ngô Hữu Vinh"],
      administrator: "Ngô Minh Trang",
      decision: { number: `${index}/QĐ-ND`, date: "2025-09-01" },
      regulation: { number: `${index}/QC-ND`, date: "2025-09-01" },
      focalUnit: "Tổ Tin học",
    },
    leaders: [
      {
        name: "Phan Hữu Nga",
        post: "Hiệu trưởng",
        phone: "028 37001122",
        mail: `phanhuunga.${label}@hcm.edu.vn`,
      },
    ],
  };
}

/** The best of some runs, in milliseconds of processor time: what disturbs a run only ever makes it longer. */
function best(work: () => void): number {
  return Math.min(...Array.from({ length: RUNS }, () => time(work)));
}

/** Processor time and not the clock's, so that a busy machine does not change a ratio. */
function time(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function report(figure: string, value: number, unit: string, goal: string): void {
  console.log(JSON.stringify({ bench: "validate", figure, value: Number(value.toFixed(2)), unit, goal }));
}

function yamlAlone({ files }: City): void {
  for (const file of files) parse(readFileSync(file, "utf8"));
}

function validate({ folder }: City): void {
  evaluate(readRegistry(folder), { today: "2026-11-22" });
}

interface Run {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
  readonly peakMiB: number;
}

function command(city: City): Run {
  const start = performance.now();
  const args = [CLI, "validate", city.folder, "--format", "json"];
  // Asked of the process itself, so that no other tool is needed.
  const probe = join(city.folder, "peak.cjs");
  writeFileSync(
    probe,
    'process.on("exit", () => process.stderr.write(JSON.stringify(process.resourceUsage())));\n',
  );
  const { status, stderr } = spawnSync(process.execPath, ["--require", probe, ...args], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(stderr) as NodeJS.ResourceUsage;
  return {
    milliseconds: performance.now() - start,
    processorMilliseconds: (userCPUTime + systemCPUTime) / 1000,
    peakMiB: maxRSS / 1024,
  };
}

function reportBest(figure: string, city: City, before: (run: number) => void, goal: string): void {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    before(run);
    return command(city);
  });
  report(figure, Math.min(...runs.map(({ milliseconds }) => milliseconds)), "ms", goal);
  report(`${figure}, processor`, Math.min(...runs.map((run) => run.processorMilliseconds)), "ms", "");
}

function main(): void {
  const cities = [writeCity(UNITS), writeCity(UNITS * 4)] as const;
  const [city, large] = cities;
  try {
    yamlAlone(city);
    validate(city);
    const yaml = best(() => yamlAlone(city));
    const whole = best(() => validate(city));
    report("units", readRegistry(city.folder).units.length, "units", "");
    report("yaml alone", yaml, "ms", "");
    report("validate", whole, "ms", "");
    report("validate / yaml alone", whole / yaml, "ratio", "<= 1.5");
    report("4 x units / 1 x units", best(() => validate(large)) / whole, "ratio", "<= 4.4");

    const cold = command(city);
    report("command, nothing remembered", cold.milliseconds, "ms", "");
    report("command, peak memory", cold.peakMiB, "MiB", "");
    reportBest("command, nothing changed", city, () => undefined, "");
    const change = (run: number, which: RegExp) => {
      const file = city.files[run] as string;
      writeFileSync(file, readFileSync(file, "utf8").replace(which, `Hồ Quốc Tâm ${run}`));
    };
    reportBest("command, one file changed", city, (run) => change(run, /Hồ Quốc Tâm/), "< 500");
    reportBest("command, every unit of one file changed", city, (run) => change(run, /Hồ Quốc Tâm/g), "");
    report("cores", cpus().length, "cores", "");
    report("files", readdirSync(join(city.folder, "schools")).length, "files", "");
  } finally {
    for (const { folder } of cities) rmSync(folder, { recursive: true, force: true });
  }
}

main();
