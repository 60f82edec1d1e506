import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { sendAlarm } from "../../../images/checker/alarm";
import { readFacts } from "../../../images/checker/channel";
import { monitoringChannel } from "../../../templates/monitoring";
import { city, environment, unit } from "../../support/city";
import { channelFiles } from "../../support/channel";

test("the alarm reaches the alert mailbox of the channel's own facts, through the channel's mail server", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ctw-facts-"));
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address).join();
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        mails.push(`${recipients}\n${text}`);
        done();
      });
    },
  });
  try {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const channel = channelFiles(
      monitoringChannel,
      city([unit("7900867", { cell: 2 }), unit("7900866")]),
      environment(),
    );
    for (const path of ["units", "targets"]) mkdirSync(join(folder, path));
    const files = { ...channel.base, ...channel.cells.get(1), ...channel.cells.get(2) };
    for (const [path, text] of Object.entries(files)) {
      if (!path.startsWith("units/") && path.includes("/")) continue;
      writeFileSync(join(folder, path), text);
    }

    const facts = readFacts(folder);
    expect(facts.units.map(({ id }) => id)).toEqual(["7900866", "7900867"]);
    const { config } = facts;
    expect(config.smtp.server).toBe("ct-mail-mx:2527");
    const here = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    await sendAlarm({ ...config, smtp: { ...config.smtp, server: here } }, 75);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^canhbao@hcm\.edu\.vn\n/);
    expect(mails[0]).toMatch(/^From: giamsat@hcm\.edu\.vn/m);

    writeFileSync(join(folder, "units/cell-02.json"), "{");
    expect(() => readFacts(folder)).toThrow();
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
