import type { Certificate, Certificates } from "../../contracts/types";
import type { Environment } from "../../environments/environment";
import { type CertificateBudget, certificateBudgets } from "../../model/certificate-budget";
import type { City } from "../../model/city";
import type { Change } from "./changes";
import { publishedFiles } from "./facts";

/** What a plan asks of one registered domain's week. */
export interface CertificateAsk {
  readonly domain: string;
  /** New certificates: names that this city never had together before. Renewals do not count. */
  readonly asked: number;
  /** What is left of the week, as far as this machine knows. */
  readonly left: number;
  readonly weekly: number;
}

/**
 * @param issued certificates of each registered domain that were asked for within seven days
 * @returns for each domain with a budget, in order; one that nothing is asked of is left out
 */
export function certificatesAsked(
  changes: readonly Change[],
  city: City,
  environment: Environment,
  issued: ReadonlyMap<string, number>,
): readonly CertificateAsk[] {
  const news = changes.flatMap(({ before, after }) => {
    const had = new Set(requests(before).map(setOfNames));
    return requests(after).filter((request) => !had.has(setOfNames(request)));
  });
  return certificateBudgets(city, environment).flatMap(({ domain, weekly }: CertificateBudget) => {
    const asked = news.filter(({ budget }) => budget === domain).length;
    return asked === 0
      ? []
      : [{ domain, asked, left: Math.max(0, weekly - (issued.get(domain) ?? 0)), weekly }];
  });
}

export function certificatesInWords({ domain, asked, left }: CertificateAsk): string {
  return (
    `${domain}: thay đổi này xin ${asked} chứng chỉ mới, tuần này còn ${left} / ` +
    `this change asks for ${asked} new certificates of ${left} left in the week.`
  );
}

/** Why the brake stops a plan that asks for more than the week has; empty where it does not. */
export function certificatesOverBudget(asks: readonly CertificateAsk[]): readonly string[] {
  return asks
    .filter(({ asked, left }) => asked > left)
    .map(
      ({ domain, asked, left }) =>
        `Chứng chỉ / certificates: ${domain} xin ${asked} mà tuần này còn ${left}; thêm trường theo từng đợt, hoặc đợi sang tuần / ` +
        `asks for ${asked} and the week has ${left} left: bring in fewer schools at a time, or wait a week.`,
    );
}

function requests(state: unknown): Certificates {
  const text = publishedFiles(state).get("certificates.json");
  if (text === undefined) return [];
  try {
    return JSON.parse(text) as Certificates;
  } catch {
    // Not what we published; nothing can be said of it.
    return [];
  }
}

function setOfNames({ domains }: Certificate): string {
  return [...domains].sort().join(" ");
}
