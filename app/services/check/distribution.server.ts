import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { paidOrders } from "#app/metrics/populations/orders.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { CheckData } from "#app/metrics/views/check.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { unitsIn } from "../units-in.server.ts";

const BINS = 16;
/** The closed bins reach so far beyond the 90th percentile; the last one holds what is above. */
const BEYOND_P90 = 1.5;
const MINOR = 100;

/** How many orders fall into each span of amounts; round steps. Empty without orders. */
export async function checkBins(home: Home, asked: Asked, check: Figure): Promise<CheckData["bins"]> {
  const top = Number(check.p90 ?? 0);
  if (!(top > 0)) return [];
  const step = roundStep((top * BEYOND_P90) / BINS);
  const rows = await runQuery<{ bin: number; n: number }>(
    home,
    "checks by amount",
    sql`select least(${BINS}, cast(floor(cast(paid_amount as double) / ${Math.round(step * MINOR)}) as integer)) as bin, count(*) as n from ${await unitsIn(home, paidOrders, asked)} as u group by 1 order by 1`,
  );
  const counts = new Map(rows.map(({ bin, n }) => [Number(bin), Number(n)]));
  return Array.from({ length: BINS + 1 }, (_, at) => ({ from: at * step, to: at === BINS ? null : (at + 1) * step, count: counts.get(at) ?? 0 }));
}

/** The next of 1, 2, 2.5, 5 × 10ⁿ: edges that can be read. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return (([1, 2, 2.5, 5].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power);
}
