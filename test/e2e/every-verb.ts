import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Call {
  readonly args: readonly string[];
  /** The exit status where the verb did its work. */
  readonly status: number;
  /** What it answers, on either stream. */
  readonly says: RegExp;
}

/** The verbs that a text of help names. */
export function verbsIn(help: string): readonly string[] {
  const [, list = ""] = /^Các lệnh \/ Commands:\n([^]*)$/m.exec(help) ?? [];
  return [...list.matchAll(/^ {2}([\w-]+)(?= .*\S)/gm)].flatMap(([, verb = ""]) =>
    verb === "help" ? [] : [verb],
  );
}

/** What a verb says of itself. */
export const help = (...verb: string[]): Call => ({
  args: [...verb, "--help"],
  status: 0,
  says: /Cách dùng \/ Usage: /,
});

/**
 * `congtruong` as somebody tries it who has just deployed the sandbox: every verb once, in an order in which each has
 * what it needs. What needs a cluster, a database or hours is asked for its help only.
 *
 * @param id a unit with a site
 * @param registry a copy that may be edited
 * @param folder where verbs write
 */
export function everyVerb(id: string, registry: string, folder: string): readonly Call[] {
  const inFolder = (name: string) => join(folder, name);
  const on = (...args: string[]) => [...args, "--registry", registry];
  const parent = "7900000";
  const added = "7901999";
  writeFileSync(inFolder("staff.csv"), "Họ và tên,Chức vụ\nNguyễn Thị Bé,Giáo viên\n");
  return [
    { args: ["audit"], status: 0, says: /Đã kiểm \/ checked: .*Debian packages/ },
    { args: ["validate", registry], status: 0, says: /\S/ },
    { args: ["changes", "HEAD", "--registry", "schools.yaml"], status: 0, says: /\S/ },
    {
      args: ["codeowners", "--org", "so-gddt", "--check", "--registry", "schools.yaml"],
      status: 1,
      says: /CODEOWNERS/,
    },
    { args: ["explain", "domain/format"], status: 0, says: /domain\/format/ },
    { args: on("export", "--format", "csv", "--out", inFolder("list.csv")), status: 0, says: /^/ },
    { args: ["import", inFolder("list.csv"), "--out", inFolder("imported")], status: 0, says: /\S/ },
    { args: on("form", "--out", inFolder("form")), status: 0, says: /index\.html/ },
    { args: on("report", "--out", inFolder("report")), status: 0, says: /report/ },
    { args: on("set", id, "phone", "028 37001199"), status: 0, says: /028 37001199/ },
    { args: on("rename", id, "Trường THCS Hoa Sen"), status: 0, says: /Hoa Sen/ },
    { args: on("move", id, parent), status: 0, says: /\S/ },
    { args: on("staff", "import", inFolder("staff.csv"), "--unit", id), status: 0, says: /nguyenthibe\./ },
    {
      args: on(
        ...["onboard", "--id", added, "--name", "Trường Tiểu học Bông Sen", "--kind", "tieu-hoc"],
        ...["--ownership", "cong-lap", "--parent", parent, "--district", "Quận 9", "--address", "1 đường A"],
        ...["--phone", "028 37001122", "--head", "Nguyễn Văn An", "--post", "Hiệu trưởng"],
        ...["--board-head", "Nguyễn Văn An", "--focal-name", "Lê Thị Bình"],
        ...["--focal-mail", "binh.thbongsen@hcm.edu.vn"],
      ),
      status: 0,
      says: /thbongsen\.hcm\.edu\.vn/,
    },
    { args: on("place"), status: 0, says: /1 units placed/ },
    { args: on("merge", added, "--into", id), status: 0, says: /merged/ },
    { args: on("relocate", id, "--to", "2"), status: 0, says: /moved/ },
    { args: on("retire", added, "--final"), status: 0, says: /retired/ },
    { args: on("retire", id), status: 0, says: /retiring/ },
    {
      args: ["public-keys", "collect"],
      status: 0,
      says: /^\+ DKIM ct-[0-9a-f]{12}\._domainkey\.hcm\.edu\.vn/m,
    },
    { args: ["public-keys", "collect"], status: 0, says: /test\.public-keys\.json is up to date/ },
    { args: ["plan"], status: 0, says: /thay đổi/ },
    { args: ["plan", "--stack", "nowhere"], status: 1, says: /There is no stack nowhere: choose among/ },
    { args: ["deploy", "--yes"], status: 0, says: /\S/ },
    {
      args: "backup run --unit".split(" ").concat(id),
      status: 0,
      says: new RegExp(`^${id}: [0-9a-f]{12}$`, "m"),
    },
    { args: ["backup", "list"], status: 0, says: new RegExp(`^${id} .*: .*, 1 bản / backups`, "m") },
    { args: ["backup", "drill", id], status: 0, says: /restored and as it was backed up/ },
    {
      args: ["backup", "restore", id, "--page", "gioi-thieu", "--at", "latest"],
      status: 1,
      says: /Khôi phục trang "gioi-thieu"[^]*run again with --yes/,
    },
    {
      args: ["backup", "restore", id, "--all", "--at", "latest", "--yes"],
      status: 0,
      says: /đã khôi phục bản [0-9a-f]{12}[^]*--all --at [0-9a-f]{12}/,
    },
    { args: ["backup", "key", inFolder("keys.txt")], status: 1, says: /backup\.recipients/ },
    {
      args: ["journal", "--unit", id, "--since", "2d"],
      status: 0,
      says: /có tài khoản theo danh bạ|Nothing was/,
    },
    {
      args: ["logs", "search", "--unit", id, "--since", "2h"],
      status: 0,
      // The services of the environment under test begin with `ctt-`.
      says: / ctt?-[a-z]| no such line/,
    },
    { args: ["logs", "verify"], status: 0, says: /UNCHANGED/ },
    {
      args: ["evidence", id, "--since", "2h", "--out", inFolder("evidence.tar.gz")],
      status: 0,
      says: /^[0-9a-f]{64} {2}.*evidence\.tar\.gz$[^]*complete: Nhật ký của trang[^]*complete: Các dòng[^]*complete: Lần triển khai/m,
    },
    { args: ["second-step", id, "khong.co@hcm.edu.vn"], status: 2, says: /Nobody of unit/ },
    { args: ["drift", "--unit", id], status: 0, says: /1 units: \d+ pages edited, 0 units not as enforced/ },
    { args: ["nodes"], status: 1, says: /runs on one engine \(docker\.nodes is empty\)/ },
    { args: ["state", "status"], status: 0, says: /foundation/ },
    { args: ["mailbox", "list"], status: 0, says: /@hcm\.edu\.vn/ },
    { args: ["dns", "adopt"], status: 2, says: /dns\.backend: knot, where no zone can be taken over/ },
    ...[["bundle"], ["bundle", "install"], ["images", "push"], ["mailbox", "password"]].map((verb) =>
      help(...verb),
    ),
    {
      args: [
        "silence",
        "add",
        "--unit",
        id,
        "--for",
        "1h",
        "--reason",
        "Bảo trì",
        "--by",
        "An <an@hcm.edu.vn>",
      ],
      status: 0,
      says: /Tạm ngừng báo trong 1h/,
    },
    { args: ["silence", "list"], status: 0, says: new RegExp(`unit=~"${id}"  Bảo trì`) },
    { args: ["silence", "log"], status: 0, says: /Bảo trì \(An/ },
    help("silence", "end"),
    { args: ["watcher", "--out", inFolder("watcher")], status: 0, says: /channels\.json/ },
    { args: on("letters", "--out", inFolder("letters")), status: 0, says: /letters were written/ },
    { args: ["console", "--origin", "giamsat"], status: 2, says: /https:\/\/giamsat\.hcm\.edu\.vn/ },
    { args: ["scan", "--unit", "7999999"], status: 2, says: /There is no site of the unit "7999999"/ },
    ...[["nodes", "move"], ["sbom"], ["state", "rotate"]].map((verb) => help(...verb)),
  ];
}
