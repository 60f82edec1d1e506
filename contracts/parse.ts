import type { ValidateFunction } from "ajv";

/**
 * The content of a JSON file as its contract has it, with defaults for what an older writer left out.
 *
 * @param isSound of `readers/`, made from the contract
 * @param file its path in the channel, for the message
 * @throws Error that names the file and the first place in it that is not as the contract says
 */
export function parseAs<T>(isSound: ValidateFunction<T>, text: string, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
  if (isSound(value)) return value;
  const { instancePath = "", message = "is not as its contract says" } = isSound.errors?.[0] ?? {};
  throw new Error(`${file}${instancePath === "" ? "" : `, ${instancePath}`} ${message}`);
}
