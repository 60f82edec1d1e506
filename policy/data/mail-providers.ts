/** A provider of private mail that the directive's note to IV.3 forbids for official business. */
export interface Provider {
  readonly name: string;
  /** Names before a public suffix: `yahoo` stands for `yahoo.com`, `yahoo.com.vn`, `mail.yahoo.co.uk`. */
  readonly brands: readonly string[];
  /** Whole domains of providers whose name is also an ordinary word; their sub-domains count too. */
  readonly domains?: readonly string[];
}

/** The list that `mail/forbidden-provider` reads. Add a provider here; nothing else has to change. */
export const FORBIDDEN_PROVIDERS: readonly Provider[] = [
  { name: "Gmail", brands: ["gmail", "googlemail"] },
  { name: "Yahoo", brands: ["yahoo", "ymail", "rocketmail", "yahoomail"] },
  { name: "Hotmail", brands: ["hotmail"] },
  { name: "Outlook", brands: ["outlook"], domains: ["passport.com"] },
  {
    name: "Live",
    brands: ["windowslive"],
    domains: [
      "live.com",
      "live.cn",
      "live.vn",
      "live.co.uk",
      "live.fr",
      "live.de",
      "live.nl",
      "live.it",
      "live.jp",
      "live.ca",
      "live.se",
      "live.dk",
      "live.no",
      "live.be",
      "live.at",
      "live.ie",
      "live.in",
      "live.ru",
      "live.com.vn",
      "live.com.au",
      "live.com.sg",
      "live.com.my",
      "live.com.mx",
      "live.com.pt",
      "live.com.ar",
      "live.co.za",
      "live.co.kr",
      "live.hk",
    ],
  },
  { name: "MSN", brands: ["msn"] },
  { name: "iCloud", brands: ["icloud"], domains: ["me.com", "mac.com"] },
  { name: "AOL", brands: ["aol"], domains: ["aim.com"] },
  { name: "Proton Mail", brands: ["protonmail"], domains: ["proton.me", "pm.me"] },
  { name: "Zoho Mail", brands: ["zohomail"], domains: ["zoho.com", "zoho.eu", "zoho.in"] },
  { name: "GMX", brands: ["gmx"] },
  { name: "Mail.com", brands: [], domains: ["mail.com", "email.com"] },
  { name: "Yandex", brands: ["yandex"], domains: ["ya.ru"] },
  { name: "Mail.ru", brands: [], domains: ["mail.ru", "inbox.ru", "list.ru", "bk.ru"] },
  { name: "Tutanota", brands: ["tutanota"], domains: ["tuta.io", "tuta.com", "tutamail.com"] },
  { name: "Fastmail", brands: ["fastmail"] },
  { name: "QQ Mail", brands: [], domains: ["qq.com", "foxmail.com"] },
  { name: "NetEase", brands: [], domains: ["163.com", "126.com", "yeah.net"] },
  { name: "Naver", brands: ["naver"] },
  { name: "Zing Mail", brands: ["zing", "zmail"] },
  { name: "VNN", brands: [], domains: ["vnn.vn", "hcm.vnn.vn", "hn.vnn.vn"] },
  { name: "FPT", brands: [], domains: ["fpt.vn", "hcm.fpt.vn", "hn.fpt.vn"] },
];
