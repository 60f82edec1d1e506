import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import { mailHost } from "../../model/mail";

/**
 * How a mail program logs in, in the form that Thunderbird and its like ask for (`config-v1.1.xml`,
 * https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat).
 */
export function autoconfigFile(city: CitySettings, { ports }: Environment): string {
  const domain = city.registeredZone;
  const server = (type: "imap" | "smtp", port: number, socketType: "SSL" | "STARTTLS"): string => {
    const element = type === "imap" ? "incomingServer" : "outgoingServer";
    return `    <${element} type="${type}">
      <hostname>${mailHost(city)}</hostname>
      <port>${port}</port>
      <socketType>${socketType}</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </${element}>
`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="${domain}">
    <domain>${domain}</domain>
    <displayName>${asText(`Thư điện tử ${city.department.name}`)}</displayName>
    <displayShortName>${domain}</displayShortName>
${server("imap", ports.imaps, "SSL")}${server("smtp", ports.submissions, "SSL")}${server("smtp", ports.submission, "STARTTLS")}  </emailProvider>
</clientConfig>
`;
}

/** Text inside an element of XML. */
function asText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
