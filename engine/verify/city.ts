import { setTimeout as pause } from "node:timers/promises";
import pMap from "p-map";
import type { Environment } from "../../environments/environment";
import { cellViews } from "../../model/cell-view";
import type { City } from "../../model/city";
import { mailHost } from "../../model/mail";
import { probesOf } from "../../model/probes";
import type { Reporter } from "../support/reporter";
import { checkName } from "./dns";
import { checkMailbox } from "./mail";
import { checkProbes } from "./prometheus";
import type { CheckResult } from "./result";
import { checkSite, type RightAnswer } from "./site";

/** What a row of the final table is about, and what was found; null where there is nothing to check. */
export interface Verdict {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly page: CheckResult;
  readonly certificate: CheckResult;
  readonly dns: CheckResult | null;
  readonly mail: CheckResult | null;
  readonly probes: CheckResult | null;
}

export interface VerifyProps {
  readonly city: City;
  readonly environment: Environment;
  /** PEM of the authority that certificates must come from. Read anew each time, since it may still change. */
  readonly authority: () => Promise<string>;
  /** Passwords by address, of the mailboxes that can be tried. */
  readonly passwords: Readonly<Record<string, string>>;
  /** How long it may take until all is well: a first certificate and a first installation need their time. */
  readonly patienceMs: number;
}

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly url: string;
  readonly right: RightAnswer;
  /** Null for what has no mailbox here. */
  readonly address: string | null;
  readonly probed: boolean;
}

type Checks = Pick<Verdict, "page" | "certificate" | "dns" | "mail" | "probes">;

/** A few at a time: each opens pages that are made on the machine it runs on. */
const AT_A_TIME = 4;

/**
 * Looks at every deployed unit as its visitors and its staff would, until all is well or the time is over.
 *
 * What was well once is not asked again. Never throws for what it finds: silence and refusal are findings.
 */
export async function verifyCity(props: VerifyProps, report: Reporter): Promise<readonly Verdict[]> {
  const subjects = subjectsOf(props.city);
  const found = new Map<string, Checks>();
  for (const deadline = Date.now() + props.patienceMs; ;) {
    const open = subjects.filter(({ id }) => !isWell(found.get(id)));
    const ca = await props.authority();
    const asked = async (subject: (typeof open)[number]): Promise<void> => {
      found.set(subject.id, await check(subject, props, ca, found.get(subject.id)));
    };
    await pMap(open, asked, { concurrency: AT_A_TIME });
    const unwell = open.filter(({ id }) => !isWell(found.get(id)));
    if (unwell[0] === undefined || Date.now() > deadline) break;
    report.progress(
      `còn ${unwell.length}/${subjects.length}: ${unwell[0].host}, ${firstTrouble(found.get(unwell[0].id))}`,
    );
    await pause(2_000);
  }
  return subjects.map(({ id, name, url, ...subject }) => {
    const checks = found.get(id);
    if (checks === undefined) throw new Error(`${subject.host} was not checked`);
    return { id, name, url, ...checks };
  });
}

/** Whether nothing that can be checked of it failed. */
export function isWell(checks: Checks | undefined): boolean {
  return checks !== undefined && resultsOf(checks).every(({ ok }) => ok);
}

function resultsOf({ page, certificate, dns, mail, probes }: Checks): readonly CheckResult[] {
  return [page, certificate, dns, mail, probes].filter((result) => result !== null);
}

function firstTrouble(checks: Checks | undefined): string {
  return (checks === undefined ? undefined : resultsOf(checks).find(({ ok }) => !ok))?.detail ?? "";
}

function subjectsOf(city: City): readonly Subject[] {
  const units = cellViews(city).flatMap((view) =>
    view.filed.flatMap((unit): readonly Subject[] => {
      const { site, mail } = probesOf(unit, view);
      if (unit.site.type !== "hosted" || site === null) return [];
      const { id, name } = unit;
      const right = site.type === "redirect" ? { location: site.to } : { text: name };
      return [{ id, name, host: site.host, url: unit.site.url, right, address: mail, probed: true }];
    }),
  );
  const { host, url } = city.portal;
  const portal: Subject = {
    id: "portal",
    name: "Cổng thông tin ngành",
    host,
    url,
    right: { text: city.department.name },
    address: null,
    probed: false,
  };
  return [...units, portal];
}

async function check(
  subject: Subject,
  { city, environment, passwords }: VerifyProps,
  ca: string,
  before: Checks | undefined,
): Promise<Checks> {
  const { edge, ports } = environment;
  const address = edge.ipv4;
  const once = (known: CheckResult | null | undefined, ask: () => Promise<CheckResult>) =>
    known?.ok === true ? Promise.resolve(known) : ask();
  const password = subject.address === null ? undefined : passwords[subject.address];
  const [site, dns, probes] = await Promise.all([
    before?.page.ok && before.certificate.ok
      ? { page: before.page, certificate: before.certificate }
      : checkSite({ address, port: ports.https, host: subject.host, ca, right: subject.right }),
    ports.dns === null
      ? null
      : once(before?.dns, () =>
          checkName({ server: `${address}:${ports.dns}`, host: subject.host, address }),
        ),
    ports.prometheus === null || !subject.probed
      ? null
      : once(before?.probes, () =>
          checkProbes({ url: `http://${address}:${ports.prometheus}`, unitId: subject.id }),
        ),
  ]);
  const mail =
    subject.address === null || password === undefined
      ? null
      : // The servers' certificate is the edge's: without it there is nothing to try yet.
        !site.certificate.ok
        ? { ok: false, detail: "chưa thử: chưa có chứng chỉ", short: "", milliseconds: 0 }
        : await once(before?.mail, () =>
            checkMailbox({
              host: address,
              smtpPort: ports.smtp,
              submissionsPort: ports.submissions,
              imapPort: ports.imaps,
              ca,
              servername: mailHost(city),
              address: subject.address ?? "",
              password,
            }),
          );
  return { ...site, dns, probes, mail };
}
