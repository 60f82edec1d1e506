// Generated from observation.schema.json by `npm run generate`. Do not edit.

/**
 * Why something could not be looked at, where that says nothing of the site itself.
 */
export type Unseen = "not-asked" | "private-address" | "robots" | "asked-to-wait" | "no-resolver";
/**
 * How the site failed to answer.
 */
export type Fault = "no-name" | "refused" | "timeout" | "broken" | "too-large" | "bomb" | "redirect-loop";
/**
 * What the DNS says; null when it could not be asked. An empty list is an answer: there is none.
 */
export type Answer = readonly string[] | null;

/**
 * What one scan saw of one unit: facts only, no judgement. Whatever could not be seen says why, and is never left out.
 */
export interface Observation {
  /**
   * The unit's code.
   */
  readonly unit: string;
  /**
   * When it was looked at, ISO 8601 in UTC.
   */
  readonly at: string;
  /**
   * The site as it was asked for, without a trailing slash.
   */
  readonly url: string;
  /**
   * Whether the scanner could reach anything at that time: the sector portal, or another site. If not, a silent site says nothing of the site.
   */
  readonly ownLine: boolean;
  readonly pages: readonly Page[];
  /**
   * The certificate that the site shows; null when no handshake came about.
   */
  readonly tls: Certificate | null;
  readonly dns: Names;
  /**
   * Whether the sector portal's directory leads to the site; null when the portal could not be read.
   */
  readonly directory: boolean | null;
}
/**
 * One address that was asked for, and what came of it.
 */
export interface Page {
  /**
   * What the address is to the scan; `section:<id>` for one of the fourteen.
   */
  readonly role: string;
  readonly url: string;
  readonly unseen: Unseen | null;
  readonly fault: Fault | null;
  /**
   * Of the last answer.
   */
  readonly status: number | null;
  /**
   * Where redirects led to, the refused one included; `url` without one.
   */
  readonly finalUrl: string;
  /**
   * Those that a rule asks for, in lower case.
   */
  readonly headers: {
    [k: string]: string;
  };
  /**
   * SHA-256 of the body as it came, unpacked; null for none.
   */
  readonly evidence: string | null;
  readonly html: Html | null;
  readonly feed: Feed | null;
}
/**
 * What a reader and a machine find on a page.
 */
export interface Html {
  /**
   * By which the bytes were read.
   */
  readonly charset: string;
  readonly title: string;
  /**
   * The content of `meta name=viewport`.
   */
  readonly viewport: string | null;
  /**
   * Visible text, a line a block, at most 60,000 characters.
   */
  readonly text: string;
  /**
   * The part of the text within `main`, without what stands beside it there (`nav`, `aside`, `footer`); all of it where the page marks no `main`.
   */
  readonly main: string;
  readonly links: readonly Link[];
  /**
   * Addresses in text and links, in lower case.
   */
  readonly mails: readonly string[];
  /**
   * The search form: where it leads and the name of its field.
   */
  readonly search: {
    readonly action: string;
    readonly field: string;
  } | null;
  /**
   * Addresses of the page's own feeds.
   */
  readonly feeds: readonly string[];
  /**
   * Where `meta http-equiv=refresh` leads.
   */
  readonly refresh: string | null;
  /**
   * Days named in `main`, `YYYY-MM-DD`, the newest first, at most 50.
   */
  readonly dates: readonly string[];
  /**
   * Text that a visitor is not shown, at most 4,000 characters.
   */
  readonly hidden: string;
  /**
   * When the sector's feed that the page shows was fetched (ISO 8601), empty where it says no time; null when it shows none.
   */
  readonly sectorFeed: string | null;
  /**
   * Whether the page says of itself that its unit has put nothing there yet (`data-bare`), as the platform's own sites do: what they show then is what the section is for.
   */
  readonly isBare: boolean;
}
export interface Link {
  /**
   * Absolute.
   */
  readonly href: string;
  readonly text: string;
  /**
   * Whether a visitor cannot see it: by style, off the screen, or of no size.
   */
  readonly hidden: boolean;
  /**
   * Whether it stands in the page's own part, as `main` has it.
   */
  readonly main: boolean;
}
export interface Feed {
  readonly items: number;
  /**
   * `YYYY-MM-DD` of the newest item.
   */
  readonly newest: string | null;
}
export interface Certificate {
  /**
   * Why a browser would refuse it; null for none.
   */
  readonly error: string | null;
  /**
   * ISO 8601.
   */
  readonly validTo: string;
  readonly issuer: string;
  readonly protocol: string;
}
export interface Names {
  readonly a: Answer;
  readonly aaaa: Answer;
  readonly caa: Answer;
  /**
   * Of the official address; null where there is none.
   */
  readonly mailDomain: string | null;
  readonly mx: Answer;
  /**
   * Every TXT record that begins with `v=spf1`.
   */
  readonly spf: Answer;
  /**
   * Those of `_dmarc` that begin with `v=DMARC1`.
   */
  readonly dmarc: Answer;
  /**
   * The public keys at the selectors that are known; null where no selector is known.
   */
  readonly dkim: Answer;
}
