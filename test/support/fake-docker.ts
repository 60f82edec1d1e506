import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A machine of which we say how its Docker answers: a PATH with a shell and one `docker` on it. */
export class FakeDocker {
  readonly folder = mkdtempSync(join(tmpdir(), "congtruong-docker-"));
  private readonly before = { PATH: process.env.PATH, DOCKER_HOST: process.env.DOCKER_HOST };

  constructor() {
    symlinkSync("/bin/sh", join(this.folder, "sh"));
    process.env.PATH = this.folder;
    delete process.env.DOCKER_HOST;
  }

  /** @param script what `docker` does, as a shell sees it */
  answers(script: string): void {
    writeFileSync(join(this.folder, "docker"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.folder, "docker"), 0o755);
  }

  /** Gives the real PATH back. */
  dispose(): void {
    Object.assign(process.env, this.before);
    if (this.before.DOCKER_HOST === undefined) delete process.env.DOCKER_HOST;
    rmSync(this.folder, { recursive: true });
  }
}
