import type { ReadPlan } from "../read/plan.ts";
import type { Source } from "../sources/index.ts";
import { literal } from "../warehouse/lockdown.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
import { fate, mustBeReadable, problemOf, problems, textOf } from "./cast.ts";
import type { RawTable } from "./raw.ts";
import { dateColumn, staged } from "./tables.ts";

const totalWords = "итого|всего|total|grand total|барлығы|жиыны|қорытынды";

/** Records that are not simply fine, as a temporary table: line, fate, no_day (its date is blank or unreadable), amount. */
export async function collectTroubled(session: Session, batchId: number, source: Source, name: string): Promise<void> {
  const day = dateColumn(source);
  await session.run(sql`
    create or replace temp table ${ident(name)} as
    select line, outcome as fate, ${day ? sql`${ident(day)} is null` : raw("true")} as no_day,
      ${source.controlColumn ? ident(source.controlColumn) : raw("cast(null as bigint)")} as amount
    from ${staged(source)} where batch_id = ${batchId} and outcome <> ${fate.fine}`);
}

/**
 * Marks, among the rejected records, the total rows (some cell begins with a total word, and the date is blank or unreadable;
 * in a kind without a date, any required value) and rows without a single filled cell. They are no rows.
 */
export async function setAsideTotals(session: Session, table: RawTable, lines: Sql, troubled: string): Promise<void> {
  const all = [...table.columns, ...table.extra].map((c) => `r.${c}`).join(", ");
  await session.run(sql`
    update ${ident(troubled)} set fate = case when found.is_total then ${fate.total} else ${fate.blank} end
    from (
      select r.line, regexp_matches(lower(concat_ws(chr(1), ${raw(all)})), ${`(^|\u0001)["' \u00a0]*(${totalWords})`}) as is_total,
        not regexp_matches(concat_ws('', ${raw(all)}), '[^ \t\u00a0]') as is_blank
      from ${ident(troubled)} as t inner join ${lines} as r on r.line = t.line
      where t.fate = ${fate.rejected} and t.no_day
    ) as found
    where ${ident(troubled)}.line = found.line and (found.is_total or found.is_blank)`);
}

/** Keeps the text of rejected records, and one problem a cell of rejected and of warned ones. */
export async function keepProblems(session: Session, batchId: number, source: Source, plan: ReadPlan, table: RawTable, from: { readonly lines: Sql; readonly cells: Sql; readonly troubled: string }): Promise<void> {
  const name = `${from.troubled}_cells`;
  const cells = sql`select c.*, t.fate from (${from.cells}) as c inner join ${ident(from.troubled)} as t on t.line = c.line where t.fate in (${fate.warned}, ${fate.rejected})`;
  await session.run(sql`create or replace temp table ${ident(name)} as ${problems(source, plan, cells)}`);
  const each = source.fields.map((f) => {
    const codes = sql`${ident(problemOf(f))}`;
    const severity = mustBeReadable(source, f) ? raw("'reject'") : sql`case when ${codes} = 'missing' then 'reject' else 'warning' end`;
    return sql`select line, ${severity} as severity, ${f.name} as col, ${codes} as code, ${ident(textOf(f))} as value, fate from ${ident(name)} where ${codes} is not null`;
  });
  const whole = sql`select line, 'reject' as severity, cast(null as varchar) as col, 'too_many_fields' as code, too_long as value, fate from ${ident(name)} where too_long is not null`;
  await session.run(sql`
    insert into staging.problem (batch_id, line, severity, "column", code, value)
    select ${batchId}, line, severity, col, code, value
    from (${join([whole, ...each], " union all ")}) as u
    where (severity = 'reject') = (fate = ${fate.rejected})`);
  await session.run(sql`
    insert into staging.reject (batch_id, line, text)
    select ${batchId}, r.line, ${raw(recordText(table, rejectDelimiter(plan)))}
    from ${ident(from.troubled)} as t inner join ${from.lines} as r on r.line = t.line
    where t.fate = ${fate.rejected}`);
  await session.run(sql`drop table ${ident(name)}`);
}

/** Rejects leave with the delimiter they came with, so that a mended file reads like the first. */
export const rejectDelimiter = (plan: Pick<ReadPlan, "format" | "delimiter">): string =>
  plan.format === "xlsx" || plan.delimiter === "whitespace" ? ";" : plan.delimiter;

/** A record as a CSV line; `r` is the raw table. */
function recordText(table: RawTable, delimiter: string): string {
  const special = literal(`["\\n\\r${delimiter === "|" ? "\\|" : delimiter === "\t" ? "\\t" : delimiter}]`);
  const quoted = (c: string): string => `case when regexp_matches(r.${c}, ${special}) then '"' || replace(r.${c}, '"', '""') || '"' else r.${c} end`;
  const cells = table.columns.map((c) => `coalesce(${quoted(c)}, '')`);
  return `concat_ws(${literal(delimiter)}, ${[...cells, ...table.extra.map(quoted)].join(", ")})`;
}
