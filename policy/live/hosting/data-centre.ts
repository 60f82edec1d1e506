import { rule as twin } from "../../rules/hosting/data-centre";
import { judged, liveRule, twinOf, unknown } from "../rule";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Chuyển trang về Trung tâm dữ liệu thành phố, hoặc xin Sở cho miễn có thời hạn (waivers.yaml).",
    en: "Move the site to the city data centre, or ask the department for a waiver with an end (waivers.yaml).",
  },
  judge({ dns: { a, aaaa } }, { url, city }) {
    if (a === null || aaaa === null) {
      return unknown(
        "Chưa hỏi được địa chỉ của trang (DNS không trả lời).",
        "The DNS did not answer for the site's address.",
      );
    }
    const addresses = [...a, ...aaaa];
    if (addresses.length === 0) {
      return unknown(
        "Tên miền không có trong DNS nên không biết trang đặt ở đâu.",
        "The name is not in the DNS, so where the site stands is not known.",
      );
    }
    return judged(
      addresses
        .filter((address) => !city.dataCentre(address))
        .map((address) => ({
          url,
          found: address,
          message: {
            vi: `Trang đặt ở ${address}, ngoài Trung tâm dữ liệu thành phố.`,
            en: `The site stands at ${address}, outside the city data centre.`,
          },
        })),
    );
  },
});
