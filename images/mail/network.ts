import { isIPv6 } from "node:net";

/**
 * What a client is counted by: its IPv4 address, or the /64 of its IPv6 address, since whoever has one of those has the
 * 2^64 beside it (RFC 6177, 2). What is neither stays as it is.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [front = "", back] = address.toLowerCase().split("::");
  const before = front === "" ? [] : front.split(":");
  const after = back === undefined || back === "" ? [] : back.split(":");
  const ipv4 = [...before, ...after].find((group) => group.includes("."));
  if (ipv4 !== undefined) return ipv4;
  const zeros = back === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
