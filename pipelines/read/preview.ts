import type { Notation, Parsed, ProblemCode, Source } from "../sources/contract.ts";
import { trimCell } from "../sources/fields/cell.ts";
import { inCurrency } from "../sources/fields/currency-column.ts";
import { speaksOfTotal } from "../sources/fields/total.ts";
import { namesNobody, sources } from "../sources/index.ts";
import { textFile, type Binding, type ReadPlan } from "./plan.ts";
import { visitRecords } from "./records.ts";
import { cellsOf } from "./splitter.ts";
import { sheetRows } from "./xlsx.ts";

export interface PreviewRow {
  /** Physical line of the record. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Canonical column → value and problem. */
  readonly fields: Readonly<Record<string, Parsed>>;
  /** It reads like a total row, which is no row: a required value is missing or unreadable in it. */
  readonly total: boolean;
  /** What is wrong with the record as a whole, beside its cells. */
  readonly problems: readonly ProblemCode[];
}

/** The first records as cells and as typed fields, for the page that confirms a plan. */
export async function preview(plan: ReadPlan, limit: number): Promise<PreviewRow[]> {
  const rows: PreviewRow[] = [];
  const add = (line: number, cells: readonly string[]): void => {
    if (rows.length < limit && line > (plan.headerLine ?? 0) && cells.some((cell) => trimCell(cell) !== null)) {
      const fields = readFields(sources[plan.kind], plan.bindings, plan.notation, cells, line);
      const total = sources[plan.kind].fields.some(({ name, required }) => required && fields[name]?.problem) && speaksOfTotal(cells.map((cell) => trimCell(cell) ?? ""));
      rows.push({ line, cells, fields, total, problems: namesNobody(sources[plan.kind], fields) ? ["no_client"] : [] });
    }
  };
  if (plan.format === "xlsx") {
    for await (const { line, cells } of sheetRows(plan.file, plan.sheet ?? "", plan.notation.decimal, limit + 100)) add(line, cells);
  } else {
    await visitRecords(textFile(plan), { record: (view) => (rows.length < limit ? add(view.line, cellsOf(view)) : undefined), chunk: async () => rows.length >= limit });
  }
  return rows;
}

/** One record's cells → its fields by the TypeScript executor; a blank required value is `missing`. */
export function readFields(source: Source, bindings: ReadPlan["bindings"], notation: Notation, cells: readonly string[], line: number): Record<string, Parsed> {
  const parsed = source.fields.map((field) => {
    const cell = trimCell(boundText(bindings[field.name], cells, line, notation));
    const result: Parsed = cell === null ? { value: null, problem: null } : field.type.parse(cell, field.name, notation);
    return [field.name, result.value === null && result.problem === null && field.required ? { value: null, problem: "missing" as const } : result] as const;
  });
  return Object.fromEntries(parsed);
}

function boundText(binding: Binding | undefined, cells: readonly string[], line: number, { currency }: Notation): string {
  if (binding === undefined) return "";
  if (binding.from !== "column") return binding.from === "line" ? String(line) : binding.value;
  const text = cells[binding.index] ?? "";
  if (binding.currency === undefined) return text;
  return inCurrency(text, typeof binding.currency === "number" ? (cells[binding.currency] ?? "") : binding.currency, currency);
}
