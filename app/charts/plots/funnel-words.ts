import type { ChartTable, ChartWords } from "../types.ts";
import { branchDots, type FunnelData } from "./funnel-data.ts";

/** Names the branches that chance does not explain, or says that there are none. */
export function funnelTitle(data: FunnelData, { t, format }: ChartWords): string {
  const dots = branchDots(data);
  if (dots.length === 0 || data.group.value === null) return data.name;
  const outside = dots.filter((dot) => dot.funnel !== "inside");
  if (outside.length === 0) return t("charts.funnel_title_inside");
  return t("charts.funnel_title_outside", { list: outside.map((dot) => `${dot.branch} ${format.share(dot.share)}`).join(", ") });
}

export const funnelSubtitle = (data: FunnelData, { t }: ChartWords) => (branchDots(data).length === 0 ? "" : t("charts.funnel_subtitle", { name: data.name }));

export function funnelDescription(data: FunnelData, { t, format }: ChartWords): string {
  const dots = branchDots(data);
  if (dots.length === 0) return t("charts.empty_funnel", { name: data.name });
  const list = dots.map((dot) => `${dot.branch}: ${format.share(dot.share)}, n = ${format.value(dot.n, "count")}, ${t(`charts.funnel_${dot.funnel}`)}`).join("; ");
  return t("charts.funnel_description", { group: format.value(data.group.value, "share"), list });
}

export function funnelTable(data: FunnelData, { t, format }: ChartWords): ChartTable {
  return {
    columns: [
      { label: t("charts.branch"), numeric: false },
      { label: data.name, numeric: true },
      { label: t("charts.interval"), numeric: true },
      { label: t("charts.count"), numeric: true },
      { label: t("charts.against_group"), numeric: false },
    ],
    rows: branchDots(data).map(({ branch, figure, n, funnel }) => [branch, format.value(figure.value, "share"), format.range(figure.low, figure.high, "share"), format.value(n, "count"), t(`charts.funnel_${funnel}`)]),
  };
}
