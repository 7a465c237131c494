import { stands, stood } from "../models/scope.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql, type Sql } from "../warehouse/sql.ts";
import { forgetMonths } from "./standing.ts";

/** The day from which a row counts, by table. */
const days: Readonly<Record<string, { readonly unit: "visits" | "sales" | "surveys"; readonly day: Sql }>> = {
  "core.visit": { unit: "visits", day: raw("closed_on") },
  "core.sale": { unit: "sales", day: raw("least(sold_on, delivered_on)") },
  "core.survey": { unit: "surveys", day: raw("responded_on") },
};

/** Begins to note from which day on a change moves anything. */
export const beginDays = (session: Session): Promise<void> => session.run(raw("create or replace temp table touched_day (day date)"));

/** Notes the earliest day of the listed rows of a table: of those that stood, to be called before they go, and of those that stand, after they have come. */
export async function noteDays(session: Session, table: string, which: "stood" | "stand"): Promise<void> {
  const known = days[table];
  if (!known) return;
  await session.run(sql`insert into temp.touched_day select min(${known.day}) from ${which === "stood" ? stood(known.unit) : stands(known.unit)} as t`);
}

/** No month that a change may have moved stands after it. Rows whose client became a company, or a person, are not listed: they are looked up. */
export async function forgetTouched(session: Session): Promise<void> {
  await session.run(raw(`
    create or replace temp table kind_moved as
    select b.client_id from temp.kind_before as b inner join core.client as c on c.client_id = b.client_id where c.client_kind <> b.client_kind`));
  const moved = await session.query(raw("select 1 as one from temp.kind_moved limit 1"));
  for (const [table, { day }] of Object.entries(moved.length ? days : {})) {
    await session.run(sql`insert into temp.touched_day select min(${day}) from ${ident(table)} where client_id in (select client_id from temp.kind_moved)`);
  }
  const [first] = await session.query<{ day: string | null }>(raw("select cast(min(day) as varchar) as day from temp.touched_day"));
  await forgetMonths(session, first?.day ?? "9999-12-31");
  for (const name of ["touched_day", "kind_moved", "kind_before"]) await session.run(sql`drop table if exists ${ident(`temp.${name}`)}`);
}
