import { createSocket } from "node:dgram";
import { createServer, type AddressInfo } from "node:net";
import { freePorts, portIsFree } from "../../../engine/sandbox/ports";

const PORTS = {
  http: 8080,
  https: 8443,
  dns: 5353,
  smtp: 2525,
  submission: 5587,
  submissions: 5465,
  imaps: 5993,
  prometheus: 9090,
};
const takenAre = (taken: readonly number[]) => (port: number) => Promise.resolve(!taken.includes(port));

describe("ports", () => {
  it("leaves them alone when all are free", async () => {
    expect(await freePorts(PORTS, new Set(), takenAre([]))).toEqual([]);
  });

  it("moves a taken one to the next that is free and wanted by nobody else", async () => {
    const ports = { ...PORTS, http: 8442 };
    const moved = await freePorts(ports, new Set(), takenAre([8442, 8444]));
    expect(moved).toEqual([{ name: "http", from: 8442, to: 8445 }]);
  });

  it("never gives one port to two", async () => {
    const moved = await freePorts({ ...PORTS, http: 8440, https: 8441 }, new Set(), takenAre([8440, 8441]));
    expect(moved.map(({ to }) => to)).toEqual([8442, 8443]);
  });

  it("does not count as taken what our own services hold", async () => {
    expect(await freePorts(PORTS, new Set([8080, 8443]), takenAre([8080, 8443]))).toEqual([]);
  });

  it("passes over what is not published", async () => {
    const ports = { ...PORTS, dns: null, prometheus: null };
    expect(await freePorts(ports, new Set(), takenAre([5353, 9090]))).toEqual([]);
  });

  it("says which one when there is none within reach", async () => {
    await expect(freePorts(PORTS, new Set(), () => Promise.resolve(false))).rejects.toThrow(
      "Port 8080 (http) and the 200 after it are all taken: set ports.http in environments/*.local.yaml.",
    );
  });

  it("sees a listener on this machine, on any address and by either protocol", async () => {
    const tcp = createServer();
    const port = await new Promise<number>((resolve) =>
      tcp.listen(0, "0.0.0.0", () => resolve((tcp.address() as AddressInfo).port)),
    );
    expect(await portIsFree(port)).toBe(false);
    await new Promise((resolve) => tcp.close(resolve));
    expect(await portIsFree(port)).toBe(true);
    const udp = createSocket("udp4");
    await new Promise<void>((resolve) => udp.bind(port, "0.0.0.0", resolve));
    expect(await portIsFree(port)).toBe(false);
    await new Promise<void>((resolve) => udp.close(() => resolve()));
  });
});
