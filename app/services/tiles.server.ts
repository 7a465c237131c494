import type { Home } from "#pipelines/index.ts";
import { ignored } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import { monthEnd, monthOf, monthsBetween } from "#app/metrics/period.ts";
import type { Figure, Tile } from "#app/metrics/types.ts";
import { compared, type Asked } from "./comparison.server.ts";
import { figuresAt, monthFigures } from "./month-figures.server.ts";
import { sameOrigin, trendEnds } from "./trend-months.ts";

/** One tile, or one for each origin of answers: now, month by month, and held against what the page compares with. */
export async function tilesOf(home: Home, metric: Metric, asked: Asked): Promise<Tile[]> {
  const { asOf, filters } = asked;
  const ends = trendEnds(asOf);
  const later = asked.through ? monthsBetween(monthOf(asOf), monthOf(asked.through)).slice(1).map(monthEnd) : [];
  const at = (days: readonly string[]) => monthFigures(home, metric, days, [], filters);
  const now = figuresAt(home, metric, asked, filters, asked.detail);
  const [current, trend, rest, answers] = await Promise.all([now, at(ends), later.length > 0 ? at(later) : [], compared(home, metric, asked, now, ends)]);
  const addsUp = metric.population.window !== "trailing" && additiveShapes.has(metric.shape);
  return current.map((figure, index) => {
    const own = (other: Figure) => sameOrigin(other, figure);
    const context = [...trend, ...rest].filter(own);
    return { current: figure, trend: trend.filter(own), ...(later.length > 0 && { context }), addsUp, ignores: ignored(metric, filters), ...(answers[index] ?? { change: null }) };
  });
}

/** Shapes of which the months' sums make the sums of a longer period. */
const additiveShapes: ReadonlySet<Metric["shape"]> = new Set(["share", "amount_share", "mean"]);
