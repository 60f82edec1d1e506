import { mayOpen } from "../../../engine/scan/addresses";

test.each([
  ["203.162.44.10", true],
  ["8.8.8.8", true],
  ["2400:cb00::1", true],
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.31.255.255", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["ff02::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:8.8.8.8", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["2001:db8::1", false],
  ["localhost", false],
  ["", false],
])("%s may be opened: %s", (address, may) => {
  expect(mayOpen([])(address)).toBe(may);
});

test("what an environment names is opened, and nothing beside it", () => {
  const may = mayOpen(["127.0.0.0/8", "fd12::/16"]);
  expect(["127.9.9.9", "fd12::1", "10.0.0.1", "fd13::1", "8.8.8.8"].map(may)).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});
