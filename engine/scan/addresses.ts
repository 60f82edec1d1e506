import { BlockList, isIP } from "node:net";

/**
 * Networks that are not of the public internet: IANA's special-purpose registries (RFC 6890 and its updates), multicast,
 * and the prefixes that carry IPv4 addresses within IPv6.
 */
const SPECIAL = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "::/3",
  "4000::/2",
  "8000::/1",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
] as const;

/** A test whether an address lies in one of the networks, such as `127.0.0.0/8` or `2001:db8::/32`. */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  // One list a family: in a list of both, IPv4 addresses are also held against `::ffff:0:0/96`.
  const lists = { 4: new BlockList(), 6: new BlockList() };
  for (const network of networks) {
    const [address = "", length = ""] = network.split("/");
    if (isIP(address) === 6) lists[6].addSubnet(address, Number(length), "ipv6");
    else lists[4].addSubnet(address, Number(length), "ipv4");
  }
  return (address) => {
    const family = isIP(address);
    return family === 6 ? lists[6].check(address, "ipv6") : family === 4 && lists[4].check(address, "ipv4");
  };
}

const isSpecial = inNetworks(SPECIAL);

/**
 * A test whether the scanner may open an address: one of the public internet, or of the networks that the environment
 * names. What is no address may not be opened.
 */
export function mayOpen(privateNetworks: readonly string[]): (address: string) => boolean {
  const isNamed = inNetworks(privateNetworks);
  return (address) => isIP(address) !== 0 && (isNamed(address) || !isSpecial(address));
}
