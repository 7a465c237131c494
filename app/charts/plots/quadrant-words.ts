import type { ChartTable, ChartWords } from "../types.ts";
import { cornerOf, type QuadrantData, splitOf } from "./quadrant-data.ts";

const toFix = (data: QuadrantData) => data.points.filter((point) => cornerOf(point, splitOf(data)) === "fix").toSorted((a, b) => b.y - a.y);

export function quadrantTitle(data: QuadrantData, { t }: ChartWords): string {
  if (data.points.length === 0) return data.name;
  const fix = toFix(data);
  return fix.length === 0 ? t("plots.quadrant_none", { name: data.name }) : t("plots.quadrant_title", { name: data.name, list: fix.slice(0, 3).map((point) => point.label).join(", ") });
}

export const quadrantSubtitle = (data: QuadrantData, { t }: ChartWords): string =>
  data.points.length === 0 ? "" : t(data.points.some((point) => point.low !== undefined) ? "plots.quadrant_bands" : "plots.quadrant_subtitle", { x: data.xLabel, y: data.yLabel });

export function quadrantDescription(data: QuadrantData, words: ChartWords): string {
  const { t } = words;
  if (data.points.length === 0) return t("plots.empty_quadrant", { name: data.name });
  const split = splitOf(data);
  const list = data.points.map((point) => `${point.label}: ${t(`plots.corner_${cornerOf(point, split)}`)}`).join("; ");
  return `${quadrantTitle(data, words)}. ${list}.`;
}

export function quadrantTable(data: QuadrantData, { t, format }: ChartWords): ChartTable {
  const split = splitOf(data);
  const [xUnit, yUnit] = [data.xUnit ?? "score", data.yUnit ?? "score"];
  const spans = data.points.some((point) => point.low !== undefined);
  return {
    columns: [
      { label: data.name, numeric: false },
      { label: data.xLabel, numeric: true },
      { label: data.yLabel, numeric: true },
      ...(spans ? [{ label: t("charts.interval"), numeric: true }] : []),
      { label: t("charts.count"), numeric: true },
      { label: t("charts.mark"), numeric: false },
    ],
    rows: data.points.map((point) => [
      point.label,
      format.value(point.x, xUnit),
      format.value(point.y, yUnit),
      ...(spans ? [format.range(point.low, point.high, yUnit)] : []),
      format.value(point.n, "count"),
      t(`plots.corner_${cornerOf(point, split)}`),
    ]),
  };
}
