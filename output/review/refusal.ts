import type { Locale } from "../../language/localized";
import { RegistryRefused } from "../../policy/admit";
import { renderText } from "./findings/text";

/**
 * Why nothing was synthesised, in words for the person who ran it: the registry's findings where it was refused, one
 * sentence otherwise. Never a stack trace.
 */
export function refusedInWords(error: unknown, locale: Locale = "vi"): string {
  if (error instanceof RegistryRefused) {
    return `${renderText(error.verdict, locale)}\nKhông tổng hợp gì vì sổ đăng ký có lỗi / Nothing is synthesised: the registry has errors.`;
  }
  return error instanceof Error ? error.message : String(error);
}
