import type { Kind, Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";
import { aliasHit } from "./aliases.ts";

/** One of the first records of a file, cells trimmed. */
export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Header {
  /** Physical line of the header, its last one when it has two. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Kinds in question, the likeliest first, with how well the header fits. */
  readonly fits: readonly { readonly kind: Kind; readonly known: number; readonly missing: number; readonly score: number }[];
}

/** The header stands within the first rows. */
const ROWS = 30;

/** The row whose cells best match the headers of some kind; null when none matches at all. `given` are columns known without the file. */
export function findHeader(rows: readonly SampleRow[], sources: readonly Source[], given: ReadonlySet<string>): Header | null {
  let best: { readonly at: number; readonly cells: readonly string[]; readonly known: number; readonly rows: number } | null = null;
  rows.slice(0, ROWS).forEach((row, at) => {
    for (const source of sources) {
      const one = knownColumns(row.cells, source).size;
      const lower = rows[at + 1];
      const merged = lower ? mergeRows(row.cells, lower.cells, source) : null;
      const two = merged ? knownColumns(merged, source).size : 0;
      const [known, cells, height] = merged && two >= one + 2 ? [two, merged, 2] as const : [one, row.cells, 1] as const;
      if (known > (best?.known ?? 0)) best = { at, cells, known, rows: height };
    }
  });
  if (best === null) return null;
  const { at, cells, rows: height } = best as { at: number; cells: readonly string[]; rows: number };
  const last = at + height - 1;
  const numbers = rows[last + 1];
  const line = numbers && isNumbering(numbers.cells) ? numbers.line : (rows[last] as SampleRow).line;
  return { line, cells, fits: rankKinds(cells, sources, given) };
}

/** Kinds by fit: twice the known columns less the missing required ones; on a tie the fewest missing. */
export function rankKinds(cells: readonly string[], sources: readonly Source[], given: ReadonlySet<string>): Header["fits"] {
  return sources
    .map((source) => {
      const known = knownColumns(cells, source);
      const missing = source.fields.filter((f) => f.required && !known.has(f.name) && !given.has(f.name)).length;
      return { kind: source.kind, known: known.size, missing, score: 2 * known.size - missing };
    })
    .sort((a, b) => b.score - a.score || a.missing - b.missing);
}

/** Canonical columns that a row of cells names. */
function knownColumns(cells: readonly string[], source: Source): ReadonlySet<string> {
  const known = new Set<string>();
  for (const cell of cells) {
    const hit = cell.length <= 80 ? aliasHit(source, cell) : undefined;
    if (hit) known.add(hit.column);
  }
  return known;
}

/** A header of two rows, the upper one merged over groups of columns; null when the lower row is data. */
function mergeRows(upper: readonly string[], lower: readonly string[], source: Source): readonly string[] | null {
  if (lower.some((cell) => /^[\d.,/: -]+$/.test(cell)) || !lower.some((cell) => cell !== "" && aliasHit(source, cell))) return null;
  let group = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [top = "", below = ""] = [upper[i], lower[i]];
    if (top !== "") group = top;
    if (below === "") return top;
    const joined = `${group} ${below}`.trim();
    return aliasHit(source, joined) || !aliasHit(source, below) ? joined : below;
  });
}

/** The row "1 2 3 4 …" that printed forms put under the header. */
const isNumbering = (cells: readonly string[]): boolean => cells.length > 2 && cells.every((cell, i) => cell === String(i + 1));

/** The row that has all the header texts a mapping names. */
export function rowWithHeaders(rows: readonly SampleRow[], names: readonly string[]): SampleRow | undefined {
  return rows.slice(0, ROWS).find((row) => {
    const folded = new Set(row.cells.map(fold));
    return names.every((name) => folded.has(fold(name)));
  });
}
