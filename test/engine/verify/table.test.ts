import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { stripVTControlCharacters } from "node:util";
import type { Verdict } from "../../../engine/verify/city";
import { checkProbes } from "../../../engine/verify/prometheus";
import type { CheckResult } from "../../../engine/verify/result";
import { verdictTable } from "../../../engine/verify/table";

const good = (detail: string, short: string): CheckResult => ({ ok: true, detail, short, milliseconds: 1 });

const VERDICT: Verdict = {
  id: "7900866",
  name: "Trường THCS Nguyễn Du",
  url: "https://a.localhost",
  page: good("HTTP 200", "HTTP 200"),
  certificate: good("còn 90 ngày, Pebble", "còn 90 ngày"),
  dns: good("A 127.0.0.1", "A 127.0.0.1"),
  mail: good("Thư gửi đến được và đọc được", ""),
  probes: good("4/4 phép dò đạt: dns, http, mail, tls", "4/4"),
};
const row = (verdict: Verdict): string[] =>
  (
    stripVTControlCharacters(verdictTable([verdict]))
      .split("\n")
      .find((line) => line.includes(verdict.name)) ?? ""
  )
    .split("│")
    .map((cell) => cell.trim());

test("each cell is what its check says in short, and no cut part of a sentence", () => {
  expect(row(VERDICT).slice(3, -1)).toEqual(["✓ HTTP 200", "✓ còn 90 ngày", "✓ A 127.0.0.1", "✓", "✓ 4/4"]);
});

test("what failed stands below the table, every word of it", () => {
  const detail = "phép dò dns không đạt; http chưa có kết quả, xem thêm";
  const failed = { ...VERDICT, probes: { ok: false, detail, short: "", milliseconds: 1 } };
  expect(row(failed).at(-2)).toBe("✗");
  expect(stripVTControlCharacters(verdictTable([failed]))).toContain(
    `✗ Trường THCS Nguyễn Du: probes: ${detail}`,
  );
});

describe("the probes of a unit", () => {
  let server: Server;
  let went: Record<string, string>;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const query = new URL(request.url ?? "", "http://p").searchParams.get("query") ?? "";
      const result = query.startsWith("congtruong_unit_info")
        ? [{ metric: { probes: "dns,http,mail,tls" }, value: [0, "1"] }]
        : Object.entries(went).map(([job, value]) => ({ metric: { job }, value: [0, value] }));
      response.end(JSON.stringify({ data: { result } }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => server.close());
  const check = () =>
    checkProbes({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      unitId: "7900866",
    });

  test("all pass: their number, and their names in full", async () => {
    went = { dns: "1", http: "1", mail: "1", tls: "1" };
    expect(await check()).toMatchObject({
      ok: true,
      short: "4/4",
      detail: "4/4 phép dò đạt: dns, http, mail, tls",
    });
  });

  test("one fails and one was not made: both by name", async () => {
    went = { dns: "1", http: "0", mail: "1" };
    expect(await check()).toMatchObject({
      ok: false,
      short: "",
      detail: "phép dò http không đạt; tls chưa có kết quả",
    });
  });
});
