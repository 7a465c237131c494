import type { Home } from "#pipelines/index.ts";
import { addMonths as moved, day, join, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { addDays, addMonths, monthEnd, monthOf, monthsBetween, monthStart } from "#app/metrics/period.ts";
import type { Filters } from "#app/metrics/types.ts";
import type { Belonging, Effect, NoBelonging } from "#app/metrics/views/programme.ts";
import { matchedEstimate, type Matched, type Stratum } from "#app/promotions/matched.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

/** Money and visits are watched for so long after joining, and before it twice. */
const WATCHED_MONTHS = 6;
const MOST_MONTHS = 24;
const FEWEST_MEMBERS = 30;

type Sum = "change" | "change_squares" | "before" | "before_squares" | "after";
type Row = { readonly stratum: string; readonly member: number; readonly n: number } & Readonly<Record<`${"money" | "visits"}_${Sum}`, number>>;

/**
 * What belonging does to a client: those who opened an account of points in a month against clients without one who came in the same month and
 * had come as lately, as often and for as much in the 12 months before; each by the difference of the half year after that month and the one
 * before it. Cards and statuses have no day, and often came after what they would explain: they are not asked for. Whoever joins later is one
 * of the others till then: to leave them out would leave out those who go on coming. Each of the others stands for every month of a visit:
 * one month of each would be chosen by what came after it, and favour who came no more.
 * A matched estimate: who joins chose to. Whoever has an entry in the first month of the file may have joined before it, and is left out.
 */
export async function belonging(home: Home, asOf: string, filters: Filters): Promise<Belonging | NoBelonging> {
  const [{ from }, [known]] = await Promise.all([facts(home), runQuery<{ first: string | null }>(home, "first points", sql`select min(booked_on) as first from core.points where client_id is not null and ${inOwnBranches("figures", raw("branch"))}`)]);
  if (!from || !known?.first) return "no_points";
  const months = joiningMonths(asOf, from, known.first);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "too_short";
  const rows = await runQuery<Row>(home, "members and clients like them", membersAndOthers(months, filters));
  const [money, visits] = (["money", "visits"] as const).map((what) => matchedEstimate(strataOf(rows, what))) as [Matched, Matched];
  if (!money.effect || !visits.effect || money.used < FEWEST_MEMBERS) return "too_few";
  return { from: first, to: last, members: money.used, unmatched: money.left, others: money.others, money: effect(money.effect), visits: effect(visits.effect), moneyBefore: money.preTrend && effect(money.preTrend), visitsBefore: visits.preTrend && effect(visits.preTrend) };
}

const effect = ({ value, low, high }: Effect): Effect => ({ value, low, high });

/** Months with the whole look-back behind them and the whole half year after them, after the first month of the file. */
function joiningMonths(asOf: string, from: string, firstEntry: string): string[] {
  const whole = addMonths(monthStart(monthOf(addDays(from, 31))), 2 * WATCHED_MONTHS);
  const after = addMonths(monthStart(monthOf(firstEntry)), 1);
  return monthsBetween(monthOf(whole > after ? whole : after), monthOf(asOf)).filter((month) => addMonths(monthEnd(month), WATCHED_MONTHS) <= asOf).slice(-MOST_MONTHS);
}

function membersAndOthers(months: readonly string[], { branch, client_kind }: Filters): Sql {
  const table = join(months.map((month, at) => sql`select ${at} as month_no, ${day(monthStart(month))} as start_on, ${day(monthEnd(month))} as end_on`), " union all ");
  const chosen = (column: Sql, values: readonly string[] | undefined): Sql => (values?.length ? sql`${column} in (${list(values)})` : raw("true"));
  const sums = (what: "money" | "visits"): Sql =>
    join([
      raw(`sum(cast(${what}_after - ${what}_before as double)) as ${what}_change`), raw(`sum(cast(${what}_after - ${what}_before as double) * (${what}_after - ${what}_before)) as ${what}_change_squares`),
      raw(`sum(cast(${what}_before - ${what}_earlier as double)) as ${what}_before`), raw(`sum(cast(${what}_before - ${what}_earlier as double) * (${what}_before - ${what}_earlier)) as ${what}_before_squares`),
      raw(`sum(cast(${what}_after as double)) as ${what}_after`),
    ]);
  const within = (what: "money" | "visits", window: "after" | "before" | "earlier"): Sql => {
    const edges = { after: sql`v.day > w.end_on and v.day <= ${moved(sql`w.end_on`, WATCHED_MONTHS)}`, before: sql`v.day < w.start_on and v.day >= ${moved(sql`w.start_on`, -WATCHED_MONTHS)}`, earlier: sql`v.day < ${moved(sql`w.start_on`, -WATCHED_MONTHS)}` };
    return sql`cast(sum(case when ${edges[window]} then ${raw(what === "money" ? "v.total_amount" : "1")} else 0 end) as bigint) as ${raw(`${what}_${window}`)}`;
  };
  return sql`
    with month_of as (${table}),
    joined as (select client_id, min(booked_on) as joined_on from core.points where client_id is not null group by client_id),
    came as (
      select m.month_no, m.start_on, m.end_on, v.client_id, min(v.branch) as branch from month_of m cross join marts.visit_day v
      where v.day >= m.start_on and v.day <= m.end_on group by m.month_no, m.start_on, m.end_on, v.client_id
    ),
    standing as (
      select c.*, k.client_kind, case when j.joined_on <= c.end_on then 1 else 0 end as member
      from came c join core.client k on k.client_id = c.client_id
      left join joined j on j.client_id = c.client_id
      where (j.joined_on >= c.start_on or j.client_id is null)
        and k.phone is not null and ${inOwnBranches("figures", sql`c.branch`)} and ${chosen(sql`c.branch`, branch)} and ${chosen(sql`k.client_kind`, client_kind)}
    ),
    lived as (
      select w.client_id, w.client_kind, w.member, w.month_no, w.start_on, max(case when v.day < w.start_on then v.day end) as last_day,
        ${join((["money", "visits"] as const).flatMap((what) => (["after", "before", "earlier"] as const).map((window) => within(what, window))))}
      from standing w join marts.visit_day v on v.client_id = w.client_id
      where v.day >= ${moved(sql`w.start_on`, -2 * WATCHED_MONTHS)} and v.day <= ${moved(sql`w.end_on`, WATCHED_MONTHS)}
      group by w.client_id, w.client_kind, w.member, w.month_no, w.start_on
    ),
    usual as (select avg(money_before + money_earlier) as money from lived where member = 1),
    kinds as (
      select l.*, concat(l.client_kind, ' t', cast(l.month_no as varchar),
          case when l.last_day is null then ' r0' when l.last_day >= ${moved(sql`l.start_on`, -3)} then ' r1' when l.last_day >= ${moved(sql`l.start_on`, -6)} then ' r2' else ' r3' end,
          case when l.visits_before + l.visits_earlier <= 1 then ' f1' when l.visits_before + l.visits_earlier <= 3 then ' f2' else ' f3' end,
          case when l.money_before + l.money_earlier > u.money then ' m2' else ' m1' end
        ) as stratum
      from lived l cross join usual u
    )
    select stratum, member, count(*) as n, ${sums("money")}, ${sums("visits")} from kinds group by stratum, member order by stratum, member`;
}

function strataOf(rows: readonly Row[], what: "money" | "visits"): Stratum[] {
  const side = (stratum: string, member: number) => {
    const row = rows.find((one) => one.stratum === stratum && Number(one.member) === member);
    const of = (name: Sum): number => Number(row?.[`${what}_${name}`] ?? 0);
    const n = Number(row?.n ?? 0);
    return { change: { n, sum: of("change"), squares: of("change_squares") }, before: { n, sum: of("before"), squares: of("before_squares") }, after: of("after") };
  };
  return [...new Set(rows.map(({ stratum }) => stratum))].map((stratum) => ({ treated: side(stratum, 1), others: side(stratum, 0) }));
}
