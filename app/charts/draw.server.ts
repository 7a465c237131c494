import { drawnOnce } from "./in-turns.server.ts";
import { renderChart } from "./render.server.ts";
import type { ChartKind, ChartWords, DrawnChart } from "./types.ts";

export interface DrawOptions {
  /** Width in CSS pixels of the drawing for a desktop column, 640 unless told; above that one more is drawn for columns between. */
  readonly wide?: number;
  /** Width of the drawing for a phone, 340 unless told. */
  readonly narrow?: number;
  /** A title that the page knows better than the chart. */
  readonly title?: string;
}

/** Draws a chart at two or three widths with its title, description and table twin: what a loader returns for <ChartFigure>. */
export function drawChart<Data>(kind: ChartKind<Data>, data: Data, words: ChartWords, options: DrawOptions = {}): DrawnChart {
  return drawnOnce(() => drawNow(kind, data, words, options));
}

function drawNow<Data>(kind: ChartKind<Data>, data: Data, words: ChartWords, options: DrawOptions): DrawnChart {
  const title = options.title ?? kind.title(data, words);
  const description = kind.description(data, words);
  const draw = (width: number, className: string) =>
    drawnOnce(() => renderChart(kind.plot(data, { ...words, width }), { label: title, className: `${className} chart-w${Math.round(width / 100)}`, nearest: kind.nearest, anchors: kind.anchors(data, width) }));
  const [wide, narrow] = [options.wide ?? 640, options.narrow ?? 340];
  return {
    name: kind.name,
    title,
    subtitle: kind.subtitle(data, words),
    description,
    svg: (wide > 640 ? draw(wide, "chart-wide") + draw(560, "chart-middle") : draw(wide, "chart-wide chart-middle")) + draw(narrow, "chart-narrow"),
    table: kind.table(data, words),
    words: { table: words.t("charts.table"), hint: words.t("charts.hint"), empty: words.t("charts.empty") },
  };
}
