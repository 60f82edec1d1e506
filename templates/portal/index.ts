import type { Unit } from "../../model/city";
import { cellFileStem, jsonFile, noFiles, type ChannelTemplate, type FileSet } from "../channel";
import news from "./news.json";

/** One unit as the portal publishes it, in `units/cell-NN.json` and in its `/units.json`. */
export interface PortalUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly ownership: string;
  readonly lifecycle: string;
  readonly parent: { readonly id: string; readonly name: string };
  readonly successor: string | null;
  readonly address: string;
  readonly phone: string;
  /** Null for a unit without an official address. */
  readonly mail: string | null;
  /** Null when there is no site to open: none yet, retired, or not deployed in this environment. */
  readonly url: string | null;
  /** The name of its site; null for a unit without one. */
  readonly host: string | null;
  /** The RSS feed of its site; null where it is not known. */
  readonly feed: string | null;
}

/**
 * The channel `portal`: the whole city's directory, whichever cells this environment deploys, and the sector's news.
 *
 * A unit's entry stands in the file of its own cell, so that a change of one school is a change of one small file.
 */
export const portalChannel: ChannelTemplate = {
  settings: (city) => ({
    "city.json": jsonFile({
      name: city.name,
      zone: city.zone,
      department: { id: city.department.id, name: city.department.name, mail: city.department.mail },
      portalUrl: city.portal.url,
    }),
    "news.json": jsonFile(news),
  }),

  city: noFiles,

  cell({ number, listed, undeployed }): FileSet {
    if (listed.length === 0) return {};
    const units = listed.map((unit) => portalUnit(unit, !undeployed.has(unit.id)));
    return { [`units/${cellFileStem(number)}.json`]: jsonFile(units) };
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
