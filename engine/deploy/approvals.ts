import { readJson, writeJson } from "../support/json-file";
import { Problem } from "../support/problem";
import type { Workplace } from "../support/workplace";

interface Used {
  readonly checksum: string;
  readonly usedAt: string;
}

/**
 * A person's word that one certain plan may pass the brake. It names that plan's checksum, and is used up as soon as
 * the apply begins: whatever comes of it, the next plan is another one.
 */
export class PlanApprovals {
  constructor(private readonly place: Workplace) {}

  /**
   * Whether a plan may pass.
   *
   * @param override what the person gave; undefined for nothing
   * @throws Problem when that permission was used before
   */
  allows(checksum: string, override: string | undefined): boolean {
    if (override !== checksum) return false;
    const used = this.used().find((each) => each.checksum === checksum);
    if (used === undefined) return true;
    throw new Problem(
      `--override ${checksum} đã được dùng lúc ${used.usedAt}; mỗi lần cho phép chỉ dùng một lần: hãy xem lại kế hoạch và vì sao nó lặp lại.`,
      `--override ${checksum} was used at ${used.usedAt}, and a permission counts once: look at the plan, and at why it comes again.`,
    );
  }

  use(checksum: string): void {
    writeJson(this.file, [...this.used(), { checksum, usedAt: new Date().toISOString() }]);
  }

  private used(): readonly Used[] {
    return readJson<Used[]>(this.file) ?? [];
  }

  private get file(): string {
    return this.place.file("overrides.json");
  }
}
