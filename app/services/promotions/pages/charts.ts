import { drawChart } from "#app/charts/draw.server.ts";
import { weeks, type WeeksData } from "#app/charts/plots/weeks.ts";
import type { DrawnChart } from "#app/charts/types.ts";
import { addDays } from "#app/metrics/period.ts";
import type { WeekPoint } from "#app/promotions/weeks.ts";
import type { Difference } from "#app/stats/proportions.ts";
import type { Assessed } from "../assess.server.ts";
import { weekOf } from "./causal.ts";
import type { Say } from "./say.ts";

/** Actual against expected, the effect by week, what was added since the start. Empty without a holdout. */
export function weekCharts({ span, costs, arms }: Assessed, points: readonly WeekPoint[], { t, format, money }: Say): DrawnChart[] {
  if (points.length === 0) return [];
  const day = (week: number): string => addDays(span.from, 7 * week);
  const major = ({ value, low, high }: Difference) => ({ value: value / 100, low: low / 100, high: high / 100 });
  const end = weekOf(span.from, span.to);
  const common = { unit: "money" as const, empty: t("promotions.chart_empty"), ...(end < points.length - 1 && { end: { at: end, label: t("promotions.chart_end") } }) };
  const cost = costs.fixed + costs.points + costs.perContact * (arms[0]?.n ?? 0);
  const panels: readonly (WeeksData & { readonly title: string })[] = [
    { ...common, title: t("promotions.chart_actual_title"), name: t("promotions.chart_expected"), besideName: t("promotions.chart_actual"), subtitle: t("promotions.chart_expected_sub"), points: points.map(({ week, actual, expected }) => ({ day: day(week), ...major(expected), beside: actual / 100 })) },
    { ...common, title: t("promotions.chart_effect_title"), name: t("promotions.chart_effect"), subtitle: t("promotions.chart_effect_sub"), points: points.map(({ week, effect }) => ({ day: day(week), ...major(effect) })) },
    { ...common, title: t("promotions.chart_cumulative_title"), name: t("promotions.chart_cumulative"), subtitle: t("promotions.chart_cumulative_sub"), ...(cost > 0 && { level: { value: cost / 100, label: t("promotions.chart_level", { value: money(cost) }) } }), points: points.map(({ week, cumulative }) => ({ day: day(week), ...major(cumulative) })) },
  ];
  return panels.map(({ title, ...data }) => drawChart(weeks, data, { t, format }, { title, wide: 560 }));
}
