import type { Delimiter, ReadPlan } from "../read/plan.ts";
import { mustBeReadable, type Source, trimCell, trimCellSql } from "../sources/index.ts";
import { totalAlone, totalOf } from "../sources/fields/total.ts";
import { literal } from "../warehouse/lockdown.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
import { fate, problemOf, problems, textOf, troubledFields } from "./cast.ts";
import type { RawColumns } from "./raw.ts";

/** Records that did not go in at first sight: their text and what became of it, as temporary tables. */
export interface Troubled extends RawColumns {
  /** line and the cells as text. */
  readonly raw: string;
  /** line, the contract's cells as text and typed, fate; no_day: the date is blank or unreadable. */
  readonly typed: string;
}

/**
 * Marks, among the rejected records, the total rows, headers printed again and rows without a single filled cell: they are no rows. A total row's date is
 * blank or unreadable (in a kind without a date, any required value), its first filled cell speaks of a total or some cell is just
 * that word, and a column of the key is blank or has the word: a client of the name Total does not make one.
 */
export async function setAsideTotals(session: Session, source: Source, plan: ReadPlan, troubled: Troubled): Promise<void> {
  const text = (c: string): string => `lower(${trimCellSql(`r.${c}`)})`;
  const texts = [...troubled.columns, ...troubled.extra].map(text).join(", ");
  const total = `(regexp_matches(filled[1], ${literal(totalOf)}) or len(list_filter(filled, c -> regexp_full_match(c, ${literal(totalAlone)}))) > 0)`;
  const keys = source.key.flatMap((column) => {
    const binding = plan.bindings[column];
    return binding?.from === "column" ? [`coalesce(regexp_matches(${text(`c${binding.index}`)}, ${literal(totalOf)}), true)`] : [];
  });
  const header = plan.headers.map((text) => trimCell(text)).filter((text) => text !== null);
  const repeated = plan.headerLine === null ? "false" : `filled = [${header.map((text) => `lower(${literal(text)})`).join(", ")}]`;
  await session.run(sql`
    update ${ident(troubled.typed)} set fate = case when found.is_total then ${fate.total} else ${fate.blank} end
    from (
      select line, keyless and ${raw(total)} as is_total, len(filled) = 0 or ${raw(repeated)} as is_blank
      from (
        select r.line, list_filter([${raw(texts)}], c -> c is not null) as filled, ${raw(keys.join(" or ") || "true")} as keyless
        from ${ident(troubled.typed)} as t inner join ${ident(troubled.raw)} as r on r.line = t.line
        where t.fate = ${fate.rejected} and t.no_day
      ) as c
    ) as found
    where ${ident(troubled.typed)}.line = found.line and (found.is_total or found.is_blank)`);
}

/** Keeps the text of rejected records, and one problem a cell of rejected and of warned ones. */
export async function keepProblems(session: Session, batchId: number, source: Source, plan: ReadPlan, troubled: Troubled): Promise<void> {
  const name = `${troubled.raw}_cells`;
  const those = sql`select * from ${ident(troubled.typed)} where fate in (${fate.warned}, ${fate.rejected})`;
  const fields = await troubledFields(session, source, those);
  await session.run(sql`create or replace temp table ${ident(name)} as ${problems(source, plan, fields, those)}`);
  const each = fields.map((f) => {
    const codes = sql`${ident(problemOf(f))}`;
    const severity = mustBeReadable(f) ? raw("'reject'") : sql`case when ${codes} = 'missing' then 'reject' else 'warning' end`;
    return sql`select line, ${severity} as severity, ${f.name} as col, ${codes} as code, ${shown(textOf(f))} as value, fate from ${ident(name)} where ${codes} is not null`;
  });
  const whole = sql`select line, 'reject' as severity, cast(null as varchar) as col, 'too_many_fields' as code, ${shown("too_long")} as value, fate from ${ident(name)} where too_long is not null`;
  const nobody = sql`select line, 'reject' as severity, cast(null as varchar) as col, 'no_client' as code, cast(null as varchar) as value, fate from ${ident(name)} where names_nobody`;
  await session.run(sql`
    insert into staging.problem (batch_id, line, severity, "column", code, value)
    select ${batchId}, line, severity, col, code, value
    from (${join([whole, nobody, ...each], " union all ")}) as u
    where (severity = 'reject') = (fate = ${fate.rejected})`);
  await session.run(sql`
    insert into staging.reject (batch_id, line, text)
    select ${batchId}, r.line, ${raw(recordText(troubled, rejectDelimiter(plan)))}
    from ${ident(troubled.typed)} as t inner join ${ident(troubled.raw)} as r on r.line = t.line
    where t.fate = ${fate.rejected}`);
  await session.run(sql`drop table ${ident(name)}`);
}

/** As much of a cell as a sentence can bear. */
const shown = (text: string): Sql => raw(`case when length(${text}) > 200 then left(${text}, 100) || '…' else ${text} end`);

/** Rejects leave with the delimiter they came with, so that a mended file reads like the first. */
export const rejectDelimiter = ({ format, delimiter }: Pick<ReadPlan, "format" | "delimiter">): Exclude<Delimiter, "whitespace"> =>
  format === "xlsx" || delimiter === null || delimiter === "whitespace" ? ";" : delimiter;

/** A record as a CSV line; `r` is the raw table. */
export function recordText({ columns, extra }: RawColumns, delimiter: string): string {
  const special = literal(`["\\n\\r${delimiter === "|" ? "\\|" : delimiter === "\t" ? "\\t" : delimiter}]`);
  const quoted = (c: string): string => `case when regexp_matches(r.${c}, ${special}) then '"' || replace(r.${c}, '"', '""') || '"' else r.${c} end`;
  const cells = columns.map((c) => `coalesce(${quoted(c)}, '')`);
  return `concat_ws(${literal(delimiter)}, ${[...cells, ...extra.map(quoted)].join(", ")})`;
}
