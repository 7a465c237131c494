import { drawChart } from "#app/charts/draw.server.ts";
import { drawSparkline } from "#app/charts/draw-sparkline.server.ts";
import { bridgeChart } from "#app/charts/plots/bridge.ts";
import type { FunnelLimits } from "#app/charts/plots/funnel-data.ts";
import { funnel } from "#app/charts/plots/funnel-plot.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import type { OverviewData } from "#app/metrics/types.ts";
import type { OverviewAround } from "#app/metrics/views/overview.ts";
import { paleLine } from "./against.ts";
import { headline } from "./headline.ts";
import { metricName, type Wording } from "./words.ts";

/** Limits of chance for a branch of n clients in a group of this share; statistics are handed in. */
export type LimitsOf = (groupShare: number, n: number) => FunnelLimits;

/** Everything on the Overview that is drawn or worded once, on the server. */
export function overviewView(data: OverviewData, around: Pick<OverviewAround, "goals" | "events">, limitsOf: LimitsOf, words: Wording) {
  const corridor = findMetric(data.loyal.current.metric)?.corridor ?? null;
  const strip = corridor ? { corridor: { low: corridor[0], high: corridor[1] } } : {};
  const name = metricName(data.loyal.current, words.t);
  const aims = around.goals.find(({ metric }) => metric === data.loyal.current.metric)?.months ?? [];
  const beside = { ...(aims.length > 0 && { goal: aims }), events: around.events };
  const group = Number(data.branches.group.value ?? 0);
  return {
    headline: headline(data.loyal, corridor, words),
    trend: drawChart(trend, { figures: data.loyal.context ?? data.loyal.trend, name, ...strip, ...beside, ...paleLine(data.loyal, words) }, words, { wide: 760, title: words.t("ui.trend_title") }),
    bridge: drawChart(bridgeChart, { steps: data.bridge, ...strip }, words, { wide: 640 }),
    funnel: drawChart(funnel, { name, group: data.branches.group, rows: data.branches.rows, limits: (n: number) => limitsOf(group, n) }, words, { wide: 500 }),
    sparks: data.tiles.map((tile) => drawSparkline({ figures: tile.trend, name: metricName(tile.current, words.t) }, words)),
  };
}
export type OverviewView = ReturnType<typeof overviewView>;
