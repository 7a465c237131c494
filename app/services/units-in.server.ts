import type { Home } from "#pipelines/index.ts";
import { allOf, ident, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { unitsWithin } from "#app/auth/scope.server.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Population } from "#app/metrics/define.ts";
import type { Dimension, Filters } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import type { Asked } from "./comparison.server.ts";

/** The units of a population that the page's filters leave and the viewer may read, as a subquery with all their columns: for studies, which read what no figure holds. */
export async function unitsIn(home: Home, population: Population, { asOf, period, filters: asked }: Asked, split: readonly Dimension[] = []): Promise<Sql> {
  const { satisfactionMax, applied } = await facts(home);
  const within = unitsWithin(population.dimensions, split, asked);
  const filters = within ?? asked;
  const used = (Object.keys(filters) as (keyof Filters)[]).filter((name) => filters[name]?.length && population.dimensions.includes(name));
  const units = population.select({ spans: [spanAt(asOf, period)], needs: new Set<Dimension>([...split, ...used]), satisfactionMax, applied });
  return sql`(select * from (${units}) as units where ${allOf([within ? raw("true") : raw("false"), ...used.map((name) => sql`${ident(name)} in (${list(filters[name] ?? [])})`)])})`;
}
