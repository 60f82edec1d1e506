import { generateKeyPairSync } from "node:crypto";
import { dkimSelector } from "../../../contracts/dkim";
import type { DkimKey } from "../../../contracts/types";
import { collectPublicKeys, differences } from "../../../engine/public-keys/collect";
import { environment } from "../../support/city";
import { FakeDocker } from "../../support/fake-docker";

function key(domain = "hcm.edu.vn"): DkimKey {
  const spki = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({
    format: "der",
    type: "spki",
  });
  return { domain, selector: dkimSelector(spki), keyType: "rsa", publicKey: spki.toString("base64") };
}

const [a, b] = [key(), key()];
const LOG_KEY = generateKeyPairSync("ed25519")
  .publicKey.export({ format: "der", type: "spki" })
  .toString("base64");

describe("what running services say", () => {
  let docker: FakeDocker;
  beforeEach(() => {
    docker = new FakeDocker();
  });
  afterEach(() => docker.dispose());
  const logs = [{ keyType: "ed25519", publicKey: LOG_KEY }];
  /** The mail filter says that, and the store of logs its own key. */
  const says = (text: string, store: string = JSON.stringify({ logs })) =>
    docker.answers(
      `case "$*" in ps*name=ct-logs*) echo store ;; ps*) echo filter ;; *store*) printf '%s' '${store}' ;; exec*) printf '%s' '${text}' ;; esac`,
    );

  test("is collected in one order", async () => {
    says(JSON.stringify({ dkim: [b, a] }));
    const { dkim } = await collectPublicKeys(environment());
    says(JSON.stringify({ dkim: [a, b] }));
    expect(await collectPublicKeys(environment())).toEqual({ dkim, logs });
    expect(dkim).toHaveLength(2);
  });

  test("is asked on the node that keeps the edge's data, where there are several", async () => {
    docker.answers('case $1 in ps) echo x ;; exec) echo "$DOCKER_HOST" >&2; exit 1 ;; esac');
    await expect(collectPublicKeys(environment("production"))).rejects.toMatchObject({
      en: expect.stringContaining("ct-mail-filter has published no keys yet"),
      detail: "tcp://10.20.0.11:2376",
    });
  });

  test("is nothing while the service does not run, which is no empty list", async () => {
    docker.answers(":");
    await expect(collectPublicKeys(environment())).rejects.toThrow(/ct-mail-filter does not run here/);
  });

  test("is refused whole where it is no public key, and not repeated", async () => {
    const secret = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ";
    says(JSON.stringify({ dkim: [a, { ...b, publicKey: secret }] }));
    const refusal: unknown = await collectPublicKeys(environment()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      en: expect.stringContaining("of ct-mail-filter are refused: /dkim/1/publicKey is not of the form"),
      detail: "",
    });
    expect(JSON.stringify(refusal)).not.toContain("AGE-SECRET");
  });

  test("is refused where a service has a key of another's kind", async () => {
    says(JSON.stringify({ dkim: [a] }), JSON.stringify({ dkim: [b], logs }));
    await expect(collectPublicKeys(environment())).rejects.toThrow(/of ct-logs are refused: there is a kind/);
    says(JSON.stringify({ dkim: [a] }), "");
    expect(await collectPublicKeys(environment(), ["dkim"])).toEqual({ dkim: [a], logs: [] });
  });

  test("is refused where it has no end", async () => {
    docker.answers(
      "case $1 in ps) echo x ;; exec) i=0; while [ $i -lt 1100 ]; do printf '%01024d' 0; i=$((i + 1)); done ;; esac",
    );
    await expect(collectPublicKeys(environment())).rejects.toThrow(/larger than 1 MiB/);
  });
});

test("differences are told by the names in the zone", () => {
  expect(differences({ dkim: [a], logs: [] }, { dkim: [b], logs: [] })).toEqual({
    added: [`DKIM ${b.selector}._domainkey.hcm.edu.vn`],
    gone: [`DKIM ${a.selector}._domainkey.hcm.edu.vn`],
  });
  const logs = [{ keyType: "ed25519" as const, publicKey: LOG_KEY }];
  expect(differences({ dkim: [], logs: [] }, { dkim: [], logs })).toEqual({
    added: [`logs ${LOG_KEY}`],
    gone: [],
  });
  expect(differences({ dkim: [a, b], logs: [] }, { dkim: [b, a], logs: [] })).toEqual({
    added: [],
    gone: [],
  });
});
