/** An aligned text table. Columns whose every cell is a number (or blank) stand on the right. */
export function textTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headers.map((header, i) => Math.max(width(header), ...rows.map((row) => width(row[i] ?? ""))));
  const right = headers.map((_, i) => rows.some((row) => row[i]) && rows.every((row) => /^([−-]?[\d\s.,  %]+|—|)$/u.test(row[i] ?? "")));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => pad(cell, widths[i] ?? 0, right[i] ?? false)).join("  ").trimEnd();
  return [line(headers), widths.map((w) => "─".repeat(w)).join("  "), ...rows.map(line)].map((text) => `${text}\n`).join("");
}

const width = (text: string): number => [...text].length;
const pad = (text: string, to: number, right: boolean): string => {
  const gap = " ".repeat(Math.max(0, to - width(text)));
  return right ? gap + text : text + gap;
};
