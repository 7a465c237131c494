/**
 * A small tagged template for SQL: values are always bound, identifiers are always quoted, fragments nest,
 * and the few things on which engines differ are written once, as dialect fragments.
 *
 *     const q = sql`select ${ident("branch")}, count(*) as n from core.visit where closed_on > ${day("2026-01-01")} group by 1`;
 *     render(q, duckdb) // { text: 'select "branch", count(*) … where closed_on > cast($1 as date) …', params: ["2026-01-01"] }
 */
export type Value = string | number | bigint | boolean | null;

/** What differs between engines; see architecture.md, "Portable SQL". */
export interface Dialect {
  readonly name: "duckdb" | "clickhouse";
  /** Placeholder of the n-th bound value (from 1). */
  placeholder(n: number, value: Value): string;
  /** `expr` (a date) moved by n calendar months, clamped to the month's end. */
  addMonths(expr: string, months: string): string;
  /** Continuous quantile of `expr` at p (0–1). */
  quantile(expr: string, p: number): string;
  /** A date from an ISO string expression. */
  toDate(expr: string): string;
  /** A 64-bit integer, wide sums included. */
  toBigint(expr: string): string;
  /** The last value of `expr` that is known, as a window function: `over (…)` follows. */
  lastKnown(expr: string): string;
  /** A 64-bit number of what the expressions say together, blanks among them. It is the engine's own: another engine's is another number. */
  hash(exprs: string): string;
  /** The type of a column that may be blank, by the name that `models/tables.ts` gives it. */
  type(name: string): string;
  /** What goes between `create or replace` and `table` for one in schema temp. */
  readonly temporary: string;
}

type Part = string | { readonly value: Value } | ((dialect: Dialect, inner: (s: Sql) => string) => string);

export class Sql {
  constructor(readonly parts: readonly Part[]) {}
}

type Hole = Sql | Value;

/** The template: strings are SQL text, holes are bound values or nested fragments. */
export function sql(strings: TemplateStringsArray, ...holes: readonly Hole[]): Sql {
  const parts: Part[] = [];
  strings.forEach((text, i) => {
    if (text) parts.push(text);
    if (i >= holes.length) return;
    const hole = holes[i] as Hole;
    if (hole instanceof Sql) for (const part of hole.parts) parts.push(part);
    else parts.push({ value: hole });
  });
  return new Sql(parts);
}

/** SQL text taken as it is. Only for text written in this repository, never for input. */
export const raw = (text: string): Sql => new Sql([text]);

/** A quoted identifier; dots separate schema and table. Refuses anything that is not a plain name. */
export function ident(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(name)) throw new Error(`not an identifier: ${name}`);
  return raw(name.split(".").map((part) => `"${part}"`).join("."));
}

/** Fragments joined by a separator (", " unless told). */
export function join(items: readonly Sql[], separator = ", "): Sql {
  return new Sql(items.flatMap((item, i) => (i ? [separator, ...item.parts] : [...item.parts])));
}

/** `true` when there is nothing to restrict, else the conditions joined by AND. */
export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.length ? join(conditions.map((c) => sql`(${c})`), " and ") : raw("true");

/** A bound list, for IN (…). An empty list matches nothing. */
export const list = (values: readonly Value[]): Sql => (values.length ? join(values.map((v) => sql`${v}`)) : raw("null"));

/** A bound date, from "YYYY-MM-DD". */
export const day = (iso: string): Sql => dialectal((d, inner) => d.toDate(inner(sql`${iso}`)));

/** A date expression moved by whole months, clamped to the month's end (31 May − 6 = 30 November). */
export const addMonths = (expr: Sql, months: number | Sql): Sql => dialectal((d, inner) => d.addMonths(inner(expr), typeof months === "number" ? String(months) : inner(months)));

/** Continuous quantile. */
export const quantile = (expr: Sql, p: number): Sql => dialectal((d, inner) => d.quantile(inner(expr), p));

/** An integer sum as BIGINT (engines widen sums to HUGEINT). */
export const bigint = (expr: Sql): Sql => dialectal((d, inner) => d.toBigint(inner(expr)));

/** The last known value of a window; `over (…)` follows. */
export const lastKnown = (expr: Sql): Sql => dialectal((d, inner) => d.lastKnown(inner(expr)));

/** The engine's own 64-bit hash of some expressions. */
export const hash = (...exprs: readonly Sql[]): Sql => dialectal((d, inner) => d.hash(inner(join(exprs))));

/** `expr` as a column of a type of `models/tables.ts`. */
export const cast = (expr: Sql, type: string): Sql => dialectal((d, inner) => `cast(${inner(expr)} as ${d.type(type)})`);

/** Before `table` in the making of one that lives in schema temp. */
export const temporary: Sql = new Sql([(d) => d.temporary]);

const dialectal = (part: (dialect: Dialect, inner: (s: Sql) => string) => string): Sql => new Sql([part]);

export interface Rendered {
  readonly text: string;
  readonly params: readonly Value[];
}

/** Text with placeholders, and the values in order. */
export function render(query: Sql, dialect: Dialect): Rendered {
  const params: Value[] = [];
  const text = (s: Sql): string =>
    s.parts
      .map((part) => {
        if (typeof part === "string") return part;
        if (typeof part === "function") return part(dialect, text);
        params.push(part.value);
        return dialect.placeholder(params.length, part.value);
      })
      .join("");
  return { text: text(query), params };
}

export const duckdb: Dialect = {
  name: "duckdb",
  placeholder: (n) => `$${n}`,
  addMonths: (expr, months) => `cast(${expr} + to_months(${months}) as date)`,
  quantile: (expr, p) => `quantile_cont(${expr}, ${p})`,
  toDate: (expr) => `cast(${expr} as date)`,
  toBigint: (expr) => `cast(${expr} as bigint)`,
  lastKnown: (expr) => `last_value(${expr} ignore nulls)`,
  hash: (exprs) => `hash(${exprs})`,
  type: (name) => name,
  temporary: "temp ",
};
