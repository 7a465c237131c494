import type { Home } from "#pipelines/index.ts";
import { addMonths, bigint, ident, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { named, specText, type SegmentSpec } from "#app/promotions/segments.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { clientMarks } from "./marks.server.ts";
import { isMember } from "./members.server.ts";

export interface Size {
  readonly clients: number;
  /** What they brought in the twelve months up to the last contact of each, minor units: for the lost it is what is at stake. */
  readonly money: number;
  /** How many of them whose money is revenue, for the cost of some order is unknown. */
  readonly byRevenue: number;
}

/**
 * What each known client brought in the twelve months up to the last contact: the margin where every paid order has its cost, else the revenue
 * (minor units); by_revenue = 1 where it is the revenue. As `lost_clients` has it, of everybody. `marks` is a query of `clientMarks`.
 */
export const moneyOf = (marks: Sql): Sql => sql`
  select l.client_id, case when count(v.cost_amount) = count(*) then ${bigint(raw("sum(v.total_amount - v.cost_amount)"))} else ${bigint(raw("sum(v.total_amount)"))} end as money,
    case when count(v.cost_amount) < count(*) then 1 else 0 end as by_revenue
  from (select client_id, last_day from (${marks}) as w) as l
  join core.visit as v on v.client_id = l.client_id
  where v.closed_on > ${addMonths(raw("l.last_day"), -12)} and v.closed_on <= l.last_day and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed
  group by l.client_id`;

/** Sizes of segments at the end of a day by their texts, and of all known clients under "". */
export async function segmentSizes(home: Home, asOf: string, specs: readonly SegmentSpec[]): Promise<ReadonlyMap<string, Size>> {
  const all = [{ all: [] }, ...specs];
  const sums = all.map((spec, at) => {
    const within = spec.all.length ? isMember(spec) : raw("true");
    const sum = (value: Sql, name: string): Sql => sql`${bigint(sql`coalesce(sum(case when ${within} then ${value} else 0 end), 0)`)} as ${ident(`${name}_${at}`)}`;
    return join([sum(raw("1"), "clients"), sum(raw("coalesce(p.money, 0)"), "money"), sum(raw("coalesce(p.by_revenue, 0)"), "revenue")]);
  });
  const [row = {}] = await runQuery<Record<string, number | bigint>>(
    home,
    "sizes of segments",
    sql`with m as (${await clientMarks(home, asOf, [...new Set(all.flatMap(named))])}) select ${join(sums)} from m left join (${moneyOf(raw("select * from m"))}) as p on p.client_id = m.client_id`,
  );
  const of = (name: string, at: number): number => Number(row[`${name}_${at}`] ?? 0);
  return new Map(all.map((spec, at) => [specText(spec), { clients: of("clients", at), money: of("money", at), byRevenue: of("revenue", at) }]));
}
