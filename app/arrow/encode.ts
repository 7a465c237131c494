import { DateDay, Dictionary, Field, Float64, Int32, Int64, Schema, Table, tableToIPC, Utf8, vectorFromArray, type Vector } from "apache-arrow";

/** A column by what it holds: words that repeat, texts as they are, numbers, whole minor units of money, days ("2026-05-31"). Null is null in all. */
export type ArrowColumn =
  | { readonly name: string; readonly kind: "word" | "text" | "day"; readonly values: readonly (string | null)[] }
  | { readonly name: string; readonly kind: "number"; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly kind: "minor"; readonly values: readonly (bigint | null)[] };

const typeOf = (kind: ArrowColumn["kind"]) =>
  kind === "word" ? new Dictionary(new Utf8(), new Int32()) : kind === "text" ? new Utf8() : kind === "day" ? new DateDay() : kind === "number" ? new Float64() : new Int64();

function vectorOf(column: ArrowColumn): Vector {
  const values = column.kind === "day" ? column.values.map((day) => (day === null ? null : new Date(`${day}T00:00:00Z`))) : column.values;
  return vectorFromArray(values as readonly unknown[], typeOf(column.kind));
}

/** Columns of equal length as an Arrow IPC stream: dictionary of Utf8, Utf8, date32, float64, int64; every field may be null. */
export function arrowStream(columns: readonly ArrowColumn[]): Uint8Array<ArrayBuffer> {
  const vectors = columns.map(vectorOf);
  const schema = new Schema(columns.map(({ name }, at) => new Field(name, (vectors[at] as Vector).type, true)));
  const table = new Table(schema, Object.fromEntries(columns.map(({ name }, at) => [name, vectors[at] as Vector])));
  return new Uint8Array(tableToIPC(table, "stream"));
}
