import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CertificateBook } from "../../../engine/deploy/certificate-book";
import { workplace } from "../../../engine/support/workplace";
import type { City, Fqdn, Unit } from "../../../model/city";
import { certificatesAsked } from "../../../output/plan/certificates";
import type { Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { planAsJson, planAsText } from "../../../output/plan/render";
import { edgeChannel } from "../../../templates/edge";
import { city, environment, unit } from "../../support/city";
import { channelFiles } from "../../support/channel";

const production = environment("production");

function built(hosts: readonly string[]): City {
  const units = hosts.map((host, index): Unit => {
    const site = {
      type: "hosted",
      registeredHost: host as Fqdn,
      host: host as Fqdn,
      url: `https://${host}`,
      sectorFeed: true,
    } as const;
    return unit(String(7900001 + index), { site });
  });
  return { ...city(units), zone: "hcm.edu.vn" as Fqdn };
}

/** The publisher of the edge's facts goes from one city to the next. */
function published(before: City | null, after: City): Change {
  const service = (of: City) => ({
    task_spec: [
      {
        container_spec: [
          {
            env: {
              "file:certificates.json": channelFiles(edgeChannel, of, production).base["certificates.json"],
            },
          },
        ],
      },
    ],
  });
  return {
    ...{
      stack: "foundation",
      type: "docker_service",
      name: "edge_publisher_base",
      key: null,
      lostSight: false,
    },
    ...{ address: "docker_service.edge_publisher_base", action: before === null ? "create" : "update" },
    ...{ before: before === null ? null : service(before), after: service(after) },
  };
}

const one = built(["a.tphcm.edu.vn", "x.hcm.edu.vn"]);
const three = built(["a.tphcm.edu.vn", "x.hcm.edu.vn", "b.tphcm.edu.vn", "c.tphcm.edu.vn"]);
const none = new Map<string, number>();

test.each<[string, City | null, City, readonly (readonly [string, number])[]]>([
  [
    "a first installation asks for all",
    null,
    one,
    [
      ["hcm.edu.vn", 1],
      ["tphcm.edu.vn", 1],
    ],
  ],
  ["two schools more ask for two", one, three, [["tphcm.edu.vn", 2]]],
  ["what stays or goes asks for none", three, one, []],
])("%s", (_, before, after, expected) => {
  const asks = certificatesAsked([published(before, after)], after, production, none);
  expect(asks.map(({ domain, asked }) => [domain, asked])).toEqual(expected);
});

test("the plan says what is left of the week, and is stopped when it asks for more", () => {
  const changes = [published(one, three)];
  const judged = (issued: number) =>
    judgePlan(
      changes,
      three,
      certificatesAsked(changes, three, production, new Map([["tphcm.edu.vn", issued]])),
    );
  expect(judged(48).brake.stopped).toBe(false);
  expect(planAsText(judged(48))).toContain("tphcm.edu.vn: thay đổi này xin 2 chứng chỉ mới, tuần này còn 2");
  expect(JSON.parse(planAsJson(judged(48)))).toMatchObject({
    certificates: [{ domain: "tphcm.edu.vn", asked: 2, left: 2, weekly: 50 }],
  });
  expect(judged(49).brake.reasons).toEqual([
    expect.stringMatching(/tphcm\.edu\.vn xin 2 mà tuần này còn 1.*fewer schools/),
  ]);
  expect(planAsJson(judgePlan(changes, three))).not.toContain("certificates");
});

test("what was asked for counts for seven days", () => {
  const root = mkdtempSync(join(tmpdir(), "certificates-"));
  try {
    const book = new CertificateBook(workplace(root, "production"));
    const ask = { domain: "tphcm.edu.vn", asked: 2, left: 50, weekly: 50 };
    const day = (number: number) => new Date(Date.UTC(2026, 0, number));
    book.record([ask], day(1));
    book.record([{ ...ask, asked: 3 }], day(5));
    book.record([], day(5));
    expect([...book.issued(day(6))]).toEqual([["tphcm.edu.vn", 5]]);
    expect([...book.issued(day(9))]).toEqual([["tphcm.edu.vn", 3]]);
    expect([...book.issued(day(20))]).toEqual([]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
