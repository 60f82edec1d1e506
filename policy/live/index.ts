// Generated from the folder of rules by `npm run generate`. Do not edit.
import type { LiveRule } from "./rule";
import { rule as hostingDataCentre } from "./hosting/data-centre";
import { rule as intrusionCloaking } from "./intrusion/cloaking";
import { rule as intrusionForeignLinks } from "./intrusion/foreign-links";
import { rule as intrusionGambling } from "./intrusion/gambling";
import { rule as intrusionHidden } from "./intrusion/hidden";
import { rule as intrusionRedirect } from "./intrusion/redirect";
import { rule as leadersContact } from "./leaders/contact";
import { rule as mailAuthenticated } from "./mail/authenticated";
import { rule as mailForbiddenProvider } from "./mail/forbidden-provider";
import { rule as mailRequired } from "./mail/required";
import { rule as portalLinked } from "./portal/linked";
import { rule as rssRequired } from "./rss/required";
import { rule as siteMobile } from "./site/mobile";
import { rule as siteReachable } from "./site/reachable";
import { rule as siteSearch } from "./site/search";
import { rule as siteSections } from "./site/sections";
import { rule as siteTls } from "./site/tls";
import { rule as textInvisible } from "./text/invisible";
import { rule as textLegacyEncoding } from "./text/legacy-encoding";
import { rule as textLostLetters } from "./text/lost-letters";
import { rule as textNotNfc } from "./text/not-nfc";
import { rule as unitCoverage } from "./unit/coverage";

/** Every rule over what a scan saw, by id. */
export const LIVE_RULES: readonly LiveRule[] = [
  hostingDataCentre,
  intrusionCloaking,
  intrusionForeignLinks,
  intrusionGambling,
  intrusionHidden,
  intrusionRedirect,
  leadersContact,
  mailAuthenticated,
  mailForbiddenProvider,
  mailRequired,
  portalLinked,
  rssRequired,
  siteMobile,
  siteReachable,
  siteSearch,
  siteSections,
  siteTls,
  textInvisible,
  textLegacyEncoding,
  textLostLetters,
  textNotNfc,
  unitCoverage,
];
