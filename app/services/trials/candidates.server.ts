import type { Home } from "#pipelines/index.ts";
import { addMonths, day, quantile, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { OutcomeBasis } from "#app/promotions/design-plan.ts";
import type { Candidate } from "#app/promotions/holdout.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { runQuery, timedQuery } from "#app/warehouse/run-query.server.ts";
import { paidOrders } from "../promotions/assigned.ts";
import { DETRACTOR_MAX, latestScores, openComplaints } from "../segments/displeased.server.ts";
import { clientMarks } from "../segments/marks.server.ts";

export interface GroupQuestion {
  /** Whom: a query with the one column client_id. */
  readonly members: Sql;
  /** The day at the end of which the group is chosen. */
  readonly asOf: string;
  /** Days that the test counts: as many up to `asOf` say how much clients differ. */
  readonly days: number;
  /** Leaves out whose latest score is that of a detractor, and whose complaint is open. */
  readonly withoutDispleased: boolean;
  /** Of revenue, where cost is unknown: 0–1. */
  readonly margin: number | null;
}

/** Up to so many months ago the last visit was: class 3, 2; longer ago 1. */
const recencyMonths = [6, 12] as const;
/** So many visit days in 24 months or more: class 3, 2; fewer 1. */
const frequencies = [5, 2] as const;

/**
 * Everybody in the group that the viewer may read, once: client_id, stratum, refused, unreachable, displeased (0 or 1, the first that holds),
 * and what they left in (asOf − days, asOf]: orders, costed, revenue, margin, assumed. The stratum is recency, frequency, money paid in a
 * year against the group's median, and the branch: "323 Центр".
 */
async function group(home: Home, { members, asOf, days, withoutDispleased, margin }: GroupQuestion): Promise<Sql> {
  const [now, year] = [day(asOf), addMonths(day(asOf), -12)];
  const own = inOwnBranches("figures", raw("branch"));
  return sql`
    with member as (
      select m.client_id, m.branch, m.last_day, m.refused, m.no_phone from (${await clientMarks(home, asOf, ["refused", "no_phone"])}) as m where m.client_id in (${members})
    ),
    came as (
      select client_id, max(day) as last_day, count(*) as visits, coalesce(sum(case when day > ${year} then total_amount end), 0) as spent
      from marts.visit_day where day > ${addMonths(day(asOf), -24)} and day <= ${now} and ${own} and client_id in (select client_id from member) group by client_id
    ),
    middle as (select ${quantile(raw("spent"), 0.5)} as spent from came where spent > 0),
    worth as (
      select client_id, sum(total_amount) as revenue, sum(total_amount - coalesce(cost_amount, 0)) as margin, sum(coalesce(cast(total_amount - cost_amount as double), total_amount * (${margin ?? 0} + 0.0e0))) as assumed,
        count(*) filter (where total_amount > 0) as orders, count(*) filter (where total_amount > 0 and cost_amount is not null) as costed
      from (${paidOrders()}) as o
      where is_sale = 0 and day > ${now} - ${days} and day <= ${now} and client_id in (select client_id from member) group by client_id
    ),
    scored as (${latestScores(asOf)}),
    open_complaint as (${openComplaints(asOf)})
    select b.client_id,
      concat(case when c.last_day > ${addMonths(day(asOf), -recencyMonths[0])} then '3' when c.last_day > ${addMonths(day(asOf), -recencyMonths[1])} then '2' else '1' end,
        case when c.visits >= ${raw(String(frequencies[0]))} then '3' when c.visits >= ${raw(String(frequencies[1]))} then '2' else '1' end,
        case when coalesce(c.spent, 0) = 0 then '1' when c.spent <= h.spent then '2' else '3' end, ' ', coalesce(b.branch, '')) as stratum,
      b.refused, case when b.refused = 0 and b.no_phone = 1 then 1 else 0 end as unreachable,
      ${withoutDispleased ? raw(`case when b.refused = 0 and b.no_phone = 0 and (s.score <= ${DETRACTOR_MAX} or x.client_id is not null) then 1 else 0 end`) : raw("0")} as displeased,
      coalesce(w.orders, 0) as orders, coalesce(w.costed, 0) as costed, coalesce(w.revenue, 0) as revenue, coalesce(w.margin, 0) as margin, coalesce(w.assumed, 0) as assumed
    from member as b
    left join came as c on c.client_id = b.client_id
    left join middle as h on true
    left join worth as w on w.client_id = b.client_id
    left join scored as s on s.client_id = b.client_id
    left join open_complaint as x on x.client_id = b.client_id`;
}

const may = raw("refused = 0 and unreachable = 0 and displeased = 0");

export interface GroupSummary {
  /** Before anybody is left out. */
  readonly all: number;
  readonly leftOut: { readonly refused: number; readonly unreachable: number; readonly displeased: number };
  /** Who may be put into the test. */
  readonly clients: number;
  readonly strata: number;
  readonly basis: OutcomeBasis;
  /** What one of them left over the time before, in minor units of the basis. */
  readonly mean: number;
  readonly sd: number;
}

/** What a group is like, summed up in the engine. */
export async function groupSummary(home: Home, question: GroupQuestion): Promise<GroupSummary> {
  const spread = (column: string) => raw(`coalesce(avg(${column}) filter (where may), 0) as ${column}_mean, coalesce(stddev_samp(${column}) filter (where may), 0) as ${column}_sd`);
  const [row] = await runQuery<Record<string, number | bigint>>(
    home,
    "group of a test",
    sql`
      select count(*) as total, sum(refused) as refused, sum(unreachable) as unreachable, sum(displeased) as displeased, count(*) filter (where may) as clients,
        count(distinct case when may then stratum end) as strata, sum(orders) filter (where may) as orders, sum(costed) filter (where may) as costed,
        ${spread("revenue")}, ${spread("margin")}, ${spread("assumed")}
      from (select *, ${may} as may from (${await group(home, question)}) as g) as u`,
  );
  const of = (name: string): number => Number(row?.[name] ?? 0);
  const basis: OutcomeBasis = of("orders") > 0 && of("costed") === of("orders") ? "margin" : question.margin === null ? "revenue" : "assumed_margin";
  const column = ({ margin: "margin", assumed_margin: "assumed", revenue: "revenue" } as const)[basis];
  return { all: of("total"), leftOut: { refused: of("refused"), unreachable: of("unreachable"), displeased: of("displeased") }, clients: of("clients"), strata: of("strata"), basis, mean: of(`${column}_mean`), sd: of(`${column}_sd`) };
}

/** Who may be put into the test, each with the stratum. */
export async function candidatesOf(home: Home, question: GroupQuestion): Promise<Candidate[]> {
  const rows = await timedQuery<{ id: number; stratum: string }>(home, "candidates of a test", sql`select client_id as id, stratum from (${await group(home, question)}) as g where ${may} order by client_id`);
  return rows.map(({ id, stratum }) => ({ id: Number(id), stratum }));
}
