import type { PortalCity, PortalNews, PortalUnit, PortalUnits } from "../../contracts/types";
import type { Unit } from "../../model/city";
import { cellFileStem, jsonFile, noFiles, type ChannelTemplate, type FileSet } from "../channel";
import { autoconfigFile } from "./autoconfig";
import { mtaStsPolicy } from "../../model/mail";
import news from "./news.json";

/**
 * The channel `portal`: the whole city's directory, whichever cells this environment deploys, the sector's news, and
 * what mail servers and mail programs ask of the domain.
 *
 * A unit's entry stands in the file of its own cell, so that a change of one school is a change of one small file.
 */
export const portalChannel: ChannelTemplate = {
  settings: (city, environment) => ({
    "city.json": jsonFile<PortalCity>({
      name: city.name,
      zone: city.zone,
      department: { id: city.department.id, name: city.department.name, mail: city.department.mail },
      portalUrl: city.portal.url,
    }),
    "news.json": jsonFile<PortalNews>(news),
    // What mail servers and mail programs ask the domain for; the portal passes both on as they are.
    "mail/mta-sts.txt": mtaStsPolicy(city, environment),
    "mail/autoconfig.xml": autoconfigFile(city, environment),
  }),

  city: noFiles,

  cell({ number, listed, undeployed }): FileSet {
    if (listed.length === 0) return {};
    const units = listed.map((unit) => portalUnit(unit, !undeployed.has(unit.id)));
    return { [`units/${cellFileStem(number)}.json`]: jsonFile<PortalUnits>(units) };
  },
};

function portalUnit(unit: Unit, deployed: boolean): PortalUnit {
  const { site, mailbox } = unit;
  const hosted = site.type === "hosted" && deployed ? site.url : null;
  return {
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    ownership: unit.ownership,
    lifecycle: unit.lifecycle,
    parent: { id: unit.parentId, name: unit.parentName },
    successor: unit.successorId,
    address: unit.address,
    phone: unit.phone,
    mail: mailbox.type === "none" ? null : mailbox.address,
    url: site.type === "external" ? site.url : hosted,
    host: site.type === "none" ? null : site.host,
    feed: hosted === null ? null : `${hosted}/feed/`,
  };
}
