/** A number or a phone, masked or whole, may start with + or -; any other cell that starts like a formula would run in a spreadsheet. */
const harmless = /^([+-]?\d[\d\s]*([.,]\d+)?|\+\d[\d\s()•·-]{6,18})$/;

/** Text that a spreadsheet takes for text: what starts like a formula, and is neither number nor phone, is escaped by '. Our importer takes it off again. */
export const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !harmless.test(text) ? `'${text}` : text);

export type CsvValue = string | number | boolean | null;

/** One CSV cell: formula-like text is escaped by ', then quoted where needed. */
export function csvCell(value: CsvValue): string {
  const safe = value === null ? "" : defused(String(value));
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly CsvValue[]): string => `${cells.map(csvCell).join(",")}\r\n`;
