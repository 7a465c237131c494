import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import type { Metric } from "#app/metrics/define.ts";
import { contactGaps } from "#app/metrics/populations/contact-gaps.ts";
import type { Filters } from "#app/metrics/types.ts";
import { lostGap } from "#app/stats/return-chance.ts";
import { kaplanMeier, type Observation } from "#app/stats/survival.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { unitsIn } from "../units-in.server.ts";

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

/** Gaps between the contacts of each client up to a day, counted by length; those that have not ended are open until that day. */
export async function gaps(home: Home, asOf: string, asked: Filters, byBranch: boolean): Promise<Gap[]> {
  const branch = byBranch ? sql`branch` : sql`cast(null as varchar)`;
  const rows = await runQuery<{ branch: string | null; days: number; ended: number; n: number }>(
    home,
    "gaps between contacts",
    sql`select ${branch} as branch, days, again as ended, count(*) as n from ${await unitsIn(home, contactGaps, { asOf, period: undefined, filters: asked }, byBranch ? ["branch"] : [])} as u group by 1, days, again order by 1, days, again`,
  );
  return rows.map((row) => ({ branch: row.branch, days: Number(row.days), ended: Number(row.ended) === 1, n: Number(row.n) }));
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
