import type { Source } from "../sources/contract.ts";
import { headerAt, settled, withUnits, type Candidate, type Header, type SampleRow } from "./header.ts";

/** A header of two rows may have one of units and one of numbers below it. */
const MOST_ROWS = 4;

/**
 * The header that stands on a line that somebody names, with what belongs to it above and below; null where the first rows have no such
 * line. A header that ends on the line goes before one that begins there: plans name the last line.
 */
export function headerOn(rows: readonly SampleRow[], line: number, sources: readonly Source[], given: ReadonlySet<string>): Header | null {
  const at = rows.findIndex((row) => row.line === line);
  if (at < 0) return null;
  const ending = Array.from({ length: MOST_ROWS - 1 }, (_, i) => at - 1 - i).filter((first) => first >= 0).flatMap((first) => best(rows, first, sources));
  const found = ending.filter((one) => withUnits(rows, one).line === line).sort((a, b) => b.known - a.known)[0] ?? best(rows, at, sources)[0];
  return settled(rows, found ?? plain(rows, at), sources, given);
}

/** The likeliest header that begins there, if anything in it is known. */
function best(rows: readonly SampleRow[], at: number, sources: readonly Source[]): Candidate[] {
  const found = sources.map((source) => headerAt(rows, at, source)).sort((a, b) => b.known - a.known)[0];
  return found && found.known > 0 ? [found] : [];
}

const plain = (rows: readonly SampleRow[], at: number): Candidate => ({ cells: (rows[at] as SampleRow).cells, last: at, known: 0 });
