import type { Home } from "#pipelines/index.ts";
import { day, list, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { overWhole, unitsWithin } from "#app/auth/scope.server.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { Filters } from "#app/metrics/types.ts";
import { lostGap } from "#app/stats/return-chance.ts";
import { kaplanMeier, type Observation } from "#app/stats/survival.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

/** The policy of a lost client, version 1: fewer than this share return within so many days. */
export const lostPolicy = { chance: 0.1, withinDays: 365 } as const;
/** Under so many gaps that ended nothing is said of how long a silence means a loss. */
const FEWEST_RETURNS = 30;

/** Silences of one length: between a contact and the next, or from the last one to the day it is looked at. */
export interface Gap {
  readonly branch: string | null;
  readonly days: number;
  readonly ended: boolean;
  readonly n: number;
}

/**
 * Gaps between the contacts of each client up to a day, counted by length; those that have not ended are open until that day. Two contacts
 * of one day have no gap between them. Branch, brand: of the contact after which the silence began.
 */
export async function gaps(home: Home, asOf: string, asked: Filters, byBranch: boolean): Promise<Gap[]> {
  const filters = unitsWithin(["branch"], [], asked);
  if (filters === null) return [];
  const branch = byBranch ? sql`branch` : sql`cast(null as varchar)`;
  const rows = await runQuery<{ branch: string | null; days: number; ended: number; n: number }>(
    home,
    "gaps between contacts",
    sql`
      select branch, days, ended, count(*) as n from (
        select ${branch} as branch, coalesce(next_day, ${day(asOf)}) - day as days, case when next_day is null then 0 else 1 end as ended
        from (
          select c.client_id, c.day, c.branch, c.make as brand, lead(c.day) over (partition by c.client_id order by c.day) as next_day
          from marts.contact c where c.day <= ${day(asOf)}
        ) as following
        where ${chosen(filters)}
      ) as measured
      where days > 0 or ended = 0
      group by branch, days, ended
      order by branch, days, ended`,
  );
  return rows.map((row) => ({ branch: row.branch, days: Number(row.days), ended: Number(row.ended) === 1, n: Number(row.n) }));
}

/** Filters that a silence can follow; the kind of the client costs a look at the clients, so only when asked. */
function chosen({ branch = [], brand = [], client_kind: kind = [] }: Filters): Sql {
  const some = (column: Sql, values: readonly string[]) => (values.length ? sql`${column} in (${list(values)})` : sql`true`);
  const ofKind = kind.length ? sql`client_id in (select client_id from core.client where client_kind in (${list(kind)}))` : sql`true`;
  return sql`${some(sql`branch`, branch)} and ${some(sql`brand`, brand)} and ${ofKind}`;
}

export const observations = (found: readonly Gap[]): Observation[] => found.map(({ days, ended, n }) => ({ time: days, event: ended, weight: n }));

/**
 * Days of silence after which a client of this home counts as lost, from all gaps up to its usual as-of date: one threshold for every
 * date and filter, so that a trend of the lost is not one of the threshold. Null where the data are too short or too few to show it.
 */
export async function lostAfterDays(home: Home): Promise<number | null> {
  const { asOf } = await facts(home);
  if (asOf === null) return null;
  const found = await overWhole(() => gaps(home, asOf, {}, false));
  const returns = found.reduce((sum, gap) => sum + (gap.ended ? gap.n : 0), 0);
  return returns < FEWEST_RETURNS ? null : lostGap(kaplanMeier(observations(found)), lostPolicy.withinDays, lostPolicy.chance);
}

/** The threshold where a metric asks for it. */
export const lostGapFor = async (home: Home, { population }: Metric): Promise<number | null> => (population.needsLostGap ? lostAfterDays(home) : null);
