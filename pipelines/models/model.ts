import type { Decision } from "../state/decisions.ts";
import type { DefinitionInForce } from "../state/definitions.ts";
import type { Kind } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { definitions, keepsSome } from "../warehouse/definitions.ts";
import { cast, ident, join, raw, sql, temporary, type Sql } from "../warehouse/sql.ts";
import { everything, isEmpty, listed, type Noted, type Scope, type Unit } from "./scope.ts";
import type { Table } from "./tables.ts";

/** What the models ask of a home's settings. `Settings` of the home has these and more. */
export interface ModelSettings {
  /** Names that mean nobody ("Розничный покупатель"), as people write them; folded before they are compared. */
  readonly placeholder_names: readonly string[];
  /** A key used under more different names than this is no key. */
  readonly shared_key_names: number;
  /** Share of the price from which an order counts as discounted, 0–1. */
  readonly discount_threshold: number;
  /** Verdicts of people on who is who; absent means none. */
  readonly decisions?: readonly Decision[];
  /** The published definition; absent means version 1. Its threshold then stands in `discount_threshold`. */
  readonly definition?: DefinitionInForce | null;
}

/** Rows with the same value of `column`. */
interface Part {
  readonly of: Unit;
  readonly column: string;
  readonly noted?: Noted;
}

/** One table made by one query. A name in schema `temp` lives only as long as the build. */
export interface Model {
  /** "core.visit", "marts.contact", "temp.survey_link". */
  readonly name: string;
  /** The columns in order; the query's are cast to these types. */
  readonly columns: Table;
  /** Tables this one reads, staging left out. */
  readonly depends: readonly string[];
  /** The kind of export that it says something about: without rows of that kind there is nothing to make. */
  readonly about?: Kind;
  /** A view costs nothing to keep. */
  readonly isView?: boolean;
  /** By what its rows are made anew: all rows with the same value of `column` come and go together. A temporary table is always made as a whole. */
  readonly unit?: Part;
  /** The rows of the units within the scope. */
  readonly select: (scope: Scope, settings: ModelSettings) => Sql;
}

/** Makes (or replaces) the model's table within the transaction of `session`. */
export async function buildModel(session: Session, model: Model, scope: Scope, settings: ModelSettings): Promise<void> {
  if (model.isView) return createView(session, model.name, model.columns, model.select(everything, settings));
  const nothing = model.about !== undefined && (await isEmpty(session, scope, model.about));
  if (nothing && !scope.whole && model.unit && !model.unit.noted) return;
  const select = nothing ? sql`select ${join(Object.keys(model.columns).map((column) => sql`null as ${ident(column)}`))} where false` : model.select(scope, settings);
  if (scope.whole || !model.unit) await createAs(session, model.name, model.columns, select);
  else await replaceListed(session, model.name, model.columns, model.unit, select);
}

/** Joined to a query whose order nobody asks for: the engine need not keep it then, and writes each thread's rows where they are. */
export const anyOrder = raw("cross join (select distinct unnest([1])) as unordered");

/** `create table … as`, every column cast to its declared type. */
export async function createAs(session: Session, name: string, columns: Table, select: Sql): Promise<void> {
  const rows = sql`${castTo(columns, select)} ${anyOrder}`;
  const isTemporary = name.startsWith("temp.");
  if (isTemporary || !keepsSome(session.dialect, columns)) return session.run(sql`create or replace ${isTemporary ? temporary : raw("")}table ${ident(name)} as ${rows}`);
  await session.run(sql`create or replace table ${ident(name)} (${definitions(session.dialect, columns)})`);
  await session.run(sql`insert into ${ident(name)} ${rows}`);
}

async function createView(session: Session, name: string, columns: Table, select: Sql): Promise<void> {
  const [schema = "", table = ""] = name.split(".");
  const [was] = await session.query(sql`select 1 as one from information_schema.tables where table_schema = ${schema} and table_name = ${table} and table_type = 'BASE TABLE'`);
  if (was) await session.run(sql`drop table ${ident(name)}`);
  await session.run(sql`create or replace view ${ident(name)} as ${castTo(columns, select)}`);
}

/** Puts rows of listed units in the place of those that stand. */
export async function replaceListed(session: Session, name: string, columns: Table, { of, column, noted }: Part, select: Sql): Promise<void> {
  if (noted) await session.run(sql`create or replace temp table ${noted.made} as ${castTo(columns, select)}`);
  await session.run(sql`delete from ${ident(name)} where ${noted ? sql`rowid in (${noted.places})` : listed.within(of, ident(column))}`);
  await session.run(sql`insert into ${ident(name)} ${noted ? sql`select * from ${noted.made}` : castTo(columns, select)}`);
}

const castTo = (columns: Table, select: Sql): Sql =>
  sql`select ${join(Object.entries(columns).map(([column, type]) => sql`${cast(sql`m.${ident(column)}`, type)} as ${ident(column)}`))} from (${select}) as m`;
