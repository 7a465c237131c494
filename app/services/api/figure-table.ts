import type { ArrowColumn } from "#app/arrow/encode.ts";
import { csvLine } from "#app/exports/csv.ts";
import type { Figure } from "#app/metrics/types.ts";
import { minorOf } from "../describe-total.ts";

type Amount = number | string | null | undefined;
/** Columns that may hold money, which is text so that nothing is lost. */
const amounts = ["value", "numerator", "denominator", "low", "high", "median", "p90", "margin"] as const;
const always: ReadonlySet<string> = new Set(["value", "numerator", "denominator", "low", "high"]);

interface Column {
  readonly name: string;
  readonly kind: "word" | "day" | "number" | "amount";
  readonly values: readonly Amount[];
}

/** Figures as a table: one row each, a column per dimension (`by.branch`) and per other count (`part.loyal`) that any of them has. */
function columnsOf(figures: readonly Figure[]): Column[] {
  const of = (name: string, kind: Column["kind"], read: (figure: Figure) => Amount): Column => ({ name, kind, values: figures.map((figure) => read(figure) ?? null) });
  const named = (keys: (figure: Figure) => readonly string[]) => [...new Set(figures.flatMap(keys))];
  return [
    of("metric", "word", ({ metric }) => metric),
    of("as_of", "day", ({ as_of }) => as_of),
    of("definition", "word", ({ definition }) => definition),
    ...named(({ by }) => Object.keys(by)).map((name) => of(`by.${name}`, "word", ({ by }) => by[name])),
    of("label", "word", ({ label }) => label),
    of("unit", "word", ({ unit }) => unit),
    ...amounts.filter((name) => always.has(name) || figures.some((figure) => figure[name] != null)).map((name) => of(name, "amount", (figure) => figure[name])),
    of("n", "number", ({ n }) => n),
    ...named(({ parts = {} }) => Object.keys(parts)).map((name) => of(`part.${name}`, "number", ({ parts }) => parts?.[name])),
    of("marks", "word", ({ marks = [] }) => marks.join(" ") || null),
  ];
}

/** As CSV: header line, comma, CRLF, numbers with a point, blank for null. */
export function figuresCsv(figures: readonly Figure[]): string {
  const columns = columnsOf(figures);
  return [csvLine(columns.map(({ name }) => name)), ...figures.map((_, row) => csvLine(columns.map(({ values }) => values[row] ?? null)))].join("");
}

/**
 * As columns for Arrow. An amount is float64, so that it can be reckoned with; where it is money, `value_money` has the exact decimal
 * text and `value_minor` its minor units.
 */
export const figureColumns = (figures: readonly Figure[]): ArrowColumn[] =>
  columnsOf(figures).flatMap(({ name, kind, values }): ArrowColumn[] => {
    if (kind === "word" || kind === "day") return [{ name, kind, values: values as readonly (string | null)[] }];
    const numbers: ArrowColumn = { name, kind: "number", values: values.map((value) => (value == null ? null : Number(value))) };
    const exact = values.map((value) => (typeof value === "string" ? value : null));
    if (exact.every((text) => text === null)) return [numbers];
    return [numbers, { name: `${name}_money`, kind: "text", values: exact }, { name: `${name}_minor`, kind: "minor", values: exact.map((text) => (text === null ? null : minorOf(text))) }];
  });
