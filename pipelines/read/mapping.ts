import { z } from "zod";
import { dateFormat } from "../sources/fields/date-format.ts";
import { fold } from "../sources/fields/fold.ts";
import { kinds } from "../sources/contract.ts";
import { sources } from "../sources/index.ts";
import { ReadError, type ColumnFrom, type Mapping, type ReadPlan } from "./plan.ts";

const columnFrom = z.union([
  z.strictObject({ column: z.union([z.int().min(1), z.string().min(1)]) }),
  z.strictObject({ constant: z.string() }),
  z.strictObject({ line: z.literal(true) }),
]);

const isDateFormat = (format: string): boolean => {
  try {
    dateFormat(format);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const schema = z.strictObject({
  kind: z.enum(kinds),
  delimiter: z.string().optional(),
  encoding: z.string().optional(),
  header: z.boolean().optional(),
  header_line: z.int().min(1).optional(),
  date: z.string().refine(isDateFormat).optional(),
  date_order: z.enum(["dmy", "mdy", "ymd"]).optional(),
  decimal: z.enum([",", "."]).optional(),
  currency: z.string().optional(),
  code_space: z.string().optional(),
  complete: z.boolean().optional(),
  columns: z.record(z.string(), columnFrom),
  words: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** A mapping file's JSON (text or already parsed) → Mapping, its words folded. Throws ReadError bad_mapping with the place. */
export function parseMapping(json: unknown): Mapping {
  const found = schema.safeParse(typeof json === "string" ? parseJson(json) : json);
  if (!found.success) {
    const issue = found.error.issues[0];
    throw new ReadError("bad_mapping", { at: issue?.path.join(".") ?? "", why: issue?.message ?? "" });
  }
  const mapping = found.data;
  const known = new Set(sources[mapping.kind].fields.map((field) => field.name));
  const stray = [...Object.keys(mapping.columns), ...Object.keys(mapping.words ?? {})].find((name) => !known.has(name));
  if (stray !== undefined) throw new ReadError("bad_mapping", { at: `columns.${stray}`, why: `no such column in ${mapping.kind}` });
  const byName = mapping.header === false && Object.entries(mapping.columns).find(([, from]) => "column" in from && typeof from.column === "string");
  if (byName) throw new ReadError("bad_mapping", { at: `columns.${byName[0]}`, why: "a file without a header has numbered columns" });
  const words = Object.entries(mapping.words ?? {}).map(([column, list]) => [column, Object.fromEntries(Object.entries(list).map(([word, to]) => [fold(word), to]))] as const);
  return { ...mapping, words: Object.fromEntries(words) } as Mapping;
}

/** What a mapping keeps of a plan, or of a file that was loaded. */
type ReadAs = Pick<ReadPlan, "kind" | "headers" | "headerLine" | "delimiter" | "encoding" | "bindings" | "codeSpace" | "currencySeen"> & {
  readonly notation: Omit<ReadPlan["notation"], "today" | "currency">;
};

/**
 * A plan as the mapping that gives it again for any file with the same headers. Columns go by header text, by number where two share one;
 * encoding and delimiter are left to each file. Its decimal sign and date order are kept as said, to be held against the next file.
 */
export function planToMapping(plan: ReadAs): Mapping {
  const folded = plan.headers.map((header) => fold(header));
  const named = (index: number): number | string => {
    const text = folded[index] ?? "";
    return text === "" || folded.filter((other) => other === text).length > 1 ? index + 1 : (plan.headers[index] as string);
  };
  const columns = Object.entries(plan.bindings).map(([name, binding]): [string, ColumnFrom] => {
    if (binding.from === "column") return [name, { column: named(binding.index) }];
    return [name, binding.from === "constant" ? { constant: binding.value } : { line: true }];
  });
  const { decimal, dateOrder, dateFormat, words } = plan.notation;
  const hasWords = Object.values(words).some((list) => Object.keys(list).length > 0);
  return {
    kind: plan.kind,
    ...(plan.headerLine === null && { header: false, ...(plan.delimiter && { delimiter: plan.delimiter }), ...(plan.encoding && { encoding: plan.encoding }) }),
    ...(dateFormat === null ? { date_order: dateOrder } : { date: dateFormat }),
    decimal,
    ...(plan.currencySeen !== null && { currency: plan.currencySeen }),
    code_space: plan.codeSpace,
    complete: true,
    columns: Object.fromEntries(columns),
    ...(hasWords && { words }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new ReadError("bad_mapping", { at: "", why: error instanceof Error ? error.message : String(error) });
  }
}
