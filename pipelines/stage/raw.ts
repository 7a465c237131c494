import type { Piece } from "../read/pieces.ts";
import { globSafe, literal } from "../warehouse/lockdown.ts";
import { raw, type Sql } from "../warehouse/sql.ts";

/** Names of a piece's columns as text. */
export interface RawColumns {
  readonly columns: readonly string[];
  /** Columns beyond the header: NULL unless the record is too long. */
  readonly extra: readonly string[];
}

/** The engine's own limit, and one that the longest record passes. */
const LINE = 2_000_000;
const LONG_LINE = 2 ** 25;

export const rawColumns = (piece: Piece, beyond = 1): RawColumns => ({
  columns: Array.from({ length: piece.width }, (_, i) => `c${i}`),
  extra: Array.from({ length: beyond }, (_, i) => `x${i}`),
});

/**
 * A piece as a FROM item: its physical line and its cells as text, an empty one '', one that is not there NULL. Columns beyond the
 * width are read too: read_csv takes a record that is one empty field too long for a shorter one and shifts nothing, so only a column
 * of its own tells. A record longer still is left out: whoever counts finds it missing, and reads again with more columns.
 */
export function readPiece(piece: Piece, { columns, extra }: RawColumns): Sql {
  const types = ["line: 'INTEGER'", ...[...columns, ...extra].map((column) => `${column}: 'VARCHAR'`)].join(", ");
  return raw(
    `read_csv(${literal(globSafe(piece.path))}, auto_detect = false, header = false, skip = 0, delim = ${literal(piece.delimiter)}, quote = '"', escape = '"', comment = '', ` +
      `new_line = '\\n', nullstr = chr(1), null_padding = true, strict_mode = true, ignore_errors = true, parallel = ${!piece.multiline}, ` +
      `max_line_size = ${piece.longest < LINE / 2 ? LINE : LONG_LINE}, columns = {${types}})`,
  );
}
