import type { ServedZones } from "../../contracts/types";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import { dnsZones, unitZones, type DnsRecord, type DnsZone } from "../../model/dns";
import { cellFileStem, jsonFile, noFiles, type ChannelTemplate } from "../channel";

/**
 * The channel `dns`: each zone in pieces, what is the city's in `base.zone` and what is of a cell's units in that
 * cell's own file. The name server puts them together.
 */
export const dnsChannel: ChannelTemplate = {
  settings: noFiles,

  city(city, environment) {
    const zones = dnsZones(city, environment);
    return {
      "zones.json": jsonFile<ServedZones>(
        zones.map((zone) => ({ zone: zone.name, file: `${zone.name}/base.zone` })),
      ),
      ...Object.fromEntries(
        zones.map((zone) => [
          `${zone.name}/base.zone`,
          start(zone, `ns1.${city.zone}`, city, environment) + zoneLines(zone, null),
        ]),
      ),
    };
  },

  cell: (view, city, environment) =>
    Object.fromEntries(
      unitZones(view.filed, city, environment).map((zone) => [
        `${zone.name}/${cellFileStem(view.number)}.zone`,
        zoneLines(zone, view.number),
      ]),
    ),
};

/**
 * SOA and NS, and the name server's own address where the zone contains it. The serial is the server's to count: a
 * text that depends on nothing but the registry cannot know it.
 */
function start(zone: DnsZone, nameServer: string, city: CitySettings, environment: Environment): string {
  const { ttl } = environment.dns;
  const { ipv4, ipv6 } = environment.edge;
  const record = (name: string, type: string, value: string): string => `${name}. ${ttl} ${type} ${value}\n`;
  return [
    record(zone.name, "SOA", `${nameServer}. hostmaster.${city.zone}. 1 3600 900 1209600 ${ttl}`),
    record(zone.name, "NS", `${nameServer}.`),
    zone.name === city.zone ? record(nameServer, "A", ipv4) : "",
    zone.name === city.zone && ipv6 !== null ? record(nameServer, "AAAA", ipv6) : "",
  ].join("");
}

function zoneLines(zone: DnsZone, cell: number | null): string {
  return (
    zone.records
      .filter((record) => record.cell === cell)
      // The key at the end says in a plan which unit a changed line is about: a host alone does not.
      .map((record) => `${record.name}. ${record.ttl} ${record.type} ${value(record)} ; ${record.key}\n`)
      .join("")
  );
}

/** The value as RFC 1035, 5.1 wants it in a zone file. */
function value(record: DnsRecord): string {
  switch (record.type) {
    case "A":
    case "AAAA":
      return record.content;
    case "CNAME":
      return absolute(record.content);
    case "MX":
      return `${record.priority} ${absolute(record.content)}`;
    case "TXT":
      return characterStrings(record.content);
    case "SRV":
    case "CAA":
      return parts(record);
  }
}

function parts({ key, data }: DnsRecord): string {
  if (data === null) throw new Error(`The record ${key} has no parts, which is an error in model/dns.ts.`);
  return data.type === "SRV"
    ? `${data.priority} ${data.weight} ${data.port} ${absolute(data.target)}`
    : `${data.flags} ${data.tag} ${characterStrings(data.value)}`;
}

function absolute(name: string): string {
  return name.endsWith(".") ? name : `${name}.`;
}

/** Strings of at most 255 octets each, which a reader joins again (RFC 7208, 3.3). */
function characterStrings(text: string): string {
  const pieces = text.match(/.{1,255}/gs) ?? [""];
  return pieces.map((piece) => `"${piece.replace(/["\\]/g, "\\$&")}"`).join(" ");
}
