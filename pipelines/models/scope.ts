import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, type Sql, sql } from "../warehouse/sql.ts";

/** What rows are made anew by: those of a kind and purchases by key_hash, client records by client_ref, keys by hash, cars by VIN, marts by client_id, days of a client by the hash of both. */
export type Unit = Kind | "purchase" | "record" | "key" | "car" | "client" | "day";

/** Which part of the warehouse a build makes. One text of each model serves both: what it reads is narrowed by `within`. */
export interface Scope {
  readonly whole: boolean;
  /** The condition that the unit with this id is to be made. */
  within(unit: Unit, id: Sql): Sql;
  /** Rows of a table that meet a condition on few narrow columns, as a subquery with all columns. */
  rows(table: Sql, where: Sql): Sql;
}

/** Everything is made. */
export const everything: Scope = {
  whole: true,
  within: () => raw("true"),
  rows: (table, where) => sql`(select * from ${table} where ${where})`,
};

/**
 * Only what is listed in temp.redo_<unit>, column id; what else stands there stays as it is. Rows are found by the narrow columns first
 * and then looked up by their place: a table of millions is not read in its whole width for the sake of its last thousand rows.
 */
export const listed: Scope = {
  whole: false,
  within: (unit, id) => sql`${id} in (select id from ${redo(unit)})`,
  rows: (table, where) => sql`(select * from ${table} where rowid in (select rowid from ${table} where ${where}))`,
};

export const redo = (unit: Unit): Sql => ident(`temp.redo_${unit}`);

/** The id of a client's day. */
export const clientDay = (day: "day" | "closed_on"): Sql => sql`hash(client_id, ${ident(day)})`;

/** Begins an empty list of a unit. */
export const beginList = (session: Session, unit: Unit): Promise<void> =>
  session.run(sql`create or replace temp table ${redo(unit)} (id ${raw(unit === "car" ? "varchar" : unit === "client" ? "bigint" : "ubigint")})`);

/** Adds what a query gives in its only column; twice listed is listed. */
export const enlist = (session: Session, unit: Unit, ids: Sql): Promise<void> => session.run(sql`insert into ${redo(unit)} ${ids}`);

/** Whether there is nothing to make of a kind: no row in staging, or none listed. */
export async function isEmpty(session: Session, scope: Scope, kind: Kind): Promise<boolean> {
  const rows = await session.query(sql`select 1 as one from ${scope.whole ? ident(`staging.${kind}`) : redo(kind)} limit 1`);
  return rows.length === 0;
}

/** Those of some kinds that have rows at all; the first where none has. A join over an empty kind would hash its other side for nothing. */
export async function withRows(session: Session, some: readonly Kind[]): Promise<readonly Kind[]> {
  const found: Kind[] = [];
  for (const kind of some) if (!(await isEmpty(session, everything, kind))) found.push(kind);
  return found.length ? found : some.slice(0, 1);
}

/** How many are listed. */
export async function countListed(session: Session, unit: Unit): Promise<number> {
  const [row] = await session.query<{ n: number }>(sql`select count(distinct id) as n from ${redo(unit)}`);
  return row?.n ?? 0;
}
