const PATTERNS = [
  // 30/06/2026, 30-6-2026, 30.6.2026
  /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g,
  // ngày 30 tháng 6 năm 2026
  /(\d{1,2}) tháng (\d{1,2}) năm (\d{4})/gi,
];

/** Days named in a Vietnamese text, `YYYY-MM-DD` in the order of their forms; what is no day of a calendar is none. */
export function daysIn(text: string): string[] {
  const found: string[] = [];
  for (const pattern of PATTERNS) {
    for (const [, day = "", month = "", year = ""] of text.matchAll(pattern)) {
      const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      const time = Date.parse(`${iso}T00:00:00Z`);
      if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)) found.push(iso);
    }
  }
  return found;
}
