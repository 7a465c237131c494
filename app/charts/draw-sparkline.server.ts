import { drawnOnce } from "./in-turns.server.ts";
import { sparkline } from "./plots/sparkline.ts";
import { trendDescription, type TrendData } from "./plots/trend-words.ts";
import { renderChart } from "./render.server.ts";
import type { ChartWords } from "./types.ts";

/** The small trend of a tile as markup for <Sparkline>, with the trend in words as its accessible name. */
export function drawSparkline(data: TrendData, words: ChartWords, width = 140): string {
  return drawnOnce(() => renderChart(sparkline(data, { width }), { label: `${data.name}. ${trendDescription(data, words)}` }));
}
