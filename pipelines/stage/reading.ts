import type { ReadPlan } from "../read/plan.ts";

/** How a file was read: what `staging.batch.options` holds, as JSON. */
export interface StoredOptions {
  readonly reading: Reading;
  /** Day of import. */
  readonly today: string;
  readonly currency: string | null;
  readonly imported_by: string | null;
  /** batch_id of the earlier reading of the same bytes that this one took the place of. */
  readonly replaces: number | null;
  /** First and last day of its rows, known since it landed. */
  /** SHA-256 of what lies in the archive in the place of the original: names and contacts were cut out of it. */
  readonly cut?: string;
  /** Of all rows, because of their age: what the marks stand for may be known from younger files. */
  readonly cut_whole?: boolean;
  readonly covers?: { readonly from: string; readonly to: string } | null;
}

export type Reading = Pick<ReadPlan, "kind" | "format" | "sheet" | "encoding" | "delimiter" | "headerLine" | "headers" | "bindings" | "codeSpace"> & {
  readonly notation: Omit<ReadPlan["notation"], "today" | "currency">;
};

/** What decides how cells come out; day and currency are the home's matter. */
export function readingOf(plan: ReadPlan): Reading {
  const { kind, format, sheet, encoding, delimiter, headerLine, headers, bindings, codeSpace } = plan;
  const { decimal, dateOrder, dateFormat, words } = plan.notation;
  return { kind, format, sheet, encoding, delimiter, headerLine, headers, bindings, codeSpace, notation: { decimal, dateOrder, dateFormat, words } };
}

export const sameReading = (a: Reading, b: Reading): boolean => canonical(a) === canonical(b);

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v && typeof v === "object" && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  );
}

/** Header text of a canonical column, where the file has one. */
export function headerOf(reading: Pick<Reading, "headers" | "bindings">, column: string | null): string | null {
  const binding = column === null ? undefined : reading.bindings[column];
  return binding?.from === "column" ? (reading.headers[binding.index] ?? null) : null;
}
