// Generated from the folder of rules by `npm run generate`. Do not edit.
import type { AnyRule } from "../rule";
import { rule as boardAccounts } from "./board/accounts";
import { rule as boardApprover } from "./board/approver";
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
import { rule as mailAgeKey } from "./mail/age-key";
import { rule as mailDomain } from "./mail/domain";
import { rule as mailFocalPerson } from "./mail/focal-person";
import { rule as mailForbiddenProvider } from "./mail/forbidden-provider";
import { rule as mailLookAlike } from "./mail/look-alike";
import { rule as mailRegulation } from "./mail/regulation";
import { rule as mailRequired } from "./mail/required";
import { rule as mailReserved } from "./mail/reserved";
import { rule as mailRoles } from "./mail/roles";
import { rule as mailStaff } from "./mail/staff";
import { rule as mailUnique } from "./mail/unique";
import { rule as registryCity } from "./registry/city";
import { rule as rssRequired } from "./rss/required";
import { rule as textHomoglyph } from "./text/homoglyph";
import { rule as textInvisible } from "./text/invisible";
import { rule as textLegacyEncoding } from "./text/legacy-encoding";
import { rule as textLostLetters } from "./text/lost-letters";
import { rule as textNotNfc } from "./text/not-nfc";
import { rule as unitCell } from "./unit/cell";
import { rule as unitCoverage } from "./unit/coverage";
import { rule as unitKind } from "./unit/kind";
import { rule as unitLocation } from "./unit/location";
import { rule as unitName } from "./unit/name";
import { rule as unitParent } from "./unit/parent";
import { rule as unitPhone } from "./unit/phone";
import { rule as unitRemoved } from "./unit/removed";
import { rule as unitSuccessor } from "./unit/successor";
import { rule as unitUniqueId } from "./unit/unique-id";
import { rule as waiverExpired } from "./waiver/expired";
import { rule as waiverOrphan } from "./waiver/orphan";

/** Every rule of the policy, by id. */
export const RULES: readonly AnyRule[] = [
  boardAccounts,
  boardApprover,
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
  mailAgeKey,
  mailDomain,
  mailFocalPerson,
  mailForbiddenProvider,
  mailLookAlike,
  mailRegulation,
  mailRequired,
  mailReserved,
  mailRoles,
  mailStaff,
  mailUnique,
  registryCity,
  rssRequired,
  textHomoglyph,
  textInvisible,
  textLegacyEncoding,
  textLostLetters,
  textNotNfc,
  unitCell,
  unitCoverage,
  unitKind,
  unitLocation,
  unitName,
  unitParent,
  unitPhone,
  unitRemoved,
  unitSuccessor,
  unitUniqueId,
  waiverExpired,
  waiverOrphan,
];
