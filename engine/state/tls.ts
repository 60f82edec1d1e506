import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { ConnectionOptions } from "node:tls";
import { Problem } from "../support/problem";

/** What OpenTofu's driver knows; PostgreSQL's own tools know two more, which fall back to no encryption. */
const MODES = ["disable", "require", "verify-ca", "verify-full"] as const;
type Mode = (typeof MODES)[number];

/** Parameters that name files, as libpq has them: https://www.postgresql.org/docs/15/libpq-ssl.html */
const FILES = ["sslrootcert", "sslcert", "sslkey"] as const;

/** Authorities of the public internet, where a server has its certificate from one of them. */
const PUBLIC = "/etc/ssl/certs/ca-certificates.crt";

/** Without a word about it, the connection is encrypted: what OpenTofu's driver does too. */
export function sslMode(parameters: URLSearchParams): string {
  return parameters.get("sslmode") ?? "require";
}

/**
 * Refuses what OpenTofu, this program and PostgreSQL's own tools would read in different ways: each looks for
 * authorities in another place where none is named, and for a relative path in another folder.
 *
 * @param variable what the parameters stand in, for the sentence
 * @throws Problem where the mode is unknown, a server is to be verified against nobody, or a file cannot be read
 */
export function requireReadableAlike(parameters: URLSearchParams, variable: string): void {
  const mode = sslMode(parameters);
  if (!isMode(mode)) {
    throw new Problem(
      `sslmode=${mode} trong ${variable} không dùng được: hãy chọn verify-full (nên dùng), verify-ca, require hoặc disable.`,
      `sslmode=${mode} in ${variable} cannot be used: choose verify-full (recommended), verify-ca, require or disable.`,
    );
  }
  if (mode.startsWith("verify-") && !parameters.has("sslrootcert")) {
    throw new Problem(
      `${variable} đòi kiểm chứng thư của máy chủ (sslmode=${mode}) mà không nêu cơ quan cấp: hãy thêm &sslrootcert=/đường/dẫn/ca.pem (cơ quan công cộng: ${PUBLIC}).`,
      `${variable} wants the server's certificate verified (sslmode=${mode}) and names no authority: add &sslrootcert=/path/to/ca.pem (public authorities: ${PUBLIC}).`,
    );
  }
  for (const name of FILES) {
    const path = parameters.get(name);
    if (path !== null) requirePem(name, path, variable);
  }
}

function isMode(mode: string): mode is Mode {
  return (MODES as readonly string[]).includes(mode);
}

function requirePem(name: string, path: string, variable: string): void {
  const found = isAbsolute(path) ? read(path) : undefined;
  if (found?.includes("-----BEGIN ") === true && (name === "sslkey" || found.includes(" CERTIFICATE-----")))
    return;
  const what = name === "sslkey" ? { vi: "khoá", en: "a key" } : { vi: "chứng thư", en: "a certificate" };
  throw new Problem(
    `${name}=${path} trong ${variable} phải là đường dẫn tuyệt đối tới một tệp PEM đọc được, có ${what.vi}: hãy sửa đường dẫn hoặc quyền đọc rồi chạy lại.`,
    `${name}=${path} in ${variable} has to be the absolute path of a PEM file that can be read, with ${what.en} in it: correct the path or its permissions and run again.`,
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** What this program's own driver is told. `require` asks who answers only where an authority is named, as libpq has it. */
export function tlsOptions(parameters: URLSearchParams): ConnectionOptions | false {
  const mode = sslMode(parameters);
  if (mode === "disable") return false;
  const file = (name: (typeof FILES)[number]): string | undefined => {
    const path = parameters.get(name);
    return path === null ? undefined : readFileSync(path, "utf8");
  };
  const [ca, cert, key] = [file("sslrootcert"), file("sslcert"), file("sslkey")];
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    rejectUnauthorized: mode.startsWith("verify-") || ca !== undefined,
    ...(mode === "verify-full" ? {} : { checkServerIdentity: () => undefined }),
  };
}

interface Server {
  /** Where it is, without the password. */
  readonly place: string;
  readonly host: string;
  /** The file of the authorities that are trusted. */
  readonly authority: string;
}

interface Meaning {
  /** As Node and as Go say it. */
  readonly pattern: RegExp;
  problem(server: Server, said: string): Problem;
}

const MEANINGS: readonly Meaning[] = [
  {
    pattern: /certificate has expired|not yet valid/i,
    problem: ({ place }, said) =>
      new Problem(
        `Chứng thư của máy chủ PostgreSQL (${place}) đã hết hạn hoặc chưa có hiệu lực: hãy cấp chứng thư mới cho máy chủ đó, hoặc chỉnh giờ của máy này, rồi chạy lại; mật khẩu chưa được gửi, chưa thay đổi gì.`,
        `The certificate of the PostgreSQL server (${place}) has expired or is not valid yet: give that server a new one, or correct this machine's clock, and run again; no password was sent and nothing was changed.`,
        said,
      ),
  },
  {
    pattern:
      /unable to verify the first certificate|self.signed certificate|unable to get (local )?issuer certificate|certificate signature failure|signed by unknown authority/i,
    problem: ({ place, authority }, said) =>
      new Problem(
        `Chứng thư của máy chủ PostgreSQL (${place}) không do cơ quan nào trong ${authority} cấp, nên có thể đó là máy khác: hãy hỏi người quản trị máy chủ, sửa địa chỉ hoặc sslrootcert trong PG_CONN_STR rồi chạy lại; mật khẩu chưa được gửi, chưa thay đổi gì.`,
        `The certificate of the PostgreSQL server (${place}) is from no authority in ${authority}, so that it may be another machine: ask who runs the server, correct the address or sslrootcert in PG_CONN_STR and run again; no password was sent and nothing was changed.`,
        said,
      ),
  },
  {
    pattern:
      /does not match certificate's altnames|x509: certificate is (not )?valid for|x509: cannot validate certificate for/i,
    problem: ({ place, host }, said) =>
      new Problem(
        `Chứng thư của máy chủ PostgreSQL (${place}) không mang tên ${host}: hãy dùng trong PG_CONN_STR đúng tên ghi trong chứng thư, hoặc cấp chứng thư có tên đó (subjectAltName), rồi chạy lại; mật khẩu chưa được gửi, chưa thay đổi gì.`,
        `The certificate of the PostgreSQL server (${place}) does not name ${host}: use a name in PG_CONN_STR that it has, or give the server one with that name (subjectAltName), and run again; no password was sent and nothing was changed.`,
        said,
      ),
  },
  {
    pattern: /does not support SSL connections|SSL is not enabled on the server/i,
    problem: ({ place }, said) =>
      new Problem(
        `Máy chủ PostgreSQL (${place}) không mở TLS: hãy bật \`ssl = on\` ở máy chủ đó (docs/state.md) rồi chạy lại; mật khẩu chưa được gửi, chưa thay đổi gì.`,
        `The PostgreSQL server (${place}) offers no TLS: set \`ssl = on\` on it (docs/state.md) and run again; no password was sent and nothing was changed.`,
        said,
      ),
  },
];

/** One sentence where a connection failed for its encryption. @returns undefined where it failed for something else */
export function tlsRefusal(server: Server, said: string): Problem | undefined {
  return MEANINGS.find(({ pattern }) => pattern.test(said))?.problem(server, said);
}
