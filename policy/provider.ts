import { getDomainWithoutSuffix } from "tldts";
import { FORBIDDEN_PROVIDERS } from "./data/mail-providers";

const BRANDS = new Map(
  FORBIDDEN_PROVIDERS.flatMap(({ name, brands }) => brands.map((brand) => [brand, name] as const)),
);
const DOMAINS = new Map(
  FORBIDDEN_PROVIDERS.flatMap(({ name, domains = [] }) => domains.map((domain) => [domain, name] as const)),
);

/** No listed domain has more labels: what stands before them is not looked at, however much there is. */
const MOST_LABELS = Math.max(...[...DOMAINS.keys()].map((domain) => domain.split(".").length));

/**
 * The forbidden provider that serves a domain, whatever the sub-domain or the country's ending; null for none.
 * The ending is taken from the public suffix list, so that `gmail.com.evil.vn` and `notgmail.com` are not Gmail.
 */
export function forbiddenProvider(domain: string): string | null {
  // Under edu.vn a name is an institution's, whatever brand it is like.
  if (isEducational(domain)) return null;
  const labels = domain.toLowerCase().split(".").slice(-MOST_LABELS);
  for (let from = 0; from < labels.length; from++) {
    const name = DOMAINS.get(labels.slice(from).join("."));
    if (name) return name;
  }
  return BRANDS.get(getDomainWithoutSuffix(domain.toLowerCase()) ?? "") ?? null;
}

/** Whether a domain lies under `edu.vn`, judged label by label: `edu.vn.evil.com` and `notedu.vn` do not. */
export function isEducational(domain: string): boolean {
  const labels = domain.toLowerCase().split(".");
  return (
    labels.length > 2 && labels.every((label) => label !== "") && labels.slice(-2).join(".") === "edu.vn"
  );
}
