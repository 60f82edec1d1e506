import { carriedIn } from "../support/carried";
import type { Finished } from "../support/command";
import { Problem, causeOf, lastLines, shortened } from "../support/problem";

/** One line of what OpenTofu says with `-json`. */
export interface TofuMessage {
  readonly type?: string;
  readonly hook?: { readonly resource?: { readonly addr?: string } };
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  };
}

/** Nothing for a line that is no message. */
export function message(line: string): TofuMessage {
  try {
    return line.startsWith("{") ? (JSON.parse(line) as TofuMessage) : {};
  } catch {
    // A line that was cut off by an interruption.
    return {};
  }
}

/** The stack's own guard refused to destroy something that holds people's work. */
export class GuardedLoss extends Problem {}

/** What the engine said was wrong, without its frame. */
export function errorsIn({ stdout, stderr }: Finished): string {
  const errors = stdout
    .split("\n")
    .flatMap((line) => message(line).diagnostic ?? [])
    .filter(({ severity }) => severity === "error")
    .map(({ summary, detail, address }) => [address, summary, detail].filter(Boolean).join(": "))
    // A sentence of our own may stand in the middle of what a provider says.
    .map((said) => (carriedIn([said]) === undefined ? shortened(said) : said));
  return errors.length > 0 ? errors.join("\n") : lastLines(`${stdout}\n${stderr}`);
}

/** One sentence about a failed call, and below it the engine's own words. */
export function refused(stack: string, vi: string, en: string, said: string): Problem {
  if (/cannot be destroyed/i.test(said)) {
    return new GuardedLoss(
      `Ngăn ${stack} sẽ làm mất thứ đang giữ dữ liệu; nó tự từ chối. Hãy xem \`npx congtruong plan\`; nếu đúng là chủ ý, người duyệt cho qua bằng \`npx congtruong deploy --override\`.`,
      `The stack ${stack} would lose something that holds data, and refuses. See \`npx congtruong plan\`; if it is meant, the approver lets it pass by \`npx congtruong deploy --override\`.`,
      said,
    );
  }
  return (
    carriedIn([said]) ??
    causeOf(said) ??
    new Problem(
      `Không ${vi} được ngăn ${stack}; lời của OpenTofu ở dưới, sửa rồi chạy lại, phần đã xong được giữ.`,
      `Could not ${en} the stack ${stack}; OpenTofu's own words are below: correct that and run again, what is done is kept.`,
      said,
    )
  );
}
