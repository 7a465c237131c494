import type { ReadPlan } from "../read/plan.ts";
import { type Field, mustBeReadable, namesClient, type Notation, type Source, trimCell, trimCellSql } from "../sources/index.ts";
import { inCurrencySql } from "../sources/fields/currency-column.ts";
import type { Session } from "../warehouse/engine.ts";
import { literal } from "../warehouse/lockdown.ts";
import { ident, join, raw, type Sql, sql } from "../warehouse/sql.ts";
import type { RawColumns } from "./raw.ts";

/** What becomes of a record; kept in `outcome` until staging of the file is done. */
export const fate = { fine: "loaded", warned: "warned", rejected: "rejected", total: "total", blank: "blank" } as const;

/** Name of a field's trimmed text next to its typed value. */
export const textOf = (field: Field): string => `t_${field.name}`;

/** An amount in the file's own currency is fine as long as the home has none. */
const notationOf = (plan: ReadPlan): Notation => ({ ...plan.notation, currency: plan.notation.currency ?? plan.currencySeen });

/** How a file's records are written. */
export interface Habits {
  /** Empty fields beyond the last column are nothing. */
  readonly trailing: boolean;
  /** Cells need trimming. */
  readonly untidy: boolean;
}

/**
 * Records as the contract's cells: line, too_long (what stands beyond the last column, NULL when nothing does), and the
 * trimmed text of every field. `lines` is a FROM item of raw columns with their line.
 */
export function cells(source: Source, plan: ReadPlan, { extra }: RawColumns, lines: Sql, { trailing, untidy }: Habits): Sql {
  const texts = source.fields.map((field) => sql`${cellText(field, plan, untidy)} as ${ident(textOf(field))}`);
  const rest = `trim(concat_ws(' ', ${extra.join(", ")}), ' \t\u00a0')`;
  const beyond = raw(trailing ? `nullif(${rest}, '')` : `case when ${extra[0] ?? "null"} is not null then ${rest} end`);
  return sql`select r.line, ${beyond} as too_long, ${join(texts)} from ${lines} as r`;
}

function cellText(field: Field, plan: ReadPlan, untidy: boolean): Sql {
  const binding = plan.bindings[field.name];
  if (!binding) return raw("cast(null as varchar)");
  if (binding.from === "constant") return sql`cast(${trimCell(binding.value)} as varchar)`;
  if (binding.from === "line") return raw("cast(r.line as varchar)");
  const cell = `c${binding.index}`;
  const text = untidy ? trimCellSql(cell) : `nullif(${cell}, '')`;
  if (binding.currency !== undefined) return raw(inCurrencySql(text, typeof binding.currency === "number" ? `c${binding.currency}` : literal(binding.currency), notationOf(plan).currency));
  return raw(field.name === "branch" ? collapsed(text) : text);
}

/** One space for several within a text; a branch is typed by hand in too many places. */
const collapsed = (text: string): string =>
  `case when contains(${text}, '  ') or contains(${text}, '\u00a0') then regexp_replace(${text}, '[ \u00a0]+', ' ', 'g') else ${text} end`;

/** Whether a typed row lacks the client that its kind needs. */
function namesNobody(source: Source, plan: ReadPlan): string {
  const naming = namesClient(source);
  const values = source.fields.filter((f) => naming.includes(f.name) && plan.bindings[f.name]).map((f) => `"${f.name}"`);
  return naming.length === 0 ? "false" : values.length === 0 ? "true" : `coalesce(${values.join(", ")}) is null`;
}

/**
 * Records as typed values: line, every field, fate (fine, warned or rejected). A column that the file lacks costs nothing. Of the `usual`
 * fields only the usual way to write them is read: a record that has one in another way is not fine, whatever it would be.
 */
export const typed = (source: Source, plan: ReadPlan, from: Sql, usual: ReadonlySet<Field>): Sql =>
  sql`select line, ${join(source.fields.map((f) => ident(f.name)))}, ${fateOf(source, plan)} as fate from (${valued(source, plan, from, usual)}) as v`;

