import { writeXlsx } from "hucre/xlsx";
import type { Locale, Translate } from "#app/i18n/index.ts";
import { type Field, type Kind, sources } from "#pipelines/sources/index.ts";
import { columnName } from "./column-name.ts";
import { exampleOf, type Example } from "./examples.ts";

/** Columns that only few rows have. */
const leftBlank: ReadonlySet<string> = new Set(["reverses_no", "cancelled_on", "trade_in_vin", "left_on", "until", "returned_on", "compensation_amount"]);
/** A VIN that nobody's car has, and that reads as what it is. */
const exampleVin = "EXAMPLE0000000001";

interface Template {
  readonly header: readonly string[];
  /** One example row; null where it leaves a cell blank. */
  readonly example: readonly (Example | null)[];
}

/** The columns of a kind as the reader calls them, and one row that loads and says of itself that it is an example. */
export function template(kind: Kind, t: Translate, locale: Locale): Template {
  const { fields } = sources[kind];
  const marked = markedField(fields);
  return {
    header: fields.map(({ name }) => columnName(name, t, kind)),
    example: fields.map((field) => {
      if (leftBlank.has(field.name)) return null;
      const example = exampleOf(kind, field, t, locale);
      return field === marked ? marking(field, example, t("dictionary.mark")) : example;
    }),
  };
}

/** The part of the key that can hold a word of ours: its last number or text, else the VIN. */
const markedField = (fields: readonly Field[]): Field | undefined => {
  const keys = fields.filter((field) => field.key && !["line_no", "metric", "phone", "email"].includes(field.name));
  return keys.find(({ type }) => type.name === "code") ?? keys.findLast(({ type }) => type.name === "text") ?? keys[0];
};

function marking(field: Field, { text }: Example, mark: string): Example {
  const said = field.type.name === "code" ? `${mark}-1` : field.type.name === "vin" ? exampleVin : `${mark}: ${text}`;
  return { text: said, typed: said };
}

/** UTF-8 with a mark, semicolons, CRLF: what a spreadsheet opens by a double click in Russian and Kazakh settings. */
export function templateCsv(kind: Kind, t: Translate, locale: Locale): string {
  const { header, example } = template(kind, t, locale);
  const line = (cells: readonly string[]): string => `${cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";")}\r\n`;
  return `\uFEFF${line(header)}${line(example.map((cell) => cell?.text ?? ""))}`;
}

/** A workbook with typed numbers and days, and columns as wide as their headers. */
export async function templateXlsx(kind: Kind, t: Translate, locale: Locale): Promise<Uint8Array> {
  const { header, example } = template(kind, t, locale);
  const columns = header.map((text, i) => ({
    width: Math.max(12, text.length + 2, (example[i]?.text.length ?? 0) + 2),
    ...(example[i]?.typed instanceof Date && { numFmt: "dd.mm.yyyy" }),
  }));
  return writeXlsx({
    sheets: [{ name: t(`kinds.${kind}`).slice(0, 31), columns, rows: [[...header], example.map((cell) => cell?.typed ?? null)], freezePane: { rows: 1 } }],
  });
}
