import type { Home } from "#pipelines/index.ts";
import { ignored, spanAt } from "#app/metrics/compile.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { Tile } from "#app/metrics/types.ts";
import { compared, type Asked } from "./comparison.server.ts";
import { figures } from "./figures.server.ts";
import { monthSpan, sameOrigin, trendEnds } from "./trend-months.ts";

/** One tile, or one for each origin of answers: now, month by month, and held against what the page compares with. */
export async function tilesOf(home: Home, metric: Metric, asked: Asked): Promise<Tile[]> {
  const { asOf, period, filters } = asked;
  const ends = trendEnds(asOf);
  const [current, trend] = await Promise.all([
    figures(home, metric, [spanAt(asOf, period)], [], filters),
    figures(home, metric, ends.map((end) => monthSpan(metric, end)), [], filters),
  ]);
  const answers = await compared(home, metric, asked, current, ends);
  return current.map((figure, at) => ({ current: figure, trend: trend.filter((other) => sameOrigin(other, figure)), ignores: ignored(metric, filters), ...(answers[at] ?? { change: null }) }));
}
