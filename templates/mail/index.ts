import type { Environment } from "../../environments/environment";
import { filedUnits } from "../../model/cells";
import type { City } from "../../model/city";
import { cellFileStem, jsonFile, type ChannelFiles } from "../channel";
import { cityMailboxes, hostedDomains, unitMailbox, unitsById } from "./mailboxes";

/** The name of the mail servers for clients: in the DNS (MX), in the certificate, in greetings. */
export const mailHost = (city: City): string => `mail.${city.zone}`;

/**
 * The channel `mail`: which domains and mailboxes the mail servers have. Addresses carry no environment suffix, and
 * no password or hash is ever here: an account is locked until `congtruong mailbox password` sets one.
 */
export function mailChannel(city: City, _environment: Environment): ChannelFiles {
  const units = unitsById(city);
  return {
    base: {
      "domains.json": jsonFile({ hosted: hostedDomains(city), mailHost: mailHost(city) }),
      "mailboxes/city.json": jsonFile(cityMailboxes(city)),
    },
    cells: new Map(
      [...filedUnits(city)].map(([cell, filed]) => {
        const mailboxes = filed.map((unit) => unitMailbox(unit, units)).filter((each) => each !== null);
        return [cell, { [`mailboxes/${cellFileStem(cell)}.json`]: jsonFile(mailboxes) }];
      }),
    ),
  };
}
