import semver from "semver";
import parseLicence, { type Info } from "spdx-expression-parse";
import type { Part } from "../../output/reports/sbom/bill";
import type { AuditFinding } from "../../output/reports/supply/audit";
import { type GoModule, type Lock, packageName } from "./packages";
import { compareDebian } from "./versions";

/** What may be in the product and in what builds it. */
export interface SupplyPolicy {
  /** SPDX identifiers of open-source licences; the directive asks for open source. */
  readonly licences: readonly string[];
  /** Packages whose licence is no SPDX expression, as their makers write it. */
  readonly wordings: Readonly<Record<string, string>>;
  /** Packages that may run a program when they are installed, each with its reason. */
  readonly installScripts: Readonly<Record<string, string>>;
  readonly registry: string;
}

export const POLICY: SupplyPolicy = {
  licences: [
    ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC-BY-3.0", "CC-BY-4.0"],
    ...["CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0", "PostgreSQL", "Python-2.0", "Unlicense"],
  ],
  wordings: { jsonify: "Public Domain" },
  installScripts: {
    "@cdktf/node-pty-prebuilt-multiarch":
      "terminal of cdktf-cli's own deploy view; without it that view is plain",
    "@parcel/watcher": "development: comes with the tests' tools, not used",
    "@swc/core": "development: checks that its binary for this machine is there",
    esbuild: "development: checks that its binary for this machine is there",
    "unrs-resolver": "development: checks that its binary for this machine is there",
  },
  registry: "https://registry.npmjs.org/",
};

/**
 * Looks at a lock of npm without asking anybody: every package fixed by a hash, from the registry, open source, without
 * a program that runs at installation, and for our Node.js.
 *
 * @param node range of Node.js versions that the product promises
 */
export function lockFindings(lock: Lock, node: string, policy = POLICY): readonly AuditFinding[] {
  const oldest = semver.minVersion(node)?.version ?? node;
  return Object.entries(lock.packages).flatMap(([path, entry]): AuditFinding[] => {
    if (path === "") return [];
    const name = packageName(path);
    const subject = `${name} ${entry.version ?? ""}`.trim();
    const findings: AuditFinding[] = [];
    const add = (rule: string, severity: AuditFinding["severity"], vi: string, en: string): void => {
      findings.push({ rule: `supply/${rule}`, severity, subject, vi, en });
    };
    // What lies inside another package's archive is fixed by that archive's hash.
    if (entry.inBundle !== true && !/^sha512-/.test(entry.integrity ?? "")) {
      add(
        "integrity",
        "error",
        `${subject} (${path}) không có mã băm sha512 trong package-lock.json: hãy xoá mục đó rồi chạy \`npm install\`.`,
        `${subject} (${path}) has no sha512 hash in package-lock.json: remove the entry and run \`npm install\`.`,
      );
    }
    const from = entry.resolved;
    if (entry.link === true || (from !== undefined && !from.startsWith(policy.registry))) {
      add(
        "source",
        "error",
        `${subject} không lấy từ kho npm mà từ ${from ?? path}: hãy dùng bản phát hành trên kho.`,
        `${subject} does not come from the npm registry but from ${from ?? path}: use a published version.`,
      );
    }
    if (entry.hasInstallScript === true && policy.installScripts[name] === undefined) {
      add(
        "install-script",
        "error",
        `${subject} chạy chương trình khi cài: hãy chọn gói khác, hoặc thêm vào danh sách cho phép kèm lý do (engine/supply/rules.ts).`,
        `${subject} runs a program when it is installed: choose another package, or allow it with a reason (engine/supply/rules.ts).`,
      );
    }
    if (!isOpen(entry.license ?? "", policy) && !(entry.license && policy.wordings[name] === entry.license)) {
      add(
        "licence",
        "error",
        `${subject} có giấy phép "${entry.license ?? "không ghi"}" ngoài danh sách nguồn mở: hãy thay gói, hoặc xem xét rồi thêm vào danh sách (engine/supply/rules.ts).`,
        `${subject} has the licence "${entry.license ?? "none"}", which is not among the open-source ones: replace it, or consider it and add it to the list (engine/supply/rules.ts).`,
      );
    }
    const wanted = entry.engines?.node;
    if (entry.dev !== true && wanted !== undefined && !semver.satisfies(oldest, wanted)) {
      add(
        "engine",
        "warning",
        `${subject} cần Node.js ${wanted} mà sản phẩm hứa chạy từ ${oldest}: hãy nâng engines.node hoặc hạ gói.`,
        `${subject} needs Node.js ${wanted} and the product promises to run from ${oldest}: raise engines.node or lower the package.`,
      );
    }
    return findings;
  });
}

