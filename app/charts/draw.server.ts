import { renderChart } from "./render.server.ts";
import type { ChartKind, ChartWords, DrawnChart } from "./types.ts";

export interface DrawOptions {
  /** Width in CSS pixels of the drawing for a desktop column, 640 unless told. */
  readonly wide?: number;
  /** Width of the drawing for a phone, 340 unless told. */
  readonly narrow?: number;
  /** A title that the page knows better than the chart. */
  readonly title?: string;
}

/** Draws a chart at two widths with its title, description and table twin: what a loader returns for <ChartFigure>. */
export function drawChart<Data>(kind: ChartKind<Data>, data: Data, words: ChartWords, options: DrawOptions = {}): DrawnChart {
  const title = options.title ?? kind.title(data, words);
  const description = kind.description(data, words);
  const anchors = kind.anchors(data);
  const draw = (width: number, className: string) =>
    renderChart(kind.plot(data, { ...words, width }), { label: `${title}. ${description}`, className, nearest: kind.nearest, anchors });
  return {
    name: kind.name,
    title,
    subtitle: kind.subtitle(data, words),
    description,
    svg: draw(options.wide ?? 640, "chart-wide") + draw(options.narrow ?? 340, "chart-narrow"),
    table: kind.table(data, words),
    words: { table: words.t("charts.table"), hint: words.t("charts.hint"), empty: words.t("charts.empty") },
  };
}
