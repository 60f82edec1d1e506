import type { DkimKey, LogKey, PublicKeys } from "../../contracts/types";
import type { Environment } from "../../environments/environment";
import { nodeOf, type Place } from "../../environments/nodes";
import { parsePublicKeys, sorted, type CollectedKeys } from "../../environments/public-keys";
import { namesFor } from "../../model/names";
import { execInService } from "../nodes/service";
import { lastLines, Problem } from "../support/problem";

/** Who publishes, whose data it is (so where it runs), and of which kinds its word counts. */
const PUBLISHERS: readonly {
  readonly service: string;
  readonly place: Place;
  readonly kinds: readonly (keyof PublicKeys)[];
}[] = [
  { service: "mail-filter", place: "edge", kinds: ["dkim"] },
  { service: "logs", place: "core", kinds: ["logs"] },
];

/** The same path in every image. */
const FILE = "/run/public-keys.json";
/** Beyond a thousand keys: whoever writes more writes something else. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * Asks each service that makes keys for their public halves. All of them or none: a service that does not answer must not
 * look like one whose keys are gone.
 *
 * @param wanted of which kinds; all by default
 * @throws Problem when a service does not run or has published nothing yet, or when what it says is no public key
 */
export async function collectPublicKeys(
  environment: Environment,
  wanted?: readonly (keyof PublicKeys)[],
): Promise<CollectedKeys> {
  const found: PublicKeys[] = [];
  for (const { service, place, kinds } of PUBLISHERS) {
    if (wanted !== undefined && !kinds.some((kind) => wanted.includes(kind))) continue;
    const name = namesFor(environment).of(service);
    const dockerHost = nodeOf(environment, place)?.engine ?? environment.docker.host;
    const { exitCode, stdout, stderr } = await execInService({ service: name, dockerHost }, [
      ...["head", "-c", String(LARGEST_BYTES + 1), FILE],
    ]);
    if (exitCode !== 0) {
      throw new Problem(
        `${name} chưa công bố khóa nào (${FILE}): hãy đợi dịch vụ chạy xong phần chuẩn bị, xem \`docker service logs ${name}\` rồi chạy lại.`,
        `${name} has published no keys yet (${FILE}): wait until the service is ready, see \`docker service logs ${name}\`, and run again.`,
        lastLines(stderr),
      );
    }
    found.push(checked(name, stdout, kinds));
  }
  return sorted(found);
}

/** What a container says is not trusted, and never repeated in a message. */
function checked(service: string, text: string, kinds: readonly (keyof PublicKeys)[]): PublicKeys {
  const refuse = (vi: string, en: string): Problem =>
    new Problem(
      `Không nhận khóa công khai của ${service}: ${vi}. Không có gì được ghi; hãy tìm hiểu dịch vụ ấy (\`docker service logs ${service}\`) trước khi chạy lại.`,
      `The public keys of ${service} are refused: ${en}. Nothing was written; look into that service (\`docker service logs ${service}\`) before you run this again.`,
    );
  if (text.length > LARGEST_BYTES) throw refuse("tệp lớn hơn 1 MiB", "the file is larger than 1 MiB");
  const result = parsePublicKeys(text);
  if ("fault" in result) throw refuse(result.fault.vi, result.fault.en);
  const foreign = Object.keys(result.keys).some((kind) => !kinds.includes(kind as keyof PublicKeys));
  if (foreign) throw refuse("có loại khóa không phải của nó", "there is a kind of key that is not its own");
  return result.keys;
}

export interface KeyDifferences {
  /** What each is called where it is published. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** A key never changes under its name: the name follows from it. */
export function differences(before: CollectedKeys, after: CollectedKeys): KeyDifferences {
  const names = ({ dkim, logs }: CollectedKeys): readonly string[] => [
    ...dkim.map(({ selector, domain }: DkimKey) => `DKIM ${selector}._domainkey.${domain}`),
    ...logs.map(({ publicKey }: LogKey) => `logs ${publicKey}`),
  ];
  const [old, now] = [names(before), names(after)];
  return {
    added: now.filter((name) => !old.includes(name)),
    gone: old.filter((name) => !now.includes(name)),
  };
}
