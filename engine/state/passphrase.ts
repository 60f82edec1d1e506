import { Problem } from "../support/problem";

/** The variable with the passphrase of all states; OpenTofu reads it as the variable `state_passphrase`. */
export const PASSPHRASE = "TF_VAR_state_passphrase";
/** The passphrase that states are being changed to. */
export const NEXT_PASSPHRASE = "TF_VAR_state_passphrase_new";

/** OpenTofu's own least length (its key provider pbkdf2). */
const SHORTEST = 16;

/**
 * @param variable which it came from
 * @throws Problem that never repeats it, when it is missing, too short, or has a line break at an end (a file that was
 *   read into the variable whole)
 */
export function requirePassphrase(variable: string, passphrase: string | undefined): string {
  if (passphrase === undefined || passphrase === "") {
    throw new Problem(
      `Trạng thái được mã hoá mà chưa có mật khẩu: hãy đặt biến ${variable} (từ ${SHORTEST} ký tự, hỏi người giữ két mật khẩu) rồi chạy lại.`,
      `The state is encrypted and there is no passphrase: set ${variable} (${SHORTEST} characters or more; ask who keeps the safe) and run again.`,
    );
  }
  if (passphrase.trim() !== passphrase) {
    throw new Problem(
      `Mật khẩu trong ${variable} bắt đầu hoặc kết thúc bằng khoảng trắng hay xuống dòng: hãy bỏ đi rồi chạy lại.`,
      `The passphrase in ${variable} begins or ends with a space or a line break: remove that and run again.`,
    );
  }
  if (Buffer.byteLength(passphrase) < SHORTEST) {
    throw new Problem(
      `Mật khẩu trong ${variable} ngắn hơn ${SHORTEST} ký tự: hãy dùng mật khẩu dài hơn, ví dụ từ \`openssl rand -base64 33\`.`,
      `The passphrase in ${variable} is shorter than ${SHORTEST} characters: use a longer one, such as \`openssl rand -base64 33\` makes.`,
    );
  }
  return passphrase;
}
