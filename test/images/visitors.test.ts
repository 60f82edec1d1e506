import { readdirSync, readFileSync } from "node:fs";
import { networkOf } from "../../images/mail/network";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0DB8:0:0:ffff::", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["unknown", "unknown"],
  ["", ""],
])("%s is counted as %s", (address, network) => expect(networkOf(address)).toBe(network));

/** Where nginx counts by client, the one map that knows of networks stands between. */
test("the edge counts nobody by a whole address", () => {
  const folder = "images/edge/nginx";
  const counted = readdirSync(folder)
    .flatMap((file) => readFileSync(`${folder}/${file}`, "utf8").split("\n"))
    .filter((line) =>
      /binary_remote_addr|limit_(?:req|conn)_zone.*\$(?:remote_addr|http_x_real_ip)/.test(line),
    );
  expect(counted.map((line) => line.trim())).toEqual([
    "map $binary_remote_addr $visitor {",
    "default $binary_remote_addr;",
  ]);
});

test("Postfix counts connections by the same network", () => {
  expect(readFileSync("images/mail/postfix/main.cf", "utf8")).toMatch(
    /^smtpd_client_ipv6_prefix_length = 64$/m,
  );
});
