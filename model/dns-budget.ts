import { dnsBackend } from "../environments/dns";
import type { Environment } from "../environments/environment";
import { LocalizedError } from "../language/localized";
import type { City, Fqdn } from "./city";
import { dnsZones } from "./dns";

/** How many records a zone needs, and how many it may hold. */
export interface RecordBudget {
  readonly zone: Fqdn;
  readonly records: number;
  readonly quota: number;
}

/** A zone would need more records than its plan at the provider allows. */
export class RecordBudgetError extends LocalizedError {}

/** What each zone needs of its quota, the city's own first; empty where our own servers answer, which have none. */
export function recordBudgets(city: City, environment: Environment): readonly RecordBudget[] {
  const { recordQuota } = environment.dns;
  if (!dnsBackend(environment).hasQuota) return [];
  return dnsZones(city, environment).map(({ name, records }) => ({
    zone: name,
    records: records.length,
    quota: recordQuota,
  }));
}

/**
 * Refuses a city before anything is built: the provider would refuse the record beyond the quota in the middle of an
 * apply, when the school's site is already there and its name is not.
 *
 * @throws RecordBudgetError that names the fullest zone
 */
export function requireRecordBudgets(city: City, environment: Environment): void {
  const [worst] = recordBudgets(city, environment)
    .filter(({ records, quota }) => records > quota)
    .sort((a, b) => b.records - a.records);
  if (worst === undefined) return;
  const { zone, records, quota } = worst;
  const { title } = dnsBackend(environment);
  const file = `environments/${environment.name}.yaml`;
  throw new RecordBudgetError(
    `Vùng ${zone} cần ${records} bản ghi mà gói ${title} chỉ cho ${quota}: hãy nâng gói rồi sửa dns.recordQuota trong ${file}, hoặc dùng dns.backend: knot.`,
    `The zone ${zone} needs ${records} records and its plan at ${title} allows ${quota}: buy a larger plan and correct dns.recordQuota in ${file}, or use dns.backend: knot.`,
  );
}
