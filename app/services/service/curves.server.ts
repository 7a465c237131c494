import type { Home } from "#pipelines/index.ts";
import { ident, sql } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { repurchase } from "#app/metrics/definitions/sales.ts";
import { buyers } from "#app/metrics/populations/buyers.ts";
import { deliveredCars } from "#app/metrics/populations/delivered-cars.ts";
import type { ReturnCurve } from "#app/metrics/views/clients.ts";
import type { FirstServiceBy, ServiceData } from "#app/metrics/views/service.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { returnCurve } from "../return-curve.ts";
import { unitsIn } from "../units-in.server.ts";

/** So many groups have a curve of their own, the largest. */
const DRAWN_GROUPS = 4;
const FEWEST = 10;

interface Counted {
  readonly label: string | null;
  readonly days: number;
  readonly event: number;
  readonly n: number;
}

/** How soon sold cars come to paid service after delivery, by brand or branch; the curves of the largest groups. */
export async function firstServiceCurves(home: Home, asked: Asked, by: FirstServiceBy): Promise<ServiceData["firstService"]> {
  const rows = await runQuery<Counted>(
    home,
    "first service",
    sql`select ${ident(by)} as label, days, came as event, count(*) as n from ${await unitsIn(home, deliveredCars, asked, [by])} as u group by ${ident(by)}, days, came order by days`,
  );
  const sizes = new Map<string | null, number>();
  for (const { label, n } of rows) sizes.set(label, (sizes.get(label) ?? 0) + Number(n));
  const largest = [...sizes].filter(([label, n]) => label !== null && n >= FEWEST).sort(([, a], [, b]) => b - a).slice(0, DRAWN_GROUPS);
  return { by, groups: largest.flatMap(([name]) => curveOf(name, rows.filter(({ label }) => label === name)) ?? []) };
}

/** How soon buyers buy again, and the share that did by each horizon. */
export async function repurchaseOf(home: Home, asked: Asked): Promise<ServiceData["repurchase"]> {
  const [found, rows] = await Promise.all([
    figures(home, repurchase, [spanAt(asked.asOf)], [], asked.filters),
    runQuery<Counted>(home, "repurchase", sql`select null as label, days, again as event, count(*) as n from ${await unitsIn(home, buyers, asked)} as u where horizon = '60' group by days, again order by days`),
  ]);
  return { figures: found.toSorted((a, b) => Number(a.by["horizon"]) - Number(b.by["horizon"])), curve: curveOf(null, rows) };
}

const curveOf = (label: string | null, rows: readonly Counted[]): ReturnCurve | null => returnCurve(label, rows.map(({ days, event, n }) => ({ time: Number(days), event: Number(event) === 1, weight: Number(n) })));
