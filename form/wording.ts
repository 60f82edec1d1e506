import type { Locale } from "../language/localized";
import type { Finding } from "../registry/finding";
import type { FormItem } from "./fields";
import { at, type Values } from "./values";

/** A field as the form names it. */
export interface Named {
  /** The field, or the nearest one around it that the form shows. */
  readonly path: string;
  readonly label: FormItem["label"];
  /** Place of the person in a list, from 1; null outside of lists of people. */
  readonly person: number | null;
}

/** How the form names a field that a finding is about; null for what it does not show. */
export function nameOf(field: string, form: readonly FormItem[]): Named | null {
  for (let path = field; path !== ""; path = path.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, "")) {
    const label = find(path, form);
    if (!label) continue;
    const person = /\[(\d+)\]/.exec(path);
    return { path, label, person: person ? Number(person[1]) + 1 : null };
  }
  return null;
}

function find(path: string, items: readonly FormItem[]): FormItem["label"] | null {
  for (const item of items) {
    if (item.path === path) return item.label;
    const inner =
      item.kind === "group"
        ? find(path, item.items)
        : item.kind === "people" && path.startsWith(`${item.path}[`)
          ? find(path.slice(path.indexOf("]") + 1).replace(/^\./, ""), item.fields)
          : null;
    if (inner) return inner;
  }
  return null;
}

const EMPTY = { vi: "Ô này bắt buộc phải điền.", en: "This field must be filled in." };

/**
 * A rule's sentence for somebody who sees a form and no file: fields by the names that stand beside them.
 * A required field that is empty is told so, and not which line to add.
 */
export function messageFor(
  { rule, field, message }: Pick<Finding, "rule" | "field" | "message">,
  values: Values,
  form: readonly FormItem[],
  locale: Locale,
): string {
  if (rule === "registry/schema" && field !== null && at(values, field) === "") return EMPTY[locale];
  return inWords(message[locale], form, locale, field);
}

/**
 * Replaces fields in backticks (`mail.focal`) by their names in the form.
 *
 * @param about the field that the text is about: of a person in a list, `post` means that person's
 */
export function inWords(
  text: string,
  form: readonly FormItem[],
  locale: Locale,
  about: string | null = null,
): string {
  const person = /^\w+\[\d+\]/.exec(about ?? "")?.[0];
  return text.replace(/`([a-z]\w*(?:\.\w+|\[\d+\])*)`/gi, (written, field: string) => {
    const label = (person && find(`${person}.${field}`, form)) || find(field, form);
    return label ? (locale === "vi" ? `“${label.vi}”` : `“${label.en}”`) : written;
  });
}
