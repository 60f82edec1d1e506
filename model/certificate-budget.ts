import { getDomain } from "tldts";
import type { Environment } from "../environments/environment";
import { LocalizedError } from "../language/localized";
import { type CertificateRequest, certificates } from "./certificates";
import type { City } from "./city";

/** What Let's Encrypt lets one certificate hold (https://letsencrypt.org/docs/rate-limits/). */
const NAMES_A_CERTIFICATE = 100;

/** The authority whose limits are known and counted. */
const COUNTING_AUTHORITY = "acme-v02.api.letsencrypt.org";

/** How many certificates of one registered domain the city needs, and how many new ones a week has. */
export interface CertificateBudget {
  /** The domain under a public suffix: `hcm.edu.vn`. Everybody below it draws on the same budget. */
  readonly domain: string;
  readonly certificates: number;
  readonly weekly: number;
}

/** The city needs certificates that the authority would not give. */
export class CertificateBudgetError extends LocalizedError {}

/** The registered domain whose weekly budget a certificate needs; null where nobody counts. */
export function budgetDomain(request: CertificateRequest, environment: Environment): string | null {
  const { directory } = environment.acme;
  if (!URL.canParse(directory) || new URL(directory).hostname !== COUNTING_AUTHORITY) return null;
  const [first = ""] = request.domains;
  return getDomain(first.replace(/^\*\./, "")) ?? null;
}

/** What each registered domain needs of its week, by domain; empty where nobody counts. */
export function certificateBudgets(city: City, environment: Environment): readonly CertificateBudget[] {
  const counts = new Map<string, number>();
  for (const request of certificates(city)) {
    const domain = budgetDomain(request, environment);
    if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const weekly = environment.acme.certificatesPerWeek;
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([domain, count]) => ({ domain, certificates: count, weekly }));
}

/**
 * Refuses a city that could not get all its certificates within a week: on the first day, or on the day on which the
 * volume that keeps them is lost.
 *
 * @throws CertificateBudgetError that names the domain or the certificate which asks for most
 */
export function requireCertificateBudgets(city: City, environment: Environment): void {
  const file = `environments/${environment.name}.yaml`;
  const budgets = certificateBudgets(city, environment);
  const [worst] = budgets
    .filter(({ certificates: count, weekly }) => count > weekly)
    .sort((a, b) => b.certificates - a.certificates);
  if (worst !== undefined) {
    const { domain, certificates: count, weekly } = worst;
    throw new CertificateBudgetError(
      `Tên miền ${domain} cần ${count} chứng chỉ riêng mà mỗi tuần chỉ được cấp ${weekly}: hãy đưa các trường đó về dưới ${city.zone} (dùng chung một chứng chỉ), hoặc xin nâng hạn mức rồi sửa acme.certificatesPerWeek trong ${file}.`,
      `The domain ${domain} needs ${count} certificates of its own and a week gives ${weekly}: bring those schools below ${city.zone} (one certificate for all), or ask for a larger limit and correct acme.certificatesPerWeek in ${file}.`,
    );
  }
  const large =
    budgets.length === 0
      ? undefined
      : certificates(city).find(({ domains }) => domains.length > NAMES_A_CERTIFICATE);
  if (large === undefined) return;
  throw new CertificateBudgetError(
    `Chứng chỉ ${large.name} có ${large.domains.length} tên mà mỗi chứng chỉ chỉ chứa được ${NAMES_A_CERTIFICATE}: hãy bớt tên của đơn vị đó trong sổ đăng ký.`,
    `The certificate ${large.name} has ${large.domains.length} names and one holds at most ${NAMES_A_CERTIFICATE}: take names from that unit in the registry.`,
  );
}
