import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";

/** The port at which our own name servers answer the platform itself. */
const OWN_SERVER_PORT = 5353;

export interface DnsAnswer {
  /** Whether any server answered, with whatever content. */
  readonly answered: boolean;
  /** Whether the addresses are exactly those expected. */
  readonly correct: boolean;
}

/** Finds the name servers to ask about a host, as `address:port`. Throws when there are none. */
export type FindServers = (host: string) => Promise<readonly string[]>;

/**
 * The servers to ask: that of `DNS_SERVER` (a service's name, or `host:port`), or, when it is empty, the
 * authoritative servers of the host's zone as the public DNS names them.
 */
export function findServers(dnsServer: string): FindServers {
  if (dnsServer === "") return authoritativeServers;
  const [name = "", port] = dnsServer.split(":");
  return async () => {
    const addresses = isIP(name) === 0 ? await lookup(name, { family: 4, all: true }) : [{ address: name }];
    return addresses.map(({ address }) => `${address}:${port ?? (isIP(name) === 0 ? OWN_SERVER_PORT : 53)}`);
  };
}

async function authoritativeServers(host: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  for (let zone = host; zone.includes("."); zone = zone.slice(zone.indexOf(".") + 1)) {
    const names = await resolver.resolveNs(zone).catch(() => []);
    if (names.length === 0) continue;
    const addresses = await Promise.all(names.map((name) => resolver.resolve4(name).catch(() => [])));
    return addresses.flat().map((address) => `${address}:53`);
  }
  throw new Error(`no name server is published for ${host}`);
}

/** Absence is an answer; anything else that goes wrong is none. */
const ABSENT = new Set(["ENODATA", "ENOTFOUND"]);

/** Asks for the addresses of a host and compares them with those that the registry's model gives it. */
export async function checkAddresses(
  host: string,
  expected: readonly string[],
  find: FindServers,
): Promise<DnsAnswer> {
  const of = (family: 4 | 6): string =>
    [...expected]
      .filter((each) => isIP(each) === family)
      .sort()
      .join(",");
  try {
    const resolver = new Resolver({ timeout: 1500, tries: 2 });
    resolver.setServers([...(await find(host))]);
    const absent = (error: NodeJS.ErrnoException): string[] => {
      if (ABSENT.has(error.code ?? "")) return [];
      throw error;
    };
    const ipv4 = await resolver.resolve4(host).catch(absent);
    const ipv6 = await resolver.resolve6(host).catch(absent);
    return { answered: true, correct: ipv4.sort().join(",") === of(4) && ipv6.sort().join(",") === of(6) };
  } catch {
    return { answered: false, correct: false };
  }
}
