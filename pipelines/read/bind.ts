import type { Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";
import { aliasHit } from "./aliases.ts";
import { ReadError, type Ambiguity, type Binding, type Mapping, type ReadPlan } from "./plan.ts";
import { nearestAlias } from "./similar.ts";

export interface Bound {
  readonly bindings: ReadPlan["bindings"];
  readonly ambiguities: readonly Ambiguity[];
}

export interface Given {
  readonly file: string;
  readonly mapping: Mapping | undefined;
  /** --set constants, checked. */
  readonly set: Readonly<Record<string, string>>;
  /** --map header texts by canonical column, checked. */
  readonly map: Readonly<Record<string, string>>;
  /** Does the column hold anything in the first records? */
  readonly filled: (index: number) => boolean;
}

/**
 * Where each canonical column comes from: constants first, then options and the mapping file, then header texts (a better spelling wins),
 * then misspelt ones. Throws ReadError when the mapping names what is not there.
 */
export function bindColumns(source: Source, headers: readonly string[], given: Given): Bound {
  const bindings: Record<string, Binding> = {};
  const ambiguities: Ambiguity[] = [];
  for (const [column, value] of Object.entries(given.set)) bindings[column] = { from: "constant", value };
  for (const [column, header] of Object.entries(given.map)) bindings[column] ??= { from: "column", index: headerIndex(headers, header, column, given.file) };
  for (const [column, from] of Object.entries(given.mapping?.columns ?? {})) {
    if (bindings[column]) continue;
    if ("constant" in from) bindings[column] = { from: "constant", value: from.constant };
    else if ("line" in from) bindings[column] = { from: "line" };
    else bindings[column] = { from: "column", index: typeof from.column === "number" ? from.column - 1 : headerIndex(headers, from.column, column, given.file) };
  }
  if (given.mapping?.complete) return { bindings, ambiguities };
  const taken = (): ReadonlySet<number> => boundIndexes(bindings);

  for (const [column, found] of candidates(source, headers)) {
    if (bindings[column]) continue;
    const free = found.filter(({ index }) => !taken().has(index));
    const best = free.filter(({ rank }) => rank === free[0]?.rank);
    const chosen = best.length > 1 && best.some(({ index }) => given.filled(index)) ? best.filter(({ index }) => given.filled(index)) : best;
    if (chosen[0]) bindings[column] = { from: "column", index: chosen[0].index };
    if (chosen.length > 1) {
      ambiguities.push({ code: "duplicate_column", option: "--mapping", choices: chosen.map(({ index }) => String(index + 1)), examples: [headers[(chosen[0] as { index: number }).index] as string] });
    }
  }
  headers.forEach((header, index) => {
    if (taken().has(index) || aliasHit(source, header)) return;
    const near = nearestAlias(source, header, (column) => !bindings[column]);
    if (near) bindings[near.column] = { from: "column", index };
  });
  return { bindings, ambiguities };
}

/** Columns of the file that feed something. */
export const boundIndexes = (bindings: ReadPlan["bindings"]): ReadonlySet<number> =>
  new Set(Object.values(bindings).flatMap((b) => (b.from === "column" ? [b.index, ...(typeof b.currency === "number" ? [b.currency] : [])] : [])));

/** Columns of the file that feed nothing. */
export function unmappedColumns(headers: readonly string[], bindings: ReadPlan["bindings"], besides: number | null = null): ReadPlan["unmapped"] {
  const used = boundIndexes(bindings);
  return headers.flatMap((header, index) => (used.has(index) || index === besides || header === "" ? [] : [{ index, header }]));
}

/** Columns of the file by the canonical column that their header names, better spellings first. */
function candidates(source: Source, headers: readonly string[]): ReadonlyMap<string, readonly { readonly index: number; readonly rank: number }[]> {
  const found = new Map<string, { index: number; rank: number }[]>();
  headers.forEach((header, index) => {
    const hit = aliasHit(source, header);
    if (hit) found.set(hit.column, [...(found.get(hit.column) ?? []), { index, rank: hit.rank }]);
  });
  for (const list of found.values()) list.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return found;
}

function headerIndex(headers: readonly string[], name: string, column: string, file: string): number {
  const index = headers.findIndex((header) => fold(header) === fold(name));
  if (index < 0) throw new ReadError("bad_mapping", { file, at: `columns.${column}`, why: `no header "${name}"` });
  return index;
}

/** Required columns that come from nowhere. */
export const missingColumns = (source: Source, bindings: ReadPlan["bindings"]): string[] => source.fields.filter((field) => field.required && !bindings[field.name]).map((field) => field.name);