/** Whether one of the choices that an SPDX expression leaves is among the open-source licences. */
export function isOpen(expression: string, { licences }: Pick<SupplyPolicy, "licences"> = POLICY): boolean {
  const open = (info: Info): boolean =>
    "conjunction" in info
      ? info.conjunction === "or"
        ? open(info.left) || open(info.right)
        : open(info.left) && open(info.right)
      : licences.includes(info.license);
  try {
    return open(parseLicence(expression));
  } catch {
    // Words and no expression: for a person to consider.
    return false;
  }
}

/** @param sums text of `go.sum` */
export function goSumFindings(
  program: string,
  modules: readonly GoModule[],
  sums: string,
): readonly AuditFinding[] {
  const pinned = new Set(sums.split("\n"));
  return modules
    .filter(({ name, version, sum }) => sum !== "" && !pinned.has(`${name} ${version} ${sum}`))
    .map(({ name, version }) => ({
      rule: "supply/go-sum",
      severity: "error",
      subject: `${name} ${version}`,
      vi: `${program} chứa ${name} ${version} không khớp mã băm trong go.sum: hãy dựng lại bằng \`npm run toolchain\`.`,
      en: `${program} contains ${name} ${version}, which does not agree with go.sum: build it again by \`npm run toolchain\`.`,
    }));
}

/** A version that Debian offers now. */
export interface Candidate {
  readonly version: string;
  /** From the suite of security updates. */
  readonly security: boolean;
}

/** Packages of an image that Debian has replaced since. */
export function debianFindings(
  image: string,
  parts: readonly Part[],
  candidates: ReadonlyMap<string, Candidate>,
): readonly AuditFinding[] {
  return parts.flatMap((part): AuditFinding[] => {
    const candidate = candidates.get(part.name);
    if (candidate === undefined || compareDebian(part.version, candidate.version) >= 0) return [];
    // `+deb13u2`: an update of the stable release, which is where fixes of security go when they are not urgent.
    const urgent = candidate.security || /\+deb\d+u\d+$/.test(candidate.version);
    const subject = `${image}: ${part.name} ${part.version}`;
    return [
      {
        rule: "supply/debian-update",
        severity: urgent ? "error" : "warning",
        subject,
        vi: `Ảnh ${image} có ${part.name} ${part.version}, Debian đã có ${candidate.version}${candidate.security ? " (bản vá an ninh)" : ""}: hãy dựng lại ảnh (\`npm run images -- --rebuild\`).`,
        en: `The image ${image} has ${part.name} ${part.version}, Debian offers ${candidate.version}${candidate.security ? " (security)" : ""}: build the image anew (\`npm run images -- --rebuild\`).`,
      },
    ];
  });
}

/** @param text what `apt-cache policy NAME…` prints */
export function candidatesOf(text: string): ReadonlyMap<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const block of text.split(/^(?=\S+:$)/m)) {
    const name = /^(\S+?)(?::\w+)?:$/m.exec(block)?.[1];
    const version = /^ {2}Candidate: (\S+)$/m.exec(block)?.[1];
    if (name === undefined || version === undefined || version === "(none)") continue;
    const lines = block.split("\n");
    const at = lines.findIndex(
      (line) => /^ (\*\*\*| {3}) /.test(line) && line.split(/\s+/).includes(version),
    );
    const sources: string[] = [];
    for (const line of lines.slice(at + 1)) {
      if (!/^ {8}/.test(line)) break;
      sources.push(line);
    }
    candidates.set(name, { version, security: sources.some((line) => line.includes("-security/")) });
  }
  return candidates;
}

/** @param locked text of `images/packages.lock`: lines `image package version` */
export function driftFindings(
  image: string,
  parts: readonly Part[],
  locked: string,
): readonly AuditFinding[] {
  const lines = new Set(locked.split("\n").filter((line) => line.startsWith(`${image} `)));
  const now = new Set(lockLines(image, parts));
  const drift = [
    ...[...now].filter((line) => !lines.has(line)),
    ...[...lines].filter((line) => !now.has(line)),
  ];
  if (drift.length === 0) return [];
  const names = [...new Set(drift.map((line) => line.split(" ")[1]))].sort();
  return [
    {
      rule: "supply/drift",
      severity: "warning",
      subject: image,
      vi: `Ảnh ${image} khác images/packages.lock ở: ${names.join(", ")}; nếu có chủ ý, hãy chạy \`npm run images -- --lock\`.`,
      en: `The image ${image} differs from images/packages.lock in: ${names.join(", ")}; if that is meant, run \`npm run images -- --lock\`.`,
    },
  ];
}

export function lockLines(image: string, parts: readonly Part[]): readonly string[] {
  return parts.map(({ name, version }) => `${image} ${name} ${version}`).sort();
}
