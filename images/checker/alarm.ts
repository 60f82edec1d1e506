import { createTransport } from "nodemailer";
import type { CheckerConfig } from "../../contracts/types";

/** Writes to the alert mailbox that the monitoring itself has gone silent. */
export async function sendAlarm(config: CheckerConfig, silentSeconds: number): Promise<void> {
  const [host = "", port = "25"] = config.smtp.server.split(":");
  const transport = createTransport({ host, port: Number(port), name: config.smtp.hello, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: config.smtp.from,
      to: config.alertMailbox,
      subject: "[KHẨN] Hệ thống giám sát đã ngừng gửi nhịp sống",
      headers: { "Auto-Submitted": "auto-generated" },
      text: [
        `Đã ${silentSeconds} giây không nhận được nhịp sống từ Prometheus qua Alertmanager.`,
        "Từ lúc này, không có cảnh báo không có nghĩa là mọi trang web đều hoạt động.",
        "",
        "CẦN LÀM: kiểm tra dịch vụ Prometheus rồi Alertmanager và khởi động lại dịch vụ đã ngừng.",
        "Hướng dẫn (runbook): docs/runbooks/watchdog.md",
        "",
        `No sign of life from Prometheus through Alertmanager for ${silentSeconds} s: silence means nothing now.`,
        "",
      ].join("\n"),
    });
  } finally {
    transport.close();
  }
}
