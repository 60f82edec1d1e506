import { plainWords } from "./columns";

/** Finds the code of the unit that a list names as the one in charge. */
export class Parents {
  private readonly byName = new Map<string, string>();
  private readonly keys = new Map<string, string>();

  /**
   * @param offices codes and names of those that can be in charge; of two with one name, the first counts
   * @param decode turns text in a legacy encoding into Unicode, to compare
   */
  constructor(
    private readonly department: { readonly id: string; readonly name: string },
    offices: readonly { readonly id: string; readonly name: string }[],
    private readonly decode: (text: string) => string,
  ) {
    for (const { id, name } of [department, ...offices]) {
      const key = this.key(name);
      if (key !== "" && id !== "" && !this.byName.has(key)) this.byName.set(key, id);
    }
  }

  /** Who is in charge of an office: never it itself, though its district's office is its own name. */
  ofOffice(text: string, own: string): string {
    if (text.trim() === "") return this.department.id;
    const named = this.resolve(text, "");
    return named === own && text !== own ? this.department.id : named;
  }

  /** The code; the text itself when no such unit is known; the district's office when only the district is. */
  resolve(text: string, district: string): string {
    if (/^\d{7}$/.test(text)) return text;
    const named =
      text === "" ? this.byName.get(this.key(`Phòng Giáo dục và Đào tạo ${district}`)) : this.find(text);
    return named ?? text;
  }

  private find(text: string): string | undefined {
    const key = this.key(text);
    return (
      this.byName.get(key) ?? this.byName.get(key.replace(/ (?:thanh pho ho chi minh|tp hcm|tphcm)$/, ""))
    );
  }

  private key(text: string): string {
    const known = this.keys.get(text);
    if (known !== undefined) return known;
    const key = this.plainKey(text);
    this.keys.set(text, key);
    return key;
  }

  private plainKey(text: string): string {
    return plainWords(this.decode(text))
      .replace(/^(?:pgd|phong gd)(?= |$)/, "phong giao duc")
      .replace(/^so gd(?= |$)/, "so giao duc")
      .replace(/\bgiao duc(?: va)? (?:dt|dao tao)\b/, "giao duc va dao tao")
      .replace(/\b(?:gddt|gd dt|gd va dt)\b/, "giao duc va dao tao")
      .replace(/^(phong|so) giao duc(?! va)/, "$1 giao duc va dao tao")
      .replace(/\bq (?=\d)/, "quan ");
  }
}
