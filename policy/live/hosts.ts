import { getDomain } from "tldts";
import { KNOWN_LINKS } from "../data/known-links";
import type { Subject } from "./rule";

/** The host of an address, without `www.`; the empty text for none. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

const KNOWN = new Set(KNOWN_LINKS);

/**
 * Whether an address belongs to nobody whom a school's page leads to without a question: not to the site, the city,
 * education or the state, nor to a service of the list, nor to a school
 * that this unit answers for: the directive demands that link.
 */
export function isForeign(url: string, subject: Subject): boolean {
  const host = hostOf(url);
  if (host === "" || [subject, ...subject.children].some((own) => host === hostOf(own.url))) return false;
  const isBelow = (domain: string) => host === domain || host.endsWith(`.${domain}`);
  if (
    [
      subject.city.zone,
      hostOf(subject.city.portal),
      hostOf(subject.city.department),
      "edu.vn",
      "gov.vn",
    ].some(isBelow)
  )
    return false;
  return !KNOWN.has(getDomain(host) ?? host);
}
