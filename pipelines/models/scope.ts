import { kinds, type Kind } from "../sources/contract.ts";
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
  /** Staged rows of a kind that are to be made, as a subquery with all columns. */
  touched(kind: Kind, where?: Sql): Sql;
}

/** Everything is made. */
export const everything: Scope = {
  whole: true,
  within: () => raw("true"),
  rows: (table, where) => sql`(select * from ${table} where ${where})`,
  touched: (kind, where = raw("true")) => sql`(select * from ${ident(`staging.${kind}`)} where ${where})`,
};

/**
 * Only what is listed in temp.redo_<unit>, column id; what else stands there stays as it is. Rows are found by the narrow columns first
 * and then looked up by their place: a table of millions is not read in its whole width for the sake of its last thousand rows. The
 * places of staged rows with listed keys are noted when the keys are listed, for they are read ten times.
 */
export const listed: Scope = {
  whole: false,
  within: (unit, id) => sql`${id} in (select id from ${redo(unit)})`,
  rows: (table, where) => sql`(select * from ${table} where rowid in (select rowid from ${table} where ${where}))`,
  touched: (kind, where = raw("true")) => sql`(select * from ${ident(`staging.${kind}`)} where rowid in (select place from temp.listed_place where kind = ${kind}) and ${where})`,
};

/** Of a table of millions it is known before where the rows stand that go, and those that come are laid out beside it: nobody looks through it for them. */
export interface Noted {
  /** A query for the places of the rows that go. */
  readonly places: Sql;
  /** The temporary table that the rows are made in. */
  readonly made: Sql;
}

const builtOf = { visits: "core.visit", sales: "core.sale", surveys: "core.survey" } as const;
type Built = keyof typeof builtOf;

/** What core had of the listed orders, contracts and answers before any of them was made anew, as a subquery with all columns. */
export const stood = (kind: Built): Sql => sql`(select * from ${ident(builtOf[kind])} where rowid in (${stoodAt(kind)}))`;
const stoodAt = (kind: Built): Sql => sql`select place from temp.stood_place where kind = ${kind}`;

/** What core has of them once they are made, as a table. */
export const stands = (kind: Built): Sql => ident(`temp.made_${kind}`);

/** Both, for the model that makes them. */
export const noted = (kind: Built): Noted => ({ places: stoodAt(kind), made: stands(kind) });

export const redo = (unit: Unit): Sql => ident(`temp.redo_${unit}`);

/** The id of a client's day. */
export const clientDay = (day: "day" | "closed_on"): Sql => sql`hash(client_id, ${ident(day)})`;

/** Begins empty lists. */
export async function beginLists(session: Session, units: readonly Unit[]): Promise<void> {
  for (const unit of units) await session.run(sql`create or replace temp table ${redo(unit)} (id ${raw(unit === "car" ? "varchar" : unit === "client" ? "bigint" : "ubigint")})`);
  for (const table of placeTables) await session.run(sql`create or replace temp table ${ident(table)} (kind varchar, place bigint)`);
}

/** Temporary tables beside the lists: where listed rows stand in staging, and stood in core. */
export const placeTables = ["listed_place", "stood_place"] as const;

/**
 * Lists the keys of a batch that lands. Of its own rows it is known where they stand, and of others with such a key it was noted when they
 * were met (temp.kin): a key that none of these has stands nowhere in core.
 */
export async function enlistLanding(session: Session, kind: Kind, batchId: number): Promise<void> {
  const mine = sql`from ${ident(`staging.${kind}`)} where batch_id = ${batchId}`;
  const kin = sql`from temp.kin where kind = ${kind} and key_hash in (select id from ${redo(kind)})`;
  await session.run(sql`insert into ${redo(kind)} select distinct key_hash ${mine} and key_hash not in (select id from ${redo(kind)})`);
  await session.run(sql`insert into temp.listed_place select ${kind}, rowid ${mine} union all select kind, place ${kin}`);
  if (!isBuilt(kind)) return;
  const [first] = await session.query(sql`select 1 as one ${kin} limit 1`);
  if (first) await session.run(sql`insert into temp.stood_place select ${kind}, rowid from ${ident(builtOf[kind])} where key_hash in (select key_hash ${kin})`);
}

/** Adds what a query gives in its only column; twice listed is listed. */
export async function enlist(session: Session, unit: Unit, ids: Sql): Promise<void> {
  if (!isKind(unit)) return session.run(sql`insert into ${redo(unit)} ${ids}`);
  await session.run(sql`create or replace temp table newly as select distinct id from (${ids}) as f(id) where id not in (select id from ${redo(unit)})`);
  const [first] = await session.query(raw("select 1 as one from temp.newly limit 1"));
  if (!first) return;
  await session.run(sql`insert into ${redo(unit)} select id from temp.newly`);
  const keys = raw("key_hash in (select id from temp.newly)");
  await session.run(sql`insert into temp.listed_place select ${unit}, rowid from ${ident(`staging.${unit}`)} where ${keys}`);
  if (isBuilt(unit)) await session.run(sql`insert into temp.stood_place select ${unit}, rowid from ${ident(builtOf[unit])} where ${keys}`);
}

const isBuilt = (unit: Unit): unit is Built => unit in builtOf;
const isKind = (unit: Unit): unit is Kind => (kinds as readonly string[]).includes(unit);

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
