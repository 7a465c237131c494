import { inOwnBranches } from "#app/auth/scope.server.ts";
import { fittingBgNbd, type BgNbd } from "#app/stats/bg-nbd.ts";
import { fittingGammaGamma, type GammaGamma, type Spend } from "#app/stats/gamma-gamma.ts";
import { fittingMbgNbd, type MbgNbd } from "#app/stats/mbg-nbd.ts";
import type { Fit } from "#app/stats/repeat-visits.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { allOf, day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { inSlices } from "../in-slices.ts";

/** The models as the literature fits them: times in weeks, money in major units. */
export interface ExactModels {
  readonly until: string | null;
  readonly customers: number;
  readonly bgNbd: Fit<BgNbd>;
  readonly mbgNbd: Fit<MbgNbd>;
  readonly gammaGamma: Fit<GammaGamma>;
}

const WEEK = 7;
/** With more different histories than this times are taken by the whole week: a fit then takes no longer for a million clients. */
const MOST_HISTORIES = 50_000;

/** With more different spends than this those within a hundredth of one another are taken together, at their mean. */
const MOST_SPENDS = 20_000;
const BINS = 100;
type Weighed = Required<Spend>;
function binned(spends: readonly Weighed[]): readonly Weighed[] {
  if (spends.length <= MOST_SPENDS) return spends;
  const bins = new Map<string, { x: number; sum: number; weight: number }>();
  for (const { x, m, weight } of spends) {
    const key = `${x} ${Math.floor(BINS * Math.log(m))}`;
    const bin = bins.get(key) ?? { x, sum: 0, weight: 0 };
    bin.sum += m * weight;
    bin.weight += weight;
    bins.set(key, bin);
  }
  return [...bins.values()].map(({ x, sum, weight }) => ({ x, m: sum / weight, weight }));
}

/**
 * Fits of the visits up to a day (the home's as-of date unless told) that the viewer of now may read: visits of a day are one, the first is none of the repeats, times are whole days
 * ÷ 7, money is the mean of each client's repeat visits that were paid. What does not converge says so.
 */
export async function exactModels(home: Home, asked?: string): Promise<ExactModels> {
  const until = asked ?? (await facts(home)).asOf;
  const none = { refused: "no_repeats" } as const;
  if (until === null) return { until, customers: 0, bgNbd: none, mbgNbd: none, gammaGamma: none };
  const visits: Sql = sql`(select client_id, day, total_amount from marts.visit_day where ${allOf([sql`day <= ${day(until)}`, inOwnBranches("clients", raw("branch"))])})`;
  const histories = (step: number) =>
    runQuery<{ x: number; between: number; known: number; n: number }>(
      home,
      "exact histories of visits",
      sql`
        select visits - 1 as x, cast(floor(date_diff('day', first_day, last_day) / ${step}) as integer) as between, cast(floor(date_diff('day', first_day, ${day(until)}) / ${step}) as integer) as known, count(*) as n
        from (select client_id, min(day) as first_day, max(day) as last_day, count(*) as visits from ${visits} as v group by client_id) as seen
        group by 1, 2, 3 order by 1, 2, 3`,
    );
  const daily = await histories(1);
  const weekly = daily.length > MOST_HISTORIES;
  const spends = await runQuery<{ x: number; amount: number; n: number }>(
    home,
    "spend of repeat visits",
    sql`
      select x, amount, count(*) as n from (
        select v.client_id, count(*) as x, cast(sum(v.total_amount) as bigint) as amount
        from ${visits} as v join (select client_id, min(day) as first_day from ${visits} as w group by client_id) as f on f.client_id = v.client_id
        where v.day > f.first_day and v.total_amount > 0 group by v.client_id
      ) as spent group by x, amount order by x, amount`,
  );
  const found = weekly ? await histories(WEEK) : daily;
  const weeks = (steps: number): number => (weekly ? steps + 0.5 : steps / WEEK);
  const known = found.map(({ x, between, known: T, n }) => ({ x: Number(x), tx: Number(x) === 0 ? 0 : weeks(Number(between)), T: weeks(Number(T)), weight: Number(n) }));
  const money = binned(spends.map(({ x, amount, n }) => ({ x: Number(x), m: Number(amount) / 100 / Number(x), weight: Number(n) })));
  return {
    until,
    customers: known.reduce((sum, { weight }) => sum + weight, 0),
    bgNbd: await inSlices(fittingBgNbd(known)),
    mbgNbd: await inSlices(fittingMbgNbd(known)),
    gammaGamma: await inSlices(fittingGammaGamma(money)),
  };
}
