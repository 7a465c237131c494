import type { Decision } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, raw, sql, type Sql } from "../warehouse/sql.ts";
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
}

/** One table made by one query. A name in schema `temp` lives only as long as the build. */
export interface Model {
  /** "core.visit", "marts.contact", "temp.survey_link". */
  readonly name: string;
  /** The columns in order; the query's are cast to these types. */
  readonly columns: Table;
  /** Tables this one reads, staging left out. */
  readonly depends: readonly string[];
  readonly select: Sql | ((settings: ModelSettings) => Sql);
}

/** Makes (or replaces) the model's table within the transaction of `session`. */
export async function buildModel(session: Session, model: Model, settings: ModelSettings): Promise<void> {
  const select = typeof model.select === "function" ? model.select(settings) : model.select;
  await createAs(session, model.name, model.columns, select);
}

/** `create table … as`, every column cast to its declared type. */
export async function createAs(session: Session, name: string, columns: Table, select: Sql): Promise<void> {
  const cast = Object.entries(columns).map(([column, type]) => sql`cast(m.${ident(column)} as ${raw(type)}) as ${ident(column)}`);
  const temporary = name.startsWith("temp.") ? raw("temp ") : raw("");
  await session.run(sql`create or replace ${temporary}table ${ident(name)} as select ${join(cast)} from (${select}) as m`);
}
