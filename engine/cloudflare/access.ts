import { Problem } from "../support/problem";
import { CloudflareApi, type CloudflareApiProps } from "./api";

const TOKEN = "CLOUDFLARE_API_TOKEN";
const ADDRESS = "TF_VAR_cloudflare_api";

export interface AccessProps extends CloudflareApiProps {
  /** The runner's variables. @default - the process's own */
  readonly given?: Readonly<Record<string, string | undefined>>;
}

/** The API as the runner's variables have it, and the header that opens it. */
export interface Access {
  readonly api: CloudflareApi;
  /** For the `Authorization` header; in memory only, never printed, never an argument. */
  readonly token: string;
}

/**
 * `CLOUDFLARE_API_TOKEN` opens the API; it is called at `TF_VAR_cloudflare_api` where that is set, such as at a
 * gateway of the data centre.
 *
 * @throws Problem when the token is none; its value is not shown
 */
export function accessOf({ given = process.env, ...props }: AccessProps): Access {
  const token = given[TOKEN] ?? "";
  if (!/^[0-9A-Za-z_-]{40,80}$/.test(token)) {
    const how =
      token === "" ? ["chưa được đặt", "is not set"] : ["không đúng dạng", "has not the form of a token"];
    throw new Problem(
      `Biến ${TOKEN} ${how[0]}: hãy tạo API token (không phải Global API Key) ở Cloudflare, 40-80 chữ, không dấu cách hay xuống dòng, đặt vào biến rồi chạy lại (docs/cloudflare.md).`,
      `${TOKEN} ${how[1]}: make an API token (not the Global API Key) at Cloudflare, 40 to 80 characters without a space or a line break, set it and run again (docs/cloudflare.md).`,
    );
  }
  const upstream = given[ADDRESS];
  const elsewhere = upstream === undefined || upstream === "" ? {} : { upstream };
  return { api: new CloudflareApi({ ...elsewhere, ...props }), token: `Bearer ${token}` };
}
