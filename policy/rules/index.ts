// Generated from the folder of rules by `npm run generate`. Do not edit.
import type { AnyRule } from "../rule";
import { rule as boardFocalUnit } from "./board/focal-unit";
import { rule as boardHead } from "./board/head";
import { rule as boardRegulation } from "./board/regulation";
import { rule as domainFormat } from "./domain/format";
import { rule as domainNameMatch } from "./domain/name-match";
import { rule as domainReserved } from "./domain/reserved";
import { rule as domainUnique } from "./domain/unique";
import { rule as hostingDataCentre } from "./hosting/data-centre";
import { rule as hostingOpenSource } from "./hosting/open-source";
import { rule as leadersContact } from "./leaders/contact";
import { rule as mailDomain } from "./mail/domain";
import { rule as mailFocalPerson } from "./mail/focal-person";
import { rule as mailForbiddenProvider } from "./mail/forbidden-provider";
import { rule as mailRegulation } from "./mail/regulation";
import { rule as mailRequired } from "./mail/required";
import { rule as rssRequired } from "./rss/required";
import { rule as textHomoglyph } from "./text/homoglyph";
import { rule as textInvisible } from "./text/invisible";
import { rule as textLegacyEncoding } from "./text/legacy-encoding";
import { rule as textNotNfc } from "./text/not-nfc";
import { rule as unitCoverage } from "./unit/coverage";
import { rule as unitKind } from "./unit/kind";
import { rule as unitParent } from "./unit/parent";
import { rule as unitRemoved } from "./unit/removed";
import { rule as unitUniqueId } from "./unit/unique-id";
import { rule as waiverExpired } from "./waiver/expired";
import { rule as waiverOrphan } from "./waiver/orphan";

/** Every rule of the policy, by id. */
export const RULES: readonly AnyRule[] = [
  boardFocalUnit,
  boardHead,
  boardRegulation,
  domainFormat,
  domainNameMatch,
  domainReserved,
  domainUnique,
  hostingDataCentre,
  hostingOpenSource,
  leadersContact,
  mailDomain,
  mailFocalPerson,
  mailForbiddenProvider,
  mailRegulation,
  mailRequired,
  rssRequired,
  textHomoglyph,
  textInvisible,
  textLegacyEncoding,
  textNotNfc,
  unitCoverage,
  unitKind,
  unitParent,
  unitRemoved,
  unitUniqueId,
  waiverExpired,
  waiverOrphan,
];
