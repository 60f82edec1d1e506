/** `Trường Nguyễn Du` to `Truong Nguyen Du`: no marks, `đ` as `d`. What is not Vietnamese keeps its own letters. */
export function toneless(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .normalize("NFC");
}

/**
 * Lower-case ASCII letters and digits, words joined by a hyphen: `Quận 9` to `quan-9`.
 * Letters that have no ASCII form are left out; an apostrophe joins (`K'Đơn` to `kdon`). May be empty.
 */
export function slug(text: string): string {
  return toneless(text)
    .toLowerCase()
    .replace(/['’ʼ`]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
