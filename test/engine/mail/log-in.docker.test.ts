import { mayLogIn } from "../../../engine/mail/log-in";
import { describeWithDocker } from "../../support/docker";
import { MAIL_HOST } from "../../images/mail/servers";
import { facts, OTHER, PASSWORD, SCHOOL, SUSPENDED, ThemedServers } from "../../images/mail/themed";

describeWithDocker("log-ins of the console", () => {
  const mail = new ThemedServers("console");

  test("the mail store takes a mailbox with its password, and refuses every other in words that are understood", async () => {
    const door = {
      host: "127.0.0.1",
      port: mail.servers.ports.imaps,
      servername: MAIL_HOST,
      ca: mail.servers.ca,
    };
    expect(await mayLogIn(door, SCHOOL, PASSWORD)).toBe(false);
    await Promise.all([mail.password(SCHOOL), mail.password(SUSPENDED)]);
    expect(await mayLogIn(door, SCHOOL, PASSWORD)).toBe(true);
    expect(await mayLogIn(door, SCHOOL, "sai")).toBe(false);
    expect(await mayLogIn(door, OTHER, PASSWORD)).toBe(false);
    expect(await mayLogIn(door, SUSPENDED, PASSWORD)).toBe(true);
    await mail.publish([facts(SCHOOL), facts(OTHER), facts(SUSPENDED, { suspended: true })]);
    expect(await mayLogIn(door, SUSPENDED, PASSWORD)).toBe(false);
    expect(await mayLogIn(door, "khong.co@hcm.edu.vn", PASSWORD)).toBe(false);
  });
});
