import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { demoToday } from "../calendar.ts";
import { account, total, write, type Cell, type Style, type Table } from "./table.ts";

export interface TextForm {
  readonly style: Style;
  readonly delimiter: "," | ";" | "\t";
  readonly encoding: "utf-8" | "utf-8 with mark" | "windows-1251" | "utf-16le";
  readonly newline: "\n" | "\r\n";
}
type Saved = ReturnType<typeof account>;

/** Code unit → byte. */
const windows1251 = new Uint8Array(65_536).fill(63);
for (let i = 0; i < 128; i++) windows1251[i] = i;
[...new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))].forEach((c, i) => (windows1251[c.charCodeAt(0)] = i + 128));

/** Bytes of a text; what windows-1251 has no place for becomes a question mark, as 1C does it. */
function encode(text: string, encoding: TextForm["encoding"]): Buffer {
  if (encoding === "utf-16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding !== "windows-1251") return Buffer.from(encoding === "utf-8" ? text : `\ufeff${text}`, "utf8");
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = windows1251[text.charCodeAt(i)] as number;
  return bytes;
}

/** Writes a delimited text file and says what its import must report. */
export async function saveText(dir: string, table: Table, form: TextForm): Promise<Saved> {
  const special = new RegExp(`["\n${form.delimiter}]`);
  const quoted = (text: string): string => (special.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const lines: string[] = table.title.map((text) => quoted(text) + form.delimiter.repeat(table.header.length - 1));
  lines.push(table.header.map(quoted).join(form.delimiter));
  const starts: number[] = [];
  let line = lines.length + 1;
  for (const row of table.rows) {
    const text = row.cells.map((cell) => quoted(write(cell, form.style))).join(form.delimiter);
    starts.push(line);
    line += text.split("\n").length;
    lines.push(text);
  }
  if (table.totalUnder !== undefined) lines.push(totalRow(table).map((cell) => write(cell, form.style)).join(form.delimiter));
  await writeFile(join(dir, table.file), encode(lines.join(form.newline) + form.newline, form.encoding));
  return account(table, (i) => starts[i] as number);
}

/** Writes a workbook with real numbers and dates. */
export async function saveWorkbook(dir: string, table: Table, sheet: string): Promise<Saved> {
  const typed = (cell: Cell): string | number | Date | null => {
    if (cell === null || cell === "") return null;
    if (typeof cell !== "object") return cell;
    return "money" in cell ? cell.money / 100 : new Date(cell.day * 86_400_000);
  };
  const rows = [
    ...table.title.map((text) => [text]),
    [...table.header],
    ...table.rows.map((row) => row.cells.map(typed)),
    ...(table.totalUnder === undefined ? [] : [totalRow(table).map(typed)]),
  ];
  const saved = new Date(`${demoToday}T06:00:00Z`); // else the workbook would remember the day on which it was really made
  await writeFile(join(dir, table.file), await writeXlsx({ sheets: [{ name: sheet, rows }], properties: { created: saved, modified: saved } }));
  return account(table, (i) => table.title.length + 2 + i);
}

const totalRow = (table: Table): Cell[] => table.header.map((name, i) => (i === 0 ? "Итого" : name === table.totalUnder ? { money: total(table) } : null));
