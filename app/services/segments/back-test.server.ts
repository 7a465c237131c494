import type { Home } from "#pipelines/index.ts";
import { day, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { overWhole, scopeKey } from "#app/auth/scope.server.ts";
import type { BackTest } from "#app/dashboards/segments/views.ts";
import { addMonths } from "#app/metrics/period.ts";
import { returnChance } from "#app/stats/return-chance.ts";
import { kaplanMeier } from "#app/stats/survival.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { gaps, observations } from "../clients/gaps.server.ts";
import { repeatModelUpTo } from "../clients/repeat-model.server.ts";
import type { NoModel, RepeatModel } from "../clients/repeat-model.ts";
import { expectedInAll, expectedOf } from "./expected.server.ts";
import { segmentMembers } from "./members.server.ts";

interface Kept {
  readonly version: number;
  readonly fit: Promise<RepeatModel | NoModel>;
  readonly found: Map<string, Promise<BackTest>>;
}
/** The server's bundle has a second copy of this module. */
const shared = globalThis as { loyaltyBackTests?: WeakMap<object, Kept> };
const kept = (shared.loyaltyBackTests ??= new WeakMap());

/**
 * How well the model would have foretold the last twelve months: fitted to what was known a year before the home's as-of date, held against what came, of
 * the clients that the viewer may read. Worked out once for each state of the data.
 */
export async function backTest(home: Home): Promise<BackTest | null> {
  const { asOf, from } = await facts(home);
  if (asOf === null || from === null) return null;
  const yearBefore = addMonths(asOf, -12);
  if (from >= yearBefore) return { from: yearBefore, until: asOf, none: "few", classes: [], all: null, bySurvival: null };
  let known = kept.get(home.engine);
  if (known?.version !== home.version) {
    known = { version: home.version, fit: repeatModelUpTo(home, yearBefore), found: new Map() };
    kept.set(home.engine, known);
  }
  const { fit, found } = known;
  const key = scopeKey();
  const before = found.get(key);
  if (before) return before;
  const work = held(home, fit, yearBefore, asOf);
  found.set(key, work);
  work.catch(() => found.delete(key));
  return work;
}

async function held(home: Home, fit: Promise<RepeatModel | NoModel>, from: string, until: string): Promise<BackTest> {
  const members = await segmentMembers(home, { all: [] }, from);
  const [model, bySurvival] = await Promise.all([fit, survived(home, members, from, until)]);
  if (typeof model === "string") return { from, until, none: model, classes: [], all: null, bySurvival };
  const classes = await expectedOf(home, model, members, from, until);
  return { from, until, none: null, classes, all: expectedInAll(classes), bySurvival };
}

/** Who should have returned by how all returned after such a silence until then, and who did. Silences that nobody had been watched through so long are left out of both. */
async function survived(home: Home, members: Sql, from: string, until: string): Promise<BackTest["bySurvival"]> {
  const km = kaplanMeier(observations(await overWhole(() => gaps(home, from, {}, false))));
  const within = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  const rows = await runQuery<{ days: number; n: number; back: number }>(
    home,
    "silences and returns",
    sql`
      select date_diff('day', b.last_day, ${day(from)}) as days, count(*) as n, count(l.client_id) as back
      from (select client_id, max(day) as last_day from marts.contact where day <= ${day(from)} and client_id in (${members}) group by client_id) as b
      left join (select distinct client_id from marts.contact where day > ${day(from)} and day <= ${day(until)}) as l on l.client_id = b.client_id
      group by 1 order by 1`,
  );
  const told = rows.flatMap(({ days, n, back }) => { const chance = returnChance(km, Number(days), within); return chance === null ? [] : [{ n: Number(n), back: Number(back), chance }]; });
  if (told.length === 0) return null;
  return told.reduce((sum, { n, back, chance }) => ({ clients: sum.clients + n, expected: sum.expected + n * chance, actual: sum.actual + back }), { clients: 0, expected: 0, actual: 0 });
}
