import type { Home } from "#pipelines/index.ts";
import { quantile, raw, sql } from "#pipelines/warehouse/sql.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";

/** Fewer completed gaps show no usual one: metrics.md, "Promotions". */
export const FEWEST_GAPS = 30;

export interface Tail {
  /** Median of the completed gaps between visits of a client, in days; null: too few to say. */
  readonly days: number | null;
  readonly gaps: number;
  /** The last day of any order or sale. */
  readonly dataEnd: string | null;
}

/** One tail for every promotion of the home and every reader, as one threshold says who is lost. */
export async function usualTail(home: Home): Promise<Tail> {
  const [{ to }, [row]] = await Promise.all([
    facts(home),
    overWhole(() =>
      runQuery<{ n: number | bigint; middle: number | null }>(
        home,
        "gaps between visits",
        sql`
          select count(*) as n, ${quantile(raw("days"), 0.5)} as middle
          from (select date_diff('day', day, lead(day) over (partition by client_id order by day)) as days from marts.visit_day) as gap
          where days is not null`,
      ),
    ),
  ]);
  const gaps = Number(row?.n ?? 0);
  return { days: gaps < FEWEST_GAPS || row?.middle == null ? null : Math.round(Number(row.middle)), gaps, dataEnd: to };
}
