import type { ReadPlan } from "../read/plan.ts";
import { type Source, warningsOnly } from "../sources/index.ts";
import { literal } from "../warehouse/lockdown.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, list, raw, type Sql, sql } from "../warehouse/sql.ts";
import { fate, notationOf, problemOf, problems, textOf } from "./cast.ts";
import type { RawTable } from "./raw.ts";
import { dateColumn } from "./tables.ts";

const totalWords = "итого|всего|total|grand total|барлығы|жиыны|қорытынды";

/**
 * Marks, among the rejected records, the total rows (some cell begins with a total word, and the date is blank or unreadable;
 * in a kind without a date, any required value) and rows without a single filled cell. They are no rows.
 */
export async function setAsideTotals(session: Session, source: Source, table: RawTable, parsed: string): Promise<void> {
  const day = dateColumn(source);
  const unreadable = day ? sql`p.${ident(day)} is null` : raw("true");
  const all = [...table.columns, ...table.extra].map((c) => `r.${c}`).join(", ");
  await session.run(sql`
    update ${ident(parsed)} set fate = case when found.is_total then ${fate.total} else ${fate.blank} end
    from (
      select p.record, regexp_matches(lower(concat_ws(chr(1), ${raw(all)})), ${`(^|\u0001)["' \u00a0]*(${totalWords})`}) as is_total,
        not regexp_matches(concat_ws('', ${raw(all)}), '[^ \t\u00a0]') as is_blank
      from ${ident(parsed)} as p inner join ${ident(table.name)} as r on r.rowid = p.record
      where p.fate = ${fate.rejected} and ${unreadable}
    ) as found
    where ${ident(parsed)}.record = found.record and (found.is_total or found.is_blank)`);
}

/** Keeps the text of rejected records, and one problem a cell of rejected and of warned ones. */
export async function keepProblems(session: Session, batchId: number, source: Source, plan: ReadPlan, table: RawTable, cells: Sql, parsed: string): Promise<void> {
  const troubled = sql`select c.*, p.fate from (${cells}) as c inner join ${ident(parsed)} as p on p.record = c.record where p.fate in (${fate.warned}, ${fate.rejected})`;
  const name = `${parsed}_trouble`;
  await session.run(sql`create or replace temp table ${ident(name)} as ${problems(source, notationOf(plan), troubled)}`);
  const each = source.fields.map((f) => {
    const codes = sql`${ident(problemOf(f))}`;
    const severity = f.required || f.key ? sql`case when ${codes} in (${list(warningsOnly)}) then 'warning' else 'reject' end` : raw("'warning'");
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
    select ${batchId}, p.line, ${raw(recordText(table, rejectDelimiter(plan)))}
    from ${ident(parsed)} as p inner join ${ident(table.name)} as r on r.rowid = p.record
    where p.fate = ${fate.rejected}`);
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
