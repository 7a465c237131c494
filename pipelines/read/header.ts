import type { Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";
import { aliasHit, isUnit } from "./aliases.ts";
import { rankKinds, type Fit } from "./recognise.ts";

/** One of the first records of a file, cells trimmed. */
export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Header {
  /** Physical line of the header, its last one when it has several. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Kinds in question, the likeliest first. */
  readonly fits: readonly Fit[];
}

/** The header stands within the first rows. */
export const ROWS = 30;
/** No header is as long as this. */
const LONGEST = 80;

export interface Candidate {
  readonly cells: readonly string[];
  /** Place of its last row among the rows. */
  readonly last: number;
  readonly known: number;
}

/** The row, or the two rows, whose cells best match the headers of some kind; null when none matches at all. `given` are columns known without the file. */
export function findHeader(rows: readonly SampleRow[], sources: readonly Source[], given: ReadonlySet<string>): Header | null {
  let best: Candidate | null = null;
  for (const at of rows.slice(0, ROWS).keys()) {
    for (const source of sources) {
      const found = headerAt(rows, at, source);
      if (found.known > (best?.known ?? 0)) best = found;
    }
  }
  return best === null ? null : settled(rows, best, sources, given);
}

/** The header whose last row is `at`, or which begins there, for one kind: one row, or two when both together say more than either. */
export function headerAt(rows: readonly SampleRow[], at: number, source: Source): Candidate {
  const [upper, lower] = [(rows[at] as SampleRow).cells, rows[at + 1]?.cells];
  const one = { cells: upper, last: at, known: knownColumns(upper, source) };
  const merged = lower && mergeRows(upper, lower, source);
  if (!lower || !merged) return one;
  const two = { cells: merged, last: at + 1, known: knownColumns(merged, source) };
  return two.known > Math.max(one.known, knownColumns(lower, source)) ? two : one;
}

export function settled(rows: readonly SampleRow[], found: Candidate, sources: readonly Source[], given: ReadonlySet<string>): Header {
  const whole = withUnits(rows, found);
  return { ...whole, fits: rankKinds(whole.cells, sources, given) };
}

/** Rows of units and of numbers under a header belong to it. */
export function withUnits(rows: readonly SampleRow[], { cells, last }: Candidate): Pick<Header, "line" | "cells"> {
  let line = (rows[last] as SampleRow).line;
  let texts = cells;
  for (const row of rows.slice(last + 1, last + 3)) {
    if (isUnits(row.cells)) texts = texts.map((text, i) => (row.cells[i] && text && !text.includes(row.cells[i] as string) ? `${text}, ${row.cells[i]}` : text));
    else if (!isNumbering(row.cells, cells)) break;
    line = row.line;
  }
  return { line, cells: texts };
}

/** What is known of rows already: each is asked about again as the one under another, and once more when the header is settled. */
const counted = new WeakMap<readonly string[], Map<Source, number>>();

/** How many canonical columns a row of cells names. */
function knownColumns(cells: readonly string[], source: Source): number {
  const counts = counted.get(cells) ?? new Map<Source, number>();
  const count = counts.get(source) ?? countColumns(cells, source);
  counted.set(cells, counts.set(source, count));
  return count;
}

function countColumns(cells: readonly string[], source: Source): number {
  const known = new Set<string>();
  for (const cell of cells) {
    const hit = cell !== "" && cell.length <= LONGEST ? aliasHit(source, cell) : undefined;
    if (hit) known.add(hit.column);
  }
  return known.size;
}

/**
 * A header of two rows, the upper one merged over groups of columns: its text stands once before blanks, or again and again.
 * Null where nothing is grouped, or the lower row is data.
 */
function mergeRows(upper: readonly string[], lower: readonly string[], source: Source): readonly string[] | null {
  if (lower.some((cell) => /^[\d.,/: \u00a0-]+$/.test(cell)) || !hasGroup(upper, lower)) return null;
  let group = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [top = "", below = ""] = [upper[i], lower[i]];
    if (top !== "") group = below === "" ? "" : top;
    if (below === "" || fold(top) === fold(below)) return top || below;
    if (group === "") return below;
    const joined = [`${group} ${below}`, `${below} ${group}`].find((text) => aliasHit(source, text));
    return joined ?? (aliasHit(source, below) ? below : GENERIC.has(fold(below)) ? group : `${group} ${below}`);
  });
}

/** Under «Клиент» these mean the client itself. */
const GENERIC: ReadonlySet<string> = new Set(["наименование", "название", "имя", "фио", "ф и о", "атауы", "аты", "аты жөні", "name", "full name"]);

/** Two columns side by side under one text. */
const hasGroup = (upper: readonly string[], lower: readonly string[]): boolean =>
  upper.some((top, i) => top !== "" && Boolean(lower[i]) && Boolean(lower[i + 1]) && (!upper[i + 1] || upper[i + 1] === top));

/** The row "1 2 3 4 …" that printed forms put under the header: all its columns are numbered. */
const isNumbering = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length > 2 && cells.every((cell, i) => cell === String(i + 1)) && header.every((text, i) => text === "" || cells[i] !== undefined);

/** The row of «тг», «км» and blanks that some forms put under the header. */
function isUnits(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.every(isUnit);
}

/** The header that has all the texts a mapping names: one row, or two merged ones. */
export function headerWith(rows: readonly SampleRow[], names: readonly string[], sources: readonly Source[], given: ReadonlySet<string>): Header | undefined {
  const has = (cells: readonly string[]): boolean => {
    const folded = new Set(cells.map(fold));
    return names.every((name) => folded.has(fold(name)));
  };
  for (const at of rows.slice(0, ROWS).keys()) {
    const { cells } = rows[at] as SampleRow;
    const lower = rows[at + 1]?.cells ?? [];
    const merged = sources.map((source) => mergeRows(cells, lower, source)).find((both) => both !== null && has(both));
    const found = has(cells) ? { cells, last: at, known: 0 } : merged ? { cells: merged, last: at + 1, known: 0 } : undefined;
    const whole = found && settled(rows, found, sources, given);
    if (whole) return whole;
  }
  // Texts that a row of units made longer.
  const best = findHeader(rows, sources, given);
  return best && has(best.cells) ? best : undefined;
}

/** For want of a header that is known: the first row that is filled best, and holds words. */
export function likelyHeader(rows: readonly SampleRow[], sources: readonly Source[], given: ReadonlySet<string>): Header | null {
  const words = ({ cells }: SampleRow): number => cells.filter((cell) => /\p{L}/u.test(cell) && cell.length <= LONGEST).length;
  let at = -1;
  rows.slice(0, ROWS).forEach((row, i) => {
    if (words(row) > (at < 0 ? 0 : words(rows[at] as SampleRow))) at = i;
  });
  return at < 0 ? null : settled(rows, { cells: (rows[at] as SampleRow).cells, last: at, known: 0 }, sources, given);
}
