import { eventually, imageUnderTest } from "../../support/docker";
import { EDITOR, HEAD, TestCell, type TestUnit } from "./cell";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export async function page(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000), ...init });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** One office with a cell to itself, for tests that write into its database as a stranger would. */
export class TestSchool {
  static readonly ID = "7900858";

  private constructor(
    readonly cell: TestCell,
    readonly url: string,
    readonly unit: TestUnit,
  ) {}

  static async start(): Promise<TestSchool> {
    const cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
    try {
      cell.startDatabase();
      const url = await cell.startSite(TestSchool.ID);
      const school = new TestSchool(cell, url, {
        id: TestSchool.ID,
        name: "Phòng Giáo dục và Đào tạo Quận 9",
        kind: "phong-gddt",
        ownership: "cong-lap",
        lifecycle: "active",
        sectorFeed: false,
        successorUrl: "",
        boardHead: "Lê Hồng Uyên",
        url: url.replace("127.0.0.1", "pgdq9.hcm.edu.vn.localhost"),
        host: "pgdq9.hcm.edu.vn.localhost",
        address: "1 đường Lê Văn Việt, Quận 9",
        phone: "028 37001122",
        mail: "pgdq9@hcm.edu.vn",
        parent: { id: "7900000", name: "Sở Giáo dục và Đào tạo", url: "https://hcm.edu.vn.localhost:8443" },
        accounts: [HEAD, EDITOR],
        leaders: [
          {
            name: "Phan Hữu Nga",
            post: "Trưởng phòng",
            phone: "028 37001123",
            mail: "phanhuunga@hcm.edu.vn",
            duties: "Phụ trách tổ chức cán bộ",
          },
        ],
        children: [
          {
            id: "7900866",
            name: "Trường THCS Nguyễn Du",
            url: "https://thcsnguyendu.hcm.edu.vn.localhost:8443",
          },
        ],
      });
      await school.provision();
      return school;
    } catch (error) {
      cell.remove();
      throw error;
    }
  }

  /** Another run of the provisioner; the log begins anew with it. */
  async provision(): Promise<void> {
    this.cell.startProvisioner([this.unit]);
    await eventually("the unit is gone through", () => this.cell.said(TestSchool.ID).length > 0, 120_000);
    const failed = this.cell.said(TestSchool.ID).find((line) => line.startsWith("error: "));
    if (failed !== undefined) throw new Error(failed);
  }

  get(path: string, init: RequestInit = {}): Promise<Answer> {
    return page(this.url + path, init);
  }

  /** A query on the unit's own database. */
  sql(query: string): string {
    return this.cell.sql(`USE u${TestSchool.ID}; ${query}`);
  }

  /** PHP in the site's WordPress, as the site's own account. @returns what it printed */
  wordpress(code: string): string {
    return this.cell.wordpress(TestSchool.ID, code);
  }
}
