import type { CheckResult } from "./result";

export interface ProbesToCheck {
  /** Where Prometheus answers, such as `http://127.0.0.1:9090`. */
  readonly url: string;
  readonly unitId: string;
}

/** One series of an instant query; `value` is `[time, text]`. */
interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

const PATIENCE_MS = 5_000;

/** The page of Prometheus that lists the probes; Debian builds it without the newer pages, whose addresses show nothing. */
export const targetsPage = (url: string): string => `${url}/classic/targets`;

/**
 * Asks Prometheus whether every probe that it makes of a unit succeeds at this moment.
 *
 * A unit without any probe, and a probe that has no result yet, count as failures: silence is no health.
 * Never throws: a Prometheus that does not answer is a failed check that says so.
 */
export async function checkProbes({ url, unitId }: ProbesToCheck): Promise<CheckResult> {
  const started = performance.now();
  const result = (ok: boolean, detail: string, short = ""): CheckResult => ({
    ok,
    detail,
    short,
    milliseconds: Math.round(performance.now() - started),
  });
  try {
    // The checker's list says which probes there should be: one that Prometheus has not made yet is no success.
    const [listed, went] = await Promise.all([
      query(url, `congtruong_unit_info{unit="${unitId}"}`),
      query(url, `probe_success{unit="${unitId}"}`),
    ]);
    const probes = (listed[0]?.metric.probes ?? "").split(",").filter((probe) => probe !== "");
    if (probes.length === 0) return result(false, "Prometheus chưa dò đơn vị này");
    const success = new Map(went.map(({ metric, value }) => [metric.job, value[1] === "1"]));
    const troubled = probes.filter((probe) => success.get(probe) !== true);
    if (troubled.length === 0) {
      const all = `${probes.length}/${probes.length}`;
      return result(true, `${all} phép dò đạt: ${probes.join(", ")}`, all);
    }
    const said = troubled.map((probe) => `${probe} ${success.has(probe) ? "không đạt" : "chưa có kết quả"}`);
    return result(false, `phép dò ${said.join("; ")}`);
  } catch (error) {
    return result(false, `Prometheus tại ${url} không trả lời: ${(error as Error).message}`);
  }
}

async function query(url: string, expression: string): Promise<readonly Series[]> {
  const address = new URL("/api/v1/query", url);
  address.searchParams.set("query", expression);
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const body = (await response.json()) as { readonly data: { readonly result: readonly Series[] } };
  return body.data.result;
}