/** Fields that the first records of a file write in the usual way, as far as they fill them. */
export function usualFields(source: Source, plan: ReadPlan): ReadonlySet<Field> {
  const notation = notationOf(plan);
  const rows = plan.firstRows.filter(({ line }) => line > (plan.headerLine ?? 0));
  return new Set(
    source.fields.filter((field) => {
      const binding = plan.bindings[field.name];
      const { usual } = field.type;
      if (plan.cut || !usual || binding?.from !== "column" || binding.currency !== undefined) return false;
      const cells = rows.map(({ cells: row }) => trimCell(row[binding.index] ?? "")).filter((cell) => cell !== null);
      return cells.every((cell) => usual.is(cell, field.name, notation));
    }),
  );
}

/** The same with the texts beside the values. */
export const typedWithTexts = (source: Source, plan: ReadPlan, from: Sql): Sql => sql`select *, ${fateOf(source, plan)} as fate from (${valued(source, plan, from)}) as v`;

function valued(source: Source, plan: ReadPlan, from: Sql, usual: ReadonlySet<Field> = new Set()): Sql {
  const notation = notationOf(plan);
  const values = source.fields.map((f) => sql`${raw(plan.bindings[f.name] ? ((usual.has(f) && f.type.usual?.value(textOf(f), f.name, notation)) || valueOf(f, plan, notation)) : `cast(null as ${f.type.sqlType})`)} as ${ident(f.name)}`);
  return sql`select *, ${join(values)} from (${from}) as c`;
}

/** Of a file out of which contacts were cut, a mark is the value that it stands for. */
function valueOf(f: Field, plan: ReadPlan, notation: Notation): string {
  const { value } = f.type.compile(textOf(f), f.name, notation);
  return plan.cut && f.type.sqlType === "VARCHAR" ? `case when regexp_matches(${textOf(f)}, '^~[efnx]') then ${textOf(f)} else (${value}) end` : value;
}

function fateOf(source: Source, plan: ReadPlan): Sql {
  const present = source.fields.filter((f) => plan.bindings[f.name]);
  const unreadable = (f: Field): string => `(${textOf(f)} is not null and "${f.name}" is null)`;
  const rejected = source.fields.flatMap((f) => [
    ...(f.required ? [`${textOf(f)} is null`] : []),
    ...(mustBeReadable(f) && present.includes(f) ? [unreadable(f)] : []),
  ]);
  const nobody = namesClient(source).length ? [namesNobody(source, plan)] : [];
  return sql`
    case
      when ${raw(["too_long is not null", ...rejected, ...nobody].join(" or "))} then ${raw(literal(fate.rejected))}
      when ${raw(["false", ...present.map(unreadable)].join(" or "))} then ${raw(literal(fate.warned))}
      else ${raw(literal(fate.fine))}
    end`;
}

/** The days of records alone, as column `day`. */
export function dayOf(source: Source, plan: ReadPlan, column: string, from: Sql): Sql {
  const values = source.fields.filter((f) => f.name === column).map((f) => raw(f.type.compile(textOf(f), f.name, notationOf(plan)).value));
  return sql`select ${join(values)} as day from (${from}) as t`;
}

/** Fields of which some record of `typedWithTexts` has a problem; a statement over all of them takes longer to plan than to run. */
export async function troubledFields(session: Session, source: Source, from: Sql): Promise<Field[]> {
  const found = source.fields.map((f) => raw(`coalesce(bool_or("${f.name}" is null and (${textOf(f)} is not null or ${f.required})), false) as "${f.name}"`));
  const [row = {}] = await session.query(sql`select ${join(found)} from (${from}) as c`);
  return source.fields.filter((f) => row[f.name] === true);
}

/** Problem codes of `typedWithTexts`, `p_<field>`, NULL where a cell is fine, and whether a client that is needed is missing. For the few records and fields that have any. */
export function problems(source: Source, plan: ReadPlan, fields: readonly Field[], from: Sql): Sql {
  const notation = notationOf(plan);
  const found = fields.flatMap((f) => {
    const code = plan.bindings[f.name] ? f.type.problemOf(textOf(f), `"${f.name}"`, f.name, notation) : "cast(null as varchar)";
    return [ident(textOf(f)), sql`${raw(f.required ? `case when ${textOf(f)} is null then 'missing' else ${code} end` : code)} as ${ident(problemOf(f))}`];
  });
  return sql`select ${join([raw("line"), raw("fate"), raw("too_long"), ...found, raw(`${namesNobody(source, plan)} as names_nobody`)])} from (${from}) as c`;
}

export const problemOf = (field: Field): string => `p_${field.name}`;
