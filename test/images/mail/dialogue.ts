import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** An SMTP dialogue by hand: what a mail program would not send. */
export class Dialogue {
  private received = "";
  private ended = false;
  private wake: () => void = () => undefined;

  private constructor(private socket: Socket) {
    this.listen();
  }

  /** Connects, and waits for the greeting unless TLS must come first. */
  static async open(port: number): Promise<Dialogue> {
    const dialogue = new Dialogue(connect({ host: "127.0.0.1", port }));
    await dialogue.reply();
    return dialogue;
  }

  static async openTls(port: number, tls: { ca: string; servername: string }): Promise<Dialogue> {
    const dialogue = new Dialogue(connectTls({ host: "127.0.0.1", port, ...tls }));
    await dialogue.reply();
    return dialogue;
  }

  /** The next whole reply, all of its lines. @returns "" when the server has hung up */
  async reply(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.received)?.[0];
      if (whole !== undefined) {
        this.received = this.received.slice(whole.length);
        return whole.trimEnd();
      }
      if (this.ended) return "";
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Sends lines one after the other, each after the reply to the one before. @returns the last reply */
  async say(...lines: readonly string[]): Promise<string> {
    let last = "";
    for (const line of lines) {
      this.raw(`${line}\r\n`);
      last = await this.reply();
    }
    return last;
  }

  raw(text: string): void {
    this.socket.write(text);
  }

  /** The TLS handshake, after the server's yes to STARTTLS. */
  async secure(tls: { ca: string; servername: string }): Promise<void> {
    this.socket.removeAllListeners("data");
    const socket = connectTls({ socket: this.socket, ...tls });
    await new Promise<void>((resolve, reject) => {
      socket.once("secureConnect", resolve).once("error", reject);
    });
    this.socket = socket;
    this.listen();
  }

  close(): void {
    this.socket.destroy();
  }

  private listen(): void {
    const end = (): void => {
      this.ended = true;
      this.wake();
    };
    this.socket.on("data", (data: Buffer) => {
      this.received += data.toString("latin1");
      this.wake();
    });
    this.socket.on("close", end).on("error", end);
  }
}
