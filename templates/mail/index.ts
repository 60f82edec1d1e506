import type { Mailboxes, MailboxFacts, MailDomains } from "../../contracts/types";
import { isDeployed, type CellView } from "../../model/cell-view";
import type { City, Unit } from "../../model/city";
import { publishedKeys } from "../../model/dns";
import { mailHost } from "../../model/mail";
import { cityMailboxes, hostedDomains, staffMailboxes, unitMailboxes } from "../../model/mailboxes";
import { cellFileStem, jsonFile, noFiles, type ChannelTemplate } from "../channel";

const CITY_FILE = "mailboxes/city.json";
const cellFile = (cell: number): string => `mailboxes/${cellFileStem(cell)}.json`;

/**
 * People are many: a cell's would not fit into one file (an entry of an environment is at most 128 KiB), and a file a
 * unit would be thousands. A unit stays in its file, whatever units come or go.
 */
const STAFF_FILES_A_CELL = 16;

function staffFile({ id, configCell }: Unit): string {
  const part = String(Number(id) % STAFF_FILES_A_CELL).padStart(2, "0");
  return `people/${cellFileStem(configCell)}-${part}.json`;
}

/** All files of mailboxes: the servers refuse nobody for good until they have read every one. */
function files({ cells }: City): string[] {
  const units = cells.flatMap((cell) => cell.units);
  const numbers = [...cells.map(({ number }) => number), ...units.map(({ configCell }) => configCell)];
  const staff = units.filter((unit) => staffMailboxes(unit).length > 0).map(staffFile);
  return [
    CITY_FILE,
    ...[...new Set(numbers)].sort((a, b) => a - b).map(cellFile),
    ...[...new Set(staff)].sort(),
  ];
}

function staffFiles({ filed }: CellView): Readonly<Record<string, string>> {
  const byFile = new Map<string, MailboxFacts[]>();
  for (const unit of filed) {
    const mailboxes = staffMailboxes(unit);
    if (mailboxes.length === 0) continue;
    const file = staffFile(unit);
    byFile.set(file, [...(byFile.get(file) ?? []), ...mailboxes]);
  }
  return Object.fromEntries([...byFile].map(([file, mailboxes]) => [file, jsonFile<Mailboxes>(mailboxes)]));
}

/**
 * The channel `mail`: which domains and mailboxes the mail servers have. Addresses carry no environment suffix, and
 * no password or hash is ever here: an account is locked until `congtruong mailbox password` sets one.
 */
export const mailChannel: ChannelTemplate = {
  settings: noFiles,

  city: (city, environment) => ({
    "domains.json": jsonFile<MailDomains>({
      hosted: hostedDomains(city),
      mailHost: mailHost(city),
      files: files(city),
      publishedKeys: publishedKeys(city, environment).map(({ selector }) => selector),
    }),
    [CITY_FILE]: jsonFile<Mailboxes>(cityMailboxes(city)),
  }),

  cell(view) {
    if (!isDeployed(view)) return {};
    const mailboxes = view.filed.flatMap((unit) => unitMailboxes(unit, view));
    return { [cellFile(view.number)]: jsonFile<Mailboxes>(mailboxes), ...staffFiles(view) };
  },
};
