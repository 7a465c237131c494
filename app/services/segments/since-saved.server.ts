import type { Home } from "#pipelines/index.ts";
import { day, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { SinceSaved } from "#app/dashboards/segments/views.ts";
import { named } from "#app/promotions/segments.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { expectedInAll, expectedOf } from "./expected.server.ts";
import { clientMarks } from "./marks.server.ts";
import { isMember } from "./members.server.ts";
import type { SavedSegment } from "./saved.server.ts";
import { silences } from "./silences.server.ts";

/** Its members as they are numbered now, of the day it was saved: a client that was joined to another is that one. */
async function membersNow(home: Home, id: number): Promise<Sql> {
  const { clientsOfNumbers, segmentNumbers } = await pipelines();
  return sql`select distinct client_id from (${clientsOfNumbers((await segmentNumbers(home.state, id)).join(","))}) as w`;
}

/** What became of the members since a segment was saved, up to a day, of those the viewer of now may read; and what was to be expected of them. */
export async function sinceSaved(home: Home, saved: SavedSegment, asOf: string): Promise<SinceSaved> {
  const members = await membersNow(home, saved.id);
  const ids = [...new Set(["lost", "loyal", ...named(saved.spec)])];
  const marks = await clientMarks(home, asOf, ids);
  const still = saved.spec.all.length ? isMember(saved.spec) : raw("true");
  const count = (condition: Sql, name: string): Sql => sql`count(*) filter (where ${condition}) as ${raw(name)}`;
  const [[row = {}], silent, { chance }, foretold] = await Promise.all([
    runQuery<Record<string, number>>(
      home,
      "what became of a segment",
      sql`
        select count(*) as found, ${join([count(raw("a.visits > 0"), "back"), count(raw("m.lost = 1"), "lost"), count(raw("m.loyal = 1"), "loyal"), count(still, "still")])},
          cast(coalesce(sum(a.visits), 0) as bigint) as visits, cast(coalesce(sum(a.money), 0) as bigint) as money
        from (${marks}) as m
        left join (select client_id, count(*) as visits, sum(total_amount) as money from marts.visit_day where day > ${day(saved.asOf)} and day <= ${day(asOf)} group by client_id) as a on a.client_id = m.client_id
        where m.client_id in (${members})`,
    ),
    runQuery<{ days: number; n: number }>(
      home,
      "silences of a segment",
      sql`
        select date_diff('day', last_day, ${day(saved.asOf)}) as days, count(*) as n
        from (select c.client_id, max(c.day) as last_day from marts.contact as c where c.day <= ${day(saved.asOf)} and c.client_id in (select client_id from (${await clientMarks(home, saved.asOf, [])}) as k where client_id in (${members})) group by c.client_id) as l
        group by 1`,
    ),
    silences(home),
    saved.model && saved.asOf < asOf ? expectedOf(home, saved.model, sql`select client_id from (${await clientMarks(home, saved.asOf, [])}) as k where client_id in (${members})`, saved.asOf, asOf) : null,
  ]);
  const within = Math.round((Date.parse(asOf) - Date.parse(saved.asOf)) / 86_400_000);
  const chances = silent.map(({ days, n }) => ({ n: Number(n), chance: chance(Number(days), within) }));
  const told = chances.some(({ chance: one }) => one !== null);
  const of = (name: string): number => Number(row[name] ?? 0);
  return {
    days: within,
    found: of("found"),
    back: of("back"),
    /** Silences that nobody was watched through are none that many return from. */
    backExpected: told ? chances.reduce((sum, { n, chance: one }) => sum + n * (one ?? 0), 0) : null,
    visits: of("visits"),
    visitsExpected: foretold ? (expectedInAll(foretold)?.visits ?? null) : null,
    money: of("money"),
    moneyExpected: foretold ? (expectedInAll(foretold)?.money ?? null) : null,
    lost: of("lost"),
    loyal: of("loyal"),
    still: of("still"),
  };
}
