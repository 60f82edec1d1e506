import { isDeployed } from "../../model/cell-view";
import type { CitySettings } from "../../model/city";
import { cellFileStem, jsonFile, noFiles, type ChannelTemplate } from "../channel";
import { cityMailboxes, hostedDomains, unitMailbox } from "./mailboxes";

/** The name of the mail servers for clients: in the DNS (MX), in the certificate, in greetings. */
export const mailHost = (city: CitySettings): string => `mail.${city.zone}`;

/**
 * The channel `mail`: which domains and mailboxes the mail servers have. Addresses carry no environment suffix, and
 * no password or hash is ever here: an account is locked until `congtruong mailbox password` sets one.
 */
export const mailChannel: ChannelTemplate = {
  settings: noFiles,

  city: (city) => ({
    "domains.json": jsonFile({ hosted: hostedDomains(city), mailHost: mailHost(city) }),
    "mailboxes/city.json": jsonFile(cityMailboxes(city)),
  }),

  cell(view) {
    if (!isDeployed(view)) return {};
    const mailboxes = view.filed.map((unit) => unitMailbox(unit, view)).filter((each) => each !== null);
    return { [`mailboxes/${cellFileStem(view.number)}.json`]: jsonFile(mailboxes) };
  },
};
