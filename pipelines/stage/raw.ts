import { MOST_EXTRA } from "../read/normalise.ts";
import { type Engine, QueryError } from "../warehouse/engine.ts";
import { globSafe, literal } from "../warehouse/lockdown.ts";
import { ident, raw, type Sql, sql } from "../warehouse/sql.ts";

/** A file's records as text, in a temporary table whose rowid is the record's number from 0. */
export interface RawTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns beyond the header: NULL unless the record is too long. */
  readonly extra: readonly string[];
}

/** The engine's own limit, and one that the longest record passes. */
const LINE = 2_000_000;
const LONG_LINE = 2 ** 25;

/**
 * Reads a normalised CSV as text and nothing else. Columns beyond the width are read too: read_csv takes a record that is one
 * empty field too long for a shorter one and shifts nothing, so only a column of its own tells. Width, length and parallelism are tried
 * from the cheapest up, each in its own transaction, since a failed statement spoils one.
 */
export async function loadRaw(engine: Engine, name: string, file: { readonly path: string; readonly width: number; readonly records: number }): Promise<RawTable> {
  const columns = Array.from({ length: file.width }, (_, i) => `c${i}`);
  let beyond = 1;
  let parallel = true;
  let line = LINE;
  for (;;) {
    const extra = Array.from({ length: beyond }, (_, i) => `x${i}`);
    try {
      await engine.transaction((s) => s.run(sql`create or replace temp table ${ident(name)} as ${readCsv(file.path, [...columns, ...extra], parallel, line)}`));
    } catch (error) {
      const message = error instanceof QueryError ? error.message : "";
      if (parallel && /parallel scanner/.test(message)) parallel = false;
      else if (beyond < MOST_EXTRA && /Expected Number of Columns/.test(message)) beyond = MOST_EXTRA;
      else if (line < LONG_LINE && /Maximum line size/.test(message)) line = LONG_LINE;
      else throw error;
      continue;
    }
    const [{ n } = { n: 0 }] = await engine.transaction((s) => s.query<{ n: number }>(sql`select count(*) as n from ${ident(name)}`));
    if (n === file.records) return { name, columns, extra };
    if (!parallel) throw new QueryError(`${file.records} records were written, ${n} read`, file.path);
    parallel = false;
  }
}

/** `columns` of a normalised file, every cell as it stands: an empty one is '', one that is not there NULL. */
function readCsv(path: string, columns: readonly string[], parallel: boolean, line: number): Sql {
  const types = columns.map((column) => `${column}: 'VARCHAR'`).join(", ");
  return raw(
    `select * from read_csv(${literal(globSafe(path))}, auto_detect = false, header = false, skip = 0, delim = ',', quote = '"', escape = '"', comment = '', ` +
      `new_line = '\\n', nullstr = chr(1), null_padding = true, strict_mode = true, parallel = ${parallel}, max_line_size = ${line}, columns = {${types}})`,
  );
}

export async function dropTemporary(engine: Engine, names: readonly string[]): Promise<void> {
  await engine.transaction(async (s) => {
    for (const name of names) await s.run(sql`drop table if exists ${ident(name)}`);
  });
}
