import { LocalizedError } from "../../language/localized";

/** Something that a person must know or do before the work can go on. */
export class Problem extends LocalizedError {
  /** @param detail what the program that failed said itself; empty for nothing worth reading */
  constructor(
    vi: string,
    en: string,
    readonly detail: string = "",
  ) {
    super(vi, en);
  }
}

/** The last lines of what a program said, since the cause stands at the end and the rest drowns it. */
export function lastLines(text: string, most = 12): string {
  return text
    .trimEnd()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-most)
    .map(shortened)
    .join("\n");
}

const LONGEST_LINE = 400;

/** A line of which the beginning and the end are kept: what went wrong stands in one of them. */
export function shortened(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return `${line.slice(0, LONGEST_LINE / 2)} … ${line.slice(-LONGEST_LINE / 2)}`;
}

/**
 * What to print for anything that was thrown. Errors made for users carry their sentence as the message; anything
 * else is a defect of ours, and says so instead of showing its stack.
 */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return withDetail(error);
  if (error instanceof Error) {
    const cause = causeOf(error.message);
    return cause === undefined ? error.message : withDetail(cause);
  }
  return String(error);
}

/** Anything that was thrown, as something to tell a person: its first line, and the rest as the program's own words. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const cause = error instanceof Error ? causeOf(error.message) : undefined;
  if (cause !== undefined) return cause;
  if (error instanceof LocalizedError) return new Problem(error.vi, error.en);
  const [said = "", ...rest] = sentenceOf(error).split("\n");
  return new Problem(said, said, rest.join("\n"));
}

interface Cause {
  readonly pattern: RegExp;
  readonly vi: string;
  readonly en: string;
}

const CAUSES: readonly Cause[] = [
  {
    pattern: /no space left on device|ENOSPC|disk quota exceeded|EDQUOT/i,
    vi: "Đĩa đã đầy: hãy giải phóng chỗ (xem `df -h` và `docker system df`) rồi chạy lại, phần đã làm xong được giữ nguyên.",
    en: "The disk is full: free some space (see `df -h` and `docker system df`) and run again; what is done is kept.",
  },
  {
    pattern: /permission denied[^\n]*docker|docker[^\n]*permission denied|connect: permission denied/i,
    vi: "Bạn không có quyền dùng Docker: hãy chạy bằng root, hoặc `sudo usermod -aG docker $USER` rồi đăng nhập lại.",
    en: "You may not use Docker: run as root, or `sudo usermod -aG docker $USER` and log in again.",
  },
  {
    pattern: /cannot connect to the docker daemon|error during connect|docker daemon is not running/i,
    vi: "Docker không trả lời: hãy khởi động nó (`sudo systemctl start docker`) hoặc sửa DOCKER_HOST rồi chạy lại.",
    en: "Docker does not answer: start it (`sudo systemctl start docker`) or correct DOCKER_HOST, and run again.",
  },
  {
    pattern:
      /temporary failure (in name resolution|resolving)|could not resolve|no such host|network is unreachable|ENOTFOUND|EAI_AGAIN|failed to fetch|connection timed out|i\/o timeout|TLS handshake timeout|unexpected EOF|connection reset by peer/i,
    vi: "Tải về bị gián đoạn vì mạng không tới được máy chủ: hãy kiểm tra mạng hoặc proxy rồi chạy lại, việc sẽ tiếp tục từ chỗ dừng.",
    en: "A download was interrupted because the network does not reach the server: check the network or the proxy and run again; the work goes on where it stopped.",
  },
];

/** The cause that a program's own words point to, as a sentence with its remedy; undefined when they are unfamiliar. */
export function causeOf(said: string): Problem | undefined {
  const cause = CAUSES.find(({ pattern }) => pattern.test(said));
  return cause && new Problem(cause.vi, cause.en, lastLines(said, 3));
}

function withDetail({ message, detail }: Problem): string {
  return detail === "" ? message : `${message}\n${detail.replace(/^/gm, "  | ")}`;
}
