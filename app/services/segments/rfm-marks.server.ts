import type { Home } from "#pipelines/index.ts";
import { bigint, day, join, quantile, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { rfm } from "#app/metrics/populations/rfm.ts";
import { cellOf, ruleTables } from "#app/promotions/segments.ts";
import type { RfmCuts, RfmTable } from "#app/stats/rfm.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Marks, MarksContext } from "./marks.server.ts";

/** By cuts that the business fixed. */
export function fixedMarks(context: MarksContext): Marks {
  return {
    joined: sql`left join (select client_id, segment, recency, frequency from (${rfm.select({ ...context, needs: new Set(["segment", "recency", "frequency"]) })}) as u) as fx on fx.client_id = k.client_id`,
    holds: (id) => {
      const cell = cellOf(id);
      return cell ? sql`(fx.recency = ${String(cell.r)} and fx.frequency = ${String(cell.f)})` : sql`fx.segment = ${id.slice("fixed_".length)}`;
    },
  };
}

export interface RfmMeasure {
  readonly cuts: RfmCuts;
  /** Whether money is margin: the cost of nearly all paid orders is known. */
  readonly byMargin: boolean;
  readonly clients: number;
}

/** Of paid orders so many must have their cost for money to be margin; the others then count by it alone. */
const COSTED = 0.95;

const paid = (asOf: string): Sql => sql`
  from core.visit as v where v.closed_on > ${day(spanAt(asOf).m24)} and v.closed_on <= ${day(asOf)} and v.client_id is not null and v.payer = 'customer' and v.total_amount > 0 and not v.is_reversed`;

/** Clients with a visit in the 24 months: days since the last, visit days, money (minor units), and 1 where one visit is all and the first contact is within a year. */
export function rfmValues(asOf: string, byMargin: boolean): Sql {
  const money = byMargin ? raw("v.total_amount - v.cost_amount") : raw("v.total_amount");
  return sql`
    select a.client_id, date_diff('day', a.last_day, ${day(asOf)}) as recency, a.visits as frequency, coalesce(p.money, 0) as monetary,
      case when a.visits = 1 and f.first_contact > ${day(spanAt(asOf).m12)} then 1 else 0 end as not_due
    from (select client_id, max(day) as last_day, count(*) as visits from marts.visit_day where day > ${day(spanAt(asOf).m24)} and day <= ${day(asOf)} group by client_id) as a
    join marts.client_first as f on f.client_id = a.client_id
    left join (select v.client_id, ${bigint(sql`sum(${money})`)} as money ${paid(asOf)} group by v.client_id) as p on p.client_id = a.client_id`;
}

/** Cuts of all clients of the home at fifths, and 1 more, so that a value on a fifth stays below it. Null without clients. Source: R package rfm 0.3.0. */
export async function rfmMeasure(home: Home, asOf: string): Promise<RfmMeasure | null> {
  const [costs] = await runQuery<{ orders: number; costed: number }>(home, "orders with a cost", sql`select count(*) as orders, count(v.cost_amount) as costed ${paid(asOf)}`);
  const byMargin = costs !== undefined && Number(costs.orders) > 0 && Number(costs.costed) >= COSTED * Number(costs.orders);
  const names = ["recency", "frequency", "monetary"] as const;
  const fifths = [1, 2, 3, 4] as const;
  const columns = names.flatMap((name) => fifths.map((fifth) => sql`${quantile(raw(name), fifth / 5)} as ${raw(`${name}_${fifth}`)}`));
  const [row] = await runQuery<Record<string, number | null>>(home, "cuts of recency, frequency and money", sql`select count(*) as clients, ${join(columns)} from (${rfmValues(asOf, byMargin)}) as u`);
  if (!row || Number(row["clients"]) === 0) return null;
  const cutsOf = (name: string): number[] => fifths.map((fifth) => Number(row[`${name}_${fifth}`]) + 1);
  return { cuts: { recency: cutsOf("recency"), frequency: cutsOf("frequency"), monetary: cutsOf("monetary") }, byMargin, clients: Number(row["clients"]) };
}

/** How many cuts a value has reached. */
const reached = (column: string, cuts: readonly number[]): Sql => join(cuts.map((cut) => sql`case when ${raw(column)} >= ${cut} then 1 else 0 end`), " + ");

/** Scores r, f, m (5 is best) of each client, as `rfmScores` gives them. */
export const rfmScored = (asOf: string, { cuts, byMargin }: RfmMeasure): Sql => sql`
  select client_id, not_due, 5 - (${reached("recency", cuts.recency)}) as r, 1 + ${reached("frequency", cuts.frequency)} as f, 1 + ${reached("monetary", cuts.monetary)} as m
  from (${rfmValues(asOf, byMargin)}) as u`;

/** The segment of scores, as `rfmSegment` gives it. */
export const segmentCase = ({ rules }: RfmTable): Sql => raw(
  `case when not_due = 1 then 'new_not_due' ${rules.map(({ segment, r, f, m }) => `when r between ${r[0]} and ${r[1]} and f between ${f[0]} and ${f[1]} and m between ${m[0]} and ${m[1]} then '${segment}'`).join(" ")} else 'others' end`,
);

/** By a table of scores. */
export async function rfmMarks(home: Home, { asOf }: MarksContext, name: "rfm" | "older"): Promise<Marks> {
  const measure = await rfmMeasure(home, asOf);
  if (!measure) return { joined: raw(""), holds: () => raw("false") };
  const as = raw(`rs_${name}`);
  return {
    joined: sql`left join (select client_id, r, f, ${segmentCase(ruleTables[name].table)} as segment from (${rfmScored(asOf, measure)}) as u) as ${as} on ${as}.client_id = k.client_id`,
    holds: (id) => {
      const cell = cellOf(id);
      return cell ? sql`(${as}.r = ${cell.r} and ${as}.f = ${cell.f})` : sql`${as}.segment = ${id.slice(name.length + 1)}`;
    },
  };
}
