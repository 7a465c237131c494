import { writeFile } from "node:fs/promises";
import type { Normalised } from "../read/plan.ts";
import type { Session } from "../warehouse/engine.ts";
import { globSafe, literal } from "../warehouse/lockdown.ts";
import { ident, raw, type Sql, sql } from "../warehouse/sql.ts";

/**
 * Physical lines of records, as a FROM item that gives `line` next to the columns of `table` (whose rowid counts records). Where every record is one line that is an addition; else the breakpoints are joined.
 */
export async function withLines(session: Session, table: string, breakpoints: Normalised["lines"], scratch: string): Promise<Sql> {
  const only = breakpoints[0] ?? { record: 0, line: 1 };
  if (breakpoints.length <= 1) {
    return sql`(select cast(t.rowid + ${only.line - only.record} as integer) as line, t.* from ${ident(table)} as t)`;
  }
  const path = `${scratch}.lines.csv`;
  await writeFile(path, breakpoints.map((b) => `${b.record},${b.line - b.record}\n`).join(""));
  const name = `${table}_lines`;
  await session.run(
    raw(`create or replace temp table ${name} as select * from read_csv(${literal(globSafe(path))}, auto_detect = false, header = false, delim = ',', quote = '', columns = {record: 'BIGINT', ahead: 'BIGINT'})`),
  );
  return sql`(
    select cast(t.rowid + b.ahead as integer) as line, t.*
    from ${ident(table)} as t asof join ${ident(name)} as b on t.rowid >= b.record)`;
}
