import type { Home } from "#pipelines/index.ts";
import { allOf, ident, join, sql } from "#pipelines/warehouse/sql.ts";
import { driverMetrics, nps } from "#app/metrics/definitions/feedback.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { drivers, type Driver } from "#app/metrics/populations/satisfied.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { DriverStudy } from "#app/metrics/views/feedback.ts";
import { importance } from "#app/stats/importance.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { unitsOf } from "./questions.server.ts";

/** Under so many answers nothing is said of what moves them. */
const FEWEST_ANSWERS = 50;
const origins = ["internal", "importer"] as const;

/**
 * What moves the recommendation, survey by survey: the drivers that it asks about, how well each does and how much it weighs in a
 * standardised regression of the latest scores on all of them. A survey that asks about none has no study.
 */
export async function driverStudies(home: Home, asked: Asked): Promise<DriverStudy[]> {
  const wanted = origins.filter((origin) => !asked.filters.origin?.length || asked.filters.origin.includes(origin));
  const means = (await Promise.all(driverMetrics.map((metric) => figures(home, metric, [spanAt(asked.asOf, asked.period)], [], asked.filters)))).flat();
  const studies = await Promise.all(wanted.map((origin) => study(home, asked, origin, means.filter((figure) => figure.by["origin"] === origin))));
  return studies.filter((one) => one.drivers.length > 0);
}

async function study(home: Home, asked: Asked, origin: string, means: readonly Figure[]): Promise<DriverStudy> {
  const known = drivers.flatMap((driver) => {
    const performance = means.find((figure) => figure.metric === `csi_${driver}` && figure.n > 0);
    return performance ? [{ driver, performance }] : [];
  });
  if (known.length === 0) return { origin, n: 0, least: FEWEST_ANSWERS, drivers: [] };
  const moments = await momentsOf(home, asked, origin, known.map(({ driver }) => driver));
  const weights = moments.n < FEWEST_ANSWERS ? null : importance(moments);
  return { origin, n: moments.n, least: FEWEST_ANSWERS, drivers: known.map((one, i) => ({ ...one, importance: weights?.[i] ?? null })) };
}

/** Sums and sums of products over the answers behind the NPS that say something of every driver; the score comes last. */
async function momentsOf(home: Home, asked: Asked, origin: string, names: readonly Driver[]) {
  const columns = [...names.map(ident), ident("recommend_score")];
  const pairs = columns.flatMap((a, i) => columns.slice(i).map((b, j) => ({ name: `p${i}_${i + j}`, sum: sql`sum(cast(q.${a} as double) * q.${b})` })));
  const [row] = await runQuery<Record<string, number | null>>(
    home,
    "drivers",
    sql`select count(*) as n, ${join(columns.map((column, i) => sql`sum(cast(q.${column} as double)) as ${ident(`s${i}`)}`))}, ${join(pairs.map(({ name, sum }) => sql`${sum} as ${ident(name)}`))}
        from (${await unitsOf(home, nps, asked, origin)}) as u join core.survey q on q.batch_id = u.batch_id and q.line = u.line
        where ${allOf(names.map((name) => sql`q.${ident(name)} is not null`))}`,
  );
  const at = (name: string): number => Number(row?.[name] ?? 0);
  return { n: at("n"), sums: columns.map((_, i) => at(`s${i}`)), products: columns.map((_, i) => columns.map((_two, j) => at(`p${Math.min(i, j)}_${Math.max(i, j)}`))) };
}
