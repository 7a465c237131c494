/** A number or a phone may start with + or -; any other cell that starts like a formula would run in a spreadsheet. */
const harmless = /^([+-]?\d[\d\s]*([.,]\d+)?|\+\d[\d\s()-]{6,18})$/;

/** One CSV cell: formula-like text is escaped by ', then quoted where needed. */
export function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !harmless.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number | boolean | null)[]): string => `${cells.map(csvCell).join(",")}\r\n`;
