import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { docker, freePort } from "../../support/docker";

/** Who works on a unit's site, as `accounts.json` has them. */
export interface TestAccount {
  readonly login: string;
  readonly name: string;
  readonly mail: string;
  readonly roles: readonly string[];
}

export const HEAD: TestAccount = {
  ...{ login: "person-uyen", name: "Lê Hồng Uyên", mail: "uyen@hcm.edu.vn", roles: ["truong-ban"] },
};
export const EDITOR: TestAccount = {
  ...{ login: "person-tam", name: "Hồ Quốc Tâm", mail: "tam@hcm.edu.vn", roles: ["bien-tap-vien"] },
};

/** The facts of one unit as `cell.json` has them, and an office's children; give what the test is about. */
export interface TestUnit {
  readonly id: string;
  readonly children?: readonly unknown[];
  readonly accounts?: readonly TestAccount[];
  readonly [field: string]: unknown;
}

/**
 * One cell on a network of its own, run as the platform runs it: read-only roots, temporary file systems, volumes.
 * Everything it makes bears a prefix of its own, and `remove` takes all of it away.
 */
export class TestCell {
  private readonly prefix = `cttest-${randomBytes(4).toString("hex")}`;
  private readonly containers = new Set<string>();
  private readonly volumes = new Set<string>();

  /**
   * @param number of the cell
   * @param volumesOf another cell whose units' volumes this one mounts too, as when a unit moves
   */
  constructor(
    private readonly siteImage: string,
    private readonly databaseImage: string,
    private readonly number = 1,
    private readonly volumesOf?: TestCell,
  ) {
    docker("network", "create", this.prefix);
  }

  name(role: string): string {
    return `${this.prefix}-${role}`;
  }

  startDatabase(): void {
    this.run("db", this.databaseImage, ["--tmpfs", "/tmp"], {
      data: "/var/lib/mysql",
      socket: "/run/mysqld",
    });
  }

  /**
   * @param files of this machine by the path at which the site reads them
   * @returns where the site answers on the loopback address
   */
  async startSite(id: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
    const port = await freePort();
    this.run(
      `site-${id}`,
      this.siteImage,
      [
        ...TEMPORARY,
        "-p",
        `127.0.0.1:${port}:8080`,
        "-e",
        `UNIT_ID=${id}`,
        "-e",
        `DB_HOST=${this.name("db")}`,
        ...Object.entries(files).flatMap(([path, file]) => ["-v", `${file}:${path}:ro`]),
      ],
      {
        [`site-${id}`]: "/data",
      },
    );
    return `http://127.0.0.1:${port}`;
  }

  /** What is kept of a unit that has left. @returns where it answers on the loopback address */
  async startArchive(id: string): Promise<string> {
    const port = await freePort();
    const options = [...TEMPORARY, "-p", `127.0.0.1:${port}:8080`];
    this.run(`archive-${id}`, this.siteImage, options, { [`site-${id}`]: "/data:ro" }, ["archive"]);
    return `http://127.0.0.1:${port}`;
  }

  /** Starts the provisioner, or starts another one in its place, as an update of the service would. */
  startProvisioner(
    units: readonly TestUnit[],
    mounted: readonly string[] = units.map(({ id }) => id),
    moves: { readonly migratingIn?: readonly unknown[]; readonly migratingOut?: readonly unknown[] } = {},
  ): void {
    const facts = {
      cell: this.number,
      zone: "hcm.edu.vn.localhost",
      portalUrl: "https://hcm.edu.vn.localhost:8443",
      units: units.map(({ children: _children, accounts: _accounts, ...unit }) => unit),
      ...moves,
    };
    const offices = units.filter(({ children }) => children !== undefined);
    if (this.containers.has(this.name("provisioner"))) docker("rm", "-f", this.name("provisioner"));
    this.run(
      "provisioner",
      this.siteImage,
      [
        ...TEMPORARY,
        "-e",
        `file:cell.json=${JSON.stringify(facts)}`,
        "-e",
        `file:accounts.json=${JSON.stringify({
          units: units.flatMap(({ id, accounts }) => (accounts === undefined ? [] : [{ id, accounts }])),
        })}`,
        ...offices.flatMap(({ id, children }) => [
          "-e",
          `file:children/${id}.json=${JSON.stringify({ id, children })}`,
        ]),
        "-e",
        `DB_HOST=${this.name("db")}`,
        "-e",
        `SECTOR_FEED_URL=http://${this.name("feed")}:8080/feed.xml`,
        "-e",
        `MAIL_SERVER=${this.name("mail")}:2527`,
        "-e",
        "MAIL_SENDER=giamsat@hcm.edu.vn",
      ],
      {
        socket: "/run/mysqld",
        "backup-work": "/backup:ro",
        ...Object.fromEntries(mounted.map((id) => [`site-${id}`, `/units/${id}`])),
      },
      ["provision"],
    );
  }

  /** A mail server that takes every letter, as `ct-mail-mx` does at its inner port. */
  startMail(): void {
    this.run("mail", this.siteImage, ["--tmpfs", "/tmp", "--entrypoint", "php"], {}, ["-r", MAIL_SERVER]);
  }

  pause(role: string, isPaused: boolean): void {
    docker(isPaused ? "pause" : "unpause", this.name(role));
  }

  /** The letters that came, oldest first, each with its envelope. */
  letters(): readonly string[] {
    const all = this.exec("mail", ["sh", "-c", "cat /tmp/letters 2>/dev/null || true"]);
    return all
      .split("\n--end--\n")
      .filter((letter) => letter.includes("\n"))
      .map((letter) => letter.replace(/=\r?\n/g, "").replaceAll("=3D", "="));
  }

