import { spawnSync } from "node:child_process";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { TestCell, type TestUnit } from "../site/cell";

const ID = "7900866";
const OTHER = "7900867";
const unit = (id: string, name: string): TestUnit => ({
  ...{ id, name, kind: "thcs", ownership: "cong-lap", lifecycle: "active" },
  ...{ url: `https://u${id}.hcm.edu.vn.localhost:8443`, host: `u${id}.hcm.edu.vn.localhost` },
  ...{ address: "", phone: "", mail: "", sectorFeed: false, boardHead: "", successorUrl: "" },
  ...{ parent: { id: "7900000", name: "Sở", url: "" }, leaders: [] },
});
/** What a careless dump would spoil: quotes, a backslash, four-byte characters, a line end, an empty text. */
const AWKWARD = "Tết \\\\ 🧧 'nháy' \\\"kép\\\" \\n cuối";
/** A key pair of `age` that the suite itself makes. */
interface Listed {
  readonly snapshots: readonly { readonly id: string; readonly unit: string; readonly files: number }[];
  readonly status: { readonly drill: { readonly error: string } | null };
}

describeWithDocker("the backups of a cell", () => {
  jest.setTimeout(180_000);
  let cell: TestCell;
  let image: string;
  let recipient: string;
  let identity: string;

  beforeAll(async () => {
    const [site, db] = [await imageUnderTest("site"), await imageUnderTest("db")];
    image = await imageUnderTest("backup");
    cell = new TestCell(site, db, 3);
    cell.startDatabase();
    cell.startProvisioner([unit(ID, "Trường THCS Nguyễn Du"), unit(OTHER, "Trường THCS Lê Lợi")]);
    identity = docker("run", "--rm", "--entrypoint", "age-keygen", image);
    recipient = /public key: (age1\S+)/.exec(identity)?.[1] ?? "";
    cell.startBackup(image, [ID, OTHER], { AGE_RECIPIENTS: recipient });
    await eventually(
      "every unit applied",
      () => cell.exec("provisioner", ["cat", "/run/provisioner/applied"]) === "",
      120_000,
    );
    await healthy();
  }, 600_000);

  afterAll(() => cell?.remove());

  const healthy = () => eventually("health", () => cell.exec("backup", ["healthcheck.sh"]) === "", 60_000);
  const backup = (...args: string[]) => cell.exec("backup", ["backup", ...args]);
  const list = () => JSON.parse(backup("list")) as Listed;
  const run = (...args: string[]) =>
    JSON.parse(backup("run", ...args)) as { readonly made: Readonly<Record<string, string>> };
  const inProvisioner = (...command: string[]) => cell.exec("provisioner", command);
  const restore = (...args: string[]) => JSON.parse(inProvisioner("site-restore", ...args)) as object;
  const refused = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      return (error as Error).message;
    }
    return "not refused";
  };
  const metrics = () =>
    cell.exec("backup", [
      "bash",
      "-c",
      "exec 3<>/dev/tcp/127.0.0.1/9118; printf 'GET /metrics HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3",
    ]);
  const titles = () =>
    cell.sql(`SELECT HEX(post_title) FROM u${ID}.wp_posts WHERE post_type = 'post' ORDER BY ID`);
  const write = (title: string, name: string) =>
    cell.sql(
      `INSERT INTO u${ID}.wp_posts (post_title, post_name, post_content, post_excerpt, to_ping, pinged, post_content_filtered, post_status, post_modified_gmt) VALUES ("${title}", '${name}', 'nội dung', '', '', '', '', 'publish', UTC_TIMESTAMP())`,
    );
  const file = (path: string, text: string) =>
    inProvisioner(
      "sh",
      "-c",
      `install -d -o 10033 "$(dirname /units/${ID}/uploads/${path})" && printf '%s' '${text}' > /units/${ID}/uploads/${path}`,
    );
  const read = (path: string) => inProvisioner("cat", `/units/${ID}/uploads/${path}`);

  test("a backup holds the database as it is and the files, and a second one adds next to nothing", async () => {
    write(AWKWARD, "tet");
    file("2026/11/tet.txt", "Tết");
    const { made } = run();
    expect(Object.keys(made)).toEqual([ID, OTHER]);
    run(ID);
    const { snapshots } = list();
    expect(snapshots.map(({ unit: of }) => of).sort()).toEqual([ID, ID, OTHER]);
    expect(metrics()).toContain("congtruong_backup_failed_units 0");
    // And for the cell's provisioner and database, whom Prometheus does not reach.
    await eventually("the provisioner's figures", () =>
      [
        /^congtruong_provisioner_alive_timestamp_seconds \d+$/m,
        /^congtruong_provisioner_units\{state="applied"\} 2$/m,
        /^congtruong_database_up 1$/m,
        /^congtruong_database_connections [1-9]\d*$/m,
        /^congtruong_database_answer_seconds [0-9.E-]+$/m,
        /^congtruong_database_slow_queries_total \d+$/m,
        /^congtruong_database_most_connections 200$/m,
      ].every((line) => line.test(metrics())),
    );
    const bytes = Number(cell.exec("backup", ["du", "-sb", "/repository"]).split("\t")[0]);
    expect(bytes).toBeLessThan(8 * 1024 * 1024);
  });

  test("it runs as a user who can read and not write, neither the database nor a unit's volume", () => {
    const asBackup = ["setpriv", "--reuid", "backup", "--regid", "backup", "--clear-groups"];
    const query = (statement: string) =>
      refused(() =>
        cell.exec("backup", [
          ...asBackup,
          "mariadb",
          "--no-defaults",
          "--socket=/run/mysqld/mysqld.sock",
          "--user=backup",
          "-e",
          statement,
        ]),
      );
    expect(query(`UPDATE u${ID}.wp_posts SET post_title = ''`)).toContain("command denied");
    expect(query("SELECT * FROM mysql.global_priv")).toContain("command denied");
    expect(query(`SELECT 1 FROM u${ID}.wp_posts LIMIT 1`)).toBe("not refused");
    expect(refused(() => cell.exec("backup", ["touch", `/units/${ID}/x`]))).toContain(
      "Read-only file system",
    );
    const processes = cell.exec("backup", ["sh", "-c", "grep -H Uid: /proc/[0-9]*/status"]);
    expect(processes).toMatch(/Uid:\s+34\s/);
    // The key is in no argument, no environment, no log.
    const key = cell.exec("backup", ["cat", "/secret/repository-key"]);
    const { stdout, stderr } = spawnSync("docker", ["logs", cell.name("backup")], { encoding: "utf8" });
    const environments = cell.exec("backup", [
      "sh",
      "-c",
      "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr '\\0' '\\n'",
    ]);
    expect([stdout, stderr, environments].some((text) => text.includes(key))).toBe(false);
  });

  test("the key that is handed out opens the repository, by the recipient's half alone", () => {
    const blob = backup("key");
    expect(blob).toContain("BEGIN AGE ENCRYPTED FILE");
    const opened = spawnSync(
      "docker",
      [
        ...["run", "--pull", "never", "--rm", "-i"],
        "--entrypoint",
        "bash",
        image,
        "-c",
        'age --decrypt --identity <(echo "$0")',
        identity,
      ],
      { encoding: "utf8", input: blob },
    );
    expect(opened.stdout).toBe(`${cell.exec("backup", ["cat", "/secret/repository-key"])}\n`);
    cell.startBackup(image, [ID, OTHER]);
    expect(refused(() => backup("key"))).not.toContain("BEGIN AGE");
  });

  test("a drill says that what was restored is as it was, or what is not", async () => {
    await healthy();
    expect(JSON.parse(backup("drill", ID))).toEqual({ unit: ID, error: "" });
    expect(metrics()).toContain("congtruong_backup_drill_success 1");
    // A repository that lost what it promised.
    const packs = "find /repository/data -type f";
    cell.exec("backup", [
      "sh",
      "-c",
      `mkdir /work/kept; for f in $(${packs}); do cp -a $f /work/kept/; printf xxxx | dd of=$f bs=1 seek=100 conv=notrunc 2>/dev/null; done`,
    ]);
    expect(refused(() => backup("drill", ID))).toContain('"error"');
    expect(metrics()).toContain("congtruong_backup_drill_success 0");
    cell.exec("backup", [
      "sh",
      "-c",
      `for f in $(${packs}); do cp -a /work/kept/$(basename $f) $f; done; rm -r /work/kept`,
    ]);
    expect(JSON.parse(backup("drill", ID))).toEqual({ unit: ID, error: "" });
    expect(cell.sql("SHOW DATABASES LIKE 'drill'")).toBe("");
  });

  test("one page comes back with its file, and what others wrote since stays", () => {
    const page = `SELECT ID FROM u${ID}.wp_posts WHERE post_name = 'tet'`;
    cell.sql(
      `INSERT INTO u${ID}.wp_posts (post_title, post_name, post_type, post_parent, post_content, post_excerpt, to_ping, pinged, post_content_filtered) SELECT 'tep', 'tep', 'attachment', ID, '', '', '', '', '' FROM u${ID}.wp_posts WHERE post_name = 'tet'`,
    );
    cell.sql(
      `INSERT INTO u${ID}.wp_postmeta (post_id, meta_key, meta_value) SELECT ID, '_wp_attached_file', '2026/11/tet.txt' FROM u${ID}.wp_posts WHERE post_name = 'tep'`,
    );
    cell.sql(
      `INSERT INTO u${ID}.wp_postmeta (post_id, meta_key, meta_value) VALUES ((${page}), 'noi-dung', 'trước')`,
    );
    const before = titles();
    const { made } = run(ID);
    write("Viết sau", "viet-sau");
    cell.sql(`UPDATE u${ID}.wp_posts SET post_title = 'bị phá' WHERE post_name = 'tet'`);
    cell.sql(`UPDATE u${ID}.wp_postmeta SET meta_value = 'sau' WHERE meta_key = 'noi-dung'`);
    inProvisioner("rm", `/units/${ID}/uploads/2026/11/tet.txt`);
    backup("fetch", ID, made[ID] ?? "");
    expect(refused(() => restore("page", ID, "khong-co"))).toContain('no page "khong-co"');
    expect(restore("page", ID, "tet")).toMatchObject({ made: false, files: 1 });
    expect(titles().split("\n").slice(0, -1).join("\n")).toBe(before);
    expect(read("2026/11/tet.txt")).toBe("Tết");
    expect(cell.sql(`SELECT meta_value FROM u${ID}.wp_postmeta WHERE meta_key = 'noi-dung'`)).toBe("trước");
    backup("discard", ID);
  });

  test("a whole unit comes back, and a dump that was tampered with changes nothing", async () => {
    const since = Math.floor(Date.now() / 1000);
    const before = titles();
    const { made } = run(ID, "before");
    // Times are in seconds.
    await eventually("the next second", () => Date.now() / 1000 > since + 1);
    write("Sẽ mất", "se-mat");
    file("2026/12/moi.txt", "mới");
    expect(restore("state", ID, String(since))).toMatchObject({
      writtenSince: 1,
      titles: ["Sẽ mất"],
      filesSince: 1,
    });
    backup("fetch", ID, made[ID] ?? "");
    cell.exec("backup", ["sh", "-c", `sed -i 's/7900866/7900867/' /work/restored/${ID}/dump.sql`]);
    expect(refused(() => restore("all", ID))).toContain("not what was backed up");
    backup("fetch", ID, made[ID] ?? "");
    expect(restore("all", ID)).toMatchObject({ keys: false });
    expect(titles()).toBe(before);
    expect(refused(() => read("2026/12/moi.txt"))).toContain("No such file");
    expect(read("2026/11/tet.txt")).toBe("Tết");
    expect(inProvisioner("stat", "-c", "%u", `/units/${ID}/uploads/2026/11/tet.txt`)).toBe("10033");
    expect(cell.sql(`SHOW DATABASES LIKE 'u${ID}%'`)).toBe(`u${ID}`);
    // What is overwritten by a restore is not what the next one takes for the latest.
    expect(JSON.parse(backup("show", ID, "latest"))).toMatchObject({ beforeRestore: false });
  });

  test("a volume that was lost gets its former keys back, and the site its database", () => {
    const secret = `/units/${ID}/private/secret.json`;
    const before = inProvisioner("cat", secret);
    inProvisioner(
      "sh",
      "-c",
      `rm -r /units/${ID}/uploads; echo '{"database":"u${ID}","user":"u${ID}","password":"x","keys":{}}' > ${secret}`,
    );
    backup("fetch", ID, "latest");
    expect(restore("all", ID)).toMatchObject({ keys: true });
    expect(inProvisioner("cat", secret)).toBe(before);
    const { password } = JSON.parse(before) as { readonly password: string };
    const login = ["mariadb", "--user", `u${ID}`, "--host", "127.0.0.1", `--password=${password}`];
    expect(cell.exec("db", [...login, "--execute=SELECT 1", "--batch", "--skip-column-names"])).toBe("1");
  });

  test("a night backs all units up, drills one and forgets by the rule", () => {
    cell.exec("backup", ["backup", "night"]);
    const { status } = list();
    expect(status.drill?.error).toBe("");
    expect(metrics()).toMatch(/congtruong_backup_oldest_timestamp_seconds \d+/);
  });
});
