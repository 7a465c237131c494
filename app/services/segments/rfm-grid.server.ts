import type { Home } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { rfm } from "#app/metrics/populations/rfm.ts";
import type { Rules } from "#app/promotions/segments.ts";
import type { RfmCuts } from "#app/stats/rfm.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { clientMarks } from "./marks.server.ts";
import { rfmMeasure, rfmScored } from "./rfm-marks.server.ts";

export interface RfmGrid {
  /** Clients by class of recency and of frequency, 5 is best. */
  readonly cells: readonly { readonly r: number; readonly f: number; readonly n: number }[];
  /** Null for cuts fixed by the business. */
  readonly cuts: RfmCuts | null;
  readonly byMargin: boolean;
}

/** How clients of the 24 months lie by recency and frequency under the rules chosen, of those the viewer of now may read. */
export async function rfmCells(home: Home, asOf: string, rules: Rules): Promise<RfmGrid> {
  const { satisfactionMax, applied } = await facts(home);
  const measure = rules === "fixed" ? null : await rfmMeasure(home, asOf);
  if (rules !== "fixed" && measure === null) return { cells: [], cuts: null, byMargin: false };
  const scored = measure
    ? rfmScored(asOf, measure)
    : sql`select client_id, cast(recency as integer) as r, cast(frequency as integer) as f from (${rfm.select({ spans: [spanAt(asOf)], needs: new Set(["recency", "frequency"]), satisfactionMax, applied })}) as u`;
  const cells = await runQuery<{ r: number; f: number; n: number }>(
    home,
    "grid of recency and frequency",
    sql`select s.r, s.f, count(*) as n from (${scored}) as s join (${await clientMarks(home, asOf, [])}) as m on m.client_id = s.client_id group by s.r, s.f order by ${raw("1, 2")}`,
  );
  return { cells: cells.map(({ r, f, n }) => ({ r: Number(r), f: Number(f), n: Number(n) })), cuts: measure?.cuts ?? null, byMargin: measure?.byMargin ?? false };
}
