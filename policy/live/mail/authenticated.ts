import { judged, liveRule, type LiveBreach, unknown } from "../rule";

export const rule = liveRule({
  id: "mail/authenticated",
  clause: "IV.3",
  severity: "error",
  statement: {
    vi: "Tên miền thư công vụ có SPF, DKIM và DMARC.",
    en: "The domain of official mail has SPF, DKIM and DMARC.",
  },
  why: {
    vi: "Thiếu chúng, ai cũng gửi được thư mạo danh nhà trường và thư thật dễ bị coi là thư rác.",
    en: "Without them anybody can send in the school's name, and true mail is taken for spam.",
  },
  remedy: {
    vi: "Khai SPF kết thúc bằng `-all` hoặc `~all`, khóa DKIM, và DMARC với `p=quarantine` hoặc `p=reject` cho tên miền thư.",
    en: "Publish SPF that ends in `-all` or `~all`, a DKIM key, and DMARC with `p=quarantine` or `p=reject`.",
  },
  judge({ dns: { mailDomain, spf, dmarc, dkim } }, { url }) {
    if (mailDomain === null) {
      return unknown("Sổ đăng ký chưa có địa chỉ thư công vụ.", "The registry has no official address.");
    }
    const breaches: LiveBreach[] = [];
    const breach = (vi: string, en: string, found?: string, severity?: "warning") =>
      breaches.push({
        url,
        found,
        message: { vi: `${mailDomain}: ${vi}`, en: `${mailDomain}: ${en}` },
        ...(severity && { severity }),
      });
    if (spf !== null) {
      if (spf.length === 0) breach("thiếu SPF.", "SPF is missing.");
      // RFC 7208, 4.5: with several records none counts.
      else if (spf.length > 1)
        breach(
          "có nhiều bản ghi SPF nên không bản nào có hiệu lực.",
          "there are several SPF records, so none counts.",
          spf[0],
        );
      else if (!/(^|\s)([-~]all|redirect=\S+)\s*$/i.test(spf[0] ?? ""))
        breach(
          "SPF không từ chối máy chủ lạ (`-all`, `~all`).",
          "SPF refuses no stranger (`-all`, `~all`).",
          spf[0],
        );
    }
    if (dmarc !== null) {
      const policy = /;\s*p\s*=\s*(\w+)/i.exec(dmarc[0] ?? "")?.[1]?.toLowerCase();
      if (dmarc.length === 0) breach("thiếu DMARC.", "DMARC is missing.");
      // RFC 7489, 6.6.3: with several records none counts.
      else if (dmarc.length > 1)
        breach(
          "có nhiều bản ghi DMARC nên không bản nào có hiệu lực.",
          "there are several DMARC records, so none counts.",
          dmarc[0],
        );
      else if (policy === "none")
        breach("DMARC chỉ theo dõi (`p=none`).", "DMARC only watches (`p=none`).", dmarc[0], "warning");
      else if (policy !== "quarantine" && policy !== "reject")
        breach("DMARC không có chính sách hợp lệ.", "DMARC has no valid policy.", dmarc[0]);
    }
    if (dkim !== null) {
      if (dkim.length === 0) breach("thiếu khóa DKIM.", "the DKIM key is missing.");
      // RFC 6376, 3.6.1: an empty p= is a key that was withdrawn.
      else if (!dkim.some((key) => /(^|;)\s*p\s*=\s*[A-Za-z0-9+/]{40,}/.test(key)))
        breach("khóa DKIM hỏng hoặc đã thu hồi.", "the DKIM key is broken or withdrawn.", dkim[0]);
    }
    if (breaches.length > 0) return judged(breaches);
    if (spf === null || dmarc === null) {
      return unknown("DNS không trả lời đủ về SPF và DMARC.", "The DNS did not answer for SPF and DMARC.");
    }
    if (dkim === null) {
      return unknown(
        "SPF và DMARC đúng; DKIM chưa xem được vì không biết tên khóa (selector).",
        "SPF and DMARC are right; DKIM could not be looked at, since its selector is not known.",
      );
    }
    return judged([]);
  },
});
