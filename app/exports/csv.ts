/** A number (an amount with its currency too) or a phone, masked or whole, may start with + or -; any other cell that starts like a formula would run in a spreadsheet. */
const harmless = /^([+-]?\d[\d\s]*([.,]\d+)?(\s?[\p{L}\p{Sc}]{1,5}\.?)?|\+\d[\d\s()•·-]{6,18})$/u;

/** Text that a spreadsheet takes for text: what starts like a formula (in full-width signs too), and is neither number nor phone, is escaped by '. Our importer takes it off again. */
export const defused = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !harmless.test(text) ? `'${text}` : text);

export type CsvValue = string | number | boolean | null;

/** One CSV cell: formula-like text is escaped by ', then quoted where needed. */
export function csvCell(value: CsvValue, delimiter = ","): string {
  const safe = value === null ? "" : defused(String(value));
  return /[",;\t\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly CsvValue[], delimiter = ","): string => `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
