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

describe("what running services say", () => {
  let docker: FakeDocker;
  beforeEach(() => {
    docker = new FakeDocker();
  });
  afterEach(() => docker.dispose());
  const says = (text: string) =>
    docker.answers(`case $1 in ps) echo 0123456789ab ;; exec) printf '%s' '${text}' ;; esac`);

  test("is collected in one order", async () => {
    says(JSON.stringify({ dkim: [b, a] }));
    const { dkim } = await collectPublicKeys(environment());
    says(JSON.stringify({ dkim: [a, b] }));
    expect(await collectPublicKeys(environment())).toEqual({ dkim });
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

  test("is refused where it has no end", async () => {
    docker.answers(
      "case $1 in ps) echo x ;; exec) i=0; while [ $i -lt 1100 ]; do printf '%01024d' 0; i=$((i + 1)); done ;; esac",
    );
    await expect(collectPublicKeys(environment())).rejects.toThrow(/larger than 1 MiB/);
  });
});

test("differences are told by the names in the zone", () => {
  expect(differences({ dkim: [a] }, { dkim: [b] })).toEqual({
    added: [`DKIM ${b.selector}._domainkey.hcm.edu.vn`],
    gone: [`DKIM ${a.selector}._domainkey.hcm.edu.vn`],
  });
  expect(differences({ dkim: [a, b] }, { dkim: [b, a] })).toEqual({ added: [], gone: [] });
});