  /** The cell's backups, or others in their place. @param settings of its environment */
  startBackup(
    image: string,
    mounted: readonly string[],
    settings: Readonly<Record<string, string>> = {},
  ): void {
    if (this.containers.has(this.name("backup"))) docker("rm", "-f", this.name("backup"));
    const environment = { CELL: String(this.number), ...settings };
    this.run(
      "backup",
      image,
      [...TEMPORARY, ...Object.entries(environment).flatMap(([name, value]) => ["-e", `${name}=${value}`])],
      {
        ...{ socket: "/run/mysqld:ro", "backup-repository": "/repository" },
        ...{ "backup-secret": "/secret", "backup-work": "/work" },
        ...Object.fromEntries(mounted.map((id) => [`site-${id}`, `/units/${id}:ro`])),
      },
    );
  }

  /** A server of the sector's feed; the file is set by `setFeed`. */
  startFeed(): void {
    this.run("feed", this.siteImage, ["--tmpfs", "/tmp", "--entrypoint", "php"], {}, [
      "-S",
      "0.0.0.0:8080",
      "-t",
      "/tmp",
    ]);
  }

  setFeed(text: string): void {
    this.exec("feed", ["sh", "-c", "cat > /tmp/feed.xml"], text);
  }

  /** What a container has written, on both streams: what the platform's logs get of it. */
  logs(role: string): string {
    const { stdout, stderr } = spawnSync("docker", ["logs", this.name(role)], { encoding: "utf8" });
    return stdout + stderr;
  }

  /** What the provisioner's log says of a unit or of the feed, oldest first. */
  said(about: string): readonly string[] {
    const { stderr } = spawnSync("docker", ["logs", this.name("provisioner")], { encoding: "utf8" });
    const said = new RegExp(`^provisioner: ((?:(?:error|warning): )?${about}: .*)$`, "gm");
    return [...stderr.matchAll(said)].map(([, line = ""]) => line);
  }

  exec(role: string, command: readonly string[], input = ""): string {
    const done = spawnSync("docker", ["exec", "-i", this.name(role), ...command], {
      encoding: "utf8",
      input,
    });
    if (done.status !== 0) throw new Error(`${command.join(" ")}: ${done.stderr}${done.stdout}`);
    return done.stdout.trim();
  }

  /** PHP in a site's WordPress, as the site's own account. @returns what it printed */
  wordpress(id: string, code: string): string {
    const program = `$_SERVER += ["HTTP_HOST" => "localhost", "REQUEST_METHOD" => "GET", "REQUEST_URI" => "/wp-json/", "REMOTE_ADDR" => "127.0.0.1", "WORDPRESS_CONFIG" => "unit", "SERVER_PROTOCOL" => "HTTP/1.1"]; require "/usr/share/wordpress/wp-load.php"; ${code}`;
    return this.exec(`site-${id}`, [
      ...["setpriv", "--reuid", "school", "--regid", "school", "--groups", "reader"],
      ...["env", `UNIT_ID=${id}`, "php", "-r", program],
    ]);
  }

  /** A link by which the holder of this mailbox logs in, as the operator gets it. */
  link(id: string, mail: string): string {
    return this.exec("provisioner", ["site-login", id, mail]);
  }

  /** Rows of a query as root, one a line, columns separated by tabs. */
  sql(query: string): string {
    return this.exec("db", [
      "mariadb",
      "--user=root",
      "--default-character-set=utf8mb4",
      "--batch",
      "--skip-column-names",
      `--execute=${query}`,
    ]);
  }

  remove(): void {
    for (const container of this.containers) spawnSync("docker", ["rm", "-f", container]);
    for (const volume of this.volumes) spawnSync("docker", ["volume", "rm", "-f", volume]);
    spawnSync("docker", ["network", "rm", this.prefix]);
  }

  private run(
    role: string,
    image: string,
    options: readonly string[],
    volumes: Readonly<Record<string, string>>,
    command: readonly string[] = [],
  ): void {
    const mounts = Object.entries(volumes).flatMap(([volume, target]) => {
      const name = volume.startsWith("site-") ? (this.volumesOf ?? this).name(volume) : this.name(volume);
      this.volumes.add(name);
      return ["-v", `${name}:${target}`];
    });
    this.containers.add(this.name(role));
    docker(
      "run",
      "-d",
      "--name",
      this.name(role),
      "--network",
      this.prefix,
      "--read-only",
      ...options,
      ...mounts,
      image,
      ...command,
    );
  }
}

const MAIL_SERVER = `
$server = stream_socket_server("tcp://0.0.0.0:2527");
while ($client = stream_socket_accept($server, -1)) {
    fwrite($client, "220 mail\\r\\n");
    for ($letter = ""; ($line = fgets($client)) !== false;) {
        $letter .= $line;
        if (str_starts_with($line, "DATA")) {
            fwrite($client, "354 go on\\r\\n");
            while (($line = fgets($client)) !== false && rtrim($line) !== ".") {
                $letter .= $line;
            }
            file_put_contents("/tmp/letters", "$letter\\n--end--\\n", FILE_APPEND);
        }
        fwrite($client, str_starts_with($line, "QUIT") ? "221 bye\\r\\n" : "250 ok\\r\\n");
    }
}`;

const TEMPORARY = ["--tmpfs", "/run", "--tmpfs", "/tmp"];
